// The second signature, and what else may become of a gate.
import { eq } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { refusalOf } from '../../../platform/workflow/workflow.ts'
import { WAVE_STATUS_WORDS, type WaveStatus } from '../rollout.contract.ts'
import { waves } from '../tables.ts'
import { waveWorkflow } from '../wave-workflow.ts'
import { writeWave } from '../waves.ts'
import { takeEvaluation } from './change-criteria.ts'
import { writeConditions } from './conditions.ts'
import { failGate } from './errors.ts'
import type { GateContent } from './gate-content.ts'
import { gatePath, gateTopic, listenersOf, signatureTopic } from './gate-news.ts'
import { gateWorkflow } from './gate-workflow.ts'
import type { Gate, GateStatus, stepGate } from './gates.contract.ts'
import { findSteps, type GateRow, getGate, lockGate, signersOf, writeGate } from './gates.ts'
import { writeStep } from './sign-gate.ts'
import { ALLOWED, OVERALL_WORDS } from './verdicts.contract.ts'

type Body = Input<typeof stepGate>['body']
type Action = 'countersign' | 'return' | 'withdraw'

/**
 * Takes one step. Errors: workflow.not_now, workflow.four_eyes, workflow.comment_required, access.missing_permission,
 * concurrency.stale, rollout.gate.evidence_changed, rollout.gate.wave_not_active.
 */
export async function takeGateStep(scope: PlatformScope, { params, body }: Input<typeof stepGate>): Promise<Gate> {
  const row = await lockGate(scope, params.id)
  const action = await requirePossible(scope, row, body)
  const comment = body.comment ?? ''
  await writeStep(scope, row, { action, comment, sha256: row.sha256 })
  if (action === 'countersign') await decide(scope, row)
  else {
    const to = gateWorkflow.transitions[action].to
    await writeGate(scope, row.id, { status: to, sha256: null, decision: null })
    await tell(scope, row, action === 'return' ? `returned: ${comment}` : `withdrawn: ${comment}`)
  }
  await settle(scope, { topic: signatureTopic, path: gatePath(row.id) })
  return getGate(scope, { params })
}

async function requirePossible(
  scope: PlatformScope,
  row: GateRow,
  { action, comment, version }: Body,
): Promise<Action> {
  const transition = gateWorkflow.transitions[action as Action]
  // The first signature says what is signed: it has an address of its own.
  if (action === 'sign' || !(transition?.from as readonly string[] | undefined)?.includes(row.status)) {
    const state = gateWorkflow.states[row.status as GateStatus].toLowerCase()
    return failPlatform('workflow.not_now', { state, action: transition?.label ?? action })
  }
  const preparers = signersOf(row, await findSteps(scope, row.id))
  const refusal = refusalOf(transition, { status: row.status, preparers }, scope.actor)
  if (refusal?.code === 'workflow.four_eyes') failPlatform('workflow.four_eyes')
  if (refusal) failPlatform('access.missing_permission', { roles: `those with ${transition.permission}` })
  if (transition.comment === 'required' && !comment?.trim()) failPlatform('workflow.comment_required')
  if (row.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: { version: row.version } } })
  return action as Action
}

/** Both signatures are there: the decision takes effect. */
async function decide(scope: PlatformScope, row: GateRow): Promise<void> {
  const content = row.content
  if (!content) return failGate('rollout.gate.frozen')
  await requireStillTrue(scope, row, content)
  if (row.waveId !== null && content.decision !== 'no_go') await completeWave(scope, row.waveId, content)
  await writeGate(scope, row.id, { status: 'decided', decidedAt: scope.clock.now().toString() })
  await writeConditions(scope, row, content)
  const words = OVERALL_WORDS[content.decision].toLowerCase()
  await tell(scope, row, content.conditions.length > 0 ? `${words}, ${content.conditions.length} conditions` : words)
}

/** Between two signatures figures may change: what was signed first has to be possible on those of now. */
async function requireStillTrue(scope: PlatformScope, row: GateRow, { decision }: GateContent): Promise<void> {
  const { overall } = await takeEvaluation(scope, row)
  if (!ALLOWED[overall].includes(decision))
    failGate('rollout.gate.evidence_changed', { overall: OVERALL_WORDS[overall].toLowerCase() })
}

async function completeWave(scope: PlatformScope, waveId: string, { number, decision }: GateContent): Promise<void> {
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, waveId)).for('update')
  // A later gate of a completed wave replaces the decision, not the completion.
  if (!wave || wave.status === 'completed') return
  const { from, to } = waveWorkflow.transitions.complete
  if (!(from as readonly string[]).includes(wave.status))
    failGate('rollout.gate.wave_not_active', { state: WAVE_STATUS_WORDS[wave.status as WaveStatus].toLowerCase() })
  await writeWave(scope, waveId, {
    ...{ status: to, endedOn: today(scope.clock.now()) },
    statusReason: `Gate ${number}: ${OVERALL_WORDS[decision].toLowerCase()}.`,
  })
}

async function tell(scope: PlatformScope, row: GateRow, what: string): Promise<void> {
  const { title } = await getGate(scope, { params: { id: row.id } })
  await notify(scope, {
    topic: gateTopic,
    to: await listenersOf(scope, row.waveId),
    title: `${title}: ${what}`,
    path: gatePath(row.id),
  })
}
