// A filter whose value is typed: a word, or a day.
import { Button, Group, Loader, Stack, TextInput } from '@mantine/core'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { findDay, formatDay } from '../lib/calendar.ts'
import type { ListView } from '../lib/list-view.ts'
import { Chip } from './filter-chip.tsx'
import type { TypedListFilter } from './list-filters.tsx'
import { PanelButton } from './menu-button.tsx'

const DayCalendar = lazy(() => import('./day-calendar.tsx').then((module) => ({ default: module.DayCalendar })))

/** The chip opens a field; Enter or the button takes it over. */
export function TypedFilter<T>({ filter, list }: { filter: TypedListFilter; list: ListView<T> }) {
  const { name, label, typed } = filter
  const chosen = list.filters[name]
  const shown = chosen && typed === 'day' ? formatDay(chosen) : chosen
  const set = (value: string) => list.set({ [name]: value.trim() || undefined })
  return (
    <Chip label={label} shown={shown} onClear={() => set('')}>
      {(look) => (
        <PanelButton
          label={label}
          trigger={(props) => (
            <Button {...look} {...props}>
              {label}
              {shown !== undefined && <>: {shown}</>}
            </Button>
          )}
        >
          {(close) => (
            <TypedField
              filter={filter}
              value={chosen ?? ''}
              onTake={(value) => {
                set(value)
                close()
              }}
            />
          )}
        </PanelButton>
      )}
    </Chip>
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
