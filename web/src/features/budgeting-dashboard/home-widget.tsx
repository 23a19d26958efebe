// Budgeting in "my work": how far the year is, and what needs somebody.
import { Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readBudgetDashboard } from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoney } from '../../lib/amounts.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { places } from './addresses.ts'
import { percentOf } from './money-figures.ts'

/** Silent while nothing was posted. */
export function BudgetHome({ moa }: { moa: string }) {
  const { data } = useQuery(queryFor(readBudgetDashboard, { params: { moa } }))
  if (!data?.total) return null
  const { total, fiscalYear, alerts, lapsing, lapsingTotal } = data
  return (
    <Paper withBorder p="md" component="section" aria-label="Budget">
      <Title order={2} size="h3" mb="xs">
        <Link to={hrefOf(places.dashboard, { moa })}>Budget {fiscalYear}</Link>
      </Title>
      <Text>
        {formatMoney(total.obligated)} obligated, {percentOf(total.obligationRate)} of the allotment;{' '}
        {formatMoney(total.disbursed)} paid.
      </Text>
      {alerts.length > 0 && <Text>{countOf(alerts.length, 'allotment')} nearly used up.</Text>}
      {lapsing.length > 0 && <Text>{formatMoney(lapsingTotal)} lapse within 90 days.</Text>}
    </Paper>
  )
}
