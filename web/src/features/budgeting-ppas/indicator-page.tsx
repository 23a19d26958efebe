// One indicator: its quarters, and every entry about them.
import { Button, Group, Stack } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type AccomplishmentView,
  AGGREGATION_WORDS,
  editIndicator,
  type IndicatorView,
  listAccomplishments,
  readIndicator,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { readFile } from '../../../../server/src/platform/files/files.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatMeasure } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { MomentText } from '../../ui/dates.tsx'
import { Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'
import classes from './ppas.module.css'
import { QuarterTable } from './quarter-table.tsx'
import { QUARTERS, varianceWords } from './words.ts'
import { useYear, YearField } from './year-field.tsx'

/** The year stands in the address. */
export function IndicatorPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readIndicator, { params, query: { year: useYear() } }))
  return <Loaded query={query}>{(indicator) => <IndicatorRecord params={params} indicator={indicator} />}</Loaded>
}

interface Shown {
  params: RecordParams
  indicator: IndicatorView
}

function IndicatorRecord({ params, indicator }: Shown) {
  const { kind, unit, year, variance, aggregation, isActive, note } = indicator
  return (
    <RecordPage
      kind={`${humanize(kind)} indicator`}
      title={indicator.title}
      back={{ label: 'Program', to: hrefOf(places.ppa, { moa: params.moa, id: indicator.ppaId }) }}
      {...(isActive ? {} : { status: { state: 'inactive', label: 'Not in use' } })}
      facts={[
        { label: 'Quarters', value: humanize(AGGREGATION_WORDS[aggregation]) },
        { label: 'Variance to date', value: variance === null ? 'No data' : `${varianceWords(variance)} ${unit}` },
      ]}
      tools={<Tools params={params} indicator={indicator} />}
      tabs={[
        {
          name: 'quarters',
          label: 'Quarters',
          content: (
            <Stack>
              <YearField year={year} />
              <QuarterTable figures={indicator} unit={unit} year={year} />
              <Details items={[{ label: 'Note', value: note && <span className={classes.words}>{note}</span> }]} />
            </Stack>
          ),
        },
        { name: 'entries', label: 'Entries', content: <Entries params={params} indicator={indicator} /> },
      ]}
    />
  )
}

function Tools({ params, indicator }: Shown) {
  const edit = useAction(editIndicator)
  const { year, version, isActive } = indicator
  const change = () => edit.mutateAsync({ params, body: { version, isActive: !isActive } })
  if (!indicator.canEdit) return null
  return (
    <Group gap="xs">
      <ConfirmAction
        label={isActive ? 'Take out of use' : 'Take into use again'}
        question={isActive ? 'Take this indicator out of use?' : 'Take this indicator into use again?'}
        consequence={
          isActive
            ? 'Nothing more is recorded for it. Years with targets or accomplishments keep it in their reports.'
            : 'Targets and accomplishments can be recorded for it again.'
        }
        onConfirm={change}
      />
      <Button
        component={Link}
        to={hrefOf(places.editIndicator, params)}
        variant="default"
        leftSection={<IconEdit size={16} aria-hidden />}
      >
        Edit
      </Button>
      {indicator.canRecord && (
        <>
          <Button component={Link} to={hrefOf(places.targets, params, { year })} variant="default">
            Set targets
          </Button>
          <Button component={Link} to={hrefOf(places.accomplish, params, { year })}>
            Record accomplishment
          </Button>
        </>
      )}
    </Group>
  )
}

const columnsOf = ({ params, indicator }: Shown): readonly ListColumn<AccomplishmentView>[] => [
  { name: 'quarter', label: 'Quarter', render: (entry) => `${QUARTERS[entry.quarter - 1]} ${entry.year}` },
  {
    name: 'value',
    label: 'Accomplished',
    kind: 'number',
    fact: true,
    render: (entry) => formatMeasure(entry.value, indicator.unit),
  },
  {
    name: 'isCurrent',
    label: 'Counts',
    fact: true,
    width: 140,
    render: ({ isCurrent }) => (
      <StatusBadge state={isCurrent ? 'active' : 'archived'} label={isCurrent ? 'Counts' : 'Corrected'} />
    ),
  },
  {
    name: 'remark',
    label: 'Remark and evidence',
    fact: true,
    wide: true,
    width: '32%',
    render: (entry) => <Remark moa={params.moa} entry={entry} />,
  },
  {
    name: 'authorName',
    label: 'Recorded by',
    render: (entry) => (
      <>
        {entry.authorName}
        <br />
        <MomentText value={entry.recordedAt} />
      </>
    ),
  },
]

function Remark({
  moa,
  entry: { remark, evidenceFileId, evidenceFileName },
}: {
  moa: string
  entry: AccomplishmentView
}) {
  if (!remark && !evidenceFileId) return '–'
  const save = (id: string) => void downloadFile(fileUrl(readFile, { params: { moa, id } })).catch(tell.problem)
  return (
    <>
      {remark && <div className={classes.words}>{remark}</div>}
      {evidenceFileId && (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => save(evidenceFileId)}>
          {evidenceFileName ?? 'Evidence'}
        </Button>
      )}
    </>
  )
}

function Entries({ params, indicator }: Shown) {
  const query = useQuery(queryFor(listAccomplishments, { params, query: { pageSize: 200 } }))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => (
        <RecordRows
          list={listOfRecord(items)}
          columns={columnsOf({ params, indicator })}
          noun={['entry', 'entries']}
          rowName={(entry) => `${QUARTERS[entry.quarter - 1]} ${entry.year}`}
          empty={{
            title: 'Nothing recorded yet',
            text: 'Each entry says what was accomplished in a quarter. Entries are kept: a wrong one is put right by a later one.',
          }}
        />
      )}
    </Loaded>
  )
}
