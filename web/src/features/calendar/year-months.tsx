// A year as twelve months that can be looked at: free days stand out, and every name stands below its month.
import { Title } from '@mantine/core'
import type { YearView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { Link } from '../../lib/address.tsx'
import { formatDual, today } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { type CalendarDay, type CalendarMonth, type Holiday, monthsOf } from './months.ts'
import { classWords } from './words.ts'
import classes from './year-months.module.css'

interface YearMonthsProps {
  year: YearView
  /** Where a holiday is kept, for those who may. */
  hrefOfHoliday?: (id: string) => string
}

const HEADS = [
  ['Su', 'Sunday'],
  ['Mo', 'Monday'],
  ['Tu', 'Tuesday'],
  ['We', 'Wednesday'],
  ['Th', 'Thursday'],
  ['Fr', 'Friday'],
  ['Sa', 'Saturday'],
] as const

/** Weeks from Sunday; the small number is the day of the Hijri month. */
export function YearMonths({ year, hrefOfHoliday }: YearMonthsProps) {
  return (
    <>
      <p className={classes.legend}>
        <span data-kind="holiday">Holiday, or work suspended</span>
        <span data-kind="named">Special working day, a day of work</span>
        <span data-kind="free">No work</span>
      </p>
      <div className={classes.months}>
        {monthsOf(year).map((month) => (
          <section key={month.month} className={classes.month} aria-label={`${month.name} ${year.year}`}>
            <Title order={3}>
              {month.name} {year.year}
            </Title>
            <p className={classes.dim}>{month.hijri}</p>
            <Days month={month} />
            <p className={classes.dim}>
              {countOf(month.businessDays, 'working day')}, {countOf(month.hours, 'hour')}
            </p>
            {month.holidays.length > 0 && (
              <ul className={classes.list}>
                {month.holidays.map((holiday) => (
                  <li key={holiday.id}>
                    <span className={classes.number}>{Number(holiday.date.slice(8))}</span>
                    <Name holiday={holiday} href={hrefOfHoliday?.(holiday.id)} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </>
  )
}

function Name({ holiday, href }: { holiday: Holiday; href: string | undefined }) {
  const { name, scope, scopeName, status } = holiday
  const where = scope === 'PH' ? '' : `, ${scopeName}`
  return (
    <span>
      {href ? <Link to={href}>{name}</Link> : name}
      <span className={classes.dim}>
        {' '}
        {classWords(holiday)}
        {where}
        {status === 'provisional' && ', provisional'}
      </span>
    </span>
  )
}

function Days({ month }: { month: CalendarMonth }) {
  return (
    <table className={classes.days}>
      <thead>
        <tr>
          {HEADS.map(([short, long]) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, at) => (day ? <Day key={day.date} day={day} /> : <td key={HEADS[at]?.[0]} />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day }: { day: CalendarDay }) {
  const names = day.holidays.map(({ name }) => name).join(', ')
  return (
    <td
      data-kind={kindOf(day)}
      data-today={day.date === today() ? '' : undefined}
      title={`${formatDual(day.date)}${names ? `: ${names}` : ''}`}
    >
      {day.day}
      <span className={classes.hijri} aria-hidden>
        {day.hijri}
      </span>
      {names && <span className="visually-hidden">{names}</span>}
    </td>
  )
}

function kindOf({ free, holidays }: CalendarDay): string | undefined {
  if (holidays.some((one) => one.class !== 'special_working')) return 'holiday'
  if (free) return 'free'
  return holidays.length > 0 ? 'named' : undefined
}
