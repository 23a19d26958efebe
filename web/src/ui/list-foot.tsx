// Below a list: its pages, kept apart so that rows inside a record do not load them.
import { Group, NativeSelect, Pagination, Text } from '@mantine/core'
import type { ListView } from '../lib/list-view.ts'

const SIZES = [25, 50, 100, 200]

/** Which rows these are, how many a page has, and the other pages; on a phone only these. */
export function ListFoot<T>({ list, phone }: { list: ListView<T>; phone: boolean }) {
  const from = (list.page - 1) * list.pageSize + 1
  if (list.total <= (phone ? list.pageSize : (SIZES[0] ?? 0))) return null
  if (phone) {
    return (
      <Group justify="center">
        <Pages list={list} />
      </Group>
    )
  }
  return (
    <Group justify="space-between" className="no-print">
      <Text size="sm" c="dimmed">
        {from} to {Math.min(list.total, from + list.pageSize - 1)} of {list.total.toLocaleString('en')}
      </Text>
      <Group gap="sm">
        <NativeSelect
          aria-label="Rows per page"
          size="xs"
          data={SIZES.map((size) => ({ value: String(size), label: `${size} rows` }))}
          value={String(list.pageSize)}
          onChange={(event) => list.set({ pageSize: event.currentTarget.value })}
        />
        <Pages list={list} />
      </Group>
    </Group>
  )
}

/** Page numbers of a list, in the address. */
function Pages<T>({ list }: { list: ListView<T> }) {
  return (
    <Pagination
      size="sm"
      total={Math.max(1, Math.ceil(list.total / list.pageSize))}
      value={list.page}
      onChange={(page) => list.set({ page: page === 1 ? undefined : page })}
      getControlProps={(control) => ({ 'aria-label': `${control} page` })}
      getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
    />
  )
}
