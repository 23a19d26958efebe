import type { ListPageProps } from '../../ui/list-page.tsx'

/** What a list has above organizations and not inside them: rows that open, and something to add. */
export type Props<T> = Pick<ListPageProps<T>, 'list' | 'primary' | 'rowHref'>
