// Where a person is a member. Roles in an organization are changed in the organization.
import { Stack, Text } from '@mantine/core'
import { readOrganization } from '../../../../server/src/modules/organizations/organizations.contract.ts'
import type { PersonRecord } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { rolesInWords } from './words.ts'

type Membership = PersonRecord['organizations'][number]

const columns: readonly ListColumn<Membership>[] = [
  { name: 'code', label: 'Organization', render: ({ code }) => code },
  { name: 'roles', label: 'Roles there', fact: true, render: ({ roles }) => rolesInWords(roles) },
  {
    name: 'active',
    label: 'Membership',
    fact: true,
    render: ({ isActive }) => <StatusBadge state={isActive ? 'active' : 'inactive'} />,
  },
]

/** One row an organization; it leads to the members there. */
export function Memberships({ person }: { person: PersonRecord }) {
  return (
    <Stack maw="56rem">
      <Text c="dimmed">Roles in an organization are given and changed there.</Text>
      <RecordRows
        list={listOfRecord(person.organizations)}
        columns={columns}
        noun="organization"
        rowId={({ code }) => code}
        rowName={({ code }) => code}
        rowHref={({ code }) => hrefOf(readOrganization, { code }, { tab: 'members', q: person.username })}
        empty={{
          title: 'Not a member of any organization',
          text: 'Add the person in an organization, on its tab Members, by username or e-mail address.',
        }}
      />
    </Stack>
  )
}
