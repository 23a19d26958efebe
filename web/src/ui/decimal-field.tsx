// An exact number or amount as people type it: kept as text, so that nothing is rounded on the way.
import { TextInput, type TextInputProps } from '@mantine/core'

export interface DecimalFieldProps extends Omit<TextInputProps, 'type' | 'inputMode' | 'rightSection' | 'leftSection'> {
  /** Inside the field, behind the number: `%`, `households`. */
  unit?: string | undefined
  /** Inside the field, before the number: `₱`. */
  sign?: string
}

/** A field for a decimal; `1,250.5` is taken as well. Check it with `decimalProblem`, send it with `plainDecimal`. */
export function DecimalField({ unit, sign, ...field }: DecimalFieldProps) {
  const shown = unit && unit.length > 16 ? `${unit.slice(0, 15)}…` : unit
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      maw="20rem"
      {...(shown
        ? {
            rightSection: shown,
            rightSectionWidth: `${shown.length + 3}ch`,
            rightSectionPointerEvents: 'none' as const,
          }
        : {})}
      {...(sign ? { leftSection: sign } : {})}
      {...field}
    />
  )
}
