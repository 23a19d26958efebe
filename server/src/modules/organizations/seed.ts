// Writing the catalogue into a database: what is missing, and nothing else.
import { and, eq, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { catalogue } from './catalogue.ts'
import { SWITCHES } from './organizations.contract.ts'
import { organizationAliases, organizations } from './tables.ts'

export interface Seeded {
  added: string[]
  kept: number
}

/**
 * Adds the organizations of the catalogue that are missing, with their other names and every module on. What is there
 * stays as administrators left it, also other names that they removed.
 */
export async function seedOrganizations(scope: PlatformScope): Promise<Seeded> {
  const rows = catalogue.map(({ pilot, aliases: _, ...entry }) => ({
    ...entry,
    modules: [...SWITCHES],
    isPilot: pilot !== undefined,
    pilotStartsOn: pilot?.startsOn ?? null,
    pilotEndsOn: pilot?.endsOn ?? null,
    onboardedOn: pilot?.startsOn ?? null,
  }))
  const added = await scope.db
    .insert(organizations)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: organizations.id, code: organizations.code })
  await addAliases(scope, new Set(added.map((row) => row.id)))
  return { added: added.map((row) => row.code), kept: catalogue.length - added.length }
}

async function addAliases(scope: PlatformScope, of: ReadonlySet<number>): Promise<void> {
  const rows = catalogue
    .filter((entry) => of.has(entry.id))
    .flatMap((entry) => entry.aliases.map((alias) => ({ alias, belongsTo: entry.id })))
  if (rows.length > 0) await scope.db.insert(organizationAliases).values(rows).onConflictDoNothing()
}

/**
 * Makes the pilots of the catalogue active pilots again; dates that an administrator gave stay. Answers the codes of all
 * pilots and of those that were changed.
 */
export async function loadPilots(scope: PlatformScope): Promise<{ pilots: string[]; changed: string[] }> {
  const pilots = catalogue.filter((entry) => entry.pilot !== undefined)
  const changed: string[] = []
  for (const { id, code, pilot } of pilots) {
    const { isActive, isPilot, pilotStartsOn, pilotEndsOn, version } = organizations
    const rows = await scope.db
      .update(organizations)
      .set({
        isActive: true,
        isPilot: true,
        pilotStartsOn: sql`coalesce(${pilotStartsOn}, ${pilot?.startsOn ?? null}::date)`,
        pilotEndsOn: sql`coalesce(${pilotEndsOn}, ${pilot?.endsOn ?? null}::date)`,
        statusReason: 'Loaded as a pilot from the command line.',
        version: sql`${version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(eq(organizations.id, id), sql`not (${isActive} and ${isPilot})`))
      .returning({ code: organizations.code })
    if (rows.length > 0) changed.push(code)
  }
  return { pilots: pilots.map((entry) => entry.code), changed }
}
