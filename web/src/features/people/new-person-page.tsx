// An account for staff of the platform. Members of organizations get theirs in the organization.
import { createPlatformAccount } from '../../../../server/src/modules/people/platform-people.contract.ts'
import type { PlatformRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { accountMade, InvitationField, type InvitationValues, invited } from '../../ui/invitation-field.tsx'
import { tell } from '../../ui/notice.ts'
import { noPerson, PersonFields, type PersonValues, personBody, personChecks } from '../../ui/person-fields.tsx'
import { places } from './addresses.ts'
import { platformRoleOptions } from './words.ts'

type Values = PersonValues & InvitationValues & { roles: string[] }

/** `/platform/people/new`. */
export function NewPersonPage() {
  const go = useGo()
  const create = useAction(createPlatformAccount, { alsoChanges: ['changes'] })
  const initial: Values = { ...noPerson, ...invited, roles: [] }
  return (
    <FormPage
      title="New staff account"
      description="For staff of the platform and of the Office of the Chief Minister. Members of an organization get their account there."
      back={{ label: 'People', to: hrefOf(places.people, {}) }}
      initial={initial}
      sections={[
        {
          title: 'Who',
          content: (form) => <PersonFields form={form} limits={(field) => limitsOf(createPlatformAccount, field)} />,
        },
        {
          title: 'Platform roles',
          content: (form) => (
            <CheckboxList
              label="Roles above organizations"
              description="They reach across all organizations: give as few as the work needs."
              required
              options={platformRoleOptions}
              {...form.getInputProps('roles')}
            />
          ),
        },
        { title: 'First password', content: (form) => <InvitationField form={form} /> },
      ]}
      validate={{
        ...personChecks,
        roles: (roles: string[]) => (roles.length > 0 ? null : 'Choose at least one role.'),
      }}
      submit={(values) =>
        create.mutateAsync({
          body: {
            ...personBody(values),
            roles: values.roles as PlatformRole[],
            sendInvitation: values.sendInvitation,
          },
        })
      }
      submitLabel="Create account"
      onDone={({ person, invitation }) => {
        tell.done(accountMade(person.name, invitation))
        go(hrefOf(places.person, { id: person.id }), { replace: true })
      }}
    />
  )
}
