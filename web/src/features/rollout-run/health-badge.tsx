// The health of a wave, small: the score with its tone, and how sure it is.
import type { Health } from '../../../../server/src/modules/rollout/run/health.contract.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { healthTone } from './words.ts'

/** `85`; with missing data `85, 60% known`. */
export function HealthBadge({ health }: { health: Health | null }) {
  if (!health) return <>–</>
  const { score, confidence } = health
  const words = confidence === 100 ? `${score} of 100` : `${score} of 100, ${confidence}% known`
  return <StatusBadge state={`health_${score}`} label={words} tone={healthTone(score)} />
}
