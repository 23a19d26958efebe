// The plan in a few figures, in honest words: what was proven, and what not.
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { Figures } from '../../ui/figures.tsx'
import { formatChange, formatScore } from './words.ts'

export function PlanFigures({ plan }: { plan: PlanView }) {
  const asOf = plan.solve?.createdAt ?? plan.savedAt ?? new Date().toISOString()
  const used = plan.waves.filter(({ organizations }) => organizations.length > 0)
  const placed = used.reduce((sum, { organizations }) => sum + organizations.length, 0)
  const last = used
    .map(({ endsOn }) => endsOn ?? '')
    .sort()
    .at(-1)
  const broken = plan.violations.length
  return (
    <Figures
      figures={[
        {
          label: 'Organizations placed',
          value: placed,
          target: `of ${plan.organizations.length} that wait; ${plan.done.length} have come in`,
          ...{ source: 'This plan', asOf },
        },
        {
          label: 'Waves',
          value: used.length,
          target: last ? `the last ends ${formatDay(last)}` : undefined,
          ...{ source: 'This plan and the calendar', asOf },
        },
        {
          label: 'Score (smaller is better)',
          value: formatScore(plan.score?.total),
          target: bestBaseline(plan),
          ...{ source: 'Scoring of plans', asOf },
        },
        {
          label: 'Rules',
          value: broken === 0 ? 'All kept' : `${countOf(broken, 'breach', 'breaches')}`,
          target: broken === 0 ? `${plan.checks.length} kinds of rules checked` : 'It cannot be published like this',
          ...{ source: 'Rule checks', asOf },
        },
        { ...boundOf(plan), source: 'Optimiser', asOf },
      ]}
    />
  )
}

function bestBaseline({ proposal, score }: PlanView): string | undefined {
  const sound = (proposal?.baselines ?? []).filter(({ violations }) => violations.length === 0)
  const best = sound.toSorted((a, b) => a.score.total - b.score.total)[0]
  if (!best || !score) return undefined
  return `best simple plan (${best.title.toLowerCase()}): ${formatChange(best.score.total - score.total)}`
}

function boundOf({ proposal }: PlanView) {
  const label = 'How good it could be at best'
  if (!proposal) return { label, value: 'Not known', target: 'after a step by hand; solve again to find out' }
  const { value, gap, proven } = proposal.bound
  if (proven) return { label, value: 'Proven best', target: 'no plan scores less under these rules' }
  if (value === null || gap === null) return { label, value: 'Not known', target: 'no bound was found in time' }
  return {
    label,
    value: `${formatScore(value)} or more`,
    target: `at most ${Math.ceil(gap * 100)} % could be gained; whether any can is not known`,
  }
}
