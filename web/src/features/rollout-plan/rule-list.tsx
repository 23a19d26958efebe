// Every hard rule of the plan, and whether it is kept.
import { Text, Title } from '@mantine/core'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { Note } from '../../ui/note.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './plan.module.css'

export function RuleList({ plan }: { plan: PlanView }) {
  const { violations, checks } = plan
  const overflowing = plan.waves.filter(({ overflow }) => overflow.length > 0)
  return (
    <section aria-label="Rules">
      <Title order={2} mb="sm">
        Rules
      </Title>
      {violations.length > 0 && (
        <Note tone="bad" title="This plan breaks rules and cannot be published like this">
          <ul>
            {violations.map(({ rule, words }) => (
              <li key={`${rule} ${words}`}>{words}</li>
            ))}
            {overflowing.map(({ wave, overflow }) => (
              <li key={wave}>
                Wave {wave} is over-full; by readiness {overflow.join(', ')} would not fit.
              </li>
            ))}
          </ul>
        </Note>
      )}
      <ul className={classes.checks}>
        {checks.map(({ rule, ok, words }) => (
          <li key={rule}>
            <StatusBadge state={ok ? 'kept' : 'broken'} tone={ok ? 'good' : 'bad'} />
            <Text size="sm">{words}</Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
