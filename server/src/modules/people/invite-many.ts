// Invitations for everybody who came with an import, or who is still without: in pieces, and never twice.
import { sql } from 'drizzle-orm'
import {
  type Caller,
  type Database,
  inPlatform,
  type OrganizationRef,
  type PlatformScope,
} from '../../platform/database/scope.ts'
import { defineJob } from '../../platform/jobs/define-job.ts'
import { sendInvitation } from './invitations.ts'
import { HOME } from './person-homes.ts'

/** Enqueue with `{ batchId }` when an import has run; safe to repeat. */
export const INVITE_BATCH = 'people.invite-batch'

export const inviteBatch = defineJob<{ batchId: string }>({
  name: INVITE_BATCH,
  summary: 'Sends invitations to the people of an import',
  expireInSeconds: 1800,
  handle: async ({ database, caller, log }, { batchId }) => {
    const { invited } = await inviteWaiting(database, caller, { batchId })
    log.info({ invited: invited.length }, 'invitations were put in the queue')
  },
})

/** People of an import, of a wave, or all. */
export type Waiting = { batchId: string } | { wave: number } | { everybody: true }

export interface Invited {
  username: string
  email: string
}

const PIECE = 50

/**
 * Invites those who are active, have no password, and have neither an invitation nor a slip that still works. Each piece
 * is a transaction of its own; what a run that ended early left over, the next one takes up.
 */
export async function inviteWaiting(
  database: Database,
  caller: Caller,
  which: Waiting,
): Promise<{ invited: Invited[] }> {
  const invited: Invited[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const piece = await inPlatform(database, caller, (scope) => invitePiece(scope, which, after))
    invited.push(...piece.map(({ username, email }) => ({ username, email })))
    const last = piece.at(-1)
    if (!last) return { invited }
    after = last.id
  }
}

type Candidate = {
  id: string
  name: string
  username: string
  email: string
  organization: OrganizationRef | null
}

async function invitePiece(scope: PlatformScope, which: Waiting, after: string): Promise<Candidate[]> {
  // Two runs at the same time take turns, and the second sees what the first sent.
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('people.invite'))`)
  const now = scope.clock.now().toString()
  const { rows } = await scope.db.execute<Candidate>(sql`
    select p.id, p.name, p.username, p.email, to_jsonb(home) as organization
      from person p
      left join ${HOME} home on true
     where p.id > ${after} and p.is_active and p.erased_at is null and ${amongThose(which)}
       and not exists (select from password_link l where l.person_id = p.id and l.kind in ('invitation', 'slip')
         and l.used_at is null and l.ended_at is null and l.expires_at > ${now}::timestamptz)
       and not (select has_password from bmms.account_standing(array[p.id]))
     order by p.id limit ${PIECE}`)
  for (const person of rows)
    await sendInvitation(scope, person, { organization: person.organization, isOneOfMany: true })
  await noteWave(scope, which, rows)
  return rows
}

const CREATED = sql`select from import_row r join import_batch b on b.id = r.batch_id
  where r.record_id = p.id and r.outcome = 'created'`

function amongThose(which: Waiting) {
  if ('batchId' in which) return sql`exists (${CREATED} and b.id = ${which.batchId})`
  if ('wave' in which) {
    return sql`(exists (${CREATED} and b.wave = ${which.wave})
      or exists (select from onboarding o where o.person_id = p.id and o.wave = ${which.wave}))`
  }
  return sql`true`
}

/** Who comes with a batch belongs to its wave, unless another is known. */
async function noteWave({ db }: PlatformScope, which: Waiting, people: readonly Candidate[]): Promise<void> {
  if (!('batchId' in which) || people.length === 0) return
  await db.execute(sql`update onboarding o set wave = b.wave from import_batch b
    where b.id = ${which.batchId} and b.wave is not null and o.wave is null
      and o.person_id = any (${sql.param(people.map(({ id }) => id))}::uuid[])`)
}
