// One of a list. The browser's own control: quick on a phone, found by typing, and no 27 kB for drawing a list.
import { NativeSelect, type NativeSelectProps } from '@mantine/core'

interface Choice {
  value: string
  label: string
  disabled?: boolean
}

export type ChoiceFieldProps = Omit<NativeSelectProps, 'data' | 'value' | 'defaultValue' | 'onChange'> & {
  data: readonly (string | Choice)[]
  value?: string | null
  defaultValue?: string
  onChange?: (value: string) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
}

/** Takes `form.getInputProps`. While the value is none of the list it says so instead of showing the first. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { data, value, onChange, defaultValue: _, placeholder = 'Choose', ...rest } = props
  const choices = data.map((one) => (typeof one === 'string' ? { value: one, label: one } : one))
  const now = value ?? ''
  const known = choices.some((one) => one.value === now)
  return (
    <NativeSelect
      {...rest}
      data={known ? choices : [{ value: now, label: placeholder, disabled: true }, ...choices]}
      value={now}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  )
}
