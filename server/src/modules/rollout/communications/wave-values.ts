// What the placeholders of a wave's messages stand for.
import { sql } from 'drizzle-orm'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { WaveRow } from '../waves.ts'
import { findMilestones } from '../waves.ts'
import type { Values } from './message-words.ts'

export type WaveValues = Omit<Values, 'name' | 'organization'>

/** Dates of the wave and the names of those who coordinate it; '' where there is none yet. */
export async function valuesOfWave(scope: PlatformScope, wave: WaveRow): Promise<WaveValues> {
  const milestones = await findMilestones(scope, [wave.id])
  const { rows: people } = await scope.db.execute<{ part: string; name: string; email: string }>(sql`
    select c.part, p.name, p.email from rollout_coordinator c join person p on p.id = c.person_id
     where c.wave_id = ${wave.id}::uuid`)
  const dayOf = (kind: string) => {
    const found = milestones.find((milestone) => milestone.kind === kind && milestone.status !== 'dropped')
    return found ? formatDate(found.dueOn) : ''
  }
  const who = (part: string) => {
    const found = people.find((person) => person.part === part)
    return found ? `${found.name} (${found.email})` : ''
  }
  return {
    wave: `wave ${wave.number} (${wave.name})`,
    starts_on: formatDate(wave.startsOn),
    ends_on: formatDate(wave.endsOn),
    admin_training_on: dayOf('admin_training'),
    user_training_on: dayOf('user_training'),
    go_live_on: dayOf('go_live'),
    lead: who('lead'),
    support: who('support'),
  }
}
