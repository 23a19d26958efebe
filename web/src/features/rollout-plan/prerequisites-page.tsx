// Which organization can come only after which.
import {
  listPrerequisites,
  type PrerequisiteView,
  removePrerequisite,
} from '../../../../server/src/modules/rollout/plans/planning-facts.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'

/** `/platform/rollout/planning-facts/prerequisites`. */
export function PrerequisitesPage() {
  const list = useList(listPrerequisites, { params: {}, sort: 'code', pageSize: 50 })
  const mayPrepare = useCan()('rollout.plan.prepare')
  const columns: readonly ListColumn<PrerequisiteView>[] = [
    {
      name: 'code',
      label: 'Organization',
      render: ({ code, codeName }) => <RowTitle title={code} details={[codeName]} />,
    },
    {
      name: 'needs',
      label: 'Comes after',
      fact: true,
      render: ({ needs, needsName }) => <RowTitle title={needs} details={[needsName]} />,
    },
    { name: 'why', label: 'Why', fact: true, render: ({ why }) => why },
    ...(mayPrepare
      ? [{ name: 'remove', label: 'Remove', fact: true, render: (rule: PrerequisiteView) => <Remove rule={rule} /> }]
      : []),
  ]
  return (
    <ListPage
      title="Prerequisites"
      description="Strict rules: an organization comes only in a wave after the one that it needs. Few of them are best, for each takes room."
      back={{ label: 'Planning facts', to: hrefOf(places.facts, {}) }}
      list={list}
      columns={columns}
      noun="prerequisite"
      rowName={({ code, needs }) => `${code} after ${needs}`}
      {...(mayPrepare ? { primary: { label: 'New prerequisite', to: hrefOf(places.newPrerequisite, {}) } } : {})}
      empty={{
        title: 'No prerequisites',
        text: 'A prerequisite says that an organization needs the records of another one on its first day.',
      }}
    />
  )
}

function Remove({ rule }: { rule: PrerequisiteView }) {
  const remove = useAction(removePrerequisite)
  return (
    <ConfirmAction
      size="compact-sm"
      label="Remove"
      question={`Let ${rule.code} come without waiting for ${rule.needs}?`}
      consequence="New proposals may put both into one wave, or the other way round. Plans that exist stay as they are."
      onConfirm={async () => {
        await remove.mutateAsync({ params: { id: rule.id } })
        tell.done('Prerequisite removed')
      }}
    />
  )
}
