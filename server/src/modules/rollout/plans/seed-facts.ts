// Planning facts of a new database.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import {
  ASSUMED_PEOPLE,
  COTABATO,
  PROFILE_SOURCE,
  SEEDED_PREREQUISITES,
  SEEDED_PROFILES,
  SEEDED_SETTINGS,
  SEEDED_TIES,
} from './seeded-facts.ts'
import { planSettings, prerequisites, profiles, ties } from './tables.ts'

/** Once for a database: what people removed does not come back. */
export async function seedPlanningFacts(scope: PlatformScope): Promise<void> {
  const [known] = await scope.db.select({ id: planSettings.id }).from(planSettings)
  if (known) return
  const ids = await idsOfCodes(scope)
  if (ids.size === 0) return
  const id = (code: string) => ids.get(code) ?? 0
  const both = (...codes: string[]) => codes.every((code) => ids.has(code))
  await scope.db.insert(planSettings).values(SEEDED_SETTINGS)
  await scope.db.insert(profiles).values(
    Object.entries(SEEDED_PROFILES).flatMap(([code, { size, cluster, place = COTABATO, foundation = '' }]) =>
      both(code)
        ? {
            ...{ organizationId: id(code), size, cluster, place, foundation, source: PROFILE_SOURCE },
            ...{ expectedPeople: ASSUMED_PEOPLE[size].people, trainees: ASSUMED_PEOPLE[size].trainees },
          }
        : [],
    ),
  )
  await scope.db.insert(ties).values(
    SEEDED_TIES.filter(({ a, b }) => both(a, b)).map(({ a, b, weight, why }) => {
      const [aId = 0, bId = 0] = [id(a), id(b)].sort((x, y) => x - y)
      return { aId, bId, weight: String(weight), why }
    }),
  )
  await scope.db.insert(prerequisites).values(
    SEEDED_PREREQUISITES.filter(({ code, needs }) => both(code, needs)).map(({ code, needs, why }) => ({
      ...{ laterId: id(code), needsId: id(needs), why },
    })),
  )
}

async function idsOfCodes(scope: PlatformScope): Promise<Map<string, number>> {
  const { rows } = await scope.db.execute<{ id: number; code: string }>(sql`select id, code from organization`)
  return new Map(rows.map(({ id, code }) => [code, id]))
}
