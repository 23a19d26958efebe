// Several choices, each with a sentence that says what it means.
import { Checkbox, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

export interface CheckboxListProps {
  label: ReactNode
  description?: ReactNode
  options: readonly { value: string; label: string; description?: string }[]
  value?: string[]
  defaultValue?: string[]
  onChange?: (value: string[]) => void
  error?: ReactNode
  required?: boolean
  /** Why nothing can be changed; shown instead of the description. */
  refusal?: string | null | undefined
  /** Name of the field, from `form.getInputProps`: where a link of the error summary leads. */
  'data-path'?: string
}

/** Boxes below each other; takes `form.getInputProps`. */
export function CheckboxList(props: CheckboxListProps) {
  const { label, description, options, value = [], onChange, error, required = false, refusal } = props
  return (
    <Checkbox.Group
      label={label}
      description={refusal ?? description}
      error={error}
      withAsterisk={required}
      value={value}
      onChange={(next) => onChange?.(next)}
    >
      <Stack gap="sm" mt="sm">
        {options.map((option, index) => (
          <Checkbox
            key={option.value}
            value={option.value}
            label={option.label}
            description={option.description}
            disabled={Boolean(refusal)}
            {...(index === 0 ? { 'data-path': props['data-path'] } : {})}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
