// What stands in the way of all waves.
import { listBlockers } from '../../../../server/src/modules/rollout/run/blockers.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'
import { allColumns } from './blocker-columns.tsx'
import { severityOptions } from './words.ts'

/** `/platform/rollout/blockers`. */
export function BlockersPage() {
  const list = useList(listBlockers, { params: {}, sort: 'severity', pageSize: 50 })
  const mayOpen = useCan()('rollout.wave.work')
  return (
    <ListPage
      title="Blockers"
      description="What stands in the way of an organization or a wave, the most severe first. Each needs an owner."
      list={list}
      columns={allColumns}
      filters={[
        {
          name: 'state',
          label: 'State',
          options: [
            { value: 'open', label: 'Open' },
            { value: 'resolved', label: 'Resolved' },
          ],
        },
        { name: 'severity', label: 'Severity', options: severityOptions },
        {
          name: 'mine',
          label: 'Whose',
          options: [
            { value: 'true', label: 'Mine' },
            { value: 'false', label: 'Of others' },
          ],
        },
        {
          name: 'owned',
          label: 'Owner',
          options: [
            { value: 'true', label: 'Has one' },
            { value: 'false', label: 'Nobody yet' },
          ],
        },
      ]}
      noun="blocker"
      searchLabel="Search blocker or organization"
      rowName={(one) => one.title}
      rowHref={(one) => hrefOf(places.blocker, { id: one.id })}
      {...(mayOpen ? { primary: { label: 'Open a blocker', to: hrefOf(places.newBlocker, {}) } } : {})}
      empty={{
        title: 'Nothing stands in the way',
        text: 'A blocker names what an organization or a wave waits for, with severity, owner and age.',
      }}
    />
  )
}
