// Authorities to disburse that were received: NCA, NTA, TRA, CDC, NCAA (BAA 84, s. 40).
import { and, eq, ilike, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import type {
  AuthorityView,
  addAuthority,
  editAuthority,
  listAuthorities,
  readAuthority,
} from './registers.contract.ts'
import { requireNotFuture } from './spending-days.ts'
import { disbursementAuthorities } from './tables.ts'

const columns = {
  id: disbursementAuthorities.id,
  kind: disbursementAuthorities.kind,
  number: disbursementAuthorities.number,
  fundCluster: disbursementAuthorities.fundCluster,
  receivedOn: disbursementAuthorities.receivedOn,
  validUntil: disbursementAuthorities.validUntil,
  amount: disbursementAuthorities.amount,
  remarks: disbursementAuthorities.remarks,
  isCancelled: disbursementAuthorities.isCancelled,
  version: disbursementAuthorities.version,
}
const authoritiesList = defineList({
  columns,
  from: disbursementAuthorities,
  sortable: {
    receivedOn: disbursementAuthorities.receivedOn,
    validUntil: disbursementAuthorities.validUntil,
    amount: disbursementAuthorities.amount,
    number: disbursementAuthorities.number,
  },
  sort: '-receivedOn',
  tieBreaker: disbursementAuthorities.id,
})
type Row = Omit<AuthorityView, 'hasLapsed'>

/** One page of authorities, the latest first. */
export async function findAuthorities(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listAuthorities>, 'query'>,
): Promise<Output<typeof listAuthorities>> {
  const of = disbursementAuthorities
  const day = today(scope.clock.now())
  const isValid = sql`(not ${of.isCancelled} and coalesce(${of.validUntil} >= ${day}, true))`
  const where = and(
    eq(of.organizationId, scope.organization.id),
    query.kind ? eq(of.kind, query.kind) : undefined,
    query.year ? sql`extract(year from ${of.receivedOn}) = ${query.year}` : undefined,
    query.valid === undefined ? undefined : query.valid ? isValid : sql`not ${isValid}`,
    query.q ? ilike(of.number, contains(query.q)) : undefined,
  )
  const page = await authoritiesList(scope.db, query, where)
  return { ...page, items: page.items.map((row) => viewOf(row as Row, day)) }
}

function viewOf(row: Row, day: string): AuthorityView {
  return { ...row, hasLapsed: row.validUntil !== null && row.validUntil < day }
}

/** Fails with budget.authority.not_found. */
export async function getAuthority(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readAuthority>, 'params'>,
): Promise<AuthorityView> {
  const [row] = await scope.db.select(columns).from(disbursementAuthorities).where(own(scope, params.id))
  return row ? viewOf(row as Row, today(scope.clock.now())) : fail('budget.authority.not_found')
}

function own(scope: OrganizationScope, id: string) {
  return and(eq(disbursementAuthorities.organizationId, scope.organization.id), eq(disbursementAuthorities.id, id))
}

/** Fails with budget.authority.number_taken, budget.authority.dates and budget.entry.future. */
export async function enterAuthority(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof addAuthority>, 'body'>,
): Promise<AuthorityView> {
  requireNotFuture(scope, body.receivedOn, 'receivedOn')
  const [added] = await scope.db
    .insert(disbursementAuthorities)
    .values(body)
    .returning({ id: disbursementAuthorities.id })
  return getAuthority(scope, { params: { moa: scope.organization.code, id: added?.id ?? '' } })
}

/** Corrects or cancels; who changed what stays in the change log. Also fails with concurrency.stale. */
export async function changeAuthority(
  scope: OrganizationScope,
  { params, body }: Input<typeof editAuthority>,
): Promise<AuthorityView> {
  const { version, ...content } = body
  const [row] = await scope.db
    .select({ version: disbursementAuthorities.version })
    .from(disbursementAuthorities)
    .where(own(scope, params.id))
    .for('no key update')
  if (!row) return fail('budget.authority.not_found')
  if (row.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getAuthority(scope, { params }) } })
  if (content.receivedOn) requireNotFuture(scope, content.receivedOn, 'receivedOn')
  await scope.db
    .update(disbursementAuthorities)
    .set({ ...content, version: version + 1, updatedAt: sql`now()` })
    .where(own(scope, params.id))
  return getAuthority(scope, { params })
}
