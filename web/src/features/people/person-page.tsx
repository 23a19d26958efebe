// One person: account, platform roles and organizations.
import { Paper, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type PersonRecord, readPerson } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AccountActions } from './account-actions.tsx'
import { places } from './addresses.ts'
import { Memberships } from './memberships.tsx'
import { PlatformRoles } from './platform-roles.tsx'

/** `/platform/people/:id`. */
export function PersonPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readPerson, { params }))
  return <Loaded query={query}>{(person) => <Person person={person} />}</Loaded>
}

function Person({ person }: { person: PersonRecord }) {
  const { name, username, isActive, platformRoles, organizations } = person
  return (
    <RecordPage
      title={name}
      kind={`Account ${username}${person.isOwn ? ', this is you' : ''}`}
      back={{ label: 'People', to: hrefOf(places.people, {}) }}
      status={{ state: isActive ? 'active' : 'inactive' }}
      tools={person.canEdit && <AccountActions person={person} />}
      notice={<Notices person={person} />}
      tabs={[
        { name: 'account', label: 'Account', content: <Account person={person} /> },
        {
          name: 'roles',
          label: 'Platform roles',
          count: platformRoles.length,
          content: <PlatformRoles person={person} />,
        },
        {
          name: 'organizations',
          label: 'Organizations',
          count: organizations.length,
          content: <Memberships person={person} />,
        },
      ]}
    />
  )
}

function Notices({ person: { name, isActive, mustChangePassword } }: { person: PersonRecord }) {
  if (!isActive) {
    return (
      <Note title="This account is inactive" tone="neutral">
        {name} cannot sign in, in any organization. Roles, memberships and records are kept.
      </Note>
    )
  }
  if (!mustChangePassword) return null
  return (
    <Note title="The start password has not been replaced yet">
      {name} chooses a password of their own at the next sign-in.
    </Note>
  )
}

function Account({ person }: { person: PersonRecord }) {
  return (
    <Stack maw="56rem">
      <Paper withBorder p="lg" component="section" aria-label="Account">
        <Title order={2} size="h3" mb="md">
          Account
        </Title>
        <Details
          items={[
            { label: 'Username', value: person.username },
            { label: 'E-mail', value: person.email },
            { label: 'Phone', value: person.phone },
            { label: 'Two-factor sign-in', value: <StatusBadge state={person.twoFactorEnabled ? 'on' : 'off'} /> },
            { label: 'Password', value: person.mustChangePassword ? 'Start password, to be replaced' : 'Their own' },
            { label: 'Created', value: formatMoment(person.createdAt) },
          ]}
        />
      </Paper>
    </Stack>
  )
}
