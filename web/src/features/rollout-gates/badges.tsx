// Verdicts, outcomes and states of gates: always a word with an icon.
import { GATE_STATUS_WORDS, type GateSummary } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import {
  OVERALL_WORDS,
  type Overall,
  VERDICT_WORDS,
  type Verdict,
} from '../../../../server/src/modules/rollout/gates/verdicts.contract.ts'
import { StatusBadge, type StatusBadgeProps, type Tone } from '../../ui/status-badge.tsx'

const OUTCOME_TONES: Readonly<Record<Overall, Tone>> = {
  go: 'good',
  conditional_go: 'warn',
  no_go: 'bad',
  inconclusive: 'neutral',
}
const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { met: 'good', not_met: 'bad', inconclusive: 'neutral' }

export function OutcomeBadge({ overall }: { overall: Overall }) {
  return <StatusBadge state={overall} label={OVERALL_WORDS[overall]} tone={OUTCOME_TONES[overall]} />
}

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return <StatusBadge state={verdict} label={VERDICT_WORDS[verdict]} tone={VERDICT_TONES[verdict]} />
}

/** The decision of a decided gate, else how far it is. */
export function badgeOf({ status, decision, isSuperseded }: GateSummary): StatusBadgeProps {
  if (status === 'decided' && decision)
    return isSuperseded
      ? { state: decision, label: `${OVERALL_WORDS[decision]}, replaced`, tone: 'neutral' }
      : { state: decision, label: OVERALL_WORDS[decision], tone: OUTCOME_TONES[decision] }
  const tone = status === 'signed' ? 'warn' : status === 'open' ? 'info' : 'neutral'
  return { state: status, label: GATE_STATUS_WORDS[status], tone }
}
