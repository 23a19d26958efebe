// A filter whose value is typed: a word, or a day.
import { Button, CloseButton, Group, Loader, Popover, Stack, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { findDay, formatDay } from '../lib/calendar.ts'
import type { ListView } from '../lib/list-view.ts'
import classes from './list-filters.module.css'
import type { TypedListFilter } from './list-filters.tsx'

const DayCalendar = lazy(() => import('./day-calendar.tsx').then((module) => ({ default: module.DayCalendar })))

/** The chip opens a field; Enter or the button takes it over. */
export function TypedFilter<T>({ filter, list }: { filter: TypedListFilter; list: ListView<T> }) {
  const [open, setOpen] = useState(false)
  const chosen = list.filters[filter.name]
  const shown = chosen && filter.typed === 'day' ? formatDay(chosen) : chosen
  const set = (value: string) => {
    list.set({ [filter.name]: value.trim() || undefined })
    setOpen(false)
  }
  return (
    <span className={classes.chip} data-active={chosen !== undefined || undefined}>
      <Popover position="bottom-start" trapFocus returnFocus opened={open} onChange={setOpen}>
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            radius="xl"
            className={classes.button ?? ''}
            rightSection={chosen === undefined ? <IconChevronDown size={14} aria-hidden /> : null}
            onClick={() => setOpen(!open)}
          >
            {filter.label}
            {chosen !== undefined && <>: {shown}</>}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <TypedField filter={filter} value={chosen ?? ''} onTake={set} />
        </Popover.Dropdown>
      </Popover>
      {chosen !== undefined && (
        <CloseButton
          size="sm"
          className={classes.clear ?? ''}
          aria-label={`Remove the filter ${filter.label}: ${shown}`}
          onClick={() => set('')}
        />
      )}
    </span>
  )
}

interface TypedFieldProps {
  filter: TypedListFilter
  value: string
  onTake: (value: string) => void
}

function TypedField({ filter, value, onTake }: TypedFieldProps) {
  const byDay = filter.typed === 'day'
  const [typed, setTyped] = useState(byDay && value ? formatDay(value) : value)
  const [wrong, setWrong] = useState(false)
  const take = (event: FormEvent) => {
    event.preventDefault()
    const found = byDay && typed.trim() ? findDay(typed) : typed
    if (found === undefined) setWrong(true)
    else onTake(found)
  }
  return (
    <form onSubmit={take}>
      <Stack gap="xs">
        <TextInput
          label={filter.label}
          data-autofocus
          maxLength={200}
          autoComplete="off"
          {...(byDay ? { placeholder: '20 November 2026' } : {})}
          error={wrong ? `"${typed}" names no day. Write it like 20 November 2026.` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
        />
        {byDay && (
          <Suspense fallback={<Loader size="sm" />}>
            <DayCalendar
              value={value}
              minDate={undefined}
              maxDate={undefined}
              defaultDate={undefined}
              onChoose={onTake}
            />
          </Suspense>
        )}
        <Group justify="flex-end">
          <Button type="submit" size="xs">
            Filter
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
