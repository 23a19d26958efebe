// Shutting a member out, letting them in again, and removing them.
import {
  deactivateMember,
  type Member,
  reactivateMember,
  removeMember,
} from '../../../../server/src/modules/people/members.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import { type MemberPlace, membersHref } from './member-place.ts'

const ALSO = ['people', 'organizations', 'changes']

interface MemberActionsProps {
  place: MemberPlace
  member: Member
}

/** The steps that the server offers, each with what it does; refused ones say why. */
export function MemberActions({ place, member }: MemberActionsProps) {
  const find = (name: string) => member.actions.find((one) => one.action === name)
  const { code } = place
  const { name, version } = member
  const params = { moa: code, id: member.id }
  const go = useGo()
  const deactivate = useAction(deactivateMember, { alsoChanges: ALSO })
  const reactivate = useAction(reactivateMember, { alsoChanges: ALSO })
  const remove = useAction(removeMember, { alsoChanges: ALSO })
  const [shut, open, drop] = [find('deactivate'), find('reactivate'), find('remove')]
  return (
    <>
      {shut && (
        <ConfirmAction
          label={shut.label}
          refusal={shut.refusal?.message ?? null}
          danger
          question={`Deactivate ${name} in ${code}?`}
          consequence={`${name} can no longer open ${code}, from the next click on. Roles and records stay, other organizations are not touched, and you can reactivate the membership at any time.`}
          onConfirm={async () => {
            await deactivate.mutateAsync({ params, body: { version } })
            tell.done(`${name} is inactive in ${code}`)
          }}
        />
      )}
      {open && (
        <ConfirmAction
          label={open.label}
          refusal={open.refusal?.message ?? null}
          question={`Reactivate ${name} in ${code}?`}
          consequence={`${name} can open ${code} again at once, with the same roles as before.`}
          onConfirm={async () => {
            await reactivate.mutateAsync({ params, body: { version } })
            tell.done(`${name} is active in ${code}`)
          }}
        />
      )}
      {drop && (
        <ConfirmAction
          label="Remove"
          refusal={drop.refusal?.message ?? null}
          danger
          question={`Remove ${name} from ${code}?`}
          consequence={`${name} loses the roles and access to ${code} at once. The account stays, and so does what ${name} recorded. To let them back in, add them again. For an absence, deactivate instead.`}
          confirmLabel={drop.label}
          onConfirm={async () => {
            await remove.mutateAsync({ params })
            tell.done(`${name} was removed from ${code}`)
            go(membersHref(place), { replace: true })
          }}
        />
      )}
    </>
  )
}
