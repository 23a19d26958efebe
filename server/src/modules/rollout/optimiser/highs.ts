import loadHighs, { type Highs, type Model } from 'highs'
import type { Milp } from './milp.ts'

/** `bound`: no solution costs less (missing when unknown). `values`: the best solution found, by column. */
export type Solved = {
  status: 'optimal' | 'infeasible' | 'stopped'
  objective: number | null
  bound: number | null
  values: Float64Array | null
}

/** `milliseconds` is asked for and usually overrun a little. `start`: whole-number columns that are known to work. */
export type SolveOptions = {
  milliseconds: number
  start?: { indices: Int32Array; values: Float64Array }
  /** Leaves out that columns are whole: quick, and still a bound. */
  isRelaxed?: boolean
}

// The types are those of the CommonJS build, where the loader is a property; here the module build is loaded.
const load = loadHighs as unknown as typeof loadHighs.default
let loading: Promise<Highs> | undefined

/** Minimises a program with HiGHS. Blocks the thread while it runs: only for the worker. */
export async function solveMilp(milp: Milp, options: SolveOptions): Promise<Solved> {
  loading ??= load()
  const highs = await loading
  return highs.withModel((model): Solved => {
    model.passModel(modelOf(milp, highs, options.isRelaxed === true))
    return runModel(model, highs, options)
  })
}

function runModel(model: Model, { constants }: Highs, { milliseconds, start }: SolveOptions): Solved {
  const deadline = performance.now() + milliseconds
  model.options.set({ output_flag: false, time_limit: milliseconds / 1000, mip_rel_gap: 0, mip_abs_gap: 1e-6 })
  if (start) model.setSolution(start)
  let bound: number | null = null
  const stop = (event: { interrupt(): void }) => {
    if (performance.now() > deadline) event.interrupt()
    return undefined
  }
  model.run({
    [constants.callbackType.simplexInterrupt]: stop,
    [constants.callbackType.mipInterrupt](event) {
      bound = event.data.mip_dual_bound ?? bound
      return stop(event)
    },
  })
  const status = model.getModelStatus()
  const { optimal, infeasible, unboundedOrInfeasible } = constants.modelStatus
  // Every column is bounded or costs something: no program here is unbounded.
  if (status === infeasible || status === unboundedOrInfeasible) {
    return { status: 'infeasible', objective: null, bound: null, values: null }
  }
  if (status === optimal) {
    const objective = model.getObjectiveValue()
    return { status: 'optimal', objective, bound: objective, values: model.getSolution().colValue }
  }
  const isFeasible = model.info.get('primal_solution_status') === constants.solutionStatus.feasible
  const values = isFeasible ? model.getSolution().colValue : null
  return { status: 'stopped', objective: isFeasible ? model.getObjectiveValue() : null, bound, values }
}

function modelOf(milp: Milp, highs: Highs, isRelaxed: boolean) {
  const { continuous, integer } = highs.constants.variableType
  const numCols = milp.costs.length
  const numRows = milp.rowLower.length
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(milp.costs),
    colLower: Float64Array.from(milp.lower),
    colUpper: Float64Array.from(milp.upper),
    rowLower: Float64Array.from(milp.rowLower),
    rowUpper: Float64Array.from(milp.rowUpper),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: Int32Array.from(milp.starts),
      indices: Int32Array.from(milp.indices),
      values: Float64Array.from(milp.values),
    },
    ...(isRelaxed ? {} : { integrality: milp.isWhole.map((isWhole) => (isWhole ? integer : continuous)) }),
  }
}
