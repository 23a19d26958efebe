// The profile of whoever is signed in.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  editProfile,
  type Profile,
  readProfile,
} from '../../../../server/src/modules/onboarding/onboarding.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import classes from './profile-page.module.css'

/** `/me/profile`. */
export function ProfilePage() {
  const profile = useQuery({ ...queryFor(readProfile), staleTime: Number.POSITIVE_INFINITY })
  return <Loaded query={profile}>{(data) => <ProfileForm profile={data} />}</Loaded>
}

function ProfileForm({ profile }: { profile: Profile }) {
  const save = useAction(editProfile)
  const go = useGo()
  const { query } = useAddress()
  const back = query.from === 'welcome' ? { label: 'First steps', to: hrefOf(places.welcome, {}) } : undefined
  const { hasPlace, email, ...initial } = profile
  return (
    <FormPage
      title="Your profile"
      description={
        <>
          Messages go to <span className={classes.address}>{email}</span>. The administrator of your organization
          changes that address, your username and your roles.
        </>
      }
      back={back ?? { label: 'My work', to: '/' }}
      initial={initial}
      submitLabel="Save profile"
      submit={({ position, department, ...who }) =>
        save.mutateAsync({ body: { ...who, ...(hasPlace ? { position, department } : {}) } })
      }
      onDone={() => {
        tell.done('Profile saved')
        go(back?.to ?? '/')
      }}
      validate={{ firstName: (name) => (name.trim() ? null : 'Enter your first name.') }}
      sections={[
        {
          title: 'Name and phone',
          content: (form) => (
            <>
              <TextInput
                label="First name"
                autoComplete="given-name"
                {...limitsOf(editProfile, 'firstName')}
                {...form.getInputProps('firstName')}
              />
              <TextInput
                label="Last name"
                description="Empty only for people with one name."
                autoComplete="family-name"
                {...limitsOf(editProfile, 'lastName')}
                {...form.getInputProps('lastName')}
              />
              <TextInput
                label="Phone (optional)"
                description="As you write it, for example 0917 123 4567."
                type="tel"
                autoComplete="tel"
                maw="24rem"
                {...limitsOf(editProfile, 'phone')}
                {...form.getInputProps('phone')}
              />
            </>
          ),
        },
        ...(hasPlace
          ? [
              {
                title: 'Your work',
                content: (form: Parameters<typeof workFields>[0]) => workFields(form),
              },
            ]
          : []),
      ]}
    />
  )
}

function workFields(form: { getInputProps: (field: 'position' | 'department') => object }) {
  return (
    <>
      <TextInput
        label="Position"
        autoComplete="organization-title"
        {...limitsOf(editProfile, 'position')}
        {...form.getInputProps('position')}
      />
      <TextInput
        label="Department or division"
        autoComplete="off"
        {...limitsOf(editProfile, 'department')}
        {...form.getInputProps('department')}
      />
    </>
  )
}
