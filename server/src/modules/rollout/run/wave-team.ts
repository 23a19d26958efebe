// Who coordinates a wave, and who can.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { COORDINATOR_WORDS } from '../rollout.contract.ts'
import { keepMilestoneDeadlines } from '../schedule/milestone-deadlines.ts'
import { coordinators } from '../tables.ts'
import { lockWave } from '../waves.ts'
import { fail } from './errors.ts'
import { refuseClosed, waveNumber } from './open-wave.ts'
import { appointedTopic } from './run-topics.ts'
import type { appointCoordinator, listStaff } from './waves.contract.ts'

const rolesOf = sql`select r.role from platform_role r where r.person_id = ${people.id}`

const findPage = defineList({
  columns: {
    ...{ id: people.id, name: people.name, email: people.email },
    roles: sql<string[]>`array(${rolesOf} order by r.role)`,
  },
  from: people,
  sortable: { name: people.name },
  sort: 'name',
  tieBreaker: people.id,
})

/** Active people with a role above organizations. */
export function findStaff(scope: PlatformScope, { query }: Input<typeof listStaff>): Promise<Output<typeof listStaff>> {
  const { q } = query
  const found = q ? or(ilike(people.name, contains(q)), ilike(people.email, contains(q))) : undefined
  return findPage(scope.db, query, and(isStaff, found))
}

const isStaff = and(eq(people.isActive, true), sql`exists (${rolesOf})`)

/** Fails with rollout.staff.unfit unless the person is active and has a role above organizations. */
export async function requireStaff(scope: PlatformScope, personId: string): Promise<void> {
  const [found] = await scope.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isStaff))
  if (!found) fail('rollout.staff.unfit')
}

/** Appoints a coordinator in place of whoever was it; tells the person. Errors: rollout.wave.closed, rollout.staff.unfit. */
export async function appoint(scope: PlatformScope, { params, body }: Input<typeof appointCoordinator>): Promise<void> {
  const { part, personId } = body
  const wave = await lockWave(scope, waveNumber(params.waveDigits))
  refuseClosed(wave)
  const here = and(eq(coordinators.waveId, wave.id), eq(coordinators.part, part))
  const [before] = await scope.db.select().from(coordinators).where(here)
  if ((before?.personId ?? null) === personId) return
  if (personId) await requireStaff(scope, personId)
  await scope.db.delete(coordinators).where(here)
  if (personId) {
    await scope.db.insert(coordinators).values({ waveId: wave.id, part, personId })
    await notify(scope, {
      topic: appointedTopic,
      to: [personId],
      title: `You are ${COORDINATOR_WORDS[part].toLowerCase()} of wave ${wave.number}`,
      text: wave.name,
      path: `/platform/rollout/waves/${wave.number}`,
    })
  }
  await keepMilestoneDeadlines(scope, wave.id)
}
