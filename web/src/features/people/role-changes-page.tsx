// Changes of roles in all organizations and above them.
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import { ROLE_CHANGE_STATES } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import { listPlatformRoleChanges } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { useList } from '../../api/list.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { rolesInWords } from './words.ts'

const columns: readonly ListColumn<RoleChange>[] = [
  { name: 'personName', label: 'Person', render: (change) => change.personName },
  { name: 'place', label: 'Where', fact: true, render: ({ organization }) => organization?.code ?? 'Platform' },
  { name: 'adds', label: 'Adds', fact: true, render: ({ adds }) => rolesInWords(adds) },
  { name: 'removes', label: 'Takes away', render: ({ removes }) => rolesInWords(removes) },
  {
    name: 'state',
    label: 'State',
    fact: true,
    render: ({ state }) => <StatusBadge state={state} {...(state === 'waiting' ? { tone: 'info' as const } : {})} />,
  },
  { name: 'requestedBy', label: 'Asked by', render: ({ requestedBy }) => requestedBy },
  { name: 'decidedBy', label: 'Decided by', render: ({ decidedBy }) => decidedBy ?? '–' },
  { name: 'requestedAt', label: 'Asked', render: ({ requestedAt }) => <MomentText value={requestedAt} /> },
]

const filters = [
  { name: 'state', label: 'State', options: ROLE_CHANGE_STATES.map((value) => ({ value, label: humanize(value) })) },
  {
    name: 'above',
    label: 'Where',
    options: [
      { value: 'true', label: 'Above organizations' },
      { value: 'false', label: 'In organizations' },
    ],
  },
]

/** `/platform/role-changes`. */
export function RoleChangesPage() {
  const list = useList(listPlatformRoleChanges, { params: {}, sort: '-requestedAt' })
  return (
    <ListPage
      title="Changes of roles"
      description="Who becomes administrator, manager or platform staff needs a second person: neither who asked nor whom it concerns."
      list={list}
      columns={columns}
      filters={filters}
      noun={['change of roles', 'changes of roles']}
      rowId={({ id }) => id}
      rowName={(change) => `${change.personName}, ${rolesInWords(change.rolesAfter)}`}
      rowHref={(change) =>
        change.organization
          ? hrefOf(places.memberAbove, { code: change.organization.code, id: change.memberId ?? '' }, { tab: 'roles' })
          : hrefOf(places.roleChange, { id: change.id })
      }
      empty={{ title: 'No role was changed yet', text: 'Every change of roles is kept here, with its reason.' }}
    />
  )
}
