// Who hears that a wave stands still, goes on or ends: its coordinators and the members of its organizations.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { coordinatorsOf } from '../run/run-topics.ts'
import { findPlaced, type WaveRow } from '../waves.ts'

const controlTopic = defineTopic({
  name: 'rollout.wave_control',
  label: 'Pauses and ends of my wave',
  summary:
    'The wave of your organization, or one that you coordinate, is paused, resumed or cancelled, or access changes.',
  mail: 'at_once',
  isFixed: true,
})
export const controlTopics = [controlTopic]

interface Words {
  title: string
  text: string
}

/** Coordinators look at the wave, members at their organization. */
export async function tellOfWave(scope: PlatformScope, wave: WaveRow, words: Words): Promise<void> {
  const coordinators = await coordinatorsOf(scope, [wave.id])
  const path = `/platform/rollout/waves/${wave.number}`
  await notify(scope, { topic: controlTopic, to: coordinators, path, ...words })
  for (const { organizationId } of await findPlaced(scope, [wave.id]))
    await tellMembersOf(scope, organizationId, words, coordinators)
}

/** Active members of an organization, without those who heard already. */
export async function tellMembersOf(
  scope: PlatformScope,
  organizationId: number,
  words: Words,
  told: readonly string[] = [],
): Promise<void> {
  const { rows } = await scope.db.execute<{ code: string; people: string[] }>(sql`
    select o.code, array_agg(p.id) as people from organization o join membership m on m.organization_id = o.id and m.is_active
      join person p on p.id = m.person_id and p.is_active
     where o.id = ${organizationId} group by o.code`)
  const [found] = rows
  if (!found) return
  const to = found.people.filter((id) => !told.includes(id))
  await notify(scope, { topic: controlTopic, to, path: `/moa/${found.code}`, ...words })
}
