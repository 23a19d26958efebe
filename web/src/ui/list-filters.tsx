// Filters as chips: each says what it holds and can be taken away.
import { Button } from '@mantine/core'
import type { ListView } from '../lib/list-view.ts'
import { Chip } from './filter-chip.tsx'
import { MenuButton } from './menu-button.tsx'
import { TypedFilter } from './typed-filter.tsx'

interface ChoiceListFilter {
  /** Name in the contract's query. */
  name: string
  label: string
  options: readonly { value: string; label: string }[]
}
/** A filter whose value is typed. */
export interface TypedListFilter {
  name: string
  label: string
  typed: 'text' | 'day'
}
export type ListFilter = ChoiceListFilter | TypedListFilter

const SEARCHABLE_FROM = 10

/** One chip per filter; the chosen value stands on it. */
export function FilterChips<T>({ list, filters }: { list: ListView<T>; filters: readonly ListFilter[] }) {
  return filters.map((filter) =>
    'typed' in filter ? (
      <TypedFilter key={filter.name} filter={filter} list={list} />
    ) : (
      <FilterChip key={filter.name} filter={filter} list={list} />
    ),
  )
}

function FilterChip<T>({ filter, list }: { filter: ChoiceListFilter; list: ListView<T> }) {
  const { name, label, options } = filter
  const chosen = list.filters[name]
  const shown = options.find((option) => option.value === chosen)?.label ?? chosen
  const set = (value: string | undefined) => list.set({ [name]: value })
  return (
    <Chip label={label} shown={shown} onClear={() => set(undefined)}>
      {(look) => (
        <MenuButton
          label={label}
          finder={options.length >= SEARCHABLE_FROM}
          trigger={(props) => (
            <Button {...look} {...props}>
              {label}
              {shown !== undefined && <>: {shown}</>}
            </Button>
          )}
          parts={options.map(({ value, label: words }) => ({
            label: words,
            checked: value === chosen,
            onClick: () => set(value === chosen ? undefined : value),
          }))}
        />
      )}
    </Chip>
  )
}
