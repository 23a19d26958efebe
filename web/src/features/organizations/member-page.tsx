// One member of an organization: roles, place, and what may be done.
import { Anchor, Paper, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Member, readMember, readMemberHistory } from '../../../../server/src/modules/people/members.contract.ts'
import { INVITATION_WORDS } from '../../../../server/src/modules/people/people.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { changeWords } from './change-words.ts'
import { MemberAccess } from './member-access.tsx'
import { MemberActions } from './member-actions.tsx'
import {
  changeRolesHref,
  editMemberHref,
  type MemberParams,
  type MemberPlace,
  memberHref,
  membersHref,
  placeOf,
} from './member-place.ts'
import { MemberRoles } from './member-roles.tsx'
import { memberStatus } from './member-words.ts'
import { OpenTasks } from './open-tasks.tsx'
import { dayOrNone } from './profile-view.tsx'
import { roleOptions } from './words.ts'

type Params = MemberParams & { id: string }

/** In the organization, or above it. */
export function MemberPage({ params }: { params: Params }) {
  const place = placeOf(params)
  const query = useQuery(queryFor(readMember, { params: { moa: place.code, id: params.id } }))
  return <Loaded query={query}>{(member) => <MemberRecord place={place} member={member} />}</Loaded>
}

function MemberRecord({ place, member }: { place: MemberPlace; member: Member }) {
  const { name, canEdit, isOwn } = member
  const rolesRefusal = member.actions.find(({ action }) => action === 'edit_roles')?.refusal?.message ?? null
  return (
    <RecordPage
      title={name}
      kind={`Member of ${place.code}${isOwn ? ', this is you' : ''}`}
      back={{ label: `Members of ${place.code}`, to: membersHref(place) }}
      status={memberStatus(member)}
      tools={
        canEdit && (
          <>
            <MemberActions place={place} member={member} />
            <ActionButton variant="default" to={editMemberHref(place, member.id)}>
              Edit place
            </ActionButton>
            <ActionButton to={changeRolesHref(place, member.id)} refusal={rolesRefusal}>
              Change roles
            </ActionButton>
          </>
        )
      }
      notice={<Notices place={place} member={member} />}
      tabs={[
        { name: 'details', label: 'Details', content: <MemberDetails member={member} /> },
        ...(canEdit
          ? [
              { name: 'roles', label: 'Changes of roles', content: <MemberRoles place={place} member={member} /> },
              { name: 'access', label: 'Sign-ins and links', content: <MemberAccess place={place} member={member} /> },
              { name: 'tasks', label: 'Open tasks', content: <OpenTasks place={place} member={member} /> },
              { name: 'history', label: 'History', content: <MemberHistory place={place} member={member} /> },
            ]
          : []),
      ]}
    />
  )
}

function Notices({ place, member }: { place: MemberPlace; member: Member }) {
  if (!member.isActive && member.inactiveReason) {
    return (
      <Note title={`${member.name} works here no more`} tone="neutral">
        {member.inactiveReason}
      </Note>
    )
  }
  if (!member.hasWaitingChange || !member.canEdit) return null
  return (
    <Note title="A change of roles waits for a second person">
      <Anchor component={Link} to={`${memberHref(place, member.id)}?tab=roles`}>
        Look at it
      </Anchor>
    </Note>
  )
}

function MemberDetails({ member }: { member: Member }) {
  const held = roleOptions.filter((role) => member.roles.includes(role.value))
  return (
    <Stack maw="56rem">
      <Paper withBorder p="lg" component="section" aria-label="Roles">
        <Title order={2} size="h3" mb="md">
          Roles
        </Title>
        <Details items={held.map((role) => ({ label: role.label, value: role.description }))} />
      </Paper>
      <Paper withBorder p="lg" component="section" aria-label="Person">
        <Title order={2} size="h3" mb="md">
          Person
        </Title>
        <Details
          items={[
            { label: 'Position', value: member.position },
            { label: 'Department', value: member.department },
            { label: 'Username', value: member.username },
            { label: 'E-mail', value: member.email },
            { label: 'Phone', value: member.phone },
            { label: 'Member since', value: dayOrNone(member.joinedOn) },
            { label: 'Two-factor sign-in', value: <StatusBadge state={member.twoFactorEnabled ? 'on' : 'off'} /> },
            ...(member.invitation === null
              ? []
              : [
                  { label: 'Invitation', value: INVITATION_WORDS[member.invitation] },
                  {
                    label: 'Last signed in',
                    value: member.lastSignedInAt === null ? 'Never' : formatMoment(member.lastSignedInAt),
                  },
                ]),
          ]}
        />
      </Paper>
    </Stack>
  )
}

/** The log knows the person by number only. */
function MemberHistory({ place, member: { id, name } }: { place: MemberPlace; member: Member }) {
  const query = { pageSize: 100 }
  const history = useQuery(queryFor(readMemberHistory, { params: { moa: place.code, id }, query }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items.map((entry) => ({ ...entry, subject: name }))} {...changeWords} />}
    </Loaded>
  )
}
