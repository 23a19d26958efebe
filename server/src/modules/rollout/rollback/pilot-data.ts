// What pilot organizations entered for trial: written to a file, and taken back when the pilot is over. For whoever operates
// the server.
import { sql } from 'drizzle-orm'
import { type Caller, type Database, inPlatform, type OrganizationRef } from '../../../platform/database/scope.ts'
import { packRows } from './archive.ts'
import { checkRollback, type RollbackContext } from './check-rollback.ts'
import { getRollback, viewRollback } from './find-rollbacks.ts'
import { approve, giveUp, startRollback } from './prepare-rollback.ts'
import type { RollbackView } from './rollback.contract.ts'
import { runRollback } from './run-rollback.ts'

export interface PilotOrganization extends OrganizationRef {
  isActive: boolean
  isLive: boolean
  /** Midnight before the pilot, in UTC; null where it has no day. */
  before: string | null
  /** People who work nowhere but in pilots, hold no role above organizations and administer nothing. */
  trialPeople: { id: string; username: string }[]
}

/** All pilots, by code. */
export async function findPilots(database: Database, caller: Caller): Promise<PilotOrganization[]> {
  return inPlatform(database, caller, async ({ db }) => {
    const { rows } = await db.execute<PilotOrganization & Record<string, unknown>>(sql`
      select o.id, o.code, o.name, o.accent_color as "accentColor", o.is_active as "isActive",
             o.live_on is not null or exists (select from rollout_placement l where l.organization_id = o.id
               and l.went_live_on is not null) as "isLive",
             to_json((o.pilot_starts_on::timestamp at time zone 'Asia/Manila') at time zone 'UTC') #>> '{}' || 'Z' as before,
             (select coalesce(json_agg(json_build_object('id', p.id, 'username', p.username) order by p.username), '[]')
                from person p join membership m on m.person_id = p.id and m.organization_id = o.id
               where p.erased_at is null and not 'admin' = any(m.roles)
                 and not exists (select from platform_role r where r.person_id = p.id)
                 and not exists (select from membership e join organization x on x.id = e.organization_id
                   where e.person_id = p.id and not x.is_pilot)) as "trialPeople"
        from organization o where o.is_pilot order by o.code`)
    return rows
  })
}

/** All rows of these organizations as JSON Lines, compressed. */
export async function packPilots(
  database: Database,
  caller: Caller,
  pilots: readonly OrganizationRef[],
): Promise<{ bytes: Buffer; rows: number }> {
  const parts: Buffer[] = []
  let rows = 0
  for (const pilot of pilots) {
    const packed = await packRows({ database, caller }, pilot)
    parts.push(packed.bytes)
    rows += packed.rows
  }
  return { bytes: Buffer.concat(parts), rows }
}

interface Cleaning {
  pilot: PilotOrganization
  moment: string
  reason: string
  /** Rolls back for real; else the preview is given up again. */
  isConfirmed: boolean
}

/**
 * Counts what goes when a pilot returns to the moment before it, and takes it back where that is confirmed: archived, in one
 * transaction, and to be undone on the page of rollbacks. The organization is closed for as long as it takes.
 */
export async function cleanPilot(
  context: RollbackContext,
  { pilot, moment, reason, isConfirmed }: Cleaning,
): Promise<RollbackView> {
  const inScope = <T>(work: Parameters<typeof inPlatform<T>>[2]) => inPlatform(context.database, context.caller, work)
  const id = await inScope((scope) => startRollback(scope, { organization: pilot.code, moment, reason }))
  await checkRollback(context, id)
  const checked = await inScope((scope) => viewRollback(scope, id))
  const goesOn = isConfirmed && checked.state === 'ready' && checked.rows !== 0
  if (!goesOn) {
    await giveUpUnfinished(context, id, 'A look at what would be removed.')
    return checked
  }
  await setActive(context, pilot, false)
  try {
    const body = { version: checked.version, confirmation: pilot.code }
    await inScope((scope) => approve(scope, { params: { id }, query: {}, body }))
    await runRollback(context, id)
  } finally {
    if (pilot.isActive) await setActive(context, pilot, true)
  }
  const { state } = await inScope((scope) => getRollback(scope, id))
  if (state !== 'done') await giveUpUnfinished(context, id, 'The clean-up did not finish.')
  return inScope((scope) => viewRollback(scope, id))
}

/** Nobody waits for a rollback that the command line could not finish. */
async function giveUpUnfinished({ database, caller }: RollbackContext, id: string, comment: string): Promise<void> {
  await inPlatform(database, caller, async (scope) => {
    const { state, version } = await getRollback(scope, id)
    if (!['checking', 'ready', 'blocked', 'approved'].includes(state)) return
    await giveUp(scope, { params: { id }, query: {}, body: { version, comment } })
  })
}

async function setActive(
  { database, caller }: RollbackContext,
  { id }: OrganizationRef,
  isActive: boolean,
): Promise<void> {
  const reason = isActive ? 'The clean-up of pilot data has ended.' : 'Pilot data is being cleaned up.'
  await inPlatform(database, caller, ({ db }) =>
    db.execute(sql`update organization set is_active = ${isActive}, status_reason = ${reason}, version = version + 1,
      updated_at = now() where id = ${id} and is_active <> ${isActive}`),
  )
}
