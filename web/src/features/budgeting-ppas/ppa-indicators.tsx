// The indicators of a program in one year: targets against accomplishments.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type IndicatorView,
  listIndicators,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMeasure } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places, type RecordParams } from './addresses.ts'
import { varianceWords } from './words.ts'
import { useYear, YearField } from './year-field.tsx'

const measured = (count: string | null, { unit }: IndicatorView) => (count === null ? '–' : formatMeasure(count, unit))

const columns: readonly ListColumn<IndicatorView>[] = [
  {
    name: 'title',
    label: 'Indicator',
    width: '40%',
    render: (row) => (row.isActive ? row.title : `${row.title} (no longer in use)`),
  },
  { name: 'kind', label: 'Kind', width: 110, render: (row) => humanize(row.kind) },
  { name: 'target', label: 'Target', kind: 'number', fact: true, render: (row) => measured(row.targetTotal, row) },
  {
    name: 'accomplished',
    label: 'Accomplished',
    kind: 'number',
    fact: true,
    render: (row) => measured(row.accomplishedTotal, row),
  },
  {
    name: 'variance',
    label: 'Variance to date',
    kind: 'number',
    fact: true,
    render: (row) => varianceWords(row.variance),
  },
]

/** Outcomes and outputs; a row opens the quarters. */
export function PpaIndicators({ params, canRecord }: { params: RecordParams; canRecord: boolean }) {
  const year = useYear()
  const query = useQuery(queryFor(listIndicators, { params, query: { year } }))
  const add = { label: 'Add indicator', to: hrefOf(places.newIndicator, params) }
  return (
    <Stack>
      <YearField year={year} />
      <Loaded query={query} shape="block">
        {({ items }) => (
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun="indicator"
            rowName={(row) => row.title}
            rowHref={(row) => hrefOf(places.indicator, { ...params, id: row.id }, { year })}
            {...(canRecord ? { primary: add } : {})}
            empty={{
              title: 'No indicator yet',
              text: 'Indicators say what the program is to bring about: outcomes (what changes for people) and outputs (what is delivered), with a target for each quarter. The physical report BAR No. 1 is made from them.',
            }}
          />
        )}
      </Loaded>
    </Stack>
  )
}
