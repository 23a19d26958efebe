// Conditions of all decided gates, what is due first on top.
import { listConditions } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { places } from './addresses.ts'
import { conditionColumns } from './condition-rows.tsx'

export function ConditionsPage() {
  const list = useList(listConditions, { params: {}, sort: 'dueOn' })
  const can = useCan()
  return (
    <ListPage
      title="Conditions of gates"
      description="What conditional decisions ask for. An overdue condition opens a blocker on its wave."
      noun="condition"
      list={list}
      columns={conditionColumns({ subject: true, mayClose: can('rollout.wave.work') })}
      filters={[
        {
          name: 'state',
          label: 'State',
          options: [
            { value: 'open', label: 'Open' },
            { value: 'overdue', label: 'Overdue' },
            { value: 'closed', label: 'Closed' },
          ],
        },
        { name: 'mine', label: 'Owner', options: [{ value: 'true', label: 'Mine' }] },
      ]}
      rowName={({ title }) => title}
      rowHref={({ gateId }) => hrefOf(places.gate, { id: gateId }, { tab: 'conditions' })}
      empty={{
        title: 'No condition',
        text: 'A conditional go carries conditions with an owner and a day. They stand here until they are closed.',
      }}
    />
  )
}
