// Recording progress. Entries are added and never changed; the value of the latest one is the current value.
import { and, eq, gt, or, sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { goalView } from './goal-view.ts'
import { goalTitleOf, viewOf } from './objective-changes.ts'
import type { ObjectiveView } from './objectives.contract.ts'
import { lockObjective } from './objectives.ts'
import { revised, stateWord } from './plan-rules.ts'
import type { recordGoalProgress, recordObjectiveProgress } from './progress.contract.ts'
import { entriesOfGoal, entriesOfObjective, latestEntry } from './progress-entries.ts'
import type { GoalView } from './strategic-goals.contract.ts'
import { lockGoal } from './strategic-goals.ts'
import { objectives, progressEntries, strategicGoals } from './tables.ts'

const EARLIEST = '2000-01-01'

/**
 * Adds an entry to an objective of an active annual plan. Work that had not started has; only a person says that it is
 * completed. Errors: planning.progress.not_active, .future, .too_early, .unknown_evidence,
 * concurrency.duplicate_submission for the same entry again within a minute.
 */
export async function addObjectiveProgress(
  scope: OrganizationScope,
  { params, body }: Input<typeof recordObjectiveProgress>,
): Promise<ObjectiveView> {
  const { objective, annual } = await lockObjective(scope, params.id)
  requireActive(annual.status)
  await addEntry(scope, { objectiveId: objective.id }, body)
  const [changed] = await scope.db
    .update(objectives)
    .set({
      currentValue: latestEntry('value', entriesOfObjective(scope, objective.id)),
      status: body.status ?? started(objective.status),
      ...revised(objectives),
    })
    .where(eq(objectives.id, objective.id))
    .returning()
  return viewOf(scope, changed, { annual, goalTitle: await goalTitleOf(scope, annual, objective.goalId) })
}

/** Adds an entry to a goal of an active strategic plan; as `addObjectiveProgress`. */
export async function addGoalProgress(
  scope: OrganizationScope,
  { params, body }: Input<typeof recordGoalProgress>,
): Promise<GoalView> {
  const { goal, plan } = await lockGoal(scope, params.id)
  requireActive(plan.status)
  await addEntry(scope, { goalId: goal.id }, body)
  const [changed] = await scope.db
    .update(strategicGoals)
    .set({
      currentValue: latestEntry('value', entriesOfGoal(scope, goal.id)),
      status: body.status ?? started(goal.status),
      ...revised(strategicGoals),
    })
    .where(eq(strategicGoals.id, goal.id))
    .returning()
  return changed ? goalView(changed, { ...plan, today: today(scope.clock.now()) }) : fail('planning.goal.not_found')
}

function requireActive(status: string): void {
  if (status !== 'active') fail('planning.progress.not_active', { state: stateWord(status) })
}

function started(status: string): string {
  return status === 'not_started' ? 'in_progress' : status
}

type Entry = Pick<Input<typeof recordGoalProgress>['body'], 'asOf' | 'value' | 'note' | 'evidenceFileId'>

async function addEntry(
  scope: OrganizationScope,
  subject: { objectiveId: string } | { goalId: string },
  { asOf, value, note = '', evidenceFileId = null }: Entry,
): Promise<void> {
  if (asOf > today(scope.clock.now())) fail('planning.progress.future')
  if (asOf < EARLIEST) fail('planning.progress.too_early')
  const entry = { ...subject, asOf, value, note, evidenceFileId, authorId: scope.actor.id }
  await refuseRepetition(scope, entry)
  await scope.db.insert(progressEntries).values({ ...entry, authorName: scope.actor.name })
}

/** An entry cannot be taken back, so a form that is sent twice must not leave two. */
async function refuseRepetition(
  scope: OrganizationScope,
  entry: Omit<typeof progressEntries.$inferInsert, 'authorName'>,
): Promise<void> {
  const { goalId, objectiveId, asOf, value, note, authorId, createdAt, organizationId } = progressEntries
  const [same] = await scope.db
    .select({ id: progressEntries.id })
    .from(progressEntries)
    .where(
      and(
        eq(organizationId, scope.organization.id),
        or(eq(goalId, entry.goalId ?? sql`null`), eq(objectiveId, entry.objectiveId ?? sql`null`)),
        and(eq(asOf, entry.asOf), eq(value, entry.value), eq(note, entry.note ?? ''), eq(authorId, entry.authorId)),
        gt(createdAt, sql`clock_timestamp() - interval '1 minute'`),
      ),
    )
    .limit(1)
  if (same) failPlatform('concurrency.duplicate_submission')
}
