// The rollout as an organization sees it. Row security shows it its own place and its wave, and nothing else.
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Output } from '../../../platform/http/endpoint.ts'
import {
  COORDINATOR_PARTS,
  type CoordinatorPart,
  type MilestoneKind,
  type MilestoneStatus,
  type PlacementState,
  type Severity,
  type WaveStatus,
} from '../rollout.contract.ts'
import { blockers, milestones, placements, waves } from '../tables.ts'
import { readFacts } from './facts.ts'
import type { OwnOnboarding, readProgress } from './progress.contract.ts'

type Helper = OwnOnboarding['helpers'][number]

/** Where the organization stands; null while it has no place in a wave. */
export async function findOwnProgress(scope: OrganizationScope): Promise<Output<typeof readProgress>> {
  const asOf = scope.clock.now().toString()
  const [found] = await scope.db
    .select({ place: placements, wave: waves })
    .from(placements)
    .innerJoin(waves, eq(waves.id, placements.waveId))
    .where(and(eq(placements.organizationId, scope.organization.id), isNull(placements.leftOn)))
  if (!found) return { asOf, onboarding: null }
  const { place, wave } = found
  const { state, stateBy, stateReason, stateSince, wentLiveOn } = place
  const facts = await readFacts(scope, [{ organizationId: scope.organization.id, waveId: wave.id }])
  return {
    asOf,
    onboarding: {
      wave: { ...wave, status: wave.status as WaveStatus },
      statusReason: wave.statusReason,
      ...{ stateReason, stateSince, wentLiveOn, state: state as PlacementState },
      stateBy: stateBy as 'rule' | 'person',
      facts: facts.get(scope.organization.id) ?? [],
      milestones: await findDays(scope, wave.id),
      helpers: await findHelpers(scope, wave.id),
      blockers: await findOwnBlockers(scope, wave.id),
    },
  }
}

async function findDays({ db }: OrganizationScope, waveId: string): Promise<OwnOnboarding['milestones']> {
  const { id, title, dueOn, doneOn, kind, status } = milestones
  const rows = await db
    .select({ id, title, dueOn, doneOn, kind, status })
    .from(milestones)
    .where(and(eq(milestones.waveId, waveId), sql`${status} <> 'dropped'`))
    .orderBy(dueOn, id)
  return rows.map((row) => ({ ...row, kind: row.kind as MilestoneKind, status: row.status as MilestoneStatus }))
}

async function findHelpers({ db }: OrganizationScope, waveId: string): Promise<Helper[]> {
  const { rows } = await db.execute<Helper & Record<string, unknown>>(
    sql`select part, name, email, phone from bmms.helpers_of_wave(${waveId}::uuid)`,
  )
  const rankOf = (part: CoordinatorPart) => COORDINATOR_PARTS.indexOf(part)
  return rows.sort((a, b) => rankOf(a.part) - rankOf(b.part))
}

async function findOwnBlockers({ db }: OrganizationScope, waveId: string): Promise<OwnOnboarding['blockers']> {
  const { id, severity, title, detail, openedAt } = blockers
  const rows = await db
    .select({ id, severity, title, detail, openedAt })
    .from(blockers)
    .where(and(eq(blockers.waveId, waveId), isNull(blockers.resolvedAt)))
    .orderBy(desc(openedAt))
  return rows.map((row) => ({ ...row, severity: row.severity as Severity }))
}
