// Correcting an account: names, username, address, phone.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  editPerson,
  type PersonRecord,
  readPerson,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'

/** `/platform/people/:id/edit`. */
export function EditPersonPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readPerson, { params }))
  return (
    <Loaded query={query} shape="form">
      {(person) => <EditForm person={person} />}
    </Loaded>
  )
}

function EditForm({ person }: { person: PersonRecord }) {
  const { id, name, updatedAt, username, email, firstName, lastName, phone } = person
  const go = useGo()
  const edit = useAction(editPerson, { alsoChanges: ['members', 'changes'] })
  const here = hrefOf(places.person, { id })
  return (
    <FormPage
      title={`Correct the account of ${name}`}
      back={{ label: name, to: here }}
      initial={{ firstName: firstName || name, lastName, username, email, phone, reason: '' }}
      sections={[
        {
          title: 'Person',
          content: (form) => (
            <>
              <TextInput
                label="First name"
                {...limitsOf(editPerson, 'firstName')}
                {...form.getInputProps('firstName')}
              />
              <TextInput
                label="Last name"
                description="Empty for people with one name."
                {...limitsOf(editPerson, 'lastName')}
                {...form.getInputProps('lastName')}
              />
              <TextInput label="Phone (optional)" {...limitsOf(editPerson, 'phone')} {...form.getInputProps('phone')} />
            </>
          ),
        },
        {
          title: 'Sign-in',
          help: 'The person hears of a new username or address, at the old address too. Links that were sent to the old address end.',
          content: (form) => (
            <>
              <TextInput
                label="Username"
                autoComplete="off"
                {...limitsOf(editPerson, 'username')}
                {...form.getInputProps('username')}
              />
              <TextInput
                label="E-mail"
                type="email"
                autoComplete="off"
                {...limitsOf(editPerson, 'email')}
                {...form.getInputProps('email')}
              />
            </>
          ),
        },
        {
          title: 'Why',
          content: (form) => (
            <Textarea
              label="Reason"
              description="The person reads it when the username or the address changes."
              {...limitsOf(editPerson, 'reason')}
              {...form.getInputProps('reason')}
            />
          ),
        },
      ]}
      validate={{ reason: (reason: string) => (reason.trim() ? null : 'Write why the account is corrected.') }}
      submit={(values) => edit.mutateAsync({ params: { id }, body: { ...values, updatedAt } })}
      submitLabel="Save corrections"
      onDone={(saved) => {
        tell.done(`${saved.name} saved`)
        go(here, { replace: true })
      }}
    />
  )
}
