// Filters as chips: each says what it holds and can be taken away.
import { Button, CloseButton, Menu, TextInput } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListView } from '../lib/list-view.ts'
import classes from './list-filters.module.css'
import { TypedFilter } from './typed-filter.tsx'

export interface ChoiceListFilter {
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
  const chosen = list.filters[filter.name]
  const label = filter.options.find((option) => option.value === chosen)?.label ?? chosen
  return (
    <span className={classes.chip} data-active={chosen !== undefined || undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            radius="xl"
            className={classes.button ?? ''}
            rightSection={chosen === undefined ? <IconChevronDown size={14} aria-hidden /> : null}
          >
            {filter.label}
            {chosen !== undefined && <>: {label}</>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Choices filter={filter} chosen={chosen} onChoose={(value) => list.set({ [filter.name]: value })} />
        </Menu.Dropdown>
      </Menu>
      {chosen !== undefined && (
        <CloseButton
          size="sm"
          className={classes.clear ?? ''}
          aria-label={`Remove the filter ${filter.label}: ${label}`}
          onClick={() => list.set({ [filter.name]: undefined })}
        />
      )}
    </span>
  )
}

type ChoicesProps = {
  filter: ChoiceListFilter
  chosen: string | undefined
  onChoose: (value: string | undefined) => void
}

function Choices({ filter, chosen, onChoose }: ChoicesProps) {
  const [text, setText] = useState('')
  const found = filter.options.filter((option) => option.label.toLowerCase().includes(text.toLowerCase()))
  return (
    <>
      {filter.options.length >= SEARCHABLE_FROM && (
        <TextInput
          size="xs"
          mb={4}
          aria-label={`Find in ${filter.label}`}
          placeholder="Find"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.map((option) => (
        <Menu.Item
          key={option.value}
          onClick={() => onChoose(option.value === chosen ? undefined : option.value)}
          leftSection={<IconCheck size={16} aria-hidden visibility={option.value === chosen ? 'visible' : 'hidden'} />}
          aria-current={option.value === chosen || undefined}
        >
          {option.label}
        </Menu.Item>
      ))}
    </>
  )
}
