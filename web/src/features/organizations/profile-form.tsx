// What an organization says about itself: the fields that its own administrator and the platform keep.
import { Textarea, TextInput } from '@mantine/core'
import type { Profile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { editProfile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { AccentField, accentProblem } from './accent-field.tsx'

export type ProfileValues = {
  mandate: string
  headOfficial: string
  headTitle: string
  email: string
  phone: string
  website: string
  address: string
  accentColor: string
}

export const noProfile: ProfileValues = {
  mandate: '',
  headOfficial: '',
  headTitle: '',
  email: '',
  phone: '',
  website: '',
  address: '',
  accentColor: '#1864ab',
}

/** The values of a record or profile. */
export function profileValues(from: Pick<Profile, keyof ProfileValues>): ProfileValues {
  const { mandate, headOfficial, headTitle, email, phone, website, address, accentColor } = from
  return { mandate, headOfficial, headTitle, email, phone, website, address, accentColor }
}

/** What is sent; a web address without its beginning gets one. */
export function profileBody(values: ProfileValues): ProfileValues {
  const { website } = values
  const typed = website.trim()
  return { ...profileValues(values), website: typed && !/^[a-z]+:/i.test(typed) ? `https://${typed}` : typed }
}

export const profileChecks = {
  email: (address: string) =>
    address.trim() === '' || /^[^\s@<>"]+@[^\s@]+[.][a-z]{2,}$/i.test(address.trim())
      ? null
      : 'Enter an e-mail address, for example info@moh.bangsamoro.gov.ph.',
  website: (address: string) =>
    address.trim() === '' || /^(https?:\/\/)?[^\s"<>:/]+[.][^\s"<>]+$/i.test(address.trim())
      ? null
      : 'Enter a web address, for example https://moh.bangsamoro.gov.ph.',
  accentColor: accentProblem,
}

/** Sections of the form; `nameOf` names the organization in the preview of its colour. */
export function profileSections<V extends ProfileValues>(nameOf: (values: V) => string): FormSection<V>[] {
  return [
    { title: 'Head and mandate', content: (form) => <Head form={form} /> },
    {
      title: 'Contact',
      help: 'How the public and other organizations reach the office.',
      content: (form) => <Contact form={form} />,
    },
    { title: 'Look', content: (form) => <AccentField form={form} name={nameOf(form.getValues())} /> },
  ]
}

function Head<V extends ProfileValues>({ form }: { form: Form<V> }) {
  return (
    <>
      <TextInput
        label="Head official"
        description="With titles, as on printed papers."
        placeholder="Dr. Fatima Santos"
        {...limitsOf(editProfile, 'headOfficial')}
        {...form.getInputProps('headOfficial')}
      />
      <TextInput
        label="Position of the head"
        placeholder="Minister of Health"
        {...limitsOf(editProfile, 'headTitle')}
        {...form.getInputProps('headTitle')}
      />
      <Textarea
        label="Mandate"
        description="What the organization is for, in a few sentences."
        {...limitsOf(editProfile, 'mandate')}
        {...form.getInputProps('mandate')}
      />
    </>
  )
}

function Contact<V extends ProfileValues>({ form }: { form: Form<V> }) {
  return (
    <>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="off"
        {...limitsOf(editProfile, 'email')}
        {...form.getInputProps('email')}
      />
      <TextInput
        label="Phone"
        type="tel"
        autoComplete="off"
        maw="24rem"
        {...limitsOf(editProfile, 'phone')}
        {...form.getInputProps('phone')}
      />
      <TextInput
        label="Web site"
        inputMode="url"
        autoComplete="off"
        placeholder="https://moh.bangsamoro.gov.ph"
        {...limitsOf(editProfile, 'website')}
        {...form.getInputProps('website')}
      />
      <Textarea label="Address" minRows={2} {...limitsOf(editProfile, 'address')} {...form.getInputProps('address')} />
    </>
  )
}
