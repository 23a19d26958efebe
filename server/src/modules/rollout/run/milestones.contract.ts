// Milestones of a wave: who answers for each, and what shows that it was reached. Their days are the schedule's.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { MILESTONE_KINDS, MILESTONE_STATUSES, WaveNumber } from '../rollout.contract.ts'

const base = '/platform/rollout/milestones/:id'

export const MilestoneView = Type.Object({
  id: Id,
  wave: WaveNumber,
  kind: Choice(MILESTONE_KINDS),
  title: Type.String({ maxLength: 200 }),
  dueOn: Day,
  baselineOn: Day,
  status: Choice(MILESTONE_STATUSES),
  isOverdue: Type.Boolean(),
  doneOn: Nullable(Day),
  ownerId: Nullable(Id),
  ownerName: Nullable(Type.String({ maxLength: 200 })),
  evidence: Type.String({ maxLength: 2000 }),
  note: Type.String({ maxLength: 1000 }),
  /** Open blockers that name it. */
  blockers: Type.Integer(),
  version: Version,
})
export type MilestoneView = Static<typeof MilestoneView>

export const listMilestones = endpoint('GET', '/platform/rollout/waves/:waveDigits/milestones', {
  access: 'rollout.wave.view',
  summary: 'Milestones of a wave',
  query: ListQuery(['dueOn', 'title', 'status'], { status: Type.Optional(Choice(MILESTONE_STATUSES)) }),
  response: ListOf(MilestoneView),
})

export const giveMilestone = endpoint('PATCH', base, {
  access: 'rollout.wave.work',
  summary: 'Say who answers for a milestone; the person is told',
  body: Body({ ownerId: Nullable(Id), version: Version }),
  response: MilestoneView,
})

export const finishMilestone = endpoint('POST', `${base}/done`, {
  access: 'rollout.wave.work',
  summary: 'Mark a milestone done, with the evidence; its late blocker is resolved',
  status: 200,
  body: Body({
    doneOn: Day,
    evidence: Type.String({ minLength: 1, maxLength: 2000, format: 'text' }),
    version: Version,
  }),
  response: MilestoneView,
})

export const reopenMilestone = endpoint('POST', `${base}/reopen`, {
  access: 'rollout.wave.work',
  summary: 'Take back that a milestone is done, with the reason',
  status: 200,
  body: Body({ reason: Line(1000), version: Version }),
  response: MilestoneView,
})
