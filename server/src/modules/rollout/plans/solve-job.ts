// The optimiser at work: outside of requests, in a thread of its own, with its progress written down and a way to stop it.
import { eq, sql } from 'drizzle-orm'
import { type Caller, type Database, inPlatform, type PlatformScope } from '../../../platform/database/scope.ts'
import { defineJob, type JobContext } from '../../../platform/jobs/define-job.ts'
import { describeError } from '../../../platform/telemetry/describe-error.ts'
import type { SolveProgress, WaveOutcome } from '../optimiser/proposal.contract.ts'
import { solveWaves } from '../optimiser/solve-waves.ts'
import { SOLVE_JOB } from './plan-solves.ts'
import { pushState } from './plan-states.ts'
import { planSolves, plans } from './tables.ts'

type Solve = typeof planSolves.$inferSelect

/** How often progress is written down, and the wish to stop is heard, in milliseconds. */
const TICK = 300

export const solvePlanJob = defineJob<{ solve: string }>({
  name: SOLVE_JOB,
  summary: 'Finds the best waves for a plan',
  retryLimit: 1,
  expireInSeconds: 120,
  concurrency: 2,
  handle: async (context, { solve: id }) => {
    const solve = await begin(context, id)
    if (!solve) return
    const caller = callerOf(context, solve)
    const outcome = await work(context, solve)
    if (outcome) await inPlatform(context.database, caller, (scope) => takeOver(scope, solve.id, outcome))
  },
})

/** The log names whoever asked. */
function callerOf({ caller }: JobContext, { askedBy, askedByName }: Solve): Caller {
  return { ...caller, actor: { id: askedBy ?? '', name: askedByName, permissions: new Set() } }
}

/** Nothing when the call was stopped before it began. */
function begin({ database, caller }: JobContext, id: string): Promise<Solve | undefined> {
  return inPlatform(database, caller, async ({ db }) => {
    const [solve] = await db
      .update(planSolves)
      .set({ state: 'running' })
      .where(sql`${planSolves.id} = ${id} and ${planSolves.endedAt} is null`)
      .returning()
    return solve
  })
}

/** What the optimiser answers; nothing when it was stopped or broke, which is then written down. */
async function work(context: JobContext, solve: Solve): Promise<WaveOutcome | undefined> {
  const { database, caller, signal, log } = context
  const stop = new AbortController()
  let newest: SolveProgress | null = null
  const ticker = setInterval(() => {
    void tick({ database, caller }, solve.id, newest).then(
      (goesOn) => goesOn || stop.abort(),
      (error: unknown) => log.warn({ err: describeError(error) }, 'the progress of the optimiser was not written down'),
    )
  }, TICK)
  try {
    return await solveWaves(solve.problem, {
      signal: AbortSignal.any([signal, stop.signal]),
      onProgress: (progress) => {
        newest = progress
      },
    })
  } catch (error) {
    if (signal.aborted) throw error
    if (!stop.signal.aborted) {
      log.error({ err: describeError(error) }, 'the optimiser broke')
      await inPlatform(database, caller, (scope) => end(scope, solve.id, { state: 'failed' }))
    }
    return undefined
  } finally {
    clearInterval(ticker)
  }
}

interface House {
  database: Database
  caller: Caller
}

/** Writes the progress down; false when somebody stopped the call. */
function tick({ database, caller }: House, id: string, progress: SolveProgress | null): Promise<boolean> {
  const { phase = '', done = 0, score: best = null, seconds = 0 } = progress ?? {}
  return inPlatform(database, caller, async ({ db }) => {
    const rows = await db
      .update(planSolves)
      .set({ phase, done, best, seconds })
      .where(sql`${planSolves.id} = ${id} and ${planSolves.endedAt} is null`)
      .returning({ id: planSolves.id })
    return rows.length > 0
  })
}

/** A proposal becomes the plan's next state, unless the plan was changed meanwhile; anything else leaves the plan alone. */
async function takeOver(scope: PlatformScope, id: string, outcome: WaveOutcome): Promise<void> {
  const [known] = await scope.db.select({ planId: planSolves.planId }).from(planSolves).where(eq(planSolves.id, id))
  const [plan] = known ? await scope.db.select().from(plans).where(eq(plans.id, known.planId)).for('update') : []
  const [solve] = await scope.db.select().from(planSolves).where(eq(planSolves.id, id)).for('update')
  if (!plan || !solve || solve.endedAt !== null) return
  const seconds = 'facts' in outcome ? outcome.facts.seconds : solve.seconds
  if (outcome.status !== 'proposed') return end(scope, id, { state: outcome.status, outcome, seconds })
  const { proposal } = outcome
  const { question, problem, words } = solve
  const best = proposal.score.total
  if (plan.version !== solve.planVersion || plan.status !== 'draft')
    return end(scope, id, { state: 'outdated', best, seconds: proposal.facts.seconds })
  const { assignment, score, checks } = proposal
  const judgement = { feasible: checks.every(({ ok }) => ok), score, checks, violations: [] }
  await pushState(scope, plan, { words, question, problem, assignment, judgement, proposal }, solve.askedByName)
  await end(scope, id, { state: 'proposed', best, seconds: proposal.facts.seconds, done: 1 })
}

async function end(scope: PlatformScope, id: string, change: Partial<typeof planSolves.$inferInsert>): Promise<void> {
  await scope.db
    .update(planSolves)
    .set({ ...change, endedAt: scope.clock.now().toString() })
    .where(sql`${planSolves.id} = ${id} and ${planSolves.endedAt} is null`)
}
