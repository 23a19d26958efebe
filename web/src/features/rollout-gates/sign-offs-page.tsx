// The pilot organizations, each with its latest sign-off.
import { useQuery } from '@tanstack/react-query'
import { listSignOffs, type SignOff } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { badgeOf } from './badges.tsx'
import { conditionWords } from './words.ts'

export function SignOffsPage() {
  const signOffs = useQuery(queryFor(listSignOffs))
  const can = useCan()
  return (
    <>
      <PageHeader
        title="Sign-offs"
        description="Whether each pilot organization is ready for everyday work: no critical bug, at least 95% of the tests passed, satisfaction of 4 or more, 99.5% uptime, 80% trained. Signed by two people."
        actions={
          can('rollout.gate.prepare') && (
            <ActionButton to={hrefOf(places.newGate, {}, { about: 'organization' })}>Open a sign-off</ActionButton>
          )
        }
      />
      <Loaded query={signOffs} shape="list">
        {({ items }) => (
          <RecordRows
            list={listOfRecord(items)}
            columns={columns}
            noun="organization"
            rowName={({ code }) => `Sign-off of ${code}`}
            rowId={({ code }) => code}
            rowHref={({ code, gate }) =>
              gate
                ? hrefOf(places.gate, { id: gate.id })
                : hrefOf(places.newGate, {}, { about: 'organization', organization: code })
            }
            empty={{
              title: 'No pilot organization',
              text: 'Organizations of the pilot stand here with their sign-off.',
            }}
          />
        )}
      </Loaded>
    </>
  )
}

const columns: readonly ListColumn<SignOff>[] = [
  {
    name: 'code',
    label: 'Organization',
    render: ({ code, name, isPilot }) => (
      <RowTitle title={code} details={[name, isPilot ? null : 'Not in the pilot']} />
    ),
  },
  {
    name: 'status',
    label: 'Sign-off',
    fact: true,
    render: ({ gate }) =>
      gate ? <StatusBadge {...badgeOf(gate)} /> : <StatusBadge state="not_started" label="Not opened" />,
  },
  { name: 'conditions', label: 'Conditions', fact: true, render: ({ gate }) => (gate ? conditionWords(gate) : '–') },
  {
    name: 'decidedAt',
    label: 'Decided',
    kind: 'short',
    fact: true,
    render: ({ gate }) => (gate?.decidedAt ? <MomentText value={gate.decidedAt} /> : '–'),
  },
]
