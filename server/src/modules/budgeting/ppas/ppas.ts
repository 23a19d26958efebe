// Reading programs, activities and projects.
import { and, asc, eq, getTableColumns, ilike, or, sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../../platform/calendar/fiscal.ts'
import { today } from '../../../platform/calendar/manila.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { ledgerAccounts, ppas } from '../tables.ts'
import { fail } from './errors.ts'
import { budgetOf, findOpenMoney, moneyOf, NO_MONEY } from './ppa-money.ts'
import type { listPpas, Ppa, readPpa, readPpaHistory } from './ppas.contract.ts'
import { performanceIndicators } from './tables.ts'

/** Codes that BMMS gives begin so; those of the finance ministry begin with the cost structure, 1 to 3. */
export const PROVISIONAL = '9'

/** Names its table itself: in a select from one table Drizzle leaves the names of tables out. */
const indicators = sql<number>`(select count(*) from performance_indicator i
  where i.organization_id = ppa.organization_id and i.ppa_id = ppa.id and i.is_active)`.mapWith(Number)
const summary = {
  id: ppas.id,
  code: ppas.code,
  title: ppas.title,
  kind: ppas.kind,
  costStructure: ppas.costStructure,
  parentId: ppas.parentId,
  outcome: ppas.outcome,
  implementingUnit: ppas.implementingUnit,
  location: ppas.location,
  tags: ppas.tags,
  isActive: ppas.isActive,
  version: ppas.version,
  indicators,
}
/** The way from the top to each program, by code. */
const tree = sql`(with recursive branch as (
    select p.id, 0 as level, array[p.code] as path from ppa p
     where p.organization_id = (select bmms.current_organization()) and p.parent_id is null
    union all
    select p.id, b.level + 1, b.path || p.code from ppa p join branch b on p.parent_id = b.id
     where p.organization_id = (select bmms.current_organization())) select * from branch)`
const ppaList = defineList({
  columns: { ...summary, level: sql<number>`branch.level`.mapWith(Number) },
  from: sql`${ppas} join ${tree} branch on branch.id = ${ppas.id}`,
  sortable: { tree: sql`branch.path`, code: ppas.code, title: ppas.title, kind: ppas.kind },
  sort: 'tree',
  tieBreaker: ppas.id,
})

/** One page of programs, with money of a year's appropriations; two statements. */
export async function findPpas(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listPpas>, 'query'>,
): Promise<Output<typeof listPpas>> {
  const { kind, costStructure, tag, active, q, year = presentYear(scope) } = query
  const found = q ? contains(q) : undefined
  const where = and(
    eq(ppas.organizationId, scope.organization.id),
    kind ? eq(ppas.kind, kind) : undefined,
    costStructure ? eq(ppas.costStructure, costStructure) : undefined,
    tag ? sql`${ppas.tags} @> array[${tag}]` : undefined,
    active === undefined ? undefined : eq(ppas.isActive, active),
    found ? or(ilike(ppas.title, found), ilike(ppas.code, found), ilike(ppas.outcome, found)) : undefined,
  )
  const page = await ppaList(scope.db, query, where)
  const money = await moneyOf(
    scope,
    page.items.map(({ id }) => id),
    year,
  )
  const items = page.items.map((ppa) => ({
    ...ppa,
    isProvisional: isProvisional(ppa.code),
    money: money.get(ppa.id) ?? NO_MONEY,
  }))
  return { ...page, items } as Output<typeof listPpas>
}

export function isProvisional(code: string): boolean {
  return code.startsWith(PROVISIONAL)
}

export function presentYear(scope: OrganizationScope): number {
  return fiscalYearOf(today(scope.clock.now()))
}

/** One program with its parts, its money and what the reader may do. Fails with budget.ppa.not_found. */
export async function getPpa(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readPpa>, 'params'>,
): Promise<Ppa> {
  const { description, bdpLink, bdipLink, goalId, specialProvisions } = getTableColumns(ppas)
  const [ppa] = await scope.db
    .select({ ...summary, description, bdpLink, bdipLink, goalId, specialProvisions })
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, params.id)))
  if (!ppa) return fail('budget.ppa.not_found')
  const [[parent], children, budget, hasAccounts] = await Promise.all([
    ppa.parentId ? findPlaces(scope, eq(ppas.id, ppa.parentId)) : [],
    findPlaces(scope, eq(ppas.parentId, ppa.id)),
    budgetOf(scope, ppa.id),
    isInLedger(scope, ppa.id),
  ])
  const allowed = scope.actor.permissions
  return {
    ...ppa,
    isProvisional: isProvisional(ppa.code),
    parent: parent ?? null,
    children,
    budget,
    canEdit: allowed.has('budget.ppa.edit'),
    canEditCode: allowed.has('budget.ppa.edit') && (isProvisional(ppa.code) || !hasAccounts),
    canRecord: allowed.has('budget.target.record') && ppa.isActive,
    deactivationRefusal: ppa.isActive ? await refusalToDeactivate(scope, { id: ppa.id, children }) : null,
  } as Ppa
}

function findPlaces(scope: OrganizationScope, where: ReturnType<typeof eq>) {
  return scope.db
    .select({ id: ppas.id, code: ppas.code, title: ppas.title, isActive: ppas.isActive })
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), where))
    .orderBy(asc(ppas.code))
}

/** Money was ever kept under it. */
export async function isInLedger(scope: OrganizationScope, id: string): Promise<boolean> {
  const found = await scope.db
    .select({ id: ledgerAccounts.id })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.organizationId, scope.organization.id), eq(ledgerAccounts.ppaId, id)))
    .limit(1)
  return found.length > 0
}

async function refusalToDeactivate(
  scope: OrganizationScope,
  { id, children }: { id: string; children: readonly { isActive: boolean }[] },
): Promise<string | null> {
  const active = children.filter((child) => child.isActive).length
  if (active > 0) return `${active} of its parts are still in use.`
  const open = await findOpenMoney(scope, { id, today: today(scope.clock.now()) })
  return open ? `Money is open: FY ${open.year}, ${open.class}, ${open.open}.` : null
}

/** The program's row, locked until the transaction ends. Fails with budget.ppa.not_found. */
export async function lockPpa(scope: OrganizationScope, id: string) {
  const [ppa] = await scope.db
    .select()
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, id)))
    .for('update')
  return ppa ?? fail('budget.ppa.not_found')
}

/** Changes of a program, its indicators with targets and accomplishments, and its work items. */
export async function findPpaHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readPpaHistory>,
): Promise<Output<typeof readPpaHistory>> {
  const found = await scope.db
    .select({ id: performanceIndicators.id, title: performanceIndicators.title })
    .from(performanceIndicators)
    .where(
      and(eq(performanceIndicators.organizationId, scope.organization.id), eq(performanceIndicators.ppaId, params.id)),
    )
  const [own] = await findPlaces(scope, eq(ppas.id, params.id))
  if (!own) return fail('budget.ppa.not_found')
  const ids = found.map(({ id }) => id)
  const parts = [
    { table: 'performance_indicator', column: 'ppa_id' },
    { table: 'work_item', column: 'ppa_id' },
    ...(ids.length > 0
      ? [
          { table: 'physical_target', column: 'indicator_id', ids },
          { table: 'accomplishment', column: 'indicator_id', ids },
        ]
      : []),
  ]
  const page = await recordHistory(scope, { table: 'ppa', id: params.id, parts }, query)
  const titles = new Map(found.map(({ id, title }) => [id, title]))
  return { ...page, items: page.items.map((change) => withIndicator(change, titles)) }
}

/** Links that tell a reader nothing. */
const SILENT = new Set(['ppa_id', 'parent_id', 'goal_id', 'indicator_id', 'author_id', 'author_name', 'position'])
type Change = Output<typeof readPpaHistory>['items'][number]

/** A target or accomplishment is of the indicator that it counts. */
function withIndicator(change: Change, titles: ReadonlyMap<string, string>): Change {
  const of = change.fields.find(({ field }) => field === 'indicator_id')
  const subject = of ? (titles.get(of.after ?? of.before ?? '') ?? change.subject) : change.subject
  return { ...change, subject, fields: change.fields.filter(({ field }) => !SILENT.has(field)) }
}
