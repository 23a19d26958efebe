// The calendar behind a day field. Loaded on its own: it is heavy, and most days are typed.
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { today } from '../lib/calendar.ts'

const LABELS = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous ten years',
  nextDecade: 'Next ten years',
}

interface DayCalendarProps {
  value: string
  minDate: string | undefined
  maxDate: string | undefined
  defaultDate: string | undefined
  onChoose: (day: string) => void
}

/** Months with days, weeks from Sunday as in Philippine calendars. */
export function DayCalendar({ value, minDate, maxDate, defaultDate, onChoose }: DayCalendarProps) {
  return (
    <DatePicker
      firstDayOfWeek={0}
      weekendDays={[]}
      ariaLabels={LABELS}
      value={value || null}
      defaultDate={value || defaultDate || today()}
      {...(minDate ? { minDate } : {})}
      {...(maxDate ? { maxDate } : {})}
      onChange={(day) => day && onChoose(day)}
    />
  )
}
