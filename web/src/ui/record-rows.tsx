// A few rows inside a record, apart from the list page so that a record does not load its search, filters and settings.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { ListBody } from './list-body.tsx'
import type { ListPageProps } from './list-page.tsx'

/** As many cards as a phone shows before it is asked for all. */
const CARDS = 20

/** The rows that a record brings along (`listOfRecord`): without search, columns and views. */
export function RecordRows<T>(props: Omit<ListPageProps<T>, 'title' | 'description' | 'back' | 'filters'>) {
  const { noun, columns, list } = props
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [all, setAll] = useState(false)
  const shown = columns.filter((column) => !column.optional)
  const title = typeof noun === 'string' ? `${noun}s` : noun[1]
  const rows = list.items ?? []
  const cut = phone && !all && rows.length > CARDS
  return (
    <>
      <ListBody
        {...props}
        list={cut ? { ...list, items: rows.slice(0, CARDS) } : list}
        title={title}
        shown={shown}
        compact={false}
        whole
        phone={phone}
      />
      {cut && (
        <Button variant="default" mt="sm" fullWidth onClick={() => setAll(true)}>
          Show all {rows.length.toLocaleString('en')} {title}
        </Button>
      )}
    </>
  )
}
