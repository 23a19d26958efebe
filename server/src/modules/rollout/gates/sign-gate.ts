// The first signature: a decision on figures of this moment, whole and hashed, that a second person may sign.
import { nextBusinessDay } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { CRITERION } from '../measures/criteria.contract.ts'
import { type Evaluation, requireOpen, takeEvaluation } from './change-criteria.ts'
import { failGate } from './errors.ts'
import type { Finding } from './finding.contract.ts'
import { type GateContent, hashOfGate, type SignedCondition } from './gate-content.ts'
import { findOwners, gatePath, holdersOf, signatureTopic } from './gate-news.ts'
import type { Gate, signGate } from './gates.contract.ts'
import { type GateRow, getGate, lockGate, writeGate } from './gates.ts'
import { gateSteps } from './tables.ts'
import { ALLOWED, OVERALL_WORDS } from './verdicts.contract.ts'

type Body = Input<typeof signGate>['body']

/**
 * Signs a decision first. Errors: rollout.gate.frozen, .better_than_evidence, .reason_missing, .condition_missing,
 * .condition_surplus, .condition_in_past, .condition_too_late, .unknown_owner, concurrency.stale.
 */
export async function signFirst(scope: PlatformScope, { params, body }: Input<typeof signGate>): Promise<Gate> {
  const row = await lockGate(scope, params.id, body.version)
  requireOpen(row)
  const evaluation = await takeEvaluation(scope, row)
  requireAllowed(evaluation, body)
  const conditions = await conditionsFrom(scope, body, evaluation.findings)
  const before = await getGate(scope, { params })
  const content = contentOf(before, { row, evaluation, body, conditions })
  const sha256 = hashOfGate(content)
  await writeGate(scope, row.id, { status: 'signed', content, sha256, decision: body.decision })
  await writeStep(scope, row, { action: 'sign', comment: body.comment, sha256 })
  await notify(scope, {
    topic: signatureTopic,
    to: (await holdersOf(scope, 'rollout.gate.decide')).map(({ id }) => id),
    title: `${before.title} waits for a second signature: ${OVERALL_WORDS[body.decision].toLowerCase()}`,
    text: `${scope.actor.name} signed first. ${body.reason}`,
    path: gatePath(row.id),
  })
  return getGate(scope, { params })
}

export async function writeStep(
  scope: PlatformScope,
  { id, organizationId }: GateRow,
  step: { action: string; comment: string; sha256: string | null },
): Promise<void> {
  await scope.db.insert(gateSteps).values({
    ...step,
    ...{ organizationId, gateId: id, personId: scope.actor.id, personName: scope.actor.name },
    at: scope.clock.now().toString(),
  })
}

function requireAllowed({ overall, findings }: Evaluation, { decision, reason, conditions }: Body): void {
  const allowed = ALLOWED[overall]
  if (!allowed.includes(decision)) {
    const words = allowed.map((one) => OVERALL_WORDS[one].toLowerCase()).join(', ')
    failGate('rollout.gate.better_than_evidence', { overall: OVERALL_WORDS[overall].toLowerCase(), allowed: words })
  }
  if (reason.trim() === '' && (decision === 'no_go' || decision !== overall))
    failGate('rollout.gate.reason_missing', {
      what:
        decision === overall
          ? 'A no-go says why.'
          : `The criteria say ${OVERALL_WORDS[overall].toLowerCase()}, and you decide otherwise.`,
    })
  if (decision !== 'conditional_go') {
    if (conditions.length > 0) failGate('rollout.gate.condition_surplus')
    return
  }
  const covered = new Set(conditions.map(({ criterion }) => criterion))
  const open = findings.filter(({ criterion, verdict }) => verdict !== 'met' && !covered.has(criterion))
  if (open.length > 0)
    failGate('rollout.gate.condition_missing', { criteria: open.map(({ label }) => label.toLowerCase()).join(', ') })
  if (conditions.length === 0) failGate('rollout.gate.condition_missing', { criteria: 'what has to be done' })
}

async function conditionsFrom(
  scope: PlatformScope,
  { conditions }: Body,
  findings: readonly Finding[],
): Promise<SignedCondition[]> {
  if (conditions.length === 0) return []
  const owners = new Map((await findOwners(scope)).map(({ id, name }) => [id, name]))
  const day = today(scope.clock.now())
  const latest = parseDate(day).add({ years: 1 }).toString()
  const isAsked = (criterion: string | null) =>
    criterion === null || findings.some((one) => one.criterion === criterion)
  for (const [at, { dueOn, ownerId, criterion }] of conditions.entries()) {
    if (dueOn <= day) failGate('rollout.gate.condition_in_past', {}, { path: `conditions.${at}.dueOn` })
    if (dueOn > latest) failGate('rollout.gate.condition_too_late', {}, { path: `conditions.${at}.dueOn` })
    if (!owners.has(ownerId)) failGate('rollout.gate.unknown_owner', {}, { path: `conditions.${at}.ownerId` })
    if (criterion !== null && !isAsked(criterion))
      failGate(
        'rollout.gate.criterion_elsewhere',
        { label: CRITERION[criterion].label, subject: 'this gate' },
        { path: `conditions.${at}.criterion` },
      )
  }
  const calendar = await loadBusinessCalendar(scope, { from: day, to: latest })
  return conditions.map(({ criterion, title, ownerId, dueOn }, at) => ({
    ...{ number: at + 1, criterion, title: title.trim(), ownerId, ownerName: owners.get(ownerId) ?? '' },
    dueOn: nextBusinessDay(calendar, dueOn),
  }))
}

interface Signing {
  row: GateRow
  evaluation: Evaluation
  body: Body
  conditions: SignedCondition[]
}

function contentOf(before: Gate, { row, evaluation, body, conditions }: Signing): GateContent {
  const name = before.subject.slice(before.subject.indexOf(': ') + 2)
  return {
    form: 'bmms.rollout.gate/1',
    number: row.number,
    wave: before.wave === null ? null : { number: before.wave, name },
    organization: before.organization === null ? null : { code: before.organization, name },
    ...{ openedBy: row.openedByName, openedReason: row.openedReason, criteriaReason: row.criteriaReason },
    supersedes: before.supersedes?.number ?? null,
    ...evaluation,
    ...{ decision: body.decision, reason: body.reason.trim(), conditions },
  }
}
