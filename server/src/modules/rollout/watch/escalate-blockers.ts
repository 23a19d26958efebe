// Critical blockers that stay open reach those who can move people and money, once.
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { formatInstant } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { blockerPath, placeOf } from '../run/blockers.ts'
import { blockers, waves } from '../tables.ts'
import { SEND_TO_CHAT } from './chat.ts'
import { escalationLetter } from './escalation-letter.ts'
import { ageWords } from './exceptions.ts'
import { notifyWithLetter } from './mail-at-once.ts'
import { escalationTopic } from './watch-topics.ts'

export const ESCALATE_AFTER_HOURS = 4

type BlockerRow = typeof blockers.$inferSelect

/**
 * Escalates every critical blocker of a wave that does not stand still, 4 hours after it was opened: to the lead of the wave
 * and to the rollout managers, whatever their quiet hours, and to the chat where the installation has one.
 */
export async function escalateBlockers(scope: PlatformScope, { hasChat }: { hasChat: boolean }): Promise<void> {
  const now = scope.clock.now()
  const limit = now.subtract({ hours: ESCALATE_AFTER_HOURS }).toString()
  const due = await scope.db
    .select({ blocker: blockers })
    .from(blockers)
    .innerJoin(waves, and(eq(waves.id, blockers.waveId), inArray(waves.status, ['planned', 'active'])))
    .where(
      and(
        eq(blockers.severity, 'critical'),
        isNull(blockers.resolvedAt),
        isNull(blockers.escalatedAt),
        lte(blockers.openedAt, limit),
      ),
    )
    .orderBy(blockers.openedAt, blockers.id)
    .for('update', { of: blockers, skipLocked: true })
  for (const { blocker } of due) {
    await scope.db
      .update(blockers)
      .set({ escalatedAt: now.toString(), version: sql`${blockers.version} + 1`, updatedAt: sql`now()` })
      .where(eq(blockers.id, blocker.id))
    await tell(scope, blocker)
    if (hasChat) await scope.enqueue(SEND_TO_CHAT, { blockerId: blocker.id })
  }
}

async function tell(scope: PlatformScope, blocker: BlockerRow): Promise<void> {
  const place = await placeOf(scope, blocker)
  const path = blockerPath(blocker.id)
  const age = ageWords(blocker.openedAt, scope.clock.now())
  await notifyWithLetter(scope, {
    ...{ topic: escalationTopic, path, isUrgent: true, letter: escalationLetter },
    to: await findEscalated(scope, blocker.waveId),
    title: `Critical blocker open for ${age} in ${place}: ${blocker.title}`,
    text: blocker.detail,
    data: (name) => ({
      ...{ name, place, age, title: blocker.title, detail: blocker.detail },
      openedAt: formatInstant(blocker.openedAt),
      url: `${scope.publicUrl}${path}`,
    }),
  })
}

/** The lead of the wave, and all rollout managers. */
async function findEscalated(scope: PlatformScope, waveId: string): Promise<string[]> {
  const { rows } = await scope.db.execute<{ id: string }>(sql`
    select p.id from person p where p.is_active
      and (exists (select from platform_role r where r.person_id = p.id and r.role = 'rollout_manager')
        or exists (select from rollout_coordinator c where c.person_id = p.id and c.wave_id = ${waveId} and c.part = 'lead'))`)
  return rows.map(({ id }) => id)
}
