// Who hears of gates: those who coordinate the wave, those who may sign, and those who answer for conditions.
import { and, eq, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { rolloutPolicy } from '../access.ts'
import { coordinatorsOf } from '../run/run-topics.ts'

export const gateTopic = defineTopic({
  name: 'rollout.gate',
  label: 'Gates opened and decided',
  summary: 'A wave is proposed for completion, or a gate or sign-off was decided, returned or withdrawn.',
  mail: 'at_once',
  isForStaff: true,
})

export const signatureTopic = defineTopic({
  name: 'rollout.gate_signature',
  label: 'Gates that wait for a second signature',
  summary: 'A gate or sign-off was signed by one person and waits for a second one.',
  mail: 'at_once',
  isForStaff: true,
})

export const conditionTopic = defineTopic({
  name: 'rollout.gate_condition',
  label: 'Conditions of gates',
  summary: 'A condition of a gate is yours, is due soon, or is overdue.',
  mail: 'at_once',
  isForStaff: true,
})

export const gateTopics = [gateTopic, signatureTopic, conditionTopic]

export function gatePath(id: string): string {
  return `/platform/rollout/gates/${id}`
}

/** Active people whose platform roles hold a permission. */
export async function holdersOf(scope: PlatformScope, permission: string): Promise<{ id: string; name: string }[]> {
  const roles = [...(rolloutPolicy.policy[permission]?.platform ?? [])]
  const holds = sql`exists (select from platform_role r where r.person_id = ${people.id}
    and r.role = any(${sql.param(roles)}::text[]))`
  return scope.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.isActive, true), sql`${holds}`))
    .orderBy(people.name, people.id)
}

/** Those who may answer for a condition: everybody who works on waves. */
export function findOwners(scope: PlatformScope): Promise<{ id: string; name: string }[]> {
  return holdersOf(scope, 'rollout.wave.work')
}

/** Coordinators of the wave, and those who may sign. */
export async function listenersOf(scope: PlatformScope, waveId: string | null): Promise<string[]> {
  const deciders = await holdersOf(scope, 'rollout.gate.decide')
  return [...deciders.map(({ id }) => id), ...(waveId === null ? [] : await coordinatorsOf(scope, [waveId]))]
}
