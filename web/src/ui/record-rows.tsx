// A few rows inside a record, apart from the list page so that a record does not load its search, filters and settings.
import { useMediaQuery } from '@mantine/hooks'
import { ListBody } from './list-body.tsx'
import type { ListPageProps } from './list-page.tsx'

/** The rows that a record brings along (`listOfRecord`): without search, columns and views. */
export function RecordRows<T>(props: Omit<ListPageProps<T>, 'title' | 'description' | 'back' | 'filters'>) {
  const { noun, columns } = props
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const shown = columns.filter((column) => !column.optional)
  const title = typeof noun === 'string' ? `${noun}s` : noun[1]
  return <ListBody {...props} title={title} shown={shown} compact={false} whole phone={phone ?? false} />
}
