// The profile of an organization, as its own members see and keep it.
import { useQuery } from '@tanstack/react-query'
import {
  editProfile,
  type Profile,
  readProfile,
} from '../../../../server/src/modules/organizations/profile.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { profileSections } from './profile-form.tsx'
import { type ProfileValues, profileBody, profileChecks, profileValues } from './profile-values.ts'
import { ProfileView } from './profile-view.tsx'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'
import { KIND_WORDS } from './words.ts'

interface MoaParams {
  moa: string
}

/** `/moa/:moa/profile`. */
export function ProfilePage({ params }: { params: MoaParams }) {
  const query = useQuery(queryFor(readProfile, { params }))
  return (
    <Loaded query={query}>
      {(profile) => (
        <>
          <PageHeader
            title={profile.name}
            description={`${KIND_WORDS[profile.kind]}, ${profile.code}${profile.parent ? `, attached to ${profile.parent.name}` : ''}`}
            actions={
              profile.canEdit && <ActionButton to={hrefOf(places.editProfile, params)}>Edit profile</ActionButton>
            }
          />
          <ProfileView profile={profile} />
        </>
      )}
    </Loaded>
  )
}

/** `/moa/:moa/profile/edit`. */
export function EditProfilePage({ params }: { params: MoaParams }) {
  const query = useQuery(queryFor(readProfile, { params }))
  return (
    <Loaded query={query} shape="form">
      {(profile) => <EditForm params={params} profile={profile} />}
    </Loaded>
  )
}

function EditForm({ params, profile }: { params: MoaParams; profile: Profile }) {
  const go = useGo()
  const edit = useAction(editProfile, { alsoChanges: SHOWN_ELSEWHERE })
  const here = hrefOf(places.profile, params)
  return (
    <FormPage
      title="Edit profile"
      description="Name, kind and modules are kept by the platform administrators."
      back={{ label: 'Profile', to: here }}
      initial={profileValues(profile)}
      version={profile.version}
      sections={profileSections<ProfileValues>(() => profile.name)}
      validate={profileChecks}
      fromCurrent={(current: Profile) => profileValues(current)}
      submit={(values, version = profile.version) =>
        edit.mutateAsync({ params, body: { version, ...profileBody(values) } })
      }
      submitLabel="Save changes"
      onDone={() => {
        tell.done('Profile saved')
        go(here, { replace: true })
      }}
    />
  )
}
