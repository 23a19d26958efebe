// Working hours by date.
import { useQuery } from '@tanstack/react-query'
import type { HoursView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import { listHours } from '../../../../server/src/modules/calendar/hours.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { weekText } from './week-words.ts'
import { hoursStatus } from './words.ts'

const columns: readonly ListColumn<HoursView>[] = [
  { name: 'name', label: 'Name', render: (hours) => hours.name },
  { name: 'startsOn', label: 'From', fact: true, width: 170, render: (hours) => formatDay(hours.startsOn) },
  {
    name: 'endsOn',
    label: 'To',
    fact: true,
    width: 170,
    render: (hours) => (hours.endsOn ? formatDay(hours.endsOn) : 'until changed'),
  },
  { name: 'hours', label: 'Hours', fact: true, wide: true, render: (hours) => weekText(hours.hours) },
  { name: 'status', label: 'Status', width: 140, render: (hours) => <StatusBadge {...hoursStatus(hours.status)} /> },
]

/** `/platform/calendar/working-hours`. */
export function HoursPage() {
  const query = useQuery(queryFor(listHours))
  return (
    <>
      <PageHeader
        title="Working hours"
        description="Hours with a last day, such as those of Ramadan, go before hours that are in force until changed."
        actions={<ActionButton to={hrefOf(places.newHours, {})}>New working hours</ActionButton>}
      />
      <Loaded query={query} shape="list">
        {({ items }) => (
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun={['working hours', 'working hours']}
            rowId={(hours) => hours.id}
            rowName={(hours) => hours.name}
            rowHref={(hours) => hrefOf(places.editHours, { id: hours.id })}
            empty={{ title: 'No working hours', text: 'Enter the regular hours first.' }}
          />
        )}
      </Loaded>
    </>
  )
}
