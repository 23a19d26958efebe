// What a gate asks for may be changed while it is open, with a reason; and it is tried as often as one likes.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { CRITERION } from '../measures/criteria.contract.ts'
import { takeMeasures } from '../measures/take-measures.ts'
import { failGate } from './errors.ts'
import { evaluate, findMeasured } from './figures.ts'
import type { Finding } from './finding.contract.ts'
import type { editGateCriteria, evaluateGate, Gate } from './gates.contract.ts'
import { type GateRow, getGate, lockGate, writeGate } from './gates.ts'
import { gateEvaluations } from './tables.ts'
import { type GateCriterion, type Overall, overallOf } from './verdicts.contract.ts'

/**
 * Replaces the criteria. Errors: rollout.gate.frozen, .criterion_twice, .criterion_elsewhere, .threshold_out_of_bounds,
 * .no_deciding_criterion, concurrency.stale.
 */
export async function changeCriteria(
  scope: PlatformScope,
  { params, body }: Input<typeof editGateCriteria>,
): Promise<Gate> {
  const row = await lockGate(scope, params.id, body.version)
  requireOpen(row)
  requireSense(row, body.criteria)
  await writeGate(scope, row.id, { criteria: body.criteria, criteriaReason: body.reason.trim() })
  return getGate(scope, { params })
}

export function requireOpen({ status }: GateRow): void {
  if (status !== 'open') failGate('rollout.gate.frozen')
}

function requireSense({ waveId }: GateRow, criteria: readonly GateCriterion[]): void {
  if (new Set(criteria.map(({ criterion }) => criterion)).size < criteria.length)
    failGate('rollout.gate.criterion_twice')
  if (!criteria.some(({ weight }) => weight === 'must')) failGate('rollout.gate.no_deciding_criterion')
  for (const [at, { criterion, threshold }] of criteria.entries()) {
    const { label, min, max, levels } = CRITERION[criterion]
    const here = waveId === null ? 'organization' : 'wave'
    if (!levels.includes(here) && !levels.includes('platform'))
      failGate(
        'rollout.gate.criterion_elsewhere',
        { label, subject: `one ${here}` },
        { path: `criteria.${at}.criterion` },
      )
    if (Number(threshold) < min || Number(threshold) > max)
      failGate('rollout.gate.threshold_out_of_bounds', { label, min, max }, { path: `criteria.${at}.threshold` })
  }
}

/** Measures what BMMS can, and keeps what the criteria say. Decides nothing. Fails with rollout.gate.frozen. */
export async function tryGate(scope: PlatformScope, { params }: Input<typeof evaluateGate>): Promise<Gate> {
  const row = await lockGate(scope, params.id)
  requireOpen(row)
  await takeEvaluation(scope, row)
  return getGate(scope, { params })
}

export interface Evaluation {
  findings: Finding[]
  overall: Overall
  evaluatedAt: string
}

/** The criteria of a gate on figures of this moment; kept in its record. */
export async function takeEvaluation(scope: PlatformScope, row: GateRow): Promise<Evaluation> {
  await takeMeasures(scope, row.waveId === null ? { organizationId: row.organizationId ?? 0 } : { waveId: row.waveId })
  const findings = evaluate(scope, row.criteria, await findMeasured(scope, row))
  const evaluation = { findings, overall: overallOf(findings), evaluatedAt: scope.clock.now().toString() }
  await scope.db.insert(gateEvaluations).values({
    ...evaluation,
    ...{ organizationId: row.organizationId, gateId: row.id },
    ...{ evaluatedBy: scope.actor.id || null, evaluatedByName: scope.actor.name },
  })
  return evaluation
}
