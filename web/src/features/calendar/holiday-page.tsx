// One entry of the registry: what it says, what it replaced, what replaced it, and its history.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Moved } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import {
  type HolidayRecord,
  readHoliday,
  readHolidayHistory,
  withdrawHoliday,
} from '../../../../server/src/modules/calendar/holidays.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay, formatDual } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type Detail, Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { historyWords } from './history-words.ts'
import { MovedNotice } from './moved-notice.tsx'
import { classWords, holidayStatus } from './words.ts'

/** `/platform/calendar/holidays/:id`. */
export function HolidayPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readHoliday, { params }))
  return <Loaded query={query}>{(holiday) => <Holiday holiday={holiday} />}</Loaded>
}

const WITHDRAW = { action: 'withdraw', label: 'Withdraw', to: 'withdrawn', comment: 'required', refusal: null }

function Holiday({ holiday }: { holiday: HolidayRecord }) {
  const { id, name, date, state, version, supersedes } = holiday
  const withdraw = useAction(withdrawHoliday, { alsoChanges: ['budgeting', 'inbox'] })
  const [moved, setMoved] = useState<Moved>()
  const counts = state === 'counts'
  return (
    <RecordPage
      title={name}
      kind={classWords(holiday)}
      back={{ label: 'Holidays', to: hrefOf(places.holidays, {}, { year: date.slice(0, 4) }) }}
      status={holidayStatus(holiday)}
      facts={[{ label: 'Date', value: formatDual(date) }]}
      tools={
        counts && (
          <>
            <ActionButton to={hrefOf(places.proclaimHoliday, { id })}>Enter proclamation</ActionButton>
            <ActionButton variant="default" to={hrefOf(places.editHoliday, { id })}>
              Correct
            </ActionButton>
          </>
        )
      }
      actions={counts ? [WITHDRAW] : []}
      question={() => `Withdraw ${name} on ${formatDay(date)}?`}
      consequence={() =>
        supersedes
          ? `The day counts no more, and ${supersedes.name} on ${formatDay(supersedes.date)} counts again. Open deadlines move.`
          : 'The day counts no more, and open deadlines move. The entry stays in the registry.'
      }
      onAct={async (_, reason) => {
        const { movedCount, moved: some } = await withdraw.mutateAsync({ params: { id }, body: { reason, version } })
        setMoved({ movedCount, moved: some })
      }}
      notice={moved ? <MovedNotice moved={moved} /> : <Standing holiday={holiday} />}
      tabs={[
        { name: 'details', label: 'Details', content: <Details items={detailsOf(holiday)} /> },
        { name: 'history', label: 'History', content: <HolidayHistory id={id} /> },
      ]}
    />
  )
}

function Standing({ holiday: { state, withdrawnReason, replacedBy } }: { holiday: HolidayRecord }) {
  if (state === 'withdrawn')
    return (
      <Note tone="neutral" title="Withdrawn: it counts no more">
        {withdrawnReason}
      </Note>
    )
  if (!replacedBy) return null
  return (
    <Note tone="neutral" title="Replaced: it counts no more">
      In its place: <Entry entry={replacedBy} />.
    </Note>
  )
}

function Entry({ entry }: { entry: NonNullable<HolidayRecord['supersedes']> }) {
  return (
    <Link to={hrefOf(places.holiday, { id: entry.id })}>
      {entry.name} on {formatDay(entry.date)}
    </Link>
  )
}

function detailsOf(holiday: HolidayRecord): Detail[] {
  const { scopeName, source, supersedes } = holiday
  return [
    { label: 'Class', value: classWords(holiday) },
    { label: 'Where it counts', value: scopeName },
    { label: 'Source', value: source },
    ...(supersedes ? [{ label: 'Replaces', value: <Entry entry={supersedes} /> }] : []),
  ]
}

function HolidayHistory({ id }: { id: string }) {
  const history = useQuery(queryFor(readHolidayHistory, { params: { id }, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items} {...historyWords} />}
    </Loaded>
  )
}
