// One way from a query to a page: its shape while loading, the refusal, or the data.
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'
import { LoadingShape, type Shape } from './loading-shape.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProblemPage } from './refusal-page.tsx'

/** The part of a TanStack query that is looked at. */
interface Loadable<T> {
  data: T | undefined
  error: Error | null
  fetchStatus: 'fetching' | 'paused' | 'idle'
  refetch: () => unknown
}

export interface LoadedProps<T> {
  query: Loadable<T>
  /** Shape while loading; `block` is a part of a page: its refusal is a notice, not a page. */
  shape?: Shape
  children: (data: T) => ReactNode
}

/** Shows what a query has: data stays on screen while it is read anew, or when reading anew fails. */
export function Loaded<T>({ query, shape = 'record', children }: LoadedProps<T>) {
  const retry = () => void query.refetch()
  if (query.data !== undefined) return children(query.data)
  if (query.error && shape === 'block') return <ProblemNotice problem={query.error} onRetry={retry} />
  if (query.error) return <ProblemPage problem={query.error} onRetry={retry} />
  if (query.fetchStatus === 'paused') return <OfflineNotice />
  return <LoadingShape shape={shape} />
}

function OfflineNotice() {
  return (
    <EmptyState title="Not on this device yet">
      You are offline and this page was not opened before. It loads as soon as the connection is back.
    </EmptyState>
  )
}
