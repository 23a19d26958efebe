// The rollout as an organization sees it: its own place, and nothing of others.
import { type Static, Type } from 'typebox'
import { Choice, Day, Id, Instant, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import {
  COORDINATOR_PARTS,
  MILESTONE_KINDS,
  MILESTONE_STATUSES,
  PLACEMENT_STATES,
  SEVERITIES,
  WaveSummary,
} from '../rollout.contract.ts'
import { FactView } from './facts.contract.ts'

const Name = Type.String({ maxLength: 200 })

export const OwnOnboarding = Type.Object({
  wave: WaveSummary,
  statusReason: Type.String({ maxLength: 1000 }),
  state: Choice(PLACEMENT_STATES),
  stateBy: Choice(['rule', 'person']),
  stateReason: Type.String({ maxLength: 1000 }),
  stateSince: Instant,
  wentLiveOn: Nullable(Day),
  /** Those of the next states, met or not. */
  facts: Type.Array(FactView),
  milestones: Type.Array(
    Type.Object({
      id: Id,
      kind: Choice(MILESTONE_KINDS),
      title: Name,
      dueOn: Day,
      status: Choice(MILESTONE_STATUSES),
      doneOn: Nullable(Day),
    }),
  ),
  helpers: Type.Array(Type.Object({ part: Choice(COORDINATOR_PARTS), name: Name, email: Name, phone: Name })),
  /** Open ones of the organization itself. */
  blockers: Type.Array(
    Type.Object({
      id: Id,
      severity: Choice(SEVERITIES),
      title: Name,
      detail: Type.String({ maxLength: 4000 }),
      openedAt: Instant,
    }),
  ),
})
export type OwnOnboarding = Static<typeof OwnOnboarding>

export const readProgress = endpoint('GET', '/moa/:moa/rollout/progress', {
  access: 'rollout.progress.view',
  summary: 'Own place in the rollout; null while there is none',
  response: Type.Object({ asOf: Instant, onboarding: Nullable(OwnOnboarding) }),
})
