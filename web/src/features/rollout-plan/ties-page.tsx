// Organizations that work together.
import {
  listTies,
  removeTie,
  type TieView,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'

/** `/platform/rollout/planning-facts/ties`. */
export function TiesPage() {
  const list = useList(listTies, { params: {}, sort: 'a', pageSize: 50 })
  const mayPrepare = useCan()('rollout.plan.prepare')
  const columns: readonly ListColumn<TieView>[] = [
    { name: 'a', label: 'Organization', kind: 'short', render: ({ a, b }) => `${a} and ${b}` },
    { name: 'weight', label: 'Weight', kind: 'number', fact: true, render: ({ weight }) => weight },
    { name: 'why', label: 'Why', fact: true, render: ({ why }) => why },
    ...(mayPrepare
      ? [{ name: 'remove', label: 'Remove', fact: true, render: (tie: TieView) => <Remove tie={tie} /> }]
      : []),
  ]
  return (
    <ListPage
      title="Ties"
      description="Organizations that work together come in one wave where that is possible. Weight 1 is ordinary; bodies of one cluster are tied a little anyway."
      back={{ label: 'Planning facts', to: hrefOf(places.facts, {}) }}
      list={list}
      columns={columns}
      noun="tie"
      rowName={({ a, b }) => `${a} and ${b}`}
      {...(mayPrepare ? { primary: { label: 'New tie', to: hrefOf(places.newTie, {}) } } : {})}
      empty={{ title: 'No ties', text: 'A tie says that two organizations work together. Enter the first one.' }}
    />
  )
}

function Remove({ tie }: { tie: TieView }) {
  const remove = useAction(removeTie)
  return (
    <ConfirmAction
      size="compact-sm"
      label="Remove"
      question={`Remove the tie of ${tie.a} and ${tie.b}?`}
      consequence="New proposals no longer keep them together. Plans that exist stay as they are."
      onConfirm={async () => {
        await remove.mutateAsync({ params: { id: tie.id } })
        tell.done('Tie removed')
      }}
    />
  )
}
