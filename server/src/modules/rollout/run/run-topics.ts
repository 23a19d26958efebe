// What people who work a wave are told of.
import { and, eq, inArray } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { coordinators } from '../tables.ts'

export const appointedTopic = defineTopic({
  name: 'rollout.appointed',
  label: 'Waves and milestones given to you',
  summary: 'You coordinate a wave, or answer for a milestone.',
  mail: 'at_once',
  isForStaff: true,
})

export const stateTopic = defineTopic({
  name: 'rollout.state',
  label: 'Progress of organizations',
  summary: 'An organization of a wave that you coordinate reached another state, or was moved to another wave.',
  isForStaff: true,
})

export const blockerTopic = defineTopic({
  name: 'rollout.blocker',
  label: 'Blockers',
  summary: 'A blocker was opened or resolved in a wave that you coordinate, or is yours to resolve.',
  mail: 'at_once',
  isForStaff: true,
})

/** Ids of the active people who coordinate a wave. */
export async function coordinatorsOf(scope: PlatformScope, waveIds: readonly string[]): Promise<string[]> {
  if (waveIds.length === 0) return []
  const rows = await scope.db
    .selectDistinct({ id: people.id })
    .from(coordinators)
    .innerJoin(people, and(eq(people.id, coordinators.personId), eq(people.isActive, true)))
    .where(inArray(coordinators.waveId, [...waveIds]))
  return rows.map(({ id }) => id)
}
