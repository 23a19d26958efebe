// Changing position and department of a member. Roles have a page of their own.
import { useQuery } from '@tanstack/react-query'
import { editMember, type Member, readMember } from '../../../../server/src/modules/people/members.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { PlaceFields } from './member-fields.tsx'
import { type MemberParams, type MemberPlace, memberHref, placeOf } from './member-place.ts'

/** In the organization, or above it. */
export function EditMemberPage({ params }: { params: MemberParams & { id: string } }) {
  const place = placeOf(params)
  const query = useQuery(queryFor(readMember, { params: { moa: place.code, id: params.id } }))
  return (
    <Loaded query={query} shape="form">
      {(member) => <EditForm place={place} member={member} />}
    </Loaded>
  )
}

function EditForm({ place, member }: { place: MemberPlace; member: Member }) {
  const { id, name, version: loaded } = member
  const go = useGo()
  const edit = useAction(editMember, { alsoChanges: ['people', 'organizations', 'changes'] })
  const here = memberHref(place, id)
  return (
    <FormPage
      title={`Place of ${name}`}
      back={{ label: name, to: here }}
      initial={valuesOf(member)}
      version={loaded}
      sections={[{ title: `Place in ${place.code}`, content: (form) => <PlaceFields form={form} /> }]}
      fromCurrent={(current: Member) => valuesOf(current)}
      submit={({ position, department }, version = loaded) =>
        edit.mutateAsync({
          params: { moa: place.code, id },
          body: { version, position: position.trim(), department: department.trim() },
        })
      }
      submitLabel="Save changes"
      onDone={() => {
        tell.done(`${name} saved`)
        go(here, { replace: true })
      }}
    />
  )
}

function valuesOf({ position, department }: Member) {
  return { position, department }
}
