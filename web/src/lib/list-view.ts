// The state of a list, as it goes from the client to the list page.
import type { Query } from './page.ts'
import type { ProblemError } from './problem.ts'

export const FILE_FORMATS = ['xlsx', 'csv', 'pdf'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** What a list page needs to know; `useList` makes it, `ListPage` draws it. */
export interface ListView<T> {
  items: T[] | undefined
  total: number
  page: number
  pageSize: number
  /** `title`, or `-title` for descending; undefined is the server's own order. */
  sort: string | undefined
  search: string
  filters: Record<string, string>
  sortable: readonly string[]
  searchable: boolean
  /** First load, nothing to show yet. */
  loading: boolean
  /** Rows on screen are of the question before. */
  stale: boolean
  problem: ProblemError | null
  retry: () => void
  set: (patch: Query) => void
  /** Saves the whole filtered list as a file; throws `ProblemError`. */
  exportAs: ((format: FileFormat) => Promise<void>) | undefined
}

/** A few rows that a record brings along, for a list inside it: no pages, search or export. */
export function listOfRecord<T>(items: T[]): ListView<T> {
  return {
    items,
    total: items.length,
    page: 1,
    pageSize: Math.max(items.length, 1),
    sort: undefined,
    search: '',
    filters: {},
    sortable: [],
    searchable: false,
    loading: false,
    stale: false,
    problem: null,
    retry: () => undefined,
    set: () => undefined,
    exportAs: undefined,
  }
}
