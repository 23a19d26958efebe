// Whoever works on a wave hears when its dates move.
import { inArray } from 'drizzle-orm'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { coordinators } from '../tables.ts'
import type { MovePlan } from './plan-move.ts'

export const datesMovedTopic = defineTopic({
  name: 'rollout.dates_moved',
  label: 'Dates of the rollout that moved',
  summary: 'A wave that you coordinate, or a milestone that you answer for, was moved to other days.',
  mail: 'at_once',
})

const LISTED = 8

/** Tells the coordinators of each wave and the owners of its milestones, once a wave. */
export async function tellOfDates(scope: PlatformScope, plans: readonly MovePlan[], why: string): Promise<void> {
  const team = await scope.db
    .select({ waveId: coordinators.waveId, personId: coordinators.personId })
    .from(coordinators)
    .where(
      inArray(
        coordinators.waveId,
        plans.map(({ wave }) => wave.id),
      ),
    )
  for (const plan of plans) {
    const of = team.filter(({ waveId }) => waveId === plan.wave.id).map(({ personId }) => personId)
    const owners = plan.milestones.flatMap(({ row }) => row.ownerId ?? [])
    const lines = linesOf(plan)
    if (lines.length === 0) continue
    await notify(scope, {
      topic: datesMovedTopic,
      to: [...of, ...owners],
      title: `Dates of wave ${plan.wave.number} moved`,
      text: [...lines.slice(0, LISTED), ...(lines.length > LISTED ? [`and ${lines.length - LISTED} more`] : []), why]
        .filter(Boolean)
        .join('\n'),
      path: '/platform/rollout/timeline',
    })
  }
}

function linesOf({ wave, startsOn, endsOn, milestones }: MovePlan): string[] {
  const moved = (what: string, before: string, after: string) =>
    before === after ? [] : [`${what}: ${formatDate(before)} → ${formatDate(after)}`]
  return [
    ...moved('Start', wave.startsOn, startsOn),
    ...milestones.flatMap(({ row, after }) => moved(row.title, row.dueOn, after)),
    ...moved('End', wave.endsOn, endsOn),
  ]
}
