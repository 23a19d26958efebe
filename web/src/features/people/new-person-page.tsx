// An account for staff of the platform. Members of organizations get theirs in the organization.
import { useState } from 'react'
import { createPlatformAccount } from '../../../../server/src/modules/people/platform-people.contract.ts'
import type { PlatformRole } from '../../../../server/src/platform/access/roles.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { noPerson, PersonFields, type PersonValues, personBody, personChecks } from '../../ui/person-fields.tsx'
import { places } from './addresses.ts'
import { type Issued, StartPassword } from './start-password.tsx'
import { platformRoleOptions } from './words.ts'

type Values = PersonValues & { roles: string[] }

/** `/platform/people/new`. */
export function NewPersonPage() {
  const go = useGo()
  const create = useAction(createPlatformAccount, { alsoChanges: ['changes'] })
  const [made, setMade] = useState<Issued>()
  if (made) {
    return (
      <>
        <PageHeader
          title={`Account of ${made.person.name} created`}
          description="One thing is left to do: pass on the start password."
        />
        <StartPassword
          issued={made}
          onDone={() => go(hrefOf(places.person, { id: made.person.id }), { replace: true })}
        />
      </>
    )
  }
  const initial: Values = { ...noPerson, roles: [] }
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
      ]}
      validate={{
        ...personChecks,
        roles: (roles: string[]) => (roles.length > 0 ? null : 'Choose at least one role.'),
      }}
      submit={(values) =>
        create.mutateAsync({ body: { ...personBody(values), roles: values.roles as PlatformRole[] } })
      }
      submitLabel="Create account"
      onDone={setMade}
    />
  )
}
