// Two plans side by side.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { SCORE_PARTS, type ScorePart } from '../optimiser/problem.contract.ts'
import { type LoadedPlan, loadPlan } from './plan-states.ts'
import { datesOf } from './plan-view.ts'
import { usedWaves } from './planned-waves.ts'
import type { comparePlans, PlanComparison } from './plans.contract.ts'
import { differencesOf } from './question-words.ts'

/** Fails with rollout.plan.not_found for either. */
export async function comparePlanVersions(
  scope: PlatformScope,
  { params }: Input<typeof comparePlans>,
): Promise<PlanComparison> {
  const left = await loadPlan(scope, params.id)
  const right = await loadPlan(scope, params.other)
  return {
    left: await sideOf(scope, left),
    right: await sideOf(scope, right),
    parts: (Object.keys(SCORE_PARTS) as ScorePart[]).map((part) => ({
      part,
      title: SCORE_PARTS[part].title,
      left: pointsOf(left, part),
      right: pointsOf(right, part),
    })),
    moved: movedBetween(left, right),
    settings: differencesOf(left.state.question, right.state.question),
  }
}

async function sideOf(scope: PlatformScope, loaded: LoadedPlan): Promise<PlanComparison['left']> {
  const { plan, state } = loaded
  const laid = await datesOf(scope, loaded)
  return {
    ...{ id: plan.id, number: plan.number, name: plan.name, status: plan.status as PlanComparison['left']['status'] },
    score: state.judgement?.score.total ?? null,
    feasible: state.judgement?.feasible ?? null,
    waves: usedWaves(state.assignment).length,
    organizations: Object.keys(state.assignment ?? {}).length,
    lastDay:
      laid
        .map(({ endsOn }) => endsOn)
        .sort()
        .at(-1) ?? null,
  }
}

function pointsOf({ state }: LoadedPlan, part: ScorePart): number | null {
  return state.judgement?.score.parts.find((one) => one.part === part)?.points ?? null
}

function movedBetween(left: LoadedPlan, right: LoadedPlan): PlanComparison['moved'] {
  const names = new Map(
    [left, right].flatMap(({ state }) => state.problem.organizations.map(({ code, name }) => [code, name] as const)),
  )
  const [before, after] = [left.state.assignment ?? {}, right.state.assignment ?? {}]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((code) => before[code] !== after[code])
    .sort()
    .map((code) => ({
      ...{ code, name: names.get(code) ?? code },
      left: before[code] ?? null,
      right: after[code] ?? null,
    }))
}
