// Milestones whose day has passed become delayed and open one blocker each; when they are no longer late, it is closed.
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { formatDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { openBlocker, resolveBlocker } from '../run/blockers.ts'
import { coordinators, milestones, waves } from '../tables.ts'

/**
 * Looks at all waves that do not stand still. A milestone becomes delayed on the day after it was due; the blocker is told to
 * its owner and to the coordinators of the wave. It is of middle severity: the milestone itself already counts in the health
 * of the wave. Whoever resolves it by hand is not asked again until the milestone is late anew.
 */
export async function watchMilestones(scope: PlatformScope): Promise<void> {
  await closeSettled(scope)
  for (const late of await markDelayed(scope)) {
    await openBlocker(scope, {
      ...{ waveId: late.waveId, milestoneId: late.id, severity: 'medium', ownerId: late.ownerId ?? late.leadId },
      title: `${late.title} is late`,
      detail: `It was due on ${formatDate(late.dueOn)}. Report it as done, move it with a reason, or say here what holds it up.`,
    })
  }
}

async function markDelayed(scope: PlatformScope) {
  const today = todayIn(scope.clock.now())
  const lead = scope.db
    .select({ waveId: coordinators.waveId, personId: coordinators.personId })
    .from(coordinators)
    .where(eq(coordinators.part, 'lead'))
    .as('lead')
  const late = await scope.db
    .select({
      ...{ id: milestones.id, waveId: milestones.waveId, title: milestones.title, dueOn: milestones.dueOn },
      ...{ ownerId: milestones.ownerId, leadId: lead.personId },
    })
    .from(milestones)
    .innerJoin(waves, and(eq(waves.id, milestones.waveId), inArray(waves.status, ['planned', 'active'])))
    .leftJoin(lead, eq(lead.waveId, milestones.waveId))
    .where(and(eq(milestones.status, 'open'), lt(milestones.dueOn, today)))
    .orderBy(milestones.dueOn, milestones.id)
    .for('update', { of: milestones, skipLocked: true })
  if (late.length === 0) return late
  await scope.db
    .update(milestones)
    .set({ status: 'delayed', version: sql`${milestones.version} + 1`, updatedAt: sql`now()` })
    .where(
      inArray(
        milestones.id,
        late.map(({ id }) => id),
      ),
    )
  return late
}

interface Settled extends Record<string, unknown> {
  id: string
  status: string
  dueOn: string
}

/** Blockers that BMMS opened for milestones which are done, dropped or put off since. */
async function closeSettled(scope: PlatformScope): Promise<void> {
  const { rows } = await scope.db.execute<Settled>(sql`
    select b.id, m.status, m.due_on::text as "dueOn" from rollout_blocker b join rollout_milestone m on m.id = b.milestone_id
     where b.opened_by is null and b.resolved_at is null and m.status <> 'delayed'`)
  for (const { id, status, dueOn } of rows) {
    const resolution =
      status === 'done'
        ? 'The milestone is done.'
        : status === 'dropped'
          ? 'The milestone was dropped.'
          : `The milestone was moved to ${formatDate(dueOn)}.`
    await resolveBlocker(scope, { id, resolution })
  }
}
