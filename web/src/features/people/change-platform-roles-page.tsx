// Other roles above organizations: what the change means is said before it is asked for.
import { Text, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type PersonRecord, readPerson } from '../../../../server/src/modules/people/platform-people.contract.ts'
import {
  previewPlatformRoleChange,
  requestPlatformRoleChange,
} from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import type { PlatformRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { RoleEffect } from '../../ui/role-effect.tsx'
import { places } from './addresses.ts'
import { platformRoleOptions, roleNames } from './words.ts'

type Values = { roles: string[]; reason: string }

/** `/platform/people/:id/roles`. */
export function ChangePlatformRolesPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readPerson, { params }))
  return (
    <Loaded query={query} shape="form">
      {(person) => <RolesForm person={person} />}
    </Loaded>
  )
}

function RolesForm({ person }: { person: PersonRecord }) {
  const { id, name, platformRoles } = person
  const go = useGo()
  const change = useAction(requestPlatformRoleChange, { alsoChanges: ['role-changes', 'changes'] })
  const here = hrefOf(places.person, { id }, { tab: 'roles' })
  const initial: Values = { roles: [...platformRoles], reason: '' }
  return (
    <FormPage
      title={`Platform roles of ${name}`}
      back={{ label: name, to: here }}
      initial={initial}
      sections={[
        {
          title: `What ${name} may do above organizations`,
          content: (form) => (
            <CheckboxList
              label="Platform roles"
              description="They reach across all organizations: give as few as the work needs."
              options={platformRoleOptions}
              {...form.getInputProps('roles')}
            />
          ),
        },
        { title: 'What changes', content: (form) => <Preview person={person} roles={form.getValues().roles} /> },
        {
          title: 'Why',
          content: (form) => (
            <Textarea
              label="Reason"
              description="Kept with the change. The second person reads it."
              {...limitsOf(requestPlatformRoleChange, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
      validate={{ reason: (reason: string) => (reason.trim() ? null : 'Write why the roles change.') }}
      submit={({ roles, reason }) =>
        change.mutateAsync({
          params: { id },
          body: { roles: roles as PlatformRole[], rolesBefore: platformRoles, reason: reason.trim() },
        })
      }
      submitLabel="Change platform roles"
      onDone={({ change: asked }) => {
        tell.done(
          asked.state === 'waiting'
            ? `Asked: another platform administrator has to agree to ${name}'s roles`
            : `Platform roles of ${name} changed`,
        )
        go(here, { replace: true })
      }}
    />
  )
}

function Preview({ person, roles }: { person: PersonRecord; roles: readonly string[] }) {
  const inOrder = (some: readonly string[]) =>
    platformRoleOptions
      .map(({ value }) => value)
      .filter((role) => some.includes(role))
      .join(',')
  const asked = inOrder(roles)
  const isSame = asked === inOrder(person.platformRoles)
  const preview = useQuery({
    ...queryFor(previewPlatformRoleChange, { params: { id: person.id }, query: { roles: asked } }),
    placeholderData: keepPreviousData,
    enabled: !isSame,
  })
  if (isSame) return <Text c="dimmed">Nothing yet: tick or untick a role above.</Text>
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
