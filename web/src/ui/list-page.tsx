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
import { ListBody } from './list-body.tsx'
import { ExportMenu } from './list-export.tsx'
import { FilterChips, type ListFilter } from './list-filters.tsx'
import { ListFoot } from './list-foot.tsx'
import { ListSettings } from './list-settings.tsx'
import { SavedViews } from './list-views.tsx'
import { type Back, PageHeader } from './page-header.tsx'

export interface ListColumn<T> {
  /** Name of the field; also its sort order when the contract has one of that name. */
  name: string
  label: string
  render: (row: T) => ReactNode
  /** Numbers stand right; short texts, such as days and codes, stay on one line. */
  kind?: 'text' | 'number' | 'short'
  width?: number | string
  /** Shown on the cards of a phone; the first three otherwise. The first column is the card's title. */
  fact?: boolean
  /** On a card over the whole width, below its label. */
  wide?: boolean
  /** Stays in sight while the table moves sideways: for the first column of a wide one. */
  pinned?: boolean
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
  /** What to know before looking at the rows; above search and filters. */
  note?: ReactNode
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
      {props.note}
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
      {list.items && list.items.length > 0 && <ListFoot list={list} phone={phone ?? false} />}
    </Stack>
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
