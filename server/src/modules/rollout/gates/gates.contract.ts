// Gates between waves and sign-offs of organizations: criteria, evaluation, decision, conditions, signatures.
import { type Static, Type } from 'typebox'
import { HistoryPage, PlatformHistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { StepBody } from '../../../platform/workflow/workflow.contract.ts'
import { CRITERIA } from '../measures/criteria.contract.ts'
import { MeasureValue } from '../measures/measures.contract.ts'
import { OrganizationCode, WAVE_STATUSES, WaveNumber } from '../rollout.contract.ts'
import { Finding } from './finding.contract.ts'
import { DECISIONS, OVERALLS, WEIGHTS } from './verdicts.contract.ts'

const Name = Type.String({ maxLength: 300 })
const Long = Type.String({ maxLength: 4000 })

export const GATE_STATUSES = ['open', 'signed', 'decided', 'withdrawn'] as const
export type GateStatus = (typeof GATE_STATUSES)[number]
export const GATE_STATUS_WORDS: Readonly<Record<GateStatus, string>> = {
  open: 'Open',
  signed: 'Waits for a second signature',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
}
export const GATE_KINDS = ['wave', 'organization'] as const

const summary = {
  id: Id,
  number: Type.Integer(),
  /** `wave`: exit of a wave; `organization`: sign-off. */
  kind: Choice(GATE_KINDS),
  /** "Wave 2: Health", "MOH: Ministry of Health". */
  subject: Name,
  wave: Nullable(WaveNumber),
  organization: Nullable(OrganizationCode),
  status: Choice(GATE_STATUSES),
  /** Of a signed or decided gate. */
  decision: Nullable(Choice(DECISIONS)),
  openedBy: Name,
  openedAt: Instant,
  decidedAt: Nullable(Instant),
  openConditions: Type.Integer(),
  overdueConditions: Type.Integer(),
  /** A later gate of the same subject was decided. */
  isSuperseded: Type.Boolean(),
}
export const GateSummary = Type.Object(summary)
export type GateSummary = Static<typeof GateSummary>

/** A condition of a conditional go. */
export const Condition = Type.Object({
  id: Id,
  number: Type.Integer(),
  criterion: Nullable(Choice(CRITERIA)),
  title: Name,
  ownerId: Id,
  ownerName: Name,
  /** As signed; and the working day on which it is due since the calendar changed. */
  dueOn: Day,
  dueNow: Day,
  state: Choice(['open', 'overdue', 'closed']),
  closedAt: Nullable(Instant),
  closedBy: Name,
  evidence: Long,
  blockerId: Nullable(Id),
  gateId: Id,
  gateNumber: Type.Integer(),
  subject: Name,
  version: Type.Integer(),
})
export type Condition = Static<typeof Condition>

const GateReference = Type.Object({ id: Id, number: Type.Integer() })

export const Gate = Type.Object({
  ...summary,
  title: Name,
  waveStatus: Nullable(Choice(WAVE_STATUSES)),
  /** Milestones of the wave that are neither done nor dropped, and its unresolved blockers. */
  openMilestones: Type.Integer(),
  openBlockers: Type.Integer(),
  openedReason: Long,
  criteriaReason: Long,
  supersedes: Nullable(GateReference),
  supersededBy: Nullable(GateReference),
  /** As signed; of an open gate, as things stand now. */
  findings: Type.Array(Finding),
  overall: Choice(OVERALLS),
  /** When what was signed was measured; null while nothing is signed. */
  evaluatedAt: Nullable(Instant),
  /** How often it was tried, the latest first; at most 20. */
  evaluations: Type.Array(Type.Object({ overall: Choice(OVERALLS), by: Name, at: Instant })),
  /** Decisions that the evaluation leaves open. */
  allowed: Type.Array(Choice(DECISIONS)),
  /** What was signed, or (of an open gate that was returned) what had been. */
  proposal: Nullable(
    Type.Object({
      decision: Choice(DECISIONS),
      reason: Long,
      conditions: Type.Array(
        Type.Object({
          criterion: Nullable(Choice(CRITERIA)),
          title: Name,
          ownerId: Id,
          ownerName: Name,
          dueOn: Day,
        }),
      ),
    }),
  ),
  sha256: Nullable(Type.String({ maxLength: 64 })),
  /** Signatures and returns, oldest first; `counts`: under what is signed now. */
  steps: Type.Array(
    Type.Object({ action: Name, label: Name, by: Name, at: Instant, comment: Long, counts: Type.Boolean() }),
  ),
  conditions: Type.Array(Condition),
  decidedDual: Nullable(Name),
  /** Steps of a signed gate, and the withdrawal of an open one. */
  actions: Type.Array(ActionView),
  /** This person may change criteria and evaluate. */
  canPrepare: Type.Boolean(),
  /** This person may sign first. */
  canSign: Type.Boolean(),
  version: Type.Integer(),
})
export type Gate = Static<typeof Gate>

const base = '/platform/rollout/gates'
const view = 'rollout.gate.view'
const prepare = 'rollout.gate.prepare'
const decide = 'rollout.gate.decide'

export const listGates = endpoint('GET', base, {
  access: view,
  summary: 'Gates of waves and sign-offs of organizations, the latest first',
  query: ListQuery(['number', 'openedAt', 'decidedAt', 'status'], {
    kind: Type.Optional(Choice(GATE_KINDS)),
    status: Type.Optional(Choice(GATE_STATUSES)),
    decision: Type.Optional(Choice(DECISIONS)),
    wave: Type.Optional(WaveNumber),
    organization: Type.Optional(OrganizationCode),
  }),
  response: ListOf(GateSummary),
})
export const createGate = endpoint('POST', base, {
  access: prepare,
  summary: 'Open the gate of a wave or the sign-off of an organization; one that replaces a decided one wants a reason',
  body: Body({
    wave: Type.Optional(WaveNumber),
    organization: Type.Optional(OrganizationCode),
    reason: Type.Optional(Text(1000)),
  }),
  response: Gate,
})
export const readGate = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One gate or sign-off with criteria, evaluation, conditions and signatures',
  response: Gate,
})
export const editGateCriteria = endpoint('PATCH', `${base}/:id`, {
  access: prepare,
  summary: 'Change the criteria of an open gate, with a reason; the list replaces the whole',
  body: Body({
    version: Version,
    criteria: Type.Array(
      Body({
        criterion: Choice(CRITERIA),
        threshold: MeasureValue,
        minimumSample: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        maxAgeDays: Type.Integer({ minimum: 0, maximum: 366 }),
        weight: Choice(WEIGHTS),
      }),
      { minItems: 1, maxItems: CRITERIA.length },
    ),
    reason: Line(1000),
  }),
  response: Gate,
})
export const evaluateGate = endpoint('POST', `${base}/:id/evaluations`, {
  access: prepare,
  summary: 'Try an open gate: BMMS measures what it can, and keeps what the criteria say now. Decides nothing',
  status: 200,
  response: Gate,
})
export const signGate = endpoint('POST', `${base}/:id/signatures`, {
  access: decide,
  summary: 'Sign a decision as the first of two people; BMMS measures what it can once more, and the content is fixed',
  status: 200,
  body: Body({
    version: Version,
    decision: Choice(DECISIONS),
    /** Wanted for a no-go, and for a decision other than what the criteria say. */
    reason: Text(4000),
    /** Of a conditional go: one at least for each criterion that is not met or inconclusive. */
    conditions: Type.Array(
      Body({
        criterion: Nullable(Choice(CRITERIA)),
        title: Line(300),
        ownerId: Id,
        /** A day of rest moves to the next working day. */
        dueOn: Day,
      }),
      { maxItems: 40 },
    ),
    comment: Text(4000),
  }),
  response: Gate,
})
/** Actions: `countersign` (another person), `return` and `withdraw` (comment required). */
export const stepGate = endpoint('POST', `${base}/:id/steps`, {
  access: decide,
  summary: 'Sign a gate as the second person, return it to the first, or withdraw it',
  status: 200,
  body: StepBody,
  response: Gate,
})
export const printGate = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The gate as a PDF with its hash, and a QR code that leads to the page that verifies it',
  response: Type.Any(),
  transfer: 'bytes',
})
export const readGateHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in a gate and its conditions',
  query: PlatformHistoryQuery,
  response: HistoryPage,
})

const conditions = '/platform/rollout/gate-conditions'
export const listConditions = endpoint('GET', conditions, {
  access: view,
  summary: 'Conditions of all decided gates, what is due first on top',
  query: ListQuery(['dueOn', 'number'], {
    state: Type.Optional(Choice(['open', 'overdue', 'closed'])),
    wave: Type.Optional(WaveNumber),
    organization: Type.Optional(OrganizationCode),
    /** Only those that the reader answers for. */
    mine: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(Condition),
})
export const closeCondition = endpoint('POST', `${conditions}/:id/closing`, {
  access: 'rollout.wave.work',
  summary: 'Close a condition with the evidence that it is met; its blocker is resolved',
  status: 200,
  body: Body({ version: Version, evidence: Line(2000) }),
  response: Gate,
})

/** A pilot organization, or another one with a sign-off. */
export const SignOff = Type.Object({
  code: OrganizationCode,
  name: Name,
  isPilot: Type.Boolean(),
  /** The latest sign-off; null where nobody opened one. */
  gate: Nullable(GateSummary),
})
export type SignOff = Static<typeof SignOff>

export const listSignOffs = endpoint('GET', '/platform/rollout/sign-offs', {
  access: view,
  summary: 'The pilot organizations with their latest sign-off',
  response: Type.Object({ items: Type.Array(SignOff) }),
})
export const readGateChoices = endpoint('GET', '/platform/rollout/gate-choices', {
  access: view,
  summary: 'What forms of gates and measures offer: waves, organizations, and people who can answer for a condition',
  response: Type.Object({
    waves: Type.Array(Type.Object({ number: WaveNumber, name: Name, status: Choice(WAVE_STATUSES) })),
    organizations: Type.Array(Type.Object({ code: OrganizationCode, name: Name, isPilot: Type.Boolean() })),
    owners: Type.Array(Type.Object({ id: Id, name: Name })),
  }),
})

/** What the paper's QR code leads to; the page compares `sha256` with what stands behind `#` in its address. */
export const verifyGate = endpoint('GET', '/verify/rollout-gates/:id', {
  access: 'public',
  summary: 'The hash of a signed gate, to compare with a paper',
  response: Type.Object({
    sha256: Nullable(Type.String({ maxLength: 64 })),
    /** What is stored still has the hash that was signed. */
    isIntact: Type.Boolean(),
    number: Type.Integer(),
    kind: Choice(GATE_KINDS),
    statusWords: Name,
    signatures: Type.Integer(),
    isSuperseded: Type.Boolean(),
    changedAt: Instant,
    dualDate: Type.String({ maxLength: 100 }),
  }),
})
