// Adding a member: somebody who has an account, or somebody new.
import { Anchor, TextInput } from '@mantine/core'
import { addMember, createMemberAccount } from '../../../../server/src/modules/people/members.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { useAction } from '../../api/queries.ts'
import { Link, useGo } from '../../lib/address.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { accountMade, InvitationField, type InvitationValues, invited } from '../../ui/invitation-field.tsx'
import { tell } from '../../ui/notice.ts'
import { noPerson, PersonFields, type PersonValues, personBody, personChecks } from '../../ui/person-fields.tsx'
import {
  type MembershipValues,
  membershipBody,
  membershipChecks,
  noMembership,
  PlaceFields,
  RoleFields,
} from './member-fields.tsx'
import { type MemberParams, memberHref, membersHref, newMemberHref, placeOf } from './member-place.ts'

const ALSO = ['people', 'organizations', 'changes']
type AddValues = MembershipValues & { person: string }
type CreateValues = MembershipValues & PersonValues & InvitationValues

/** Somebody who works in BMMS already: in another organization, or as staff of the platform. */
export function AddMemberPage({ params }: { params: MemberParams }) {
  const place = placeOf(params)
  const go = useGo()
  const add = useAction(addMember, { alsoChanges: ALSO })
  const initial: AddValues = { ...noMembership, person: '' }
  return (
    <FormPage
      title={`Add a member to ${place.code}`}
      description={
        <>
          For somebody who signs in to BMMS already.{' '}
          <Anchor component={Link} to={newMemberHref(place, 'create')}>
            This person has no account yet
          </Anchor>
        </>
      }
      back={{ label: `Members of ${place.code}`, to: membersHref(place) }}
      initial={initial}
      sections={[
        {
          title: 'Who',
          content: (form) => (
            <TextInput
              label="Username or e-mail"
              description={
                place.above
                  ? 'Exactly as they sign in. People with an account are listed under People.'
                  : 'Exactly as they sign in. Ask them: people of other organizations are not listed here.'
              }
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...limitsOf(addMember, 'person')}
              {...form.getInputProps('person')}
            />
          ),
        },
        { title: 'What they may do', content: (form) => <RoleFields form={form} /> },
        { title: 'Place in the organization', content: (form) => <PlaceFields form={form} /> },
      ]}
      validate={{
        ...membershipChecks,
        person: (name: string) => (name.trim() ? null : 'Enter a username or an e-mail address.'),
      }}
      submit={(values) =>
        add.mutateAsync({
          params: { moa: place.code },
          body: { person: values.person.trim(), ...membershipBody(values) },
        })
      }
      submitLabel="Add member"
      onDone={(member) => {
        tell.done(`${member.name} is a member of ${place.code}`)
        go(memberHref(place, member.id), { replace: true })
      }}
    />
  )
}

/** Somebody new: the account is made, and the invitation leaves. */
export function CreateMemberPage({ params }: { params: MemberParams }) {
  const place = placeOf(params)
  const go = useGo()
  const create = useAction(createMemberAccount, { alsoChanges: ALSO })
  const initial: CreateValues = { ...noMembership, ...noPerson, ...invited }
  return (
    <FormPage
      title={`New account for ${place.code}`}
      description={
        <>
          For somebody who never signed in to BMMS.{' '}
          <Anchor component={Link} to={newMemberHref(place, 'add')}>
            This person has an account
          </Anchor>
        </>
      }
      back={{ label: `Members of ${place.code}`, to: membersHref(place) }}
      initial={initial}
      sections={[
        {
          title: 'Who',
          content: (form) => <PersonFields form={form} limits={(field) => limitsOf(createMemberAccount, field)} />,
        },
        { title: 'What they may do', content: (form) => <RoleFields form={form} /> },
        { title: 'Place in the organization', content: (form) => <PlaceFields form={form} /> },
        { title: 'First password', content: (form) => <InvitationField form={form} /> },
      ]}
      validate={{ ...membershipChecks, ...personChecks }}
      submit={(values) =>
        create.mutateAsync({
          params: { moa: place.code },
          body: { ...personBody(values), ...membershipBody(values), sendInvitation: values.sendInvitation },
        })
      }
      submitLabel="Create account"
      onDone={({ member, invitation }) => {
        tell.done(accountMade(member.name, invitation))
        go(memberHref(place, member.id), { replace: true })
      }}
    />
  )
}
