// The calendar behind a day field. Loaded on its own: it is heavy, and most days are typed.
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'

interface DayCalendarProps {
  value: string
  min: string | undefined
  max: string | undefined
  onChoose: (day: string) => void
}

/** Months with days, weeks from Sunday as in Philippine calendars. */
export function DayCalendar({ value, min, max, onChoose }: DayCalendarProps) {
  return (
    <DatePicker
      firstDayOfWeek={0}
      value={value || null}
      defaultDate={value || min || new Date()}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      onChange={(day) => day && onChoose(day)}
    />
  )
}
