// Entering and correcting working hours.
import { Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { HoursView } from '../../../../server/src/modules/calendar/calendar.contract.ts'
import {
  addHours,
  correctHours,
  readHours,
  removeHours,
} from '../../../../server/src/modules/calendar/hours.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { useSavedChange } from './saved-change.tsx'
import { dayText, readDay, WEEKDAYS } from './week-words.ts'
import { statusOptions } from './words.ts'

type HoursValues = { name: string; startsOn: string; endsOn: string; hours: string[]; status: string; source: string }

const OFFICE = '08:00-12:00, 13:00-17:00'
const list = { label: 'Working hours', to: hrefOf(places.hours, {}) }
const NEEDS_DAY = { startsOn: (day: string) => (day ? null : 'Choose the first day.') }
const EVERYWHERE = { alsoChanges: ['budgeting', 'inbox'] }

/** `/platform/calendar/working-hours/new`. */
export function NewHoursPage() {
  const add = useAction(addHours, EVERYWHERE)
  const { onSaved, shown } = useSavedChange()
  if (shown) return shown
  const hours = WEEKDAYS.map((_, at) => (at < 5 ? OFFICE : ''))
  return (
    <FormPage
      title="New working hours"
      description="Open deadlines move when you save, and you see which."
      back={list}
      initial={{ name: '', startsOn: '', endsOn: '', hours, status: 'proclaimed', source: '' } as HoursValues}
      validate={NEEDS_DAY}
      submitLabel="Save working hours"
      submit={(values) => add.mutateAsync({ body: factsOf(values) })}
      onDone={({ hours: saved, ...moved }) => onSaved({ title: saved.name, next: list, moved })}
      sections={sections}
    />
  )
}

/** `/platform/calendar/working-hours/:id`. */
export function EditHoursPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readHours, { params }))
  const { onSaved, shown } = useSavedChange()
  const correct = useAction(correctHours, EVERYWHERE)
  if (shown) return shown
  return (
    <Loaded query={query} shape="form">
      {(hours) => (
        <Stack>
          <FormPage
            title={hours.name}
            description="Open deadlines move when you save, and you see which."
            back={list}
            initial={valuesOf(hours)}
            version={hours.version}
            fromCurrent={valuesOf}
            validate={NEEDS_DAY}
            submitLabel="Save working hours"
            submit={(values, version = hours.version) =>
              correct.mutateAsync({ params, body: { ...factsOf(values), version } })
            }
            onDone={({ hours: saved, ...moved }) => onSaved({ title: saved.name, next: list, moved })}
            sections={sections}
          />
          {hours.endsOn !== null && <Remove hours={hours} onSaved={onSaved} />}
        </Stack>
      )}
    </Loaded>
  )
}

function Remove({ hours, onSaved }: { hours: HoursView; onSaved: ReturnType<typeof useSavedChange>['onSaved'] }) {
  const remove = useAction(removeHours, EVERYWHERE)
  const { id, name, startsOn, endsOn } = hours
  return (
    <Group>
      <ConfirmAction
        danger
        label="Remove these hours"
        question={`Remove ${name}?`}
        consequence={`The regular hours apply from ${formatDay(startsOn)} to ${formatDay(endsOn ?? startsOn)} again, and open deadlines may move.`}
        onConfirm={async () => {
          const moved = await remove.mutateAsync({ params: { id } })
          onSaved({ title: `${name} removed`, next: list, moved })
        }}
      />
    </Group>
  )
}

const sections: readonly FormSection<HoursValues>[] = [
  { title: 'Period', content: (form) => <Period form={form} /> },
  {
    title: 'Hours of the week',
    help: 'Write each stretch of work from-to, with a comma between: 08:00-12:00, 13:00-17:00. Leave a day without work empty.',
    content: (form) =>
      WEEKDAYS.map((day, at) => (
        <TextInput key={day} label={day} maxLength={120} {...form.getInputProps(`hours.${at}`)} />
      )),
  },
]

function Period({ form }: { form: Form<HoursValues> }) {
  return (
    <>
      <TextInput label="Name" {...limitsOf(addHours, 'name')} {...form.getInputProps('name')} />
      <DayField label="First day" required {...form.getInputProps('startsOn')} />
      <DayField
        label="Last day"
        description="Leave it empty for hours that are in force until changed."
        {...form.getInputProps('endsOn')}
      />
      <ChoiceField label="Status" required data={statusOptions} {...form.getInputProps('status')} />
      <Textarea
        label="Source"
        description="The circular or order: OCM Memorandum Circular 12 s. 2027."
        autosize
        minRows={1}
        {...limitsOf(addHours, 'source')}
        {...form.getInputProps('source')}
      />
    </>
  )
}

function valuesOf({ name, startsOn, endsOn, hours, status, source }: HoursView): HoursValues {
  return { name, startsOn, endsOn: endsOn ?? '', hours: hours.map(dayText), status, source }
}

function factsOf({ endsOn, hours, status, ...rest }: HoursValues) {
  return { ...rest, endsOn: endsOn || null, hours: hours.map(readDay), status: status as HoursView['status'] }
}
