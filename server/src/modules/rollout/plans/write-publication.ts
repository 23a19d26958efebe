// Writes waves, places and milestones of a plan that is published. Places that are left stay on record, with the reason.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { keepMilestoneDeadlines } from '../schedule/milestone-deadlines.ts'
import { milestones, placements, waves } from '../tables.ts'
import { findMilestones, findPlaced, type PlacedOrganization, writeWave } from '../waves.ts'
import { getOrganizations } from './organization-codes.ts'
import type { LoadedPlan } from './plan-states.ts'
import type { DatedWave, StandingWave } from './publication-effects.ts'
import { planWaves } from './tables.ts'

interface Publication {
  planned: readonly DatedWave[]
  standing: readonly StandingWave[]
}

/** All of it in the transaction of the scope; the waves are locked already. */
export async function writePublication(
  scope: PlatformScope,
  { plan, state }: LoadedPlan,
  { planned, standing }: Publication,
): Promise<void> {
  const leftOut = standing.filter(
    ({ number, status }) => status === 'planned' && !planned.some(({ wave }) => wave === number),
  )
  const ids = new Map<number, string>()
  for (const wave of planned) {
    const before = standing.find(({ number }) => number === wave.wave)
    const id = await keepWave(scope, wave, before, plan.number)
    ids.set(wave.wave, id)
    await keepMilestones(scope, id, wave)
    await noteEffect(scope, plan.id, { wave, id, effect: before?.status === 'planned' ? 'changed' : 'added' })
  }
  await movePlaces(scope, { ids, number: plan.number, assignment: state.assignment ?? {}, standing })
  for (const wave of leftOut) await leaveOut(scope, wave, plan)
}

async function keepWave(
  scope: PlatformScope,
  { wave: number, name, most, laid }: DatedWave,
  before: StandingWave | undefined,
  plan: number,
): Promise<string> {
  const { startsOn, endsOn } = laid
  const facts = {
    ...{ name, status: 'planned', statusReason: '', startsOn, endsOn, maxOrganizations: Math.min(100, most) },
    ...{ baselineStartsOn: startsOn, baselineEndsOn: endsOn, description: `As published in plan ${plan}.` },
  }
  if (before) {
    await writeWave(scope, before.id, facts)
    return before.id
  }
  const [added] = await scope.db
    .insert(waves)
    .values({ ...facts, number })
    .returning({ id: waves.id })
  return added?.id ?? ''
}

/** The six milestones on the days of the plan; those that were dropped with their wave are open again. */
async function keepMilestones(scope: PlatformScope, waveId: string, { laid }: DatedWave): Promise<void> {
  const known = new Map((await findMilestones(scope, [waveId])).map((row) => [row.kind, row]))
  for (const { kind, title, dueOn, note } of laid.milestones) {
    const before = known.get(kind)
    if (!before) await scope.db.insert(milestones).values({ waveId, kind, title, dueOn, baselineOn: dueOn, note })
    else if (before.status !== 'done')
      await scope.db
        .update(milestones)
        .set({
          ...{ dueOn, baselineOn: dueOn, note, status: 'open', updatedAt: sql`now()` },
          ...{ sequence: before.sequence + 1, version: before.version + 1 },
        })
        .where(eq(milestones.id, before.id))
  }
  await keepMilestoneDeadlines(scope, waveId)
}

interface Moves {
  ids: ReadonlyMap<number, string>
  number: number
  assignment: Readonly<Record<string, number>>
  standing: readonly StandingWave[]
}

/** Who changes the wave leaves the old place with the reason, and takes the state that was reached along. */
async function movePlaces(scope: PlatformScope, { ids, number, assignment, standing }: Moves): Promise<void> {
  const open = standing.map(({ id }) => id)
  const placed = new Map((await findPlaced(scope, open)).map((place) => [place.code, place]))
  const codes = Object.keys(assignment)
  const moving = codes.filter((code) => placed.get(code)?.waveId !== ids.get(assignment[code] ?? 0))
  const gone = [...placed.keys()].filter((code) => assignment[code] === undefined)
  await leavePlaces(
    scope,
    moving.flatMap((code) => placed.get(code) ?? []),
    (code) => `Plan ${number}: moved to wave ${assignment[code]}`,
  )
  await leavePlaces(
    scope,
    gone.flatMap((code) => placed.get(code) ?? []),
    () => `Plan ${number}: not in the rollout`,
  )
  if (moving.length === 0) return
  const organizations = await getOrganizations(scope, moving)
  await scope.db.insert(placements).values(
    organizations.map(({ id: organizationId, code }) => ({
      organizationId,
      waveId: ids.get(assignment[code] ?? 0) ?? '',
      ...reached(placed.get(code)),
    })),
  )
}

function reached(place: PlacedOrganization | undefined) {
  if (!place) return {}
  const { state, stateBy, stateReason, stateSince } = place
  return { state, stateBy, stateReason, stateSince }
}

async function leavePlaces(
  scope: PlatformScope,
  places: readonly PlacedOrganization[],
  why: (code: string) => string,
): Promise<void> {
  const leftOn = today(scope.clock.now())
  for (const { placementId, code } of places)
    await scope.db
      .update(placements)
      .set({ leftOn, leftReason: why(code), version: sql`${placements.version} + 1`, updatedAt: sql`now()` })
      .where(and(eq(placements.id, placementId), isNull(placements.leftOn)))
}

/** A planned wave that the plan has no use for: cancelled, empty, its milestones dropped. Its number can be used again. */
async function leaveOut(scope: PlatformScope, wave: StandingWave, plan: LoadedPlan['plan']): Promise<void> {
  const { id, startsOn, endsOn } = wave
  await writeWave(scope, id, { status: 'cancelled', statusReason: `Left out by plan ${plan.number}` })
  await scope.db
    .update(milestones)
    .set({ status: 'dropped', version: sql`${milestones.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(milestones.waveId, id), inArray(milestones.status, ['open', 'delayed'])))
  await scope.db
    .insert(planWaves)
    .values({ planId: plan.id, waveId: id, effect: 'left_out', startsOn, endsOn, organizations: [] })
}

async function noteEffect(
  scope: PlatformScope,
  planId: string,
  { wave, id: waveId, effect }: { wave: DatedWave; id: string; effect: string },
): Promise<void> {
  const { laid, organizations } = wave
  const { startsOn, endsOn } = laid
  await scope.db.insert(planWaves).values({ planId, waveId, effect, startsOn, endsOn, organizations })
}
