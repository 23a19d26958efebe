// One calendar day, typed or chosen.
import { DateInput, type DateInputProps } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { IconCalendar } from '@tabler/icons-react'

export type DayFieldProps = Omit<DateInputProps, 'valueFormat' | 'value' | 'onChange'> & {
  /** `YYYY-MM-DD`, empty when there is none. */
  value?: string
  onChange?: (day: string) => void
}

/** A date control whose value is `YYYY-MM-DD`; takes `form.getInputProps`. */
export function DayField({ value = '', onChange, ...rest }: DayFieldProps) {
  return (
    <DateInput
      valueFormat="D MMMM YYYY"
      placeholder="20 November 2026"
      leftSection={<IconCalendar size={16} aria-hidden />}
      popoverProps={{ transitionProps: { duration: 120 } }}
      clearable={!rest.required}
      clearButtonProps={{ 'aria-label': 'Remove the date' }}
      value={value || null}
      onChange={(day) => onChange?.(day ?? '')}
      {...rest}
    />
  )
}
