// Other roles for a member: what the change means is said before it is asked for.
import { Text, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Member, readMember } from '../../../../server/src/modules/people/members.contract.ts'
import {
  previewRoleChange,
  requestRoleChange,
} from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import type { OrganizationRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { RoleEffect } from '../../ui/role-effect.tsx'
import { type MemberParams, type MemberPlace, memberHref, placeOf } from './member-place.ts'
import { roleNames, roleOptions } from './words.ts'

type Values = { roles: string[]; reason: string }

/** In the organization, or above it. */
export function ChangeRolesPage({ params }: { params: MemberParams & { id: string } }) {
  const place = placeOf(params)
  const query = useQuery(queryFor(readMember, { params: { moa: place.code, id: params.id } }))
  return (
    <Loaded query={query} shape="form">
      {(member) => <RolesForm place={place} member={member} />}
    </Loaded>
  )
}

function RolesForm({ place, member }: { place: MemberPlace; member: Member }) {
  const { id, name, version: loaded } = member
  const go = useGo()
  const change = useAction(requestRoleChange, { alsoChanges: ['role-changes', 'people', 'changes', 'me'] })
  const here = memberHref(place, id)
  const refusal = member.actions.find((action) => action.action === 'edit_roles')?.refusal?.message
  const initial: Values = { roles: [...member.roles], reason: '' }
  return (
    <FormPage
      title={`Roles of ${name}`}
      back={{ label: name, to: here }}
      initial={initial}
      version={loaded}
      sections={[
        {
          title: `What ${name} may do in ${place.code}`,
          content: (form) => (
            <CheckboxList
              label="Roles"
              description="Somebody may hold several."
              required
              options={roleOptions}
              refusal={refusal}
              {...form.getInputProps('roles')}
            />
          ),
        },
        {
          title: 'What changes',
          content: (form) => <Preview place={place} member={member} roles={form.getValues().roles} />,
        },
        {
          title: 'Why',
          content: (form) => (
            <Textarea
              label="Reason"
              description="Kept with the change. A second person reads it where one has to agree."
              {...limitsOf(requestRoleChange, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
      validate={{
        roles: (roles: string[]) => (roles.length > 0 ? null : 'Choose at least one role.'),
        reason: (reason: string) => (reason.trim() ? null : 'Write why the roles change.'),
      }}
      fromCurrent={(current: Member) => ({ roles: [...current.roles], reason: '' })}
      submit={({ roles, reason }, version = loaded) =>
        change.mutateAsync({
          params: { moa: place.code, id },
          body: { version, roles: roles as OrganizationRole[], reason: reason.trim() },
        })
      }
      submitLabel="Change roles"
      onDone={({ change: asked }) => {
        tell.done(
          asked.state === 'waiting'
            ? `Asked: a second person has to agree to ${name}'s roles`
            : `Roles of ${name} changed`,
        )
        go(here, { replace: true })
      }}
    />
  )
}

/** In words of the server's own tables, for the roles that are ticked now. */
function Preview({ place, member, roles }: { place: MemberPlace; member: Member; roles: readonly string[] }) {
  const asked = roleOptions.map(({ value }) => value).filter((role) => roles.includes(role))
  const isSame =
    asked.join() ===
    roleOptions
      .map(({ value }) => value)
      .filter((role) => member.roles.includes(role))
      .join()
  const query = { roles: asked.join(',') }
  const preview = useQuery({
    ...queryFor(previewRoleChange, { params: { moa: place.code, id: member.id }, query }),
    placeholderData: keepPreviousData,
    enabled: !isSame && asked.length > 0,
  })
  if (isSame || asked.length === 0) return <Text c="dimmed">Nothing yet: tick or untick a role above.</Text>
  return (
    <Loaded query={preview} shape="block">
      {({ adds, removes, gains, loses, needsSecondPerson, effectWords }) => (
        <>
          <RoleEffect adds={roleNames(adds)} removes={roleNames(removes)} gains={gains} loses={loses} />
          <Note
            title={needsSecondPerson ? 'A second person has to agree' : 'At once'}
            tone={needsSecondPerson ? 'warn' : 'info'}
          >
            {effectWords}
          </Note>
        </>
      )}
    </Loaded>
  )
}
