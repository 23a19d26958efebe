// Page type 1: a list. What is asked (page, order, search, filters) lives in the address; how it is shown is kept per person.
import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useAddress } from '../lib/address.tsx'
import type { ListView } from '../lib/list-view.ts'
import { useStored } from '../lib/stored.ts'
import { countOf } from '../lib/words.ts'
import { ActionButton } from './action-button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ListCards } from './list-cards.tsx'
import { ExportMenu } from './list-export.tsx'
import { FilterChips, type ListFilter } from './list-filters.tsx'
import { ListSettings } from './list-settings.tsx'
import { ListTable } from './list-table.tsx'
import { SavedViews } from './list-views.tsx'
import { LoadingShape } from './loading-shape.tsx'
import { type Back, PageHeader } from './page-header.tsx'
import { ProblemNotice } from './problem-notice.tsx'

export interface ListColumn<T> {
  /** Name of the field; also its sort order when the contract has one of that name. */
  name: string
  label: string
  render: (row: T) => ReactNode
  /** Numbers stand right. */
  kind?: 'text' | 'number'
  width?: number | string
  /** Shown on the cards of a phone; the first three otherwise. The first column is the card's title. */
  fact?: boolean
  /** Shown only when the person chooses it. */
  optional?: boolean
}

export interface BulkAction<T> {
  label: string
  run: (rows: T[]) => void
}

export interface ListPageProps<T> {
  title: string
  description?: ReactNode
  back?: Back
  list: ListView<T>
  columns: readonly ListColumn<T>[]
  filters?: readonly ListFilter[]
  /** The one primary action. Leave it out when the person may never use it; give `refusal` when not now. */
  primary?: { label: string; to?: string; onClick?: () => void; refusal?: string | null }
  /** Plain name of a row, for screen readers: `Strategic plan 2026-2030`. */
  rowName: (row: T) => string
  rowHref?: (row: T) => string
  rowId?: (row: T) => string
  /** What one row is called: `plan`; plural by adding s, or both. */
  noun: string | readonly [one: string, many: string]
  bulk?: readonly BulkAction<T>[]
  searchLabel?: string
  /** Shown when the list is empty without any filter. */
  empty: { title: string; text: ReactNode }
}

export interface Layout {
  density: 'comfortable' | 'compact'
  hidden: string[]
}

/** A list with search, filters, order, pages, columns, export and saved views. On a phone its rows are cards. */
export function ListPage<T>(props: ListPageProps<T>) {
  const { title, description, back, primary } = props
  const button = primary && (
    <ActionButton to={primary.to} onClick={primary.onClick} refusal={primary.refusal}>
      {primary.label}
    </ActionButton>
  )
  return (
    <>
      <PageHeader title={title} description={description} back={back} actions={button} />
      <ListPanel {...props} />
    </>
  )
}

/** The rows that a record brings along (`listOfRecord`): without search, columns and views. */
export function RecordRows<T>(props: Omit<ListPageProps<T>, 'title' | 'description' | 'back' | 'filters'>) {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const shown = props.columns.filter((column) => !column.optional)
  return <ListBody {...props} title={pluralOf(props.noun)} shown={shown} compact={false} phone={phone ?? false} />
}

const pluralOf = (noun: string | readonly [string, string]) => (typeof noun === 'string' ? `${noun}s` : noun[1])

/** The list without a page's head: for a tab of a record. */
export function ListPanel<T>(props: Omit<ListPageProps<T>, 'title' | 'description' | 'back'>) {
  const { list, columns, filters = [], noun } = props
  const { pathname } = useAddress()
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const place = pathname.replace(/[0-9a-f-]{36}/g, 'id')
  const optional = columns.filter((column) => column.optional).map((column) => column.name)
  const [layout, setLayout] = useStored<Layout>(`list.${place}`, { density: 'comfortable', hidden: optional })
  const shown = columns.filter((column) => !layout.hidden.includes(column.name))
  const [one, many] = typeof noun === 'string' ? [noun, `${noun}s`] : noun
  return (
    <Stack gap="sm">
      <Group gap="xs" className="no-print">
        {list.searchable && <SearchField list={list} label={props.searchLabel ?? `Search ${many}`} />}
        <FilterChips list={list} filters={filters} />
        <Group gap="xs" ml="auto">
          <SavedViews place={place} />
          {!phone && <ListSettings columns={columns} layout={layout} onChange={setLayout} />}
          {list.exportAs && <ExportMenu list={list} noun={[one, many]} />}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {list.items ? countOf(list.total, one, many) : ' '}
      </Text>
      <ListBody {...props} title={many} shown={shown} compact={layout.density === 'compact'} phone={phone ?? false} />
    </Stack>
  )
}

type BodyProps<T> = ListPageProps<T> & { shown: ListColumn<T>[]; compact: boolean; phone: boolean }

function ListBody<T>(props: BodyProps<T>) {
  const { list, phone, empty } = props
  const asked = list.search !== '' || Object.keys(list.filters).length > 0
  if (list.problem && !list.items) return <ProblemNotice problem={list.problem} onRetry={list.retry} />
  if (!list.items) return <LoadingShape shape="list" />
  if (list.items.length === 0 && !asked) {
    const { primary } = props
    const action = primary && !primary.refusal && (
      <ActionButton to={primary.to} onClick={primary.onClick}>
        {primary.label}
      </ActionButton>
    )
    return (
      <EmptyState title={empty.title} action={action}>
        {empty.text}
      </EmptyState>
    )
  }
  if (list.items.length === 0) return <NothingFound list={list} />
  return phone ? <ListCards {...props} /> : <ListTable {...props} />
}

function NothingFound<T>({ list }: { list: ListView<T> }) {
  const none = Object.fromEntries(Object.keys(list.filters).map((name) => [name, undefined]))
  return (
    <EmptyState
      title="Nothing matches"
      action={
        <ActionButton variant="default" onClick={() => list.set({ ...none, q: undefined })}>
          Clear search and filters
        </ActionButton>
      }
    >
      Try fewer words or filters.
    </EmptyState>
  )
}

function SearchField<T>({ list, label }: { list: ListView<T>; label: string }) {
  const [text, setText] = useState(list.search)
  const ask = useDebouncedCallback((q: string) => list.set({ q: q.trim() || undefined }), 300)
  useEffect(() => setText(list.search), [list.search])
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      w="min(20rem, 100%)"
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}
