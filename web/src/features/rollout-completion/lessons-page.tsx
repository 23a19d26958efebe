// What the rollout taught, wave by wave.
import {
  LESSON_WORDS,
  type Lesson,
  listLessons,
} from '../../../../server/src/modules/rollout/completion/completion.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'

const columns: readonly ListColumn<Lesson>[] = [
  {
    name: 'lesson',
    label: 'Lesson',
    render: (lesson) => <RowTitle title={lesson.lesson} details={[lesson.action]} />,
  },
  {
    name: 'kind',
    label: 'Kind',
    kind: 'short',
    fact: true,
    render: ({ kind }) => (
      <StatusBadge state={kind} label={LESSON_WORDS[kind]} tone={kind === 'keep' ? 'good' : 'warn'} />
    ),
  },
  { name: 'wave', label: 'Wave', kind: 'short', fact: true, render: ({ wave }) => wave ?? 'All' },
  {
    name: 'saidAt',
    label: 'Noted',
    fact: true,
    render: (lesson) => <RowTitle title={formatMoment(lesson.saidAt)} details={[lesson.saidBy]} />,
  },
]

/** `/platform/rollout/lessons`. */
export function LessonsPage() {
  const list = useList(listLessons, { params: {}, sort: '-saidAt' })
  const mayNote = useCan()('rollout.report.prepare')
  return (
    <ListPage
      title="Lessons"
      description="What a wave taught, for the waves after it and for the completion report."
      list={list}
      columns={columns}
      filters={[
        {
          name: 'kind',
          label: 'Kind',
          options: Object.entries(LESSON_WORDS).map(([value, label]) => ({ value, label })),
        },
      ]}
      noun="lesson"
      rowName={({ lesson }) => lesson}
      {...(mayNote ? { primary: { label: 'Note a lesson', to: hrefOf(places.newLesson, {}) } } : {})}
      empty={{
        title: 'No lesson noted yet',
        text: 'After each wave, note what to keep and what to do differently. Nothing is lost until the last report.',
      }}
    />
  )
}
