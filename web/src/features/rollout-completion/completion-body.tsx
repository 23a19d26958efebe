// The report itself: summary, figures, waves planned and actual, measures, risks, lessons.
import { Stack, Text, Title } from '@mantine/core'
import type {
  CompletedWave,
  CompletionContent,
} from '../../../../server/src/modules/rollout/completion/completion.contract.ts'
import { WAVE_STATUS_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { Chart } from '../../ui/chart.tsx'
import { Figures } from '../../ui/figures.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

export function CompletionBody({ content }: { content: CompletionContent }) {
  const { summary, figures, waves, measures, risks, lessons, asOf } = content
  return (
    <Stack gap="xl">
      <Text size="lg" maw="75ch">
        {summary}
      </Text>
      <Figures
        figures={figures.map(({ label, value, note }) => ({ label, value, target: note, source: 'Rollout', asOf }))}
      />
      <Chart
        kind="bar"
        title="Organizations by wave"
        summary="How many organizations each wave has, and how many of them are onboarded."
        x={{ name: 'wave', label: 'Wave' }}
        series={[
          { name: 'organizations', label: 'Placed' },
          { name: 'onboarded', label: 'Onboarded' },
        ]}
        data={waves.map(({ number, organizations, onboarded }) => ({ wave: String(number), organizations, onboarded }))}
        source="Places of the rollout"
        asOf={asOf}
      />
      <Part title="Planned and actual" rows={waves} columns={waveColumns} noun="wave" name={({ name }) => name} />
      <Part
        title="Measures"
        rows={measures}
        columns={measureColumns}
        noun="measure"
        name={({ criterion }) => criterion}
      />
      <Part title="Risks" rows={risks} columns={riskColumns} noun="risk" name={({ title }) => title} />
      <Part title="Lessons" rows={lessons} columns={lessonColumns} noun="lesson" name={({ lesson }) => lesson} />
    </Stack>
  )
}

interface PartProps<T> {
  title: string
  rows: readonly T[]
  columns: readonly ListColumn<T & { id: string }>[]
  noun: string
  name: (row: T) => string
}

function Part<T>({ title, rows, columns, noun, name }: PartProps<T>) {
  const numbered = rows.map((row, at) => ({ ...row, id: String(at) }))
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <RecordRows
        list={listOfRecord(numbered)}
        columns={columns}
        noun={noun}
        rowName={name}
        empty={{ title: 'No data', text: `No ${noun} is on record.` }}
      />
    </section>
  )
}

const day = (date: string | null) => (date ? formatDay(date) : '–')

const waveColumns: readonly ListColumn<CompletedWave>[] = [
  {
    name: 'name',
    label: 'Wave',
    render: ({ number, name, status }) => (
      <RowTitle title={`${number}: ${name}`} details={[WAVE_STATUS_WORDS[status]]} />
    ),
  },
  {
    name: 'plannedEnd',
    label: 'Planned',
    kind: 'short',
    fact: true,
    render: (wave) => <RowTitle title={day(wave.plannedStart)} details={[`to ${day(wave.plannedEnd)}`]} />,
  },
  {
    name: 'actualEnd',
    label: 'Actual',
    kind: 'short',
    fact: true,
    render: (wave) => <RowTitle title={day(wave.actualStart)} details={[`to ${day(wave.actualEnd)}`]} />,
  },
  { name: 'daysLate', label: 'Working days late', kind: 'number', fact: true, render: lateness },
  {
    name: 'onboarded',
    label: 'Onboarded',
    kind: 'number',
    render: ({ onboarded, organizations }) => `${onboarded} of ${organizations}`,
  },
  {
    name: 'milestones',
    label: 'Milestones in time',
    kind: 'number',
    render: ({ milestonesOnTime, milestones }) => `${milestonesOnTime} of ${milestones}`,
  },
  {
    name: 'blockers',
    label: 'Blockers',
    kind: 'number',
    render: ({ blockers, openBlockers }) => `${blockers}, ${openBlockers} open`,
  },
  { name: 'decision', label: 'Gate', kind: 'short', render: ({ decision }) => decision ?? '–' },
]

function lateness({ daysLate }: CompletedWave) {
  if (daysLate === null) return '–'
  return (
    <StatusBadge
      state={daysLate > 0 ? 'late' : 'on_time'}
      label={daysLate > 0 ? `+${daysLate}` : String(daysLate)}
      tone={daysLate > 0 ? 'warn' : 'good'}
    />
  )
}

const measureColumns: readonly ListColumn<CompletionContent['measures'][number]>[] = [
  { name: 'criterion', label: 'Criterion', render: ({ criterion }) => criterion },
  { name: 'subject', label: 'Of', kind: 'short', fact: true, render: ({ subject }) => subject },
  { name: 'value', label: 'Value', kind: 'number', fact: true, render: ({ value }) => value },
  {
    name: 'source',
    label: 'Source',
    fact: true,
    render: ({ source, measuredOn }) => <RowTitle title={source} details={[formatDay(measuredOn)]} />,
  },
]

const riskColumns: readonly ListColumn<CompletionContent['risks'][number]>[] = [
  { name: 'title', label: 'Risk', render: ({ number, title }) => `${number}: ${title}` },
  { name: 'score', label: 'Score', kind: 'number', fact: true, render: ({ score }) => score },
  { name: 'status', label: 'Status', kind: 'short', fact: true, render: ({ status }) => status },
  { name: 'outcome', label: 'What became of it', fact: true, wide: true, render: ({ outcome }) => outcome || '–' },
]

const lessonColumns: readonly ListColumn<CompletionContent['lessons'][number]>[] = [
  { name: 'lesson', label: 'Lesson', render: ({ lesson, action }) => <RowTitle title={lesson} details={[action]} /> },
  { name: 'kind', label: 'Kind', kind: 'short', fact: true, render: ({ kind }) => kind },
  { name: 'wave', label: 'Wave', kind: 'short', fact: true, render: ({ wave }) => wave ?? 'All' },
]
