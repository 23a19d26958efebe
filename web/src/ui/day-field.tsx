// One calendar day: typed as people write it, or chosen from a calendar that is loaded when it is opened.
import { ActionIcon, Loader, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { findDay, formatDay } from '../lib/calendar.ts'

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

/** Takes `form.getInputProps`; text that names no day stays and says so. */
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
  const [open, setOpen] = useState(false)
  const unreadable = text.trim() !== '' && findDay(text) === undefined
  useEffect(() => setText(shown(value)), [value])
  const settle = () => {
    const day = text.trim() === '' ? '' : findDay(text)
    if (day === undefined) return
    setText(shown(day))
    if (day !== value) onChange?.(day)
  }
  const choose = (day: string) => {
    onChange?.(day)
    setOpen(false)
  }
  const button = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Choose from a calendar" onClick={() => setOpen(!open)}>
          <IconCalendar size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="sm" />}>
          <DayCalendar value={value} minDate={minDate} maxDate={maxDate} defaultDate={defaultDate} onChoose={choose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      placeholder="20 November 2026"
      autoComplete="off"
      maxLength={40}
      {...rest}
      rightSection={rest.disabled ? undefined : button}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
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

const shown = (day: string) => (day ? formatDay(day) : '')
