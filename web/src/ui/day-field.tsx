// A calendar day. The browser's own control takes keyboard, touch and every local order of digits; the words below it
// leave no doubt whether 03/04 is in March or April.
import { TextInput, type TextInputProps } from '@mantine/core'
import { formatDual } from '../lib/calendar.ts'

export interface DayFieldProps extends Omit<TextInputProps, 'type' | 'min' | 'max' | 'value'> {
  /** `YYYY-MM-DD`, or empty. */
  value: string
  /** First and last day that can be chosen. */
  from?: string
  until?: string
}

/** A field for a day, with the day in words (Hijri first). */
export function DayField({ value, from, until, ...field }: DayFieldProps) {
  const words = /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDual(value) : ' '
  return (
    <div>
      <TextInput
        type="date"
        maw="20rem"
        value={value}
        {...(from ? { min: from } : {})}
        {...(until ? { max: until } : {})}
        {...field}
      />
      <output style={{ fontSize: '0.875rem', color: 'var(--mantine-color-dimmed)' }}>{words}</output>
    </div>
  )
}
