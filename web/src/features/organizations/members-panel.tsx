// The members of an organization: a page of its own inside it, a tab above.
import { Group } from '@mantine/core'
import { listMembers, type MemberSummary } from '../../../../server/src/modules/people/members.contract.ts'
import { INVITATION_WORDS } from '../../../../server/src/modules/people/people.contract.ts'
import { useList } from '../../api/list.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { DayText, MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage, ListPanel } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type MemberPlace, memberHref, newMemberHref, useMayKeepMembers } from './member-place.ts'
import { memberStatus } from './member-words.ts'
import { Staffing } from './staffing.tsx'
import { roleOptions, rolesInWords } from './words.ts'

const columns: readonly ListColumn<MemberSummary>[] = [
  { name: 'name', label: 'Name', render: (member) => member.name },
  { name: 'roles', label: 'Roles', fact: true, render: (member) => rolesInWords(member.roles) },
  { name: 'position', label: 'Position', fact: true, render: (member) => member.position || '–' },
  { name: 'department', label: 'Department', render: (member) => member.department || '–' },
  {
    name: 'active',
    label: 'Status',
    fact: true,
    width: 160,
    render: (member) => <StatusBadge {...memberStatus(member)} />,
  },
  { name: 'username', label: 'Username', optional: true, render: (member) => member.username },
  { name: 'email', label: 'E-mail', optional: true, render: (member) => member.email },
  {
    name: 'twoFactor',
    label: 'Two-factor',
    optional: true,
    render: (member) => <StatusBadge state={member.twoFactorEnabled ? 'on' : 'off'} />,
  },
  { name: 'joinedOn', label: 'Joined', optional: true, render: (member) => <DayText value={member.joinedOn} /> },
]

/** For those who keep members. */
const keeperColumns: readonly ListColumn<MemberSummary>[] = [
  {
    name: 'invitation',
    label: 'Invitation',
    optional: true,
    render: ({ invitation }) => (invitation === null ? '–' : INVITATION_WORDS[invitation]),
  },
  {
    name: 'lastSignedInAt',
    label: 'Last signed in',
    render: ({ lastSignedInAt }) => (lastSignedInAt === null ? 'Never' : <MomentText value={lastSignedInAt} />),
  },
  { name: 'wave', label: 'Wave', kind: 'number', optional: true, render: ({ wave }) => wave ?? '–' },
]
const keeperFilters = [
  {
    name: 'signIn',
    label: 'Sign-in',
    options: [
      { value: 'invited', label: 'Invited, but not in' },
      { value: 'never', label: 'Never signed in' },
      { value: 'unused', label: 'Not for 60 days' },
    ],
  },
  {
    name: 'twoFactor',
    label: 'Two-factor',
    options: [
      { value: 'false', label: 'Off' },
      { value: 'true', label: 'On' },
    ],
  },
  { name: 'wave', label: 'Wave', typed: 'text' as const },
]

const filters = [
  { name: 'role', label: 'Role', options: roleOptions },
  {
    name: 'active',
    label: 'Status',
    options: [
      { value: 'true', label: 'Active' },
      { value: 'false', label: 'Inactive' },
    ],
  },
]

function useMembers(place: MemberPlace) {
  const list = useList(listMembers, { params: { moa: place.code }, sort: 'name' })
  const mayKeep = useMayKeepMembers(place)
  return {
    mayKeep,
    props: {
      list,
      columns: mayKeep ? [...columns, ...keeperColumns] : columns,
      filters: mayKeep ? [...filters, ...keeperFilters] : filters,
      noun: 'member',
      searchLabel: 'Search name, username, e-mail, position',
      rowName: (member: MemberSummary) => member.name,
      rowHref: (member: MemberSummary) => memberHref(place, member.id),
      ...(mayKeep ? { note: <Staffing moa={place.code} /> } : {}),
      ...(mayKeep ? { primary: { label: 'Add a member', to: newMemberHref(place, 'add') } } : {}),
      empty: {
        title: 'No members yet',
        text: mayKeep
          ? 'Members work in the organization with the roles that you give them. Begin with its administrator, who then adds everybody else.'
          : 'Members work in the organization with the roles that its administrator gives them.',
      },
    },
  }
}

/** The tab of an organization. */
export function MembersPanel({ place }: { place: MemberPlace }) {
  const { mayKeep, props } = useMembers(place)
  const some = props.list.items !== undefined && props.list.items.length > 0
  return (
    <>
      {mayKeep && some && (
        <Group justify="flex-end" mb="sm" className="no-print">
          <ActionButton to={newMemberHref(place, 'add')}>Add a member</ActionButton>
        </Group>
      )}
      <ListPanel {...props} />
    </>
  )
}

/** `/moa/:moa/members`. */
export function MembersPage({ params }: { params: { moa: string } }) {
  const { props } = useMembers({ code: params.moa, above: false })
  return <ListPage title="Members" description="Who works here, and what their roles let them do." {...props} />
}
