// Entering a holiday, correcting one, and entering the proclamation that replaces one.
import { useQuery } from '@tanstack/react-query'
import type { HolidayView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import {
  addHoliday,
  correctHoliday,
  type HolidayRecord,
  proclaimHoliday,
  readHoliday,
} from '../../../../server/src/modules/calendar/holidays.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { HolidayFields, type HolidayValues } from './holiday-fields.tsx'
import { useSavedChange } from './saved-change.tsx'

const NEEDS_DATE = { date: (date: string) => (date ? null : 'Choose the day.') }
/** Everything is read anew: due dates of other modules stand on the calendar. */
const EVERYWHERE = { alsoChanges: ['budgeting', 'inbox'] }

/** `/platform/calendar/holidays/new`, with `?date=` from the calendar. */
export function NewHolidayPage() {
  const add = useAction(addHoliday, EVERYWHERE)
  const { query } = useAddress()
  const { onSaved, shown } = useSavedChange()
  if (shown) return shown
  const date = typeof query.date === 'string' ? query.date : ''
  const initial: HolidayValues = {
    ...{ date, name: '', class: 'regular', fromHour: '', scope: 'BARMM', status: 'proclaimed', source: '' },
  }
  return (
    <FormPage
      title="New holiday"
      description="Also for suspensions of work. Open deadlines move when you save, and you see which."
      back={{ label: 'Holidays', to: hrefOf(places.holidays, {}) }}
      initial={initial}
      validate={NEEDS_DATE}
      submitLabel="Save holiday"
      submit={(values) => add.mutateAsync({ body: { ...factsOf(values), status: values.status as Status } })}
      onDone={(saved) => onSaved(changeOf(saved))}
      sections={[{ title: 'Holiday', content: (form) => <HolidayFields form={form} withStatus /> }]}
    />
  )
}

/** `/platform/calendar/holidays/:id/edit`. */
export function EditHolidayPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readHoliday, { params }))
  const correct = useAction(correctHoliday, EVERYWHERE)
  const { onSaved, shown } = useSavedChange()
  if (shown) return shown
  return (
    <Loaded query={query} shape="form">
      {(holiday) => (
        <FormPage
          title={`Correct ${holiday.name}`}
          description="For mistakes in the entry. When the day was proclaimed, enter the proclamation instead: the registry then keeps both."
          back={backTo(holiday)}
          initial={valuesOf(holiday)}
          version={holiday.version}
          fromCurrent={valuesOf}
          validate={NEEDS_DATE}
          submitLabel="Save correction"
          submit={(values, version = holiday.version) =>
            correct.mutateAsync({ params, body: { ...factsOf(values), status: values.status as Status, version } })
          }
          onDone={(saved) => onSaved(changeOf(saved))}
          sections={[{ title: 'Holiday', content: (form) => <HolidayFields form={form} withStatus /> }]}
        />
      )}
    </Loaded>
  )
}

/** `/platform/calendar/holidays/:id/proclamation`. */
export function ProclaimHolidayPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readHoliday, { params }))
  const proclaim = useAction(proclaimHoliday, EVERYWHERE)
  const { onSaved, shown } = useSavedChange()
  if (shown) return shown
  return (
    <Loaded query={query} shape="form">
      {(holiday) => (
        <FormPage
          title={`Proclamation of ${holiday.name}`}
          description={`It replaces the entry for ${formatDay(holiday.date)}, on the same day or another. The entry stays in the registry and counts no more.`}
          back={backTo(holiday)}
          initial={{ ...valuesOf(holiday), source: '' }}
          version={holiday.version}
          fromCurrent={valuesOf}
          validate={NEEDS_DATE}
          submitLabel="Save proclamation"
          submit={(values, version = holiday.version) =>
            proclaim.mutateAsync({ params, body: { ...factsOf(values), version } })
          }
          onDone={(saved) => onSaved(changeOf(saved))}
          sections={[{ title: 'Proclaimed', content: (form) => <HolidayFields form={form} withStatus={false} /> }]}
        />
      )}
    </Loaded>
  )
}

type Status = HolidayView['status']

function valuesOf(holiday: HolidayRecord): HolidayValues {
  const { date, name, class: kind, fromHour, scope, status, source } = holiday
  return { date, name, class: kind, fromHour: fromHour ?? '', scope, status, source }
}

function factsOf({ date, name, class: kind, fromHour, scope, source }: HolidayValues) {
  const hour = kind === 'suspension' ? fromHour.slice(0, 5) || null : null
  return { date, name, class: kind as HolidayView['class'], fromHour: hour, scope, source }
}

function backTo({ id, name }: HolidayRecord) {
  return { label: name, to: hrefOf(places.holiday, { id }) }
}

function changeOf({ holiday, movedCount, moved }: Output<typeof addHoliday>) {
  return {
    title: `${holiday.name}, ${formatDay(holiday.date)}`,
    next: { label: 'Open the entry', to: hrefOf(places.holiday, { id: holiday.id }) },
    moved: { movedCount, moved },
  }
}
