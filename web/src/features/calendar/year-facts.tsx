// What a year amounts to, and the hours that are worked.
import { Text } from '@mantine/core'
import type { HoursView, YearView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { Details } from '../../ui/details.tsx'
import { weekText } from './week-words.ts'
import { hoursStatus } from './words.ts'

/** Working days of the year, days that are not certain yet, and hours of work. */
export function YearFacts({ year }: { year: YearView }) {
  const days = year.months.reduce((sum, { businessDays }) => sum + businessDays, 0)
  const provisional = year.holidays.filter(({ status }) => status === 'provisional').length
  return (
    <Details
      items={[
        { label: `Working days in ${year.year}`, value: days },
        {
          label: 'Holidays',
          value: `${countOf(year.holidays.length, 'day')}${provisional > 0 ? `, ${provisional} of them provisional until proclaimed` : ''}`,
        },
        ...year.hours.map((hours) => ({ label: hours.name, value: <Hours hours={hours} /> })),
      ]}
    />
  )
}

function Hours({ hours }: { hours: HoursView }) {
  const { startsOn, endsOn, status, source } = hours
  return (
    <>
      {weekText(hours.hours)}
      <Text size="sm" c="dimmed" component="div">
        {endsOn ? `${formatDay(startsOn)} to ${formatDay(endsOn)}` : `Since ${formatDay(startsOn)}`},{' '}
        {hoursStatus(status).label?.toLowerCase()}: {source}
      </Text>
    </>
  )
}
