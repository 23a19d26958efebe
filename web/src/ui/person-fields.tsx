// Who somebody is and how they sign in: the same fields wherever an account is made.
import { TextInput } from '@mantine/core'
import { usernameFor } from '../lib/username.ts'
import type { Form } from './form-page.tsx'

export type PersonValues = { firstName: string; lastName: string; username: string; email: string; phone: string }

export const noPerson: PersonValues = { firstName: '', lastName: '', username: '', email: '', phone: '' }

interface PersonFieldsProps<V extends PersonValues> {
  form: Form<V>
  /** Limits of a field as the contract says them. */
  limits: (field: keyof PersonValues) => { required: boolean; maxLength?: number }
}

/** Name, e-mail, username and phone. A username is offered from the name until somebody types another. */
export function PersonFields<V extends PersonValues>({ form, limits }: PersonFieldsProps<V>) {
  const named = (part: 'firstName' | 'lastName') => ({
    ...form.getInputProps(part),
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const before: PersonValues = form.getValues()
      const after = { ...before, [part]: event.currentTarget.value }
      const offered = before.username === '' || before.username === usernameFor(before)
      form.setValues({ ...after, username: offered ? usernameFor(after) : before.username } as Partial<V>)
      form.clearFieldError(part)
    },
  })
  return (
    <>
      <TextInput label="First name" autoComplete="off" {...limits('firstName')} {...named('firstName')} />
      <TextInput
        label="Last name"
        description="Empty only for people with one name."
        autoComplete="off"
        {...limits('lastName')}
        {...named('lastName')}
      />
      <TextInput
        label="Username"
        description="For signing in: small letters, digits, dots and hyphens, 3 or more. It cannot be changed later."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maw="24rem"
        {...limits('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        label="E-mail"
        description="Their own work address. Messages of BMMS go there."
        type="email"
        autoComplete="off"
        {...limits('email')}
        required
        {...form.getInputProps('email')}
      />
      <TextInput
        label="Phone (optional)"
        type="tel"
        autoComplete="off"
        maw="24rem"
        {...limits('phone')}
        {...form.getInputProps('phone')}
      />
    </>
  )
}

/** Checks before sending, in the words of the fields. */
export const personChecks = {
  firstName: (name: string) => (name.trim() ? null : 'Enter the first name.'),
  username: (name: string) =>
    /^[a-z0-9][a-z0-9._-]{2,59}$/.test(name.trim())
      ? null
      : 'Use 3 to 60 small letters, digits, dots, hyphens or underscores, beginning with a letter or digit.',
  email: (address: string) =>
    /^[^\s@<>"]+@[^\s@]+[.][a-z]{2,}$/i.test(address.trim())
      ? null
      : 'Enter an e-mail address, for example name@moh.bangsamoro.gov.ph.',
}

/** The part of a body that says who it is. */
export function personBody({ firstName, lastName, username, email, phone }: PersonValues) {
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    username: username.trim(),
    email: email.trim(),
    phone: phone.trim(),
  }
}
