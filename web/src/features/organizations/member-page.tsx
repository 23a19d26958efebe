// One member of an organization: roles, place, and what may be done.
import { Paper, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Member, readMember, readMemberHistory } from '../../../../server/src/modules/people/members.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { changeWords } from './change-words.ts'
import { MemberActions } from './member-actions.tsx'
import { editMemberHref, type MemberParams, type MemberPlace, membersHref, placeOf } from './member-place.ts'
import { memberStatus } from './member-words.ts'
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
            <ActionButton to={editMemberHref(place, member.id)}>Change roles or place</ActionButton>
          </>
        )
      }
      tabs={[
        { name: 'details', label: 'Details', content: <MemberDetails member={member} /> },
        ...(canEdit
          ? [{ name: 'history', label: 'History', content: <MemberHistory place={place} member={member} /> }]
          : []),
      ]}
    />
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
