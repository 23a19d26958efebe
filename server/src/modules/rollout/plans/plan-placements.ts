// The organizations of a plan by wave, as a list that leaves as a file.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { Candidate } from '../optimiser/problem.contract.ts'
import { loadPlan, type PlanState } from './plan-states.ts'
import { datesOf } from './plan-view.ts'
import { plannedWaves } from './planned-waves.ts'
import type { listPlacements, PlacementRow, PlannedWave } from './plans.contract.ts'

/** One page of the plan's organizations, by wave and code unless asked otherwise. */
export async function findPlacements(
  scope: PlatformScope,
  { params, query }: Input<typeof listPlacements>,
): Promise<Output<typeof listPlacements>> {
  const loaded = await loadPlan(scope, params.id)
  const { problem, question, assignment } = loaded.state
  const laid = await datesOf(scope, loaded)
  const waves = plannedWaves({ problem, question, assignment, laid, spare: false })
  const text = query.q?.toLowerCase() ?? ''
  const rows = waves
    .flatMap((wave) => rowsOf(loaded.state, wave))
    .filter((row) => query.wave === undefined || row.wave === query.wave)
    .filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(text))
    .sort(orderOf(query.sort ?? 'wave'))
  const { page = 1, pageSize = 25 } = query
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize }
}

function orderOf(sort: string): (a: PlacementRow, b: PlacementRow) => number {
  const sign = sort.startsWith('-') ? -1 : 1
  const byCode = (a: PlacementRow, b: PlacementRow) => a.code.localeCompare(b.code)
  return sort.endsWith('wave') ? (a, b) => sign * (a.wave - b.wave) || byCode(a, b) : (a, b) => sign * byCode(a, b)
}

function rowsOf(state: PlanState, wave: PlannedWave): PlacementRow[] {
  const here = state.problem.organizations.filter(({ code }) => wave.organizations.includes(code))
  return here.map((one) => rowOf(state, wave, one))
}

function rowOf({ question, proposal }: PlanState, wave: PlannedWave, one: Candidate): PlacementRow {
  const { code } = one
  const why = proposal?.placements.find((placement) => placement.code === code)
  const reasons = (why?.reasons ?? []).map(({ words }) => words)
  const binding = why?.binding ? [why.binding.words] : []
  const { name, kind, size, expectedPeople, readiness, confidence } = one
  return {
    ...{ wave: wave.wave, waveName: wave.name, startsOn: wave.startsOn, endsOn: wave.endsOn },
    ...{ code, name, kind, size, expectedPeople, readiness, confidence },
    place: one.place ?? '',
    cluster: one.cluster ?? '',
    pinned: question.wishes.pins.some((pin) => pin.code === code),
    reasons: [...reasons, ...binding].join(' ').slice(0, 2000),
  }
}
