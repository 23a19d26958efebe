// Who changed what in a plan, its parts, and their progress.
import { and, eq } from 'drizzle-orm'
import type { ChangeView } from '../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../platform/changes/history.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Page } from '../../platform/http/atoms.contract.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { readAnnualWorkPlanHistory } from './annual-work-plans.contract.ts'
import { fail } from './errors.ts'
import { getHeading } from './plan-steps.ts'
import type { readStrategicPlanHistory } from './strategic-plans.contract.ts'
import { annualWorkPlans, objectives, strategicGoals, strategicPlans } from './tables.ts'

/** Changes of a strategic plan and its goals, and the progress recorded for them. Fails with planning.plan.not_found. */
export async function findStrategicPlanHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readStrategicPlanHistory>,
): Promise<Page<ChangeView>> {
  await getHeading(scope, strategicPlans, params.id)
  const goals = await findGoalTitles(scope, params.id)
  const parts = [
    { table: 'strategic_goal', column: 'plan_id' },
    { table: 'progress_entry', column: 'goal_id', ids: [...goals.keys()] },
  ]
  return withTitles(await recordHistory(scope, { table: 'strategic_plan', id: params.id, parts }, query), goals)
}

/** Changes of an annual plan and its objectives, and the progress recorded for them. Fails with planning.plan.not_found. */
export async function findAnnualWorkPlanHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readAnnualWorkPlanHistory>,
): Promise<Page<ChangeView>> {
  const [annual] = await scope.db
    .select({ planId: annualWorkPlans.planId })
    .from(annualWorkPlans)
    .where(and(eq(annualWorkPlans.organizationId, scope.organization.id), eq(annualWorkPlans.id, params.id)))
  if (!annual) return fail('planning.plan.not_found')
  const found = await scope.db
    .select({ id: objectives.id, title: objectives.title })
    .from(objectives)
    .where(and(eq(objectives.organizationId, scope.organization.id), eq(objectives.annualWorkPlanId, params.id)))
  const goals = await findGoalTitles(scope, annual.planId)
  const parts = [
    { table: 'objective', column: 'annual_work_plan_id' },
    { table: 'progress_entry', column: 'objective_id', ids: found.map(({ id }) => id) },
  ]
  const page = await recordHistory(scope, { table: 'annual_work_plan', id: params.id, parts }, query)
  return withTitles(page, new Map([...goals, ...found.map(({ id, title }) => [id, title] as const)]))
}

type Titles = ReadonlyMap<string, string>

async function findGoalTitles(scope: OrganizationScope, planId: string): Promise<Titles> {
  const goals = await scope.db
    .select({ id: strategicGoals.id, title: strategicGoals.title })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, scope.organization.id), eq(strategicGoals.planId, planId)))
  return new Map(goals.map(({ id, title }) => [id, title]))
}

/** Links and places that tell a reader nothing. */
const SILENT = new Set([
  'plan_id',
  'annual_work_plan_id',
  'objective_id',
  'amends_id',
  'position',
  'author_id',
  'author_name',
])

/** Goals by title instead of id; an entry is about the goal or objective whose progress it reports. */
function withTitles(page: Page<ChangeView>, titles: Titles): Page<ChangeView> {
  return { ...page, items: page.items.map((change) => withTitle(change, titles)) }
}

function withTitle(change: ChangeView, titles: Titles): ChangeView {
  const entry = change.table === 'progress_entry'
  const about = change.fields.find(({ field, after }) => after && /^(goal|objective)_id$/.test(field))?.after
  const titleOf = (id: string | null) => (id === null ? null : (titles.get(id) ?? 'A goal of another revision'))
  const fields = change.fields
    .filter(({ field }) => !SILENT.has(field) && !(entry && field === 'goal_id'))
    .map(({ field, before, after }) => {
      if (field === 'goal_id') return { field: 'goal', before: titleOf(before), after: titleOf(after) }
      if (field === 'evidence_file_id') return { field: 'evidence', before: null, after: 'A file' }
      return { field, before, after }
    })
  return { ...change, fields, subject: entry ? (titles.get(about ?? '') ?? '') : change.subject }
}
