// The pilot is the first wave of the rollout: it stands in every new database as the catalogue of organizations says.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { placements, waves } from './tables.ts'

interface Pilot extends Record<string, unknown> {
  id: number
  startsOn: string
  endsOn: string
}

/** Adds wave 1 with the pilot organizations, once; without pilots, or when there is any wave, nothing. */
export async function seedPilotWave(scope: PlatformScope): Promise<void> {
  const { rows: pilots } = await scope.db.execute<Pilot>(sql`
    select id, pilot_starts_on::text as "startsOn", pilot_ends_on::text as "endsOn" from organization
     where is_pilot and pilot_starts_on is not null and pilot_ends_on is not null
       and not exists (select from rollout_wave) order by id`)
  const [first] = pilots
  if (!first) return
  const id = randomUUIDv7()
  const { startsOn, endsOn } = first
  await scope.db.insert(waves).values({
    ...{ id, number: 1, name: 'Pilot', startsOn, endsOn, baselineStartsOn: startsOn, baselineEndsOn: endsOn },
    description: 'The first organizations: their lessons shape the waves after them.',
    ...(startsOn <= today(scope.clock.now()) ? { status: 'active', startedOn: startsOn } : {}),
  })
  await scope.db.insert(placements).values(pilots.map((pilot) => ({ organizationId: pilot.id, waveId: id })))
}
