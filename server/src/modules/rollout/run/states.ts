// Onboarding states of organizations: moved on by facts, or set by a person with a reason.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { PLACEMENT_STATE_WORDS, type PlacementState } from '../rollout.contract.ts'
import { placements, waves } from '../tables.ts'
import { findPlaced, type PlacedOrganization, type WaveRow } from '../waves.ts'
import { fail } from './errors.ts'
import { readFacts, valuesOf } from './facts.ts'
import { requireOpenWave } from './open-wave.ts'
import { coordinatorsOf, stateTopic } from './run-topics.ts'
import { reachedByFacts, stateByRule } from './state-rules.ts'

/** An organization that moved on. */
export interface Advanced {
  code: string
  waveId: string
  from: PlacementState
  to: PlacementState
}

/**
 * Moves organizations of active waves on to where the facts lead, and tells the coordinators. Never back, and where a person
 * set the state only when facts came since. Of all active waves, or of some; call it after facts changed.
 */
export async function advanceByFacts(scope: PlatformScope, waveIds?: readonly string[]): Promise<Advanced[]> {
  const some = waveIds ? inArray(waves.id, [...waveIds]) : undefined
  const running = await scope.db
    .select({ id: waves.id, number: waves.number })
    .from(waves)
    .where(and(eq(waves.status, 'active'), some))
  const ids = running.map(({ id }) => id)
  const placed = ids.length > 0 ? await findPlaced(scope, ids) : []
  const facts = await readFacts(scope, placed)
  const advanced: Advanced[] = []
  for (const one of placed) {
    const to = stateByRule(standingOf(one), valuesOf(facts.get(one.organizationId) ?? []))
    if (to && (await moveByRule(scope, one, to)))
      advanced.push({ code: one.code, waveId: one.waveId, from: one.state as PlacementState, to })
  }
  for (const { id, number } of running) await tellOfStates(scope, { id, number }, of(advanced, id))
  return advanced
}

function of(advanced: readonly Advanced[], waveId: string): Advanced[] {
  return advanced.filter((one) => one.waveId === waveId)
}

function standingOf({ state, stateBy, ruledThen }: PlacedOrganization) {
  return {
    state: state as PlacementState,
    stateBy: stateBy as 'rule' | 'person',
    ruledThen: ruledThen as PlacementState,
  }
}

/** Leaves the place alone when somebody changed it since it was read. */
async function moveByRule(scope: PlatformScope, one: PlacedOrganization, to: PlacementState): Promise<boolean> {
  const { placementId, version } = one
  const written = await scope.db
    .update(placements)
    .set({
      state: to,
      stateBy: 'rule',
      stateByName: '',
      stateReason: '',
      ruledThen: 'pending',
      ...stamps(scope),
      ...wentLive(scope, to),
    })
    .where(and(eq(placements.id, placementId), eq(placements.version, version), isNull(placements.leftOn)))
    .returning({ id: placements.id })
  return written.length > 0
}

/** What a person says about the state of an organization. */
interface SaidState {
  placementId: string
  state: PlacementState
  reason: string
  version: number
}

/**
 * Sets a state by hand, forward or back; what the facts say now does not undo it later. Tells the coordinators. Errors:
 * rollout.placement.not_found, .same_state, rollout.wave.closed, concurrency.stale.
 */
export async function setState(scope: PlatformScope, said: SaidState): Promise<WaveRow> {
  const { placementId, state, reason, version } = said
  const { wave, placed } = await lockPlacement(scope, placementId, version)
  if (placed.state === state) fail('rollout.placement.same_state')
  const facts = valuesOf((await readFacts(scope, [placed])).get(placed.organizationId) ?? [])
  await scope.db
    .update(placements)
    .set({
      ...{ state, stateBy: 'person', stateByName: scope.actor.name, stateReason: reason },
      ...{ ruledThen: reachedByFacts(state, facts), ...stamps(scope), ...wentLive(scope, state) },
    })
    .where(eq(placements.id, placementId))
  const { code } = placed
  await tellOfStates(scope, wave, [{ code, waveId: wave.id, from: placed.state as PlacementState, to: state, reason }])
  return wave
}

/** A place that is still held, in a wave that can change, locked. Errors: as `setState`. */
export async function lockPlacement(
  scope: PlatformScope,
  placementId: string,
  version: number,
): Promise<{ wave: WaveRow; placed: PlacedOrganization }> {
  const [row] = await scope.db
    .select({ waveId: placements.waveId, version: placements.version })
    .from(placements)
    .where(and(eq(placements.id, placementId), isNull(placements.leftOn)))
    .for('update')
  if (!row) return fail('rollout.placement.not_found')
  const wave = await requireOpenWave(scope, row.waveId)
  const placed = (await findPlaced(scope, [row.waveId])).find((one) => one.placementId === placementId)
  if (!placed) return fail('rollout.placement.not_found')
  if (row.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: placed } })
  return { wave, placed }
}

/** Whoever is onboarded works in BMMS, whatever became of the go-live of the wave. */
function wentLive(scope: PlatformScope, state: PlacementState) {
  if (state !== 'onboarding_complete') return {}
  return { wentLiveOn: sql`coalesce(${placements.wentLiveOn}, ${today(scope.clock.now())}::date)` }
}

function stamps(scope: PlatformScope) {
  return {
    stateSince: scope.clock.now().toString(),
    version: sql`${placements.version} + 1`,
    updatedAt: sql`now()`,
  }
}

type Told = Advanced & { reason?: string }

async function tellOfStates(
  scope: PlatformScope,
  { id, number }: Pick<WaveRow, 'id' | 'number'>,
  moved: readonly Told[],
): Promise<void> {
  const [first] = moved
  if (!first) return
  const words = ({ code, to }: Told) => `${code}: ${PLACEMENT_STATE_WORDS[to].toLowerCase()}`
  await notify(scope, {
    topic: stateTopic,
    to: await coordinatorsOf(scope, [id]),
    title:
      moved.length === 1 ? `Wave ${number}, ${words(first)}` : `Wave ${number}: ${moved.length} organizations moved on`,
    text: moved.length === 1 ? (first.reason ?? '') : moved.map(words).join('\n'),
    path: `/platform/rollout/waves/${number}`,
  })
}
