// Everybody with an account.
import { useQuery } from '@tanstack/react-query'
import { listOrganizations } from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { INVITATION_WORDS } from '../../../../server/src/modules/people/people.contract.ts'
import {
  createPlatformAccount,
  listPeople,
  type PersonSummary,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { platformRoleOptions, rolesInWords } from './words.ts'

const columns: readonly ListColumn<PersonSummary>[] = [
  { name: 'name', label: 'Name', render: (person) => person.name },
  { name: 'username', label: 'Username', render: (person) => person.username },
  {
    name: 'platformRoles',
    label: 'Platform roles',
    fact: true,
    render: (person) => rolesInWords(person.platformRoles),
  },
  {
    name: 'organizations',
    label: 'Organizations',
    fact: true,
    render: ({ organizations }) => organizations.map(({ code }) => code).join(', ') || '–',
  },
  {
    name: 'active',
    label: 'Account',
    fact: true,
    width: 120,
    render: (person) => <StatusBadge state={person.isActive ? 'active' : 'inactive'} />,
  },
  {
    name: 'twoFactor',
    label: 'Two-factor',
    width: 120,
    render: (person) => <StatusBadge state={person.twoFactorEnabled ? 'on' : 'off'} />,
  },
  {
    name: 'lastSignedInAt',
    label: 'Last signed in',
    render: ({ lastSignedInAt }) => (lastSignedInAt === null ? 'Never' : <MomentText value={lastSignedInAt} />),
  },
  {
    name: 'invitation',
    label: 'Invitation',
    optional: true,
    render: ({ invitation }) => (invitation === null ? '–' : INVITATION_WORDS[invitation]),
  },
  { name: 'wave', label: 'Wave', kind: 'number', optional: true, render: ({ wave }) => wave ?? '–' },
  { name: 'email', label: 'E-mail', optional: true, render: (person) => person.email },
  { name: 'phone', label: 'Phone', optional: true, render: (person) => person.phone || '–' },
  { name: 'createdAt', label: 'Created', optional: true, render: (person) => <MomentText value={person.createdAt} /> },
]

/** `/platform/people`. */
export function PeoplePage() {
  const list = useList(listPeople, { params: {}, sort: 'name', pageSize: 50 })
  const mayAdd = useCan()(createPlatformAccount.access)
  return (
    <ListPage
      title="People"
      description="Everybody with an account. Members are added in their organization; here are their accounts and the roles above organizations."
      list={list}
      columns={columns}
      filters={useFilters()}
      noun={['person', 'people']}
      searchLabel="Search name, username, e-mail"
      rowName={(person) => person.name}
      rowHref={(person) => hrefOf(places.person, { id: person.id })}
      {...(mayAdd ? { primary: { label: 'New staff account', to: hrefOf(places.newPerson, {}) } } : {})}
      empty={{ title: 'Nobody has an account yet', text: 'Accounts are made when members are added.' }}
    />
  )
}

function useFilters() {
  const all = useQuery(queryFor(listOrganizations, { query: { pageSize: 200, sort: 'name' } }))
  const organizations = (all.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.name} (${one.code})` }))
  return [
    { name: 'role', label: 'Platform role', options: platformRoleOptions },
    {
      name: 'staff',
      label: 'Staff',
      options: [
        { value: 'true', label: 'Staff of the platform' },
        { value: 'false', label: 'Without a platform role' },
      ],
    },
    { name: 'organization', label: 'Organization', options: organizations },
    {
      name: 'active',
      label: 'Account',
      options: [
        { value: 'true', label: 'Active' },
        { value: 'false', label: 'Inactive' },
      ],
    },
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
}
