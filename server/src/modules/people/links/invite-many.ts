// Invitations for everybody who came with an import, or who is still without: in pieces, and never twice.
import { sql } from 'drizzle-orm'
import {
  type Caller,
  type Database,
  inPlatform,
  type OrganizationRef,
  type PlatformScope,
} from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { HOME } from '../person-homes.ts'
import { sendInvitation } from './invitations.ts'

/** Enqueue with `{ batchId }`, `{ wave }` or `{ personId }`, or with nothing for everybody; safe to repeat. */
export const INVITE_BATCH = 'people.invite-batch'

export const inviteBatch = defineJob<{ batchId?: string; wave?: number; personId?: string }>({
  name: INVITE_BATCH,
  summary: 'Sends invitations to people who came with an import, or who still wait for one',
  expireInSeconds: 1800,
  handle: async ({ database, caller, log }, which) => {
    const invited = await inviteWaiting(database, caller, which)
    log.info({ invited }, 'invitations were put in the queue')
  },
})

/** People of an import or of a wave, one person, or all. */
export type Waiting = { batchId?: string; wave?: number; personId?: string }

const PIECE = 50

/**
 * Invites those who are active, have no password, and have neither an invitation nor a slip that still works. Each piece
 * is a transaction of its own; what a run that ended early left over, the next one takes up. Answers how many.
 */
async function inviteWaiting(database: Database, caller: Caller, which: Waiting): Promise<number> {
  let after = FIRST
  for (let invited = 0; ; ) {
    const piece = await inPlatform(database, caller, (scope) => invitePiece(scope, which, after))
    const last = piece.at(-1)
    if (!last) return invited
    invited += piece.length
    after = last.id
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Who would be invited now, and where the invitation would go; 50,000 at most. */
export async function findWaiting(
  scope: PlatformScope,
  which: Waiting,
): Promise<{ username: string; email: string }[]> {
  const rows = await findCandidates(scope, which, { after: FIRST, most: 50_000 })
  return rows.map(({ username, email }) => ({ username, email }))
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
  const rows = await findCandidates(scope, which, { after, most: PIECE })
  const isOneOfMany = which.personId === undefined
  for (const person of rows) await sendInvitation(scope, person, { organization: person.organization, isOneOfMany })
  await noteWave(scope, which, rows)
  return rows
}

async function findCandidates(
  { db, clock }: PlatformScope,
  which: Waiting,
  { after, most }: { after: string; most: number },
): Promise<Candidate[]> {
  const { rows } = await db.execute<Candidate>(sql`
    select p.id, p.name, p.username, p.email, to_jsonb(home) as organization
      from person p
      left join ${HOME} home on true
     where p.id > ${after} and p.is_active and p.erased_at is null and ${amongThose(which)}
       and not exists (select from password_link l where l.person_id = p.id and l.kind in ('invitation', 'slip')
         and l.used_at is null and l.ended_at is null and l.expires_at > ${clock.now().toString()}::timestamptz)
       and not (select has_password from bmms.account_standing(array[p.id]))
     order by p.id limit ${most}`)
  return rows
}

const CREATED = sql`select from import_row r join import_batch b on b.id = r.batch_id
  where r.record_id = p.id and r.outcome = 'created'`

function amongThose({ batchId, wave, personId }: Waiting) {
  if (personId !== undefined) return sql`p.id = ${personId}`
  if (batchId !== undefined) return sql`exists (${CREATED} and b.id = ${batchId})`
  if (wave === undefined) return sql`true`
  return sql`(exists (${CREATED} and b.wave = ${wave})
    or exists (select from onboarding o where o.person_id = p.id and o.wave = ${wave}))`
}

/** Who comes with a batch belongs to its wave, unless another is known. */
async function noteWave({ db }: PlatformScope, { batchId }: Waiting, people: readonly Candidate[]): Promise<void> {
  if (batchId === undefined || people.length === 0) return
  await db.execute(sql`update onboarding o set wave = b.wave from import_batch b
    where b.id = ${batchId} and b.wave is not null and o.wave is null
      and o.person_id = any (${sql.param(people.map(({ id }) => id))}::uuid[])`)
}
