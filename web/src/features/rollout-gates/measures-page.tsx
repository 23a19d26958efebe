// The figures that decide the rollout, as they were entered or measured.

import {
  CRITERION,
  MEASURE_LEVEL_WORDS,
  MEASURE_LEVELS,
} from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { listMeasures, type Measure } from '../../../../server/src/modules/rollout/measures/measures.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { criterionOptions, figureText } from './words.ts'

export function MeasuresPage() {
  const list = useList(listMeasures, { params: {}, sort: '-recordedAt' })
  const can = useCan()
  return (
    <ListPage
      title="Measures"
      description="Figures with their day and source. A wrong one is corrected by a later one; nothing is changed."
      noun="measure"
      list={list}
      columns={columns}
      searchLabel="Search sources"
      filters={[
        { name: 'criterion', label: 'Criterion', options: criterionOptions },
        {
          name: 'level',
          label: 'Measured for',
          options: MEASURE_LEVELS.map((value) => ({ value, label: MEASURE_LEVEL_WORDS[value] })),
        },
        {
          name: 'latest',
          label: 'Counts',
          options: [
            { value: 'true', label: 'Now' },
            { value: 'false', label: 'No more' },
          ],
        },
        {
          name: 'measured',
          label: 'Measured by',
          options: [
            { value: 'true', label: 'BMMS' },
            { value: 'false', label: 'People' },
          ],
        },
      ]}
      rowName={({ criterion, subject }) => `${CRITERION[criterion].label}, ${subject}`}
      {...(can('rollout.measure.record')
        ? { primary: { label: 'Enter a measure', to: hrefOf(places.newMeasure, {}) } }
        : {})}
      empty={{
        title: 'No measure yet',
        text: 'BMMS measures active waves every morning. What it cannot measure (training, satisfaction, uptime) is entered by hand.',
      }}
    />
  )
}

const columns: readonly ListColumn<Measure>[] = [
  {
    name: 'criterion',
    label: 'Criterion',
    render: ({ criterion, subject }) => <RowTitle title={CRITERION[criterion].label} details={[subject]} />,
  },
  {
    name: 'value',
    label: 'Value',
    kind: 'number',
    fact: true,
    render: ({ value, unit }) => figureText(value, unit),
  },
  {
    name: 'sampleSize',
    label: 'Sample',
    kind: 'number',
    render: ({ sampleSize }) => sampleSize?.toLocaleString('en') ?? '–',
  },
  { name: 'measuredOn', label: 'As of', kind: 'short', fact: true, render: ({ measuredOn }) => formatDay(measuredOn) },
  { name: 'source', label: 'Source', render: ({ source }) => source },
  {
    name: 'recordedAt',
    label: 'Recorded',
    render: ({ recordedAt, recordedBy }) => (
      <>
        <MomentText value={recordedAt} />, {recordedBy}
      </>
    ),
  },
  {
    name: 'isLatest',
    label: 'Counts',
    fact: true,
    render: ({ isLatest }) =>
      isLatest ? <StatusBadge state="on" label="Counts" /> : <StatusBadge state="archived" label="Replaced" />,
  },
]
