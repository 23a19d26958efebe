// The fields of a holiday, for entering, correcting and proclaiming it.
import { Textarea, TextInput } from '@mantine/core'
import { addHoliday } from '../../../../server/src/modules/calendar/holidays.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { formatHijri } from '../../lib/calendar.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { classOptions, scopeOptions, statusOptions } from './words.ts'

export type HolidayValues = {
  date: string
  name: string
  class: string
  fromHour: string
  scope: string
  status: string
  source: string
}

const CLASS_HELP: Readonly<Record<string, string>> = {
  regular: 'No work. Deadlines move to the next working day.',
  special_non_working: 'No work. Deadlines move to the next working day.',
  special_working: 'A day with a name on which people work. Deadlines stay.',
  suspension: 'Work ends at the hour below. Deadlines stay unless no work is left on that day.',
}

export function HolidayFields({ form, withStatus }: { form: Form<HolidayValues>; withStatus: boolean }) {
  const { date, class: kind } = form.getValues()
  return (
    <>
      <DayField
        label="Date"
        required
        minDate="2000-01-01"
        maxDate="2100-12-31"
        description={/^\d{4}-\d{2}-\d{2}$/.test(date) ? formatHijri(date) : 'The Hijri date appears here.'}
        {...form.getInputProps('date')}
      />
      <TextInput label="Name" {...limitsOf(addHoliday, 'name')} {...form.getInputProps('name')} />
      <ChoiceField
        label="Class"
        required
        description={CLASS_HELP[kind]}
        data={classOptions}
        {...form.getInputProps('class')}
      />
      {kind === 'suspension' && (
        <TextInput
          label="Suspended from"
          type="time"
          required
          description="Philippine time. 00:00 is the whole day."
          {...form.getInputProps('fromHour')}
        />
      )}
      <ChoiceField
        label="Where it counts"
        required
        description="A holiday of one province, city or municipality moves only deadlines of that place."
        data={scopeOptions}
        {...form.getInputProps('scope')}
      />
      {withStatus && (
        <ChoiceField
          label="Status"
          required
          description="Provisional until it is proclaimed; by law where an act fixes the date."
          data={statusOptions}
          {...form.getInputProps('status')}
        />
      )}
      <Textarea
        label="Source"
        description="The proclamation, act or memorandum: Proc. 1300 s. 2027."
        autosize
        minRows={1}
        {...limitsOf(addHoliday, 'source')}
        {...form.getInputProps('source')}
      />
    </>
  )
}
