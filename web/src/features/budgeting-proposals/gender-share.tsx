// How much of the proposal is gender-responsive, against what the law wants.
import { Text } from '@mantine/core'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { formatMoney, formatPercent } from '../../lib/amounts.ts'
import { Progress } from '../../ui/progress.tsx'

export function GenderShare({ gender: { amount, percent, leastPercent } }: Pick<Proposal, 'gender'>) {
  const enough = percent !== null && percent >= leastPercent
  return (
    <section aria-label="Gender-responsive share">
      <Text fw={600} size="sm">
        Gender-responsive share
      </Text>
      <Progress value={percent} label="Gender-responsive share" state={enough ? 'enough' : 'too_little'} />
      <Text size="sm" c="dimmed">
        {formatMoney(amount)}; at least {formatPercent(leastPercent)} of what is requested (BAA 84, s. 17).
      </Text>
    </section>
  )
}
