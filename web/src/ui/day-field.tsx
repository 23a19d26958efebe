// One calendar day: typed as people write it, or chosen from a calendar that is loaded when it is opened.
import { ActionIcon, Loader, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { findDay, formatDay } from '../lib/calendar.ts'
import { PanelButton } from './menu-button.tsx'

const DayCalendar = lazy(() => import('./day-calendar.tsx').then((module) => ({ default: module.DayCalendar })))

export type DayFieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  /** `YYYY-MM-DD`, empty when there is none. */
  value?: string
  defaultValue?: string
  onChange?: (day: string) => void
  /** First and last day that can be chosen. */
  minDate?: string
  maxDate?: string
  /** Month that the calendar opens at when no day is chosen. */
  defaultDate?: string
}

/** Takes `form.getInputProps`; text that names no day stays, says so, and is the value until it is put right. */
export function DayField({
  value = '',
  onChange,
  defaultValue: _,
  minDate,
  maxDate,
  defaultDate,
  error,
  ...rest
}: DayFieldProps) {
  const [text, setText] = useState(shown(value))
  const unreadable = text.trim() !== '' && findDay(text) === undefined
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setText(shown(value))
  }, [value])
  useEffect(() => {
    typing.current = false
  })
  // Every letter counts: Ctrl+S in the field must not send the day before. Text that names no day goes to the form as it is.
  const type = (next: string) => {
    setText(next)
    typing.current = true
    const day = next.trim() === '' ? '' : (findDay(next) ?? next)
    if (day !== value) onChange?.(day)
  }
  const settle = () => setText(shown(findDay(text) ?? text))
  const button = (
    <PanelButton
      label="Calendar"
      align="end"
      trigger={(props) => (
        <ActionIcon {...props} variant="subtle" color="gray" aria-label="Choose from a calendar">
          <IconCalendar size={18} aria-hidden />
        </ActionIcon>
      )}
    >
      {(close) => (
        <Suspense fallback={<Loader size="sm" />}>
          <DayCalendar
            value={unreadable ? '' : value}
            minDate={minDate}
            maxDate={maxDate}
            defaultDate={defaultDate}
            onChoose={(day) => {
              onChange?.(day)
              close()
            }}
          />
        </Suspense>
      )}
    </PanelButton>
  )
  return (
    <TextInput
      placeholder="20 November 2026"
      autoComplete="off"
      maxLength={40}
      {...rest}
      rightSection={rest.disabled ? undefined : button}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      error={
        unreadable && document.activeElement?.tagName !== 'INPUT'
          ? `"${text}" names no day. Write it like 20 November 2026.`
          : error
      }
    />
  )
}

const shown = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? formatDay(day) : day)
