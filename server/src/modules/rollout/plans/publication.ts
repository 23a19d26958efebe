// Publishing a plan: planned waves and the places in them become those of the plan; what has begun is not touched.
import { eq, sql } from 'drizzle-orm'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { loadPlanningFacts } from './build-problem.ts'
import { fail } from './errors.ts'
import { type LoadedPlan, loadPlan, lockPlan, writePlan } from './plan-states.ts'
import { datesOf, getPlan } from './plan-view.ts'
import { plannedWaves } from './planned-waves.ts'
import { PLAN_STATUS_WORDS, type PlanView } from './plans.contract.ts'
import type { PublicationPreview, previewPublication, publishPlan } from './publication.contract.ts'
import { type DatedWave, effectsOf, effectWords, type StandingWave } from './publication-effects.ts'
import { plans } from './tables.ts'
import { writePublication } from './write-publication.ts'

/** What publishing would do now, and why it cannot be done. */
export async function foreseePublication(
  scope: PlatformScope,
  { params }: Pick<Input<typeof previewPublication>, 'params'>,
): Promise<PublicationPreview> {
  const loaded = await loadPlan(scope, params.id)
  const planned = await datedWaves(scope, loaded)
  const standing = await findStanding(scope)
  const effects = effectsOf(planned, standing)
  const refusal = await refusalOf(scope, loaded, planned).then(
    () => null,
    (error: Error) => error.message,
  )
  return {
    refusal,
    words: effectWords(effects, planned, await countBegun(scope)),
    warnings: planned.flatMap(({ wave, laid }) => laid.notes.map((note) => `Wave ${wave}: ${note}.`)),
    waves: effects,
  }
}

/**
 * Publishes a saved plan, whole or not at all. Fails with rollout.plan.not_saved, published_already, overfull, rules_broken,
 * outdated or in_the_past.
 */
export async function publishSavedPlan(
  scope: PlatformScope,
  { params, body }: Input<typeof publishPlan>,
): Promise<PlanView> {
  // Nobody starts a wave, and nobody else publishes, while the waves change.
  await scope.db.execute(sql`lock table rollout_wave in share row exclusive mode`)
  const loaded = await lockPlan(scope, params.id, body.version)
  const planned = await datedWaves(scope, loaded)
  await refusalOf(scope, loaded, planned)
  await writePublication(scope, loaded, { planned, standing: await findStanding(scope) })
  const { id: publishedBy, name: publishedByName } = scope.actor
  await scope.db
    .update(plans)
    .set({ status: 'superseded', statusReason: `Plan ${loaded.plan.number} took its place`, updatedAt: sql`now()` })
    .where(eq(plans.status, 'published'))
  await writePlan(scope, params.id, {
    ...{ status: 'published', publishedByName, publishedAt: scope.clock.now().toString() },
    ...(publishedBy === '' ? {} : { publishedBy }),
  })
  return getPlan(scope, { params })
}

async function datedWaves(scope: PlatformScope, loaded: LoadedPlan): Promise<DatedWave[]> {
  const { problem, question, assignment } = loaded.state
  const laid = await datesOf(scope, loaded)
  return plannedWaves({ problem, question, assignment, laid, spare: false })
    .filter(({ organizations }) => organizations.length > 0)
    .flatMap((wave, at) => (laid[at] ? { ...wave, laid: laid[at] } : []))
}

/** Waves that have not begun: planned ones, and those that an earlier publication left out. */
async function findStanding(scope: PlatformScope): Promise<StandingWave[]> {
  const { rows } = await scope.db.execute<StandingWave & Record<string, unknown>>(sql`
    select w.id, w.number, w.name, w.status, w.starts_on::text as "startsOn", w.ends_on::text as "endsOn",
           coalesce((select array_agg(o.code order by o.code) from rollout_placement p join organization o on o.id = p.organization_id
             where p.wave_id = w.id and p.left_on is null), '{}') as organizations
      from rollout_wave w
     where w.status = 'planned' or w.status = 'cancelled' and w.started_on is null
     order by w.number`)
  return rows
}

async function countBegun(scope: PlatformScope): Promise<number> {
  const { rows } = await scope.db.execute<{ begun: number }>(sql`
    select count(*)::int as begun from rollout_wave where status in ('active', 'paused', 'completed')`)
  return rows[0]?.begun ?? 0
}

/** Throws the refusal of a plan that cannot be published now. */
async function refusalOf(scope: PlatformScope, { plan, state }: LoadedPlan, planned: readonly DatedWave[]) {
  const { status, number } = plan
  if (status === 'draft') fail('rollout.plan.not_saved')
  if (status === 'published') fail('rollout.plan.published_already', { number })
  if (status !== 'saved')
    fail('rollout.plan.frozen', { number, status: PLAN_STATUS_WORDS[status as PlanView['status']].toLowerCase() })
  refuseOverfull(planned)
  const violations = state.judgement?.violations ?? []
  if (!state.judgement?.feasible)
    fail('rollout.plan.rules_broken', {
      words: violations
        .map(({ words }) => words)
        .join(' ')
        .slice(0, 800),
    })
  await refuseOutdated(scope, state)
  const now = today(scope.clock.now())
  const past = planned.find(({ laid }) => laid.startsOn < now)
  if (past) fail('rollout.plan.in_the_past', { wave: past.wave, day: formatDate(past.laid.startsOn) })
}

function refuseOverfull(planned: readonly DatedWave[]): void {
  const words = planned
    .filter(({ overflow }) => overflow.length > 0)
    .map(({ wave, most, organizations, overflow, seats, trainees }) => {
      const seated = seats === null || trainees <= seats ? '' : ` and needs ${trainees} of ${seats} seats`
      const verb = overflow.length === 1 ? 'does' : 'do'
      return `Wave ${wave} takes ${most} organizations and has ${organizations.length}${seated}: ${overflow.join(', ')} ${verb} not fit.`
    })
  if (words.length > 0) fail('rollout.plan.overfull', { words: words.join(' ').slice(0, 800) })
}

/** A plan counts only for the rollout as it stands: somebody may have begun a wave since. */
async function refuseOutdated(scope: PlatformScope, { problem, assignment }: LoadedPlan['state']): Promise<void> {
  const facts = await loadPlanningFacts(scope)
  const gone = Object.keys(assignment ?? {}).filter((code) => !facts.candidates.some((one) => one.code === code))
  const missing = facts.candidates.filter(({ code }) => assignment?.[code] === undefined)
  if (gone.length > 0)
    fail('rollout.plan.outdated', {
      words: `${gone.join(', ')} no longer ${gone.length === 1 ? 'waits' : 'wait'} for a wave.`,
    })
  if (facts.firstWave !== problem.firstWave)
    fail('rollout.plan.outdated', { words: `The next wave is number ${facts.firstWave}, not ${problem.firstWave}.` })
  const closed = facts.closed.filter(({ wave }) => Object.values(assignment ?? {}).includes(wave))
  if (closed.length > 0) fail('rollout.plan.outdated', { words: closed.map(({ why }) => `${why}.`).join(' ') })
  if (missing.length > 0)
    fail('rollout.plan.outdated', { words: `${missing.map(({ code }) => code).join(', ')} also wait for a wave now.` })
}
