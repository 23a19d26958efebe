// Numbers, typed as text: exact decimals never become floats, and separators never fight with the typing.
import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { findDecimal, groupThousands } from '../lib/amounts.ts'

type Shared = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  defaultValue?: unknown
  /** Stands inside the field: `%`, `people`. */
  unit?: string
}

export type DecimalFieldProps = Shared & {
  /** Exact decimal as text, empty when there is none. */
  value?: string
  onChange?: (value: string) => void
  /** Most digits after the point. */
  places?: number
}

export type WholeNumberFieldProps = Shared & {
  value?: number | null
  onChange?: (value: number | null) => void
  min?: number
  max?: number
  /** Thousands separators; years have none. */
  grouped?: boolean
}

/** An exact decimal (`"1234.5"`); takes `form.getInputProps`. */
export function DecimalField({ value = '', onChange, places = 4, ...rest }: DecimalFieldProps) {
  const read = (text: string) => findDecimal(text, places)
  return <NumberText {...rest} value={value} read={read} show={groupThousands} onRead={(next) => onChange?.(next)} />
}

/** An amount of pesos (`"1234.50"`). */
export function MoneyField(props: Omit<DecimalFieldProps, 'unit' | 'places'>) {
  return <DecimalField {...props} places={2} leftSection="₱" />
}

/** A whole number; takes `form.getInputProps` and `limitsOf`. */
export function WholeNumberField({ value, onChange, min, max, grouped = true, ...rest }: WholeNumberFieldProps) {
  const range = min !== undefined && max !== undefined ? `${min} to ${max}` : undefined
  return (
    <NumberText
      {...(range ? { placeholder: range } : {})}
      {...rest}
      value={value === null || value === undefined ? '' : String(value)}
      read={(text) => findDecimal(text, 0)}
      show={grouped ? groupThousands : String}
      onRead={(next) => onChange?.(/^-?\d+$/.test(next) ? Number(next) : null)}
    />
  )
}

type NumberTextProps = Shared & {
  value: string
  read: (text: string) => string | undefined
  show: (value: string) => string
  onRead: (value: string) => void
}

function NumberText({ value, read, show, onRead, unit, error, defaultValue: _, ...rest }: NumberTextProps) {
  const [text, setText] = useState(show(value))
  const typing = useRef(false)
  const wrong = text.trim() !== '' && read(text) === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows a value that came from outside, not its own typing.
  useEffect(() => {
    if (!typing.current) setText(show(value))
  }, [value])
  useEffect(() => {
    typing.current = false
  })
  // Text that is no number goes to the form as it is, so that the form refuses it instead of sending the number before.
  const change = (next: string) => {
    setText(next)
    const found = next.trim() === '' ? '' : (read(next) ?? next)
    typing.current = true
    if (found !== value) onRead(found)
  }
  const unitWidth = unit && {
    rightSection: <small>{unit}</small>,
    rightSectionWidth: `${unit.length + 3}ch`,
    rightSectionPointerEvents: 'none' as const,
  }
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      {...unitWidth}
      {...rest}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => !wrong && setText(show(value))}
      error={wrong ? `"${text}" is not a number that fits here.` : error}
    />
  )
}
