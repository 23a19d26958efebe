// The rows of a list: loading, refused, empty, or as a table or cards.
import type { ListView } from '../lib/list-view.ts'
import { ActionButton } from './action-button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ListCards } from './list-cards.tsx'
import type { ListColumn, ListPageProps } from './list-page.tsx'
import { ListTable } from './list-table.tsx'
import { LoadingShape } from './loading-shape.tsx'
import { ProblemNotice } from './problem-notice.tsx'

type BodyProps<T> = ListPageProps<T> & { shown: ListColumn<T>[]; compact: boolean; phone: boolean; whole?: boolean }

/** What a list has, in whatever state it is. */
export function ListBody<T>(props: BodyProps<T>) {
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
