// The budgets of all organizations on one page, with the freshness of every figure.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listOrganizationBudgets,
  type OrganizationBudget,
  readBudgetTotals,
} from '../../../../server/src/modules/budgeting/dashboard/dashboard.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { MoneyCharts } from './money-charts.tsx'
import { moneyFigures, percentOf } from './money-figures.ts'
import { useYear, YearChoice } from './year-choice.tsx'

/** Nothing here can change anything. */
export function AllBudgetsPage() {
  const year = useYear()
  const list = useList(listOrganizationBudgets, { params: {}, sort: 'name', pageSize: 100 })
  return (
    <>
      <PageHeader
        title="Budgets of all organizations"
        description="What every organization that uses Budgeting has, obligated and paid. Read-only: each keeps its own ledger."
      />
      <Stack gap="lg">
        <Totals />
        <Text c="dimmed">Amounts by organization in ₱ millions.</Text>
        <ListPanel
          list={list}
          columns={columns}
          noun="organization"
          rowId={(row) => row.code}
          rowName={(row) => row.name}
          rowHref={(row) => hrefOf(places.one, { code: row.code }, year)}
          empty={{
            title: 'No organization uses Budgeting yet',
            text: 'Organizations show here once a platform administrator switches Budgeting on for them.',
          }}
        />
      </Stack>
    </>
  )
}

function Totals() {
  const totals = useQuery(queryFor(readBudgetTotals, { query: useYear() }))
  return (
    <Loaded query={totals} shape="dashboard">
      {(data) => (
        <Stack gap="lg">
          <YearChoice year={data.fiscalYear} years={data.fiscalYears} />
          <Figures
            figures={[
              ...moneyFigures(data),
              {
                label: `Organizations with figures for ${data.fiscalYear}`,
                value: data.withFigures,
                target: `of ${countOf(data.organizations, 'organization')}; target: all`,
                source: data.oldestPostedAt
                  ? `The oldest figures are of ${formatMoment(data.oldestPostedAt)}`
                  : 'No organization has posted yet',
                asOf: data.asOf,
              },
            ]}
          />
          {data.total && <MoneyCharts {...data} />}
        </Stack>
      )}
    </Loaded>
  )
}

const millions = (
  name: 'appropriated' | 'allotted' | 'obligated' | 'disbursed',
  label: string,
): ListColumn<OrganizationBudget> => ({
  name,
  label,
  kind: 'number',
  fact: name !== 'appropriated',
  width: 125,
  render: (row) => (row.figures ? <Money value={row.figures[name]} scale="millions" /> : 'No data'),
})

const columns: readonly ListColumn<OrganizationBudget>[] = [
  { name: 'name', label: 'Organization', render: (row) => <RowTitle title={row.name} details={[row.code]} /> },
  millions('appropriated', 'Appropriated'),
  millions('allotted', 'Allotted'),
  millions('obligated', 'Obligated'),
  {
    name: 'obligationRate',
    label: 'of allotted',
    kind: 'number',
    width: 110,
    render: (row) => rateOf(row.figures?.obligationRate),
  },
  millions('disbursed', 'Disbursed'),
  {
    name: 'disbursementRate',
    label: 'of obligated',
    kind: 'number',
    width: 110,
    render: (row) => rateOf(row.figures?.disbursementRate),
  },
  { name: 'alerts', label: 'Allotments nearly used up', kind: 'number', optional: true, render: (row) => row.alerts },
  {
    name: 'lastPostedAt',
    label: 'Last posted',
    width: 160,
    render: (row) => (row.lastPostedAt ? <MomentText value={row.lastPostedAt} /> : 'Nothing yet'),
  },
]

const rateOf = (rate: number | null | undefined) => (rate === undefined ? '–' : percentOf(rate))
