// Open milestones are deadlines of the calendar: a late proclamation moves them, and whoever is concerned hears of it. The
// milestone follows its deadline, and a deadline is settled with its milestone, by triggers (0024_rollout_schedule.sql).
import { and, eq, isNull, sql } from 'drizzle-orm'
import { deadlines } from '../../../platform/calendar/calendar-tables.ts'
import { setDeadlines } from '../../../platform/calendar/deadlines.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { coordinators, milestones, waves } from '../tables.ts'

/** What the deadlines of milestones are called in the calendar; triggers know it by this name. */
const MILESTONE_DEADLINE = 'rollout.milestone'

/**
 * Puts the open milestones of a wave into the calendar as they stand, with those who hear when one moves: its owner, the
 * coordinators of the wave and the rollout managers. Call it after any of these changed. A milestone that a proclamation
 * moved keeps the day that it was moved from, so that it comes back when the proclamation is withdrawn.
 */
export async function keepMilestoneDeadlines(scope: PlatformScope, waveId: string): Promise<void> {
  const rows = await scope.db
    .select({ milestone: milestones, wave: waves, known: deadlines })
    .from(milestones)
    .innerJoin(waves, eq(waves.id, milestones.waveId))
    .leftJoin(
      deadlines,
      and(
        isNull(deadlines.organizationId),
        eq(deadlines.kind, MILESTONE_DEADLINE),
        eq(deadlines.subjectId, sql`${milestones.id}::text`),
      ),
    )
    .where(eq(milestones.waveId, waveId))
  const team = await scope.db
    .select({ id: coordinators.personId })
    .from(coordinators)
    .where(eq(coordinators.waveId, waveId))
  const open = rows.filter(({ milestone: { status } }) => status === 'open' || status === 'delayed')
  await setDeadlines(
    scope,
    open.map(({ milestone, wave, known }) => ({
      kind: MILESTONE_DEADLINE,
      subjectId: milestone.id,
      title: shortened(`${milestone.title} of wave ${wave.number}`),
      path: '/platform/rollout/timeline',
      statutoryDate: known?.dueDate === milestone.dueOn ? known.statutoryDate : milestone.dueOn,
      roles: ['rollout_manager'],
      people: [...new Set([...(milestone.ownerId ? [milestone.ownerId] : []), ...team.map(({ id }) => id)])],
    })),
  )
}

function shortened(title: string): string {
  return title.length > 200 ? `${title.slice(0, 199)}…` : title
}
