// One gate as people read it, and its row as the steps lock it.
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { ChangeView } from '../../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import type { WaveStatus } from '../rollout.contract.ts'
import { failGate } from './errors.ts'
import { evaluate, findMeasured } from './figures.ts'
import { conditionsOf } from './find-conditions.ts'
import { gateColumns, withCounts } from './find-gates.ts'
import { gateWorkflow } from './gate-workflow.ts'
import type { Gate, readGate, readGateHistory } from './gates.contract.ts'
import { gateEvaluations, gateSteps, gates } from './tables.ts'
import { ALLOWED, type Overall, overallOf } from './verdicts.contract.ts'

export type GateRow = typeof gates.$inferSelect
type StepRow = typeof gateSteps.$inferSelect

/** The row, locked until the transaction ends; refuses a version that is no longer the newest. */
export async function lockGate(scope: PlatformScope, id: string, version?: number): Promise<GateRow> {
  const [row] = await scope.db.select().from(gates).where(eq(gates.id, id)).for('update')
  if (!row) return failGate('rollout.gate.not_found')
  if (version !== undefined && row.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: { version: row.version } } })
  return row
}

/** Writes what changed as a new version. */
export async function writeGate(
  scope: PlatformScope,
  id: string,
  change: Partial<Omit<typeof gates.$inferInsert, 'number'>>,
): Promise<void> {
  await scope.db
    .update(gates)
    .set({ ...change, version: sql`${gates.version} + 1`, updatedAt: sql`now()` })
    .where(eq(gates.id, id))
}

/** Steps of a gate, oldest first. */
export function findSteps(scope: PlatformScope, gateId: string): Promise<StepRow[]> {
  return scope.db
    .select()
    .from(gateSteps)
    .where(eq(gateSteps.gateId, gateId))
    .orderBy(asc(gateSteps.at), asc(gateSteps.id))
}

/** Ids of those who signed what is signed now. */
export function signersOf(row: GateRow, steps: readonly StepRow[]): string[] {
  return steps.filter((step) => isSignature(row, step)).map(({ personId }) => personId)
}

function isSignature({ sha256 }: GateRow, step: StepRow): boolean {
  return sha256 !== null && step.sha256 === sha256 && ['sign', 'countersign'].includes(step.action)
}

/** Fails with rollout.gate.not_found. */
export async function getGate(scope: PlatformScope, { params }: Pick<Input<typeof readGate>, 'params'>): Promise<Gate> {
  const [row] = await scope.db.select().from(gates).where(eq(gates.id, params.id))
  if (!row) return failGate('rollout.gate.not_found')
  const [found] = await withCounts(scope, await scope.db.select(gateColumns).from(gates).where(eq(gates.id, row.id)))
  if (!found) return failGate('rollout.gate.not_found')
  const steps = await findSteps(scope, row.id)
  const { permissions } = scope.actor
  const isOpen = row.status === 'open'
  return {
    ...found,
    title: found.kind === 'wave' ? `Gate of wave ${found.wave}` : `Sign-off of ${found.organization}`,
    ...(await findSurroundings(scope, row)),
    ...{ openedReason: row.openedReason, criteriaReason: row.criteriaReason, sha256: row.sha256, version: row.version },
    ...(await evidenceOf(scope, row)),
    evaluations: await findEvaluations(scope, row.id),
    proposal: proposalOf(row),
    steps: steps.map((step) => stepView(row, step)),
    conditions: await conditionsOf(scope, row.id),
    decidedDual: row.decidedAt === null ? null : dualDate(today(Temporal.Instant.from(row.decidedAt))),
    actions: actionsFor(gateWorkflow, { status: row.status, preparers: signersOf(row, steps) }, scope.actor).filter(
      ({ action }) => action !== 'sign',
    ),
    canPrepare: isOpen && permissions.has('rollout.gate.prepare'),
    canSign: isOpen && permissions.has('rollout.gate.decide'),
  }
}

function stepView(row: GateRow, step: StepRow): Gate['steps'][number] {
  const { action, comment, at, personName } = step
  const label = { sign: 'Signed first', countersign: 'Signed second', return: 'Returned', withdraw: 'Withdrew' }[action]
  return { action, label: label ?? action, by: personName, at, comment, counts: isSignature(row, step) }
}

function proposalOf({ content, status }: GateRow): Gate['proposal'] {
  if (!content || status === 'withdrawn') return null
  const { decision, reason, conditions } = content
  return {
    decision,
    reason,
    conditions: conditions.map(({ criterion, title, ownerId, ownerName, dueOn }) => ({
      ...{ title, ownerId, ownerName, dueOn },
      criterion: criterion as Gate['conditions'][number]['criterion'],
    })),
  }
}

/** What was signed; of an open gate, how things stand now. */
async function evidenceOf(scope: PlatformScope, row: GateRow) {
  const signed = row.sha256 !== null ? row.content : null
  if (signed) {
    const { findings, overall, evaluatedAt } = signed
    return { findings, overall, evaluatedAt, allowed: [...ALLOWED[overall]] }
  }
  const findings = evaluate(scope, row.criteria, await findMeasured(scope, row))
  const overall = overallOf(findings)
  return { findings, overall, evaluatedAt: null, allowed: [...ALLOWED[overall]] }
}

async function findEvaluations({ db }: PlatformScope, gateId: string): Promise<Gate['evaluations']> {
  const rows = await db
    .select({ overall: gateEvaluations.overall, by: gateEvaluations.evaluatedByName, at: gateEvaluations.evaluatedAt })
    .from(gateEvaluations)
    .where(eq(gateEvaluations.gateId, gateId))
    .orderBy(desc(gateEvaluations.evaluatedAt), desc(gateEvaluations.id))
    .limit(20)
  return rows.map((row) => ({ ...row, overall: row.overall as Overall }))
}

interface Surroundings extends Record<string, unknown> {
  waveStatus: WaveStatus | null
  openMilestones: number
  openBlockers: number
}

async function findSurroundings({ db }: PlatformScope, { id, waveId, supersedesId }: GateRow) {
  const { rows } = await db.execute<Surroundings>(sql`
    select (select status from rollout_wave where id = ${waveId}::uuid) as "waveStatus",
      (select count(*)::int from rollout_milestone where wave_id = ${waveId}::uuid and status in ('open', 'delayed')) as "openMilestones",
      (select count(*)::int from rollout_blocker where wave_id = ${waveId}::uuid and resolved_at is null) as "openBlockers"`)
  const reference = { id: gates.id, number: gates.number }
  const [supersedes = null] =
    supersedesId === null ? [] : await db.select(reference).from(gates).where(eq(gates.id, supersedesId))
  const [supersededBy = null] = await db
    .select(reference)
    .from(gates)
    .where(and(eq(gates.supersedesId, id), inArray(gates.status, ['decided'])))
  return { ...(rows[0] ?? { waveStatus: null, openMilestones: 0, openBlockers: 0 }), supersedes, supersededBy }
}

/** Who changed what. Fails with rollout.gate.not_found. */
export async function findGateHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readGateHistory>,
): Promise<Page<ChangeView>> {
  const [row] = await scope.db.select({ id: gates.id }).from(gates).where(eq(gates.id, params.id))
  if (!row) return failGate('rollout.gate.not_found')
  const parts = [
    { table: 'rollout_gate_step', column: 'gate_id' },
    { table: 'rollout_gate_condition', column: 'gate_id' },
  ]
  return recordHistory(scope, { table: 'rollout_gate', id: row.id, parts }, query)
}
