// The rollout in the shell: its parts in the order of the navigation. Every part is a folder `rollout-<part>` with its own
// feature (module "rollout", a heading of its kind: rollout, decisions, support), and adds its one line here; parts of one
// heading stand side by side.
import type { Feature } from '../../lib/feature.ts'
import { rolloutActivation } from '../rollout-activation/feature.ts'
import { rolloutCapacity } from '../rollout-capacity/feature.ts'
import { rolloutCompletion } from '../rollout-completion/feature.ts'
import { rolloutControl } from '../rollout-control/feature.ts'
import { rolloutGates } from '../rollout-gates/feature.ts'
import { rolloutMessages } from '../rollout-messages/feature.ts'
import { rolloutPlan } from '../rollout-plan/feature.ts'
import { rolloutRisks } from '../rollout-risks/feature.ts'
import { ownOnboarding, rolloutRun } from '../rollout-run/feature.ts'
import { rolloutTimeline } from '../rollout-timeline/feature.ts'
import { rolloutReports, rolloutWatch } from '../rollout-watch/feature.ts'

export const rollout: readonly Feature[] = [
  rolloutWatch,
  rolloutPlan,
  rolloutRun,
  rolloutTimeline,
  rolloutGates,
  rolloutControl,
  rolloutActivation,
  rolloutCapacity,
  rolloutRisks,
  rolloutMessages,
  rolloutReports,
  rolloutCompletion,
  ownOnboarding,
]
