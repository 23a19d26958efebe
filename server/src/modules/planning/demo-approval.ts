// How invented plans came to be where they are: who prepared, submitted and decided them, and when.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { workflowSteps } from '../../platform/workflow/tables.ts'
import { annualPlanWorkflow } from './plan-workflow.ts'

interface Person {
  id: string
  name: string
}
/** Who writes and who decides; members of the organization. */
export interface PlanningPeople {
  planner: Person
  manager: Person
}
export interface Seeding {
  scope: OrganizationScope
  people: PlanningPeople
}

/** The steps that lead to a status. */
const PATHS: Record<string, readonly string[]> = {
  cancelled: ['withdraw'],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  active: ['submit', 'approve', 'activate'],
  completed: ['submit', 'approve', 'activate', 'complete'],
}
const BY_PLANNER = new Set(['submit', 'withdraw'])
const COMMENTS: Record<string, string> = {
  return: 'Say by when each goal is reached, and who leads it.',
  withdraw: 'Merged into the sector plan.',
}
const DAYS_BEFORE_FIRST_STEP = 14
const DAYS_BETWEEN_STEPS = 7

/** The instant some days later, or now when that is still ahead. */
export function notAhead({ scope }: Seeding, written: string, days = 0): string {
  const instant = Temporal.Instant.from(written).add({ hours: 24 * days })
  const now = scope.clock.now()
  return (Temporal.Instant.compare(instant, now) < 0 ? instant : now).toString()
}

/** Columns of a plan of this status that was first written at `written` (an instant). */
export function approvalOf(seeding: Seeding, status: string, written: string) {
  const { planner, manager } = seeding.people
  const path = PATHS[status] ?? []
  const createdAt = notAhead(seeding, written)
  const submitted = path.includes('submit')
  const decided = path.includes('approve') || path.includes('return')
  return {
    preparers: [planner.id],
    preparedBy: planner.name,
    createdAt,
    updatedAt: createdAt,
    ...(submitted ? { submittedAt: dayOfStep(seeding, written, 0), submittedBy: planner.name } : {}),
    ...(decided ? { decidedAt: dayOfStep(seeding, written, 1), decidedBy: manager.name } : {}),
  }
}

function dayOfStep(seeding: Seeding, written: string, index: number): string {
  return notAhead(seeding, written, DAYS_BEFORE_FIRST_STEP + index * DAYS_BETWEEN_STEPS)
}

/** Writes the steps that led a plan to its status. */
export async function addSteps(
  seeding: Seeding,
  subject: string,
  plan: { id: string; status: string; written: string },
): Promise<void> {
  const { planner, manager } = seeding.people
  const transitions: Record<string, { to: string }> = annualPlanWorkflow.transitions
  let fromStatus = 'draft'
  const steps = (PATHS[plan.status] ?? []).map((action, index) => {
    const actor = BY_PLANNER.has(action) ? planner : manager
    const toStatus = transitions[action]?.to ?? fromStatus
    const step = { subject, subjectId: plan.id, action, fromStatus, toStatus, comment: COMMENTS[action] ?? '' }
    fromStatus = toStatus
    return { ...step, actorId: actor.id, actorName: actor.name, at: dayOfStep(seeding, plan.written, index) }
  })
  if (steps.length > 0) await seeding.scope.db.insert(workflowSteps).values(steps)
}
