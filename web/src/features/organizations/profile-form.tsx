// What an organization says about itself: the fields that its own administrator and the platform keep.
import { Textarea, TextInput } from '@mantine/core'
import { editProfile } from '../../../../server/src/modules/organizations/profile.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import type { Form, FormSection } from '../../ui/form-page.tsx'
import { AccentField } from './accent-field.tsx'
import type { ProfileValues } from './profile-values.ts'

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
