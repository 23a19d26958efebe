// What can be done with a wave, and what it would mean: the numbers that confirmations name.
import { sql } from 'drizzle-orm'
import type { Database, PlatformScope } from '../../../platform/database/scope.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import type { RollbackState } from '../rollback/rollback.contract.ts'
import type { WaveStatus } from '../rollout.contract.ts'
import { waveWorkflow } from '../wave-workflow.ts'
import { findPlaced, getWave } from '../waves.ts'
import type { WaveControl } from './control.contract.ts'
import { findRevocations } from './revoke-access.ts'
import { daysStood } from './wave-steps.ts'

const STEPS = ['pause', 'resume', 'cancel']

/** Everything but who is signed in, which only the login of sign-in may see. */
export interface ControlFacts {
  control: Omit<WaveControl, 'signedIn'>
  people: string[]
}

/** Fails with rollout.wave.not_found. */
export async function findControl(scope: PlatformScope, number: number): Promise<ControlFacts> {
  const wave = await getWave(scope, number)
  const placed = await findPlaced(scope, [wave.id])
  const standing = { status: wave.status, preparers: [] }
  const { people, live, openMilestones } = await countConcerned(scope, wave.id)
  return {
    people,
    control: {
      ...{ number, name: wave.name, statusReason: wave.statusReason, version: wave.version, pausedOn: wave.pausedOn },
      status: wave.status as WaveStatus,
      actions: actionsFor(waveWorkflow, standing, scope.actor).filter(({ action }) => STEPS.includes(action)),
      organizations: placed.map(({ code }) => code),
      ...{ live, openMilestones, people: people.length },
      shiftDays: wave.pausedOn === null ? 0 : await daysStood(scope, wave.pausedOn),
      revocations: await findRevocations(scope, wave.id),
      rollbacks: await findRollbacksOf(scope, wave.id),
    },
  }
}

async function countConcerned({ db }: PlatformScope, waveId: string) {
  const { rows } = await db.execute<{ people: string[]; live: string[]; openMilestones: number }>(sql`
    with placed as (select p.organization_id, p.went_live_on from rollout_placement p where p.wave_id = ${waveId} and p.left_on is null)
    select (select coalesce(array_agg(distinct m.person_id), '{}') from membership m join placed l using (organization_id)
              join person n on n.id = m.person_id and n.is_active join organization o on o.id = m.organization_id and o.is_active
             where m.is_active) as people,
           (select coalesce(array_agg(o.code order by o.code), '{}') from placed l join organization o on o.id = l.organization_id
             where l.went_live_on is not null or o.live_on is not null) as live,
           (select count(*)::int from rollout_milestone s where s.wave_id = ${waveId} and s.status in ('open', 'delayed'))
             as "openMilestones"`)
  return rows[0] ?? { people: [], live: [], openMilestones: 0 }
}

async function findRollbacksOf({ db }: PlatformScope, waveId: string) {
  const { rows } = await db.execute<{ id: string; organization: string; state: RollbackState }>(sql`
    select r.id, o.code as organization, r.state from rollout_rollback r join organization o on o.id = r.organization_id
     where r.wave_id = ${waveId} order by r.created_at desc, o.code limit 200`)
  return rows
}

/** How many of these people are signed in now. */
export async function addSignedIn({ identity }: Database, { control, people }: ControlFacts): Promise<WaveControl> {
  const { rows } = await identity.query<{ count: number }>(
    'select count(distinct person_id)::int as count from session where person_id = any($1::uuid[]) and expires_at > now()',
    [people],
  )
  return { ...control, signedIn: rows[0]?.count ?? 0 }
}
