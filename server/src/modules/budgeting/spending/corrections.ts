// Notices of adjustment and reversals: reading them.
import { and, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, pageOf } from '../../../platform/http/list.ts'
import { listSteps } from '../../../platform/workflow/steps.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import type {
  CorrectionSummary,
  CorrectionView,
  listCorrectionSteps,
  listCorrections,
  readCorrection,
} from './corrections.contract.ts'
import { fail } from './errors.ts'
import { correctionWorkflow } from './workflows.ts'

const columns = sql`
  c.id, c.kind, c.status, c.number, c.found_on::text as "foundOn", c.reason, coalesce(q.payee, t.payee) as payee,
  c.request_id as "requestId", c.reversed_id as "reversedId", coalesce(q.number, t.number) as "correctedNumber",
  c.posting_id as "postingId", c.prepared_by_name as "preparedByName", c.decided_by_name as "decidedByName",
  to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decidedAt", c.version,
  to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  (case c.kind
     when 'adjustment' then (
       select sum(case when n.movement = 'decrease' then -n.amount else n.amount end)
         from ledger_correction_line n where n.organization_id = c.organization_id and n.correction_id = c.id)
     else (
       select -sum(e.effect) from ledger_entry e
        where e.organization_id = c.organization_id and e.posting_id = c.reversed_id and e.stage = (
          select f.stage from ledger_entry f
           where f.organization_id = c.organization_id and f.posting_id = c.reversed_id order by f.line desc limit 1))
   end)::numeric(20, 2)::text as amount`
const from = sql`ledger_correction c
  left join obligation_request q on q.organization_id = c.organization_id and q.id = c.request_id
  left join ledger_posting t on t.organization_id = c.organization_id and t.id = c.reversed_id`

const ORDER: Readonly<Record<string, ReturnType<typeof sql>>> = {
  createdAt: sql`c.created_at`,
  foundOn: sql`c.found_on`,
  status: sql`c.status`,
}

/** One page of corrections, the latest first. */
export async function findCorrections(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listCorrections>, 'query'>,
): Promise<Output<typeof listCorrections>> {
  const like = query.q ? contains(query.q) : undefined
  const where = and(
    sql`c.organization_id = ${scope.organization.id}`,
    query.status ? sql`c.status = ${query.status}` : undefined,
    query.kind ? sql`c.kind = ${query.kind}` : undefined,
    query.requestId ? sql`c.request_id = ${query.requestId}` : undefined,
    like
      ? sql`(c.reason ilike ${like} or c.number ilike ${like} or coalesce(q.payee, t.payee) ilike ${like}
          or coalesce(q.number, t.number) ilike ${like})`
      : undefined,
  )
  const { sort = '-createdAt' } = query
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  return pageOf(query, async (limit, offset) => {
    const { rows } = await scope.db.execute<CorrectionSummary & { total: number } & Record<string, unknown>>(sql`
      select ${columns}, (count(*) over ())::int as total from ${from} where ${where}
       order by ${ORDER[sort.replace('-', '')] ?? sql`c.created_at`} ${direction}, c.id ${direction}
       limit ${limit} offset ${offset}`)
    return rows
  }) as Promise<Output<typeof listCorrections>>
}

/** The correction with its lines and what the reader may do. Fails with budget.correction.not_found. */
export async function getCorrection(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readCorrection>, 'params'>,
): Promise<CorrectionView> {
  type Found = CorrectionSummary & { preparers: string[] } & Record<string, unknown>
  const { rows } = await scope.db.execute<Found>(sql`
    select ${columns}, c.preparers::text[] as preparers from ${from}
     where c.organization_id = ${scope.organization.id} and c.id = ${params.id}`)
  const [found] = rows
  if (!found) return fail('budget.correction.not_found')
  const { preparers, ...correction } = found
  const standing = { status: correction.status, preparers }
  const actions = actionsFor(correctionWorkflow, standing, scope.actor)
  return { ...correction, lines: await findCorrectionLines(scope, params.id), actions }
}

type Line = CorrectionView['lines'][number]

async function findCorrectionLines(scope: OrganizationScope, correctionId: string): Promise<Line[]> {
  const { rows } = await scope.db.execute<Line & Record<string, unknown>>(sql`
    select n.line_id as "lineId", l.line, p.code as "ppaCode", p.title as "ppaTitle", l.object_code as "objectCode",
           x.name as "objectName", n.movement, n.amount::text as amount
      from ledger_correction_line n
      join obligation_line l on l.organization_id = n.organization_id and l.id = n.line_id
      join ledger_account k on k.organization_id = l.organization_id and k.id = l.account_id
      join ppa p on p.organization_id = k.organization_id and p.id = k.ppa_id
      join uacs_object x on x.code = l.object_code
     where n.organization_id = ${scope.organization.id} and n.correction_id = ${correctionId}
     order by l.line`)
  return rows
}

/** Steps of a correction, oldest first. Fails with budget.correction.not_found. */
export async function findCorrectionSteps(
  scope: OrganizationScope,
  { params }: Input<typeof listCorrectionSteps>,
): Promise<Output<typeof listCorrectionSteps>> {
  await getCorrection(scope, { params })
  return { items: await listSteps(scope, correctionWorkflow, params.id) }
}
