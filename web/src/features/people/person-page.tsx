// One person: account, platform roles and organizations.
import { Paper, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  readAccountInvitations,
  readAccountSignIns,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import { INVITATION_WORDS } from '../../../../server/src/modules/people/people.contract.ts'
import { type PersonRecord, readPerson } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { readPersonData } from '../../../../server/src/modules/people/privacy/personal-data.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AccountActions } from './account-actions.tsx'
import { places } from './addresses.ts'
import { Memberships } from './memberships.tsx'
import { PersonAccess } from './person-access.tsx'
import { PersonHistory } from './person-history.tsx'
import { PersonPrivacy } from './person-privacy.tsx'
import { PlatformRoles } from './platform-roles.tsx'

/** `/platform/people/:id`. */
export function PersonPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readPerson, { params }))
  return <Loaded query={query}>{(person) => <Person person={person} />}</Loaded>
}

function Person({ person }: { person: PersonRecord }) {
  const { name, username, isActive, platformRoles, organizations } = person
  const can = useCan()
  return (
    <RecordPage
      title={name}
      kind={`Account ${username}${person.isOwn ? ', this is you' : ''}`}
      back={{ label: 'People', to: hrefOf(places.people, {}) }}
      status={{ state: isActive ? 'active' : 'inactive' }}
      tools={
        person.canEdit && (
          <>
            <AccountActions person={person} />
            {!person.erasedAt && (
              <ActionButton variant="default" to={hrefOf(places.editPerson, { id: person.id })}>
                Correct account
              </ActionButton>
            )}
          </>
        )
      }
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
        ...(can(readAccountSignIns.access) || can(readAccountInvitations.access)
          ? [{ name: 'access', label: 'Sign-ins and links', content: <PersonAccess person={person} /> }]
          : []),
        ...(person.canEdit ? [{ name: 'history', label: 'History', content: <PersonHistory person={person} /> }] : []),
        ...(can(readPersonData.access)
          ? [{ name: 'privacy', label: 'Personal data', content: <PersonPrivacy person={person} /> }]
          : []),
      ]}
    />
  )
}

function Notices({ person }: { person: PersonRecord }) {
  const { name, isActive, mustChangePassword, inactiveReason, erasedAt, hasWaitingChange } = person
  if (erasedAt) {
    return (
      <Note title="This person was made anonymous" tone="neutral">
        On {formatMoment(erasedAt)}. {inactiveReason}
      </Note>
    )
  }
  if (!isActive) {
    return (
      <Note title="This account is inactive" tone="neutral">
        {name} cannot sign in, in any organization. Roles, memberships and records are kept.
        {inactiveReason && ` Reason: ${inactiveReason}`}
      </Note>
    )
  }
  if (hasWaitingChange && person.canEdit)
    return <Note title="A change of roles waits for a second person">It stands on the tab Platform roles.</Note>
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
            { label: 'Invitation', value: person.invitation === null ? '' : INVITATION_WORDS[person.invitation] },
            {
              label: 'Last signed in',
              value: person.lastSignedInAt === null ? 'Never' : formatMoment(person.lastSignedInAt),
            },
            { label: 'Wave', value: person.wave === null ? 'None' : String(person.wave) },
            { label: 'Created', value: formatMoment(person.createdAt) },
            ...(person.batches.length > 0 ? [{ label: 'Imports', value: <Batches batches={person.batches} /> }] : []),
          ]}
        />
      </Paper>
    </Stack>
  )
}

/** Imports that brought the person in or changed the account. */
function Batches({ batches }: Pick<PersonRecord, 'batches'>) {
  return batches.map(({ id, fileName, finishedAt }) => (
    <div key={id}>
      <Link to={`/platform/imports/${id}`}>{fileName}</Link>
      {finishedAt && `, ${formatMoment(finishedAt)}`}
    </div>
  ))
}
