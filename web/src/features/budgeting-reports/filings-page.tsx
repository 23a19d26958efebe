// Who filed what for a quarter, over all organizations that use Budgeting.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type OrganizationFiling,
  readFilings,
} from '../../../../server/src/modules/budgeting/reports/duties.contract.ts'
import { FORM_WORDS } from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useAddress, useSetQuery } from '../../lib/address.tsx'
import { formatPercent } from '../../lib/amounts.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { Figures } from '../../ui/figures.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { MONTHS, reportBadge } from './words.ts'

type Filings = Awaited<ReturnType<NonNullable<ReturnType<typeof queryOf>['queryFn']>>>
const queryOf = (query: { year?: number; quarter?: number }) => queryFor(readFilings, { query })

/** `/oversight/report-filings` */
export function FilingsPage() {
  const { year, quarter } = useAddress().query
  const asked = {
    ...(typeof year === 'string' && /^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    ...(typeof quarter === 'string' && /^[1-4]$/.test(quarter) ? { quarter: Number(quarter) } : {}),
  }
  const query = useQuery(queryOf(asked))
  return (
    <>
      <PageHeader
        title="Who filed what"
        description="Accountability reports of a quarter, and the monthly ones of its months. Read-only: each organization files its own."
      />
      <Loaded query={query} shape="dashboard">
        {(filings) => <Overview filings={filings} />}
      </Loaded>
    </>
  )
}

function Overview({ filings }: { filings: Filings }) {
  const setQuery = useSetQuery()
  const { year, quarter, filedPercent, onTimePercent, asOf, organizations, dueDates } = filings
  const withMoney = organizations.filter(({ due }) => due > 0)
  const rate = (value: number | null) => (value === null ? 'No data' : formatPercent(value))
  return (
    <Stack gap="lg">
      <Columns>
        <ChoiceField
          label="Fiscal year"
          data={[year + 1, year, year - 1].map((one) => ({ value: String(one), label: String(one) }))}
          value={String(year)}
          onChange={(chosen) => setQuery({ year: chosen, quarter: String(quarter) })}
        />
        <ChoiceField
          label="Quarter"
          data={['1', '2', '3', '4'].map((one) => ({ value: one, label: `Quarter ${one}` }))}
          value={String(quarter)}
          onChange={(chosen) => setQuery({ year: String(year), quarter: chosen })}
        />
      </Columns>
      <Figures
        figures={[
          {
            label: 'Filed',
            value: rate(filedPercent),
            target: 'of the reports whose day has passed; target: all',
            source: 'Proofs of filing',
            asOf,
          },
          {
            label: 'Filed in time',
            value: rate(onTimePercent),
            target: 'of the reports whose day has passed; target: all',
            source: 'Proofs of filing',
            asOf,
          },
          {
            label: 'Organizations with money to report on',
            value: withMoney.length,
            target: `of ${organizations.length} that use Budgeting`,
            source: 'The ledgers of the organizations',
            asOf,
          },
        ]}
      />
      <p>{dueWords(dueDates)}</p>
      <RecordRows
        list={listOfRecord(organizations.map((one) => ({ ...one, id: one.code })))}
        columns={columnsOf(organizations[0])}
        noun="organization"
        rowName={({ name }) => name}
        empty={{
          title: 'No organization uses Budgeting yet',
          text: 'Organizations show here once a platform administrator switches Budgeting on for them.',
        }}
      />
    </Stack>
  )
}

function dueWords(dates: Filings['dueDates']): string {
  if (dates.length === 0) return 'Nothing is due yet.'
  const days = dates.map(({ form, month, dueDate }) => {
    const of = month > 0 ? ` of ${MONTHS[month - 1]}` : ''
    return `${FORM_WORDS[form].code}${of} by ${formatDay(dueDate)}`
  })
  return `Due: ${days.join('; ')}.`
}

function columnsOf(first: OrganizationFiling | undefined): ListColumn<OrganizationFiling>[] {
  const forms = (first?.standings ?? []).map(
    ({ form }, at): ListColumn<OrganizationFiling> => ({
      name: form,
      label: FORM_WORDS[form].code,
      width: 150,
      render: ({ standings }) => <FormStanding standing={standings[at]} />,
    }),
  )
  return [
    {
      name: 'name',
      label: 'Organization',
      pinned: true,
      render: ({ name, code }) => <RowTitle title={name} details={[code]} />,
    },
    {
      name: 'filed',
      label: 'Filed',
      fact: true,
      width: 110,
      render: ({ filed, due }) => (due === 0 ? 'No data' : `${filed} of ${due}`),
    },
    {
      name: 'onTime',
      label: 'In time',
      fact: true,
      width: 90,
      render: ({ onTime, due }) => (due === 0 ? '–' : onTime),
    },
    ...forms,
  ]
}

function FormStanding({ standing }: { standing: OrganizationFiling['standings'][number] | undefined }) {
  if (!standing || standing.state === 'nothing') return <>–</>
  const { state, isLate } = standing
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge {...reportBadge(state)} />
      {isLate && <StatusBadge state="late" label="Late" tone="bad" />}
    </Stack>
  )
}
