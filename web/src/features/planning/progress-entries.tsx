// What was reported about a goal or objective: as a line over time, and entry by entry.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listGoalProgress,
  listObjectiveProgress,
  type ProgressEntryView,
} from '../../../../server/src/modules/planning/progress.contract.ts'
import { readFile } from '../../../../server/src/platform/files/files.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMeasure, formatNumber, formatPercent } from '../../lib/amounts.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { Chart } from '../../ui/chart.tsx'
import { DayText, MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { Measured } from '../../ui/measure.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { places } from './addresses.ts'
import { FileLink } from './file-link.tsx'
import type { PlanParams } from './plan-steps.ts'

const LIST = { goal: listGoalProgress, objective: listObjectiveProgress } as const
const FORM = { goal: places.goalProgress, objective: places.objectiveProgress } as const
const MOST = 200

interface ProgressEntriesProps {
  kind: keyof typeof LIST
  params: PlanParams
  measured: Measured
  canRecord: boolean
}

/** Chart (from the second entry on) and list, newest first. */
export function ProgressEntries(props: ProgressEntriesProps) {
  const { kind, params, canRecord } = props
  const query = useQuery(queryFor(LIST[kind], { params, query: { sort: '-asOf', pageSize: MOST } }))
  const primary = canRecord ? { label: 'Record progress', to: hrefOf(FORM[kind], params) } : undefined
  return (
    <Loaded query={query} shape="block">
      {({ items, total }) => (
        <Stack>
          <h2 className="visually-hidden">Reported progress</h2>
          {items.length > 1 && <ProgressChart {...props} entries={items} />}
          <RecordRows
            list={listOfRecord(items)}
            columns={columnsOf(props)}
            noun={['entry', 'entries']}
            rowName={(entry) => formatDay(entry.asOf)}
            {...(primary ? { primary } : {})}
            empty={{
              title: 'No progress recorded yet',
              text: canRecord
                ? 'Each entry says what was measured on a day, with a note and, when there is one, a file as evidence. Entries are kept: a wrong one is put right by another.'
                : 'Entries show here once the plan is active and somebody reports what was measured.',
            }}
          />
          {total > MOST && (
            <Text size="sm" c="dimmed">
              The newest {MOST} of {countOf(total, 'entry', 'entries')}.
            </Text>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

function columnsOf({ params, measured }: ProgressEntriesProps): ListColumn<ProgressEntryView>[] {
  return [
    { name: 'asOf', label: 'As of', render: (entry) => <DayText value={entry.asOf} /> },
    {
      name: 'value',
      label: 'Value',
      kind: 'number',
      fact: true,
      render: (entry) => formatMeasure(entry.value, measured.unit),
    },
    {
      name: 'completion',
      label: 'Completion',
      kind: 'number',
      fact: true,
      render: (entry) => formatPercent(entry.completion),
    },
    {
      name: 'note',
      label: 'Note and evidence',
      fact: true,
      width: '40%',
      render: (entry) => <NoteAndEvidence moa={params.moa} entry={entry} />,
    },
    {
      name: 'authorName',
      label: 'Reported by',
      render: (entry) => (
        <>
          {entry.authorName}
          <Text size="xs" c="dimmed" component="div">
            <MomentText value={entry.createdAt} />
          </Text>
        </>
      ),
    },
  ]
}

function NoteAndEvidence({ moa, entry }: { moa: string; entry: ProgressEntryView }) {
  const { note, evidenceFileId, evidenceFileName } = entry
  if (!note && !evidenceFileId) return '–'
  return (
    <>
      {note && <div style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{note}</div>}
      {evidenceFileId && (
        <FileLink
          name={evidenceFileName ?? 'Evidence'}
          url={fileUrl(readFile, { params: { moa, id: evidenceFileId } })}
        />
      )}
    </>
  )
}

function ProgressChart({ measured, entries }: ProgressEntriesProps & { entries: readonly ProgressEntryView[] }) {
  const { unit, targetValue } = measured
  const inOrder = [...entries].reverse()
  const data = inOrder.map((entry) => ({ asOf: formatDay(entry.asOf), value: Number(entry.value) }))
  const [first, last] = [data[0], data.at(-1)]
  const newest = entries.reduce((a, b) => (a.createdAt > b.createdAt ? a : b))
  return (
    <Chart
      kind="line"
      title="Reported values"
      {...(unit ? { unit } : {})}
      level={{ label: `Target ${formatMeasure(targetValue, unit)}`, value: Number(targetValue) }}
      summary={`${countOf(data.length, 'entry', 'entries')}, from ${first?.value} on ${first?.asOf} to ${last?.value} on ${last?.asOf}. Target ${formatMeasure(targetValue, unit)}.`}
      x={{ name: 'asOf', label: 'As of' }}
      series={[{ name: 'value', label: unit ? `Value (${unit})` : 'Value' }]}
      data={data}
      format={unit === '%' ? (value) => formatMeasure(value, unit) : formatNumber}
      source="Progress entries"
      asOf={newest.createdAt}
    />
  )
}
