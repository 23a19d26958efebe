// The registry of holidays, also what counts no more.
import type { HolidayView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { addHoliday, listHolidays } from '../../../../server/src/modules/calendar/holidays.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatHijri, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { classOptions, classWords, holidayStatus, stateOptions, statusOptions } from './words.ts'

const columns: readonly ListColumn<HolidayView>[] = [
  { name: 'name', label: 'Name', render: (day) => day.name },
  { name: 'date', label: 'Date', fact: true, width: 170, render: (day) => <DayText value={day.date} /> },
  { name: 'hijri', label: 'Hijri date', fact: true, width: 200, render: (day) => formatHijri(day.date) },
  { name: 'class', label: 'Class', width: 210, render: classWords },
  { name: 'scope', label: 'Where', width: 150, render: (day) => day.scopeName },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 140,
    render: (day) => <StatusBadge {...holidayStatus(day)} />,
  },
  { name: 'source', label: 'Source', optional: true, render: (day) => day.source },
]

const now = Number(today().slice(0, 4))
const years = [now, now + 1, now + 2, now - 1, now - 2].map(String)

/** `/platform/calendar/holidays`. */
export function HolidaysPage() {
  const list = useList(listHolidays, { params: {}, sort: 'date', pageSize: 50 })
  const mayAdd = useCan()(addHoliday.access)
  return (
    <ListPage
      title="Holidays"
      description="Holidays are proclaimed, not computed (BAA 39). Days of the Hijri calendar are provisional until then."
      list={list}
      columns={columns}
      filters={[
        { name: 'year', label: 'Year', options: years.map((value) => ({ value, label: value })) },
        { name: 'class', label: 'Class', options: classOptions },
        {
          name: 'scope',
          label: 'Where',
          options: [
            { value: 'PH', label: 'Whole Philippines' },
            { value: 'BARMM', label: 'Whole BARMM' },
            { value: 'local', label: 'One place' },
          ],
        },
        { name: 'status', label: 'Status', options: statusOptions },
        { name: 'state', label: 'State', options: stateOptions },
      ]}
      noun="holiday"
      searchLabel="Search name or source"
      rowName={(day) => `${day.name}, ${day.date}`}
      rowHref={(day) => hrefOf(places.holiday, { id: day.id })}
      {...(mayAdd ? { primary: { label: 'New holiday', to: hrefOf(places.newHoliday, {}) } } : {})}
      empty={{
        title: 'No holiday is entered',
        text: 'Enter the proclamation of the year, and propose its Islamic dates on the calendar page.',
      }}
    />
  )
}
