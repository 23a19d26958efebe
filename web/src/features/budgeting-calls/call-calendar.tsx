// The budget calendar in both calendars, with the sections that fix its days.
import { Text } from '@mantine/core'
import type { BudgetCall, CallDate } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { daysUntil, formatDaysLeft } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'

export function CallCalendar({ dates }: { dates: CallDate[] }) {
  return (
    <RecordRows
      list={listOfRecord(dates)}
      columns={columns}
      noun="day"
      rowName={({ name }) => name}
      rowId={({ name, date }) => `${name} ${date}`}
      empty={{
        title: 'No calendar yet',
        text: 'The call has no days yet. Edit it to set until when organizations submit.',
      }}
    />
  )
}

const columns: readonly ListColumn<CallDate>[] = [
  { name: 'name', label: 'What happens', render: ({ name }) => name },
  { name: 'dualDate', label: 'Day', fact: true, wide: true, render: (day) => <Day day={day} /> },
  {
    name: 'left',
    label: 'From today',
    fact: true,
    render: ({ date, movedTo }) => fromToday(movedTo?.date ?? date),
  },
  { name: 'section', label: 'Section', fact: true, render: ({ section }) => section || '–' },
]

function fromToday(day: string): string {
  return daysUntil(day) < 0 ? 'Passed' : formatDaysLeft(day)
}

function Day({ day: { date, dualDate, movedTo } }: { day: CallDate }) {
  return (
    <>
      <time dateTime={date}>{dualDate}</time>
      {movedTo && (
        <Text size="xs" c="dimmed">
          Falls on {movedTo.dualDate}. {movedTo.reason}
        </Text>
      )}
    </>
  )
}

export function CallForms({ forms }: { forms: BudgetCall['forms'] }) {
  if (forms.length === 0) return <Text c="dimmed">No form is named.</Text>
  return (
    <ul>
      {forms.map(({ code, title }) => (
        <li key={code}>
          {code}: {title}
        </li>
      ))}
    </ul>
  )
}
