// Letting a member in, shutting them out, removing them, and sending them a way to sign in.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  inviteMember,
  printMemberSlips,
  sendMemberReset,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import {
  deactivateMember,
  type Member,
  reactivateMember,
  removeMember,
} from '../../../../server/src/modules/people/members.contract.ts'
import { downloadMade } from '../../api/files.ts'
import { useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import { type MemberPlace, membersHref } from './member-place.ts'
import { openTasksQuery } from './open-tasks.tsx'

const LeaveForm = lazy(() => import('../../ui/leave-form.tsx').then((module) => ({ default: module.LeaveForm })))
const ALSO = ['people', 'organizations', 'changes', 'role-changes']

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
  const reactivate = useAction(reactivateMember, { alsoChanges: ALSO })
  const remove = useAction(removeMember, { alsoChanges: ALSO })
  const [shut, open, drop] = [find('deactivate'), find('reactivate'), find('remove')]
  return (
    <>
      <WaysIn place={place} member={member} />
      {shut && <Deactivate place={place} member={member} refusal={shut.refusal?.message ?? null} />}
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

/** Asks for the reason and shows what has to be handed over. */
function Deactivate({ place, member, refusal }: MemberActionsProps & { refusal: string | null }) {
  const [asking, setAsking] = useState(false)
  const { code } = place
  const { id, name, version } = member
  const tasks = useQuery({ ...openTasksQuery(place, id), enabled: asking })
  const deactivate = useAction(deactivateMember, { alsoChanges: ALSO })
  return (
    <>
      <ActionButton variant="default" refusal={refusal} onClick={() => setAsking(true)}>
        Deactivate
      </ActionButton>
      {asking && (
        <Suspense>
          <LeaveForm
            question={`Deactivate ${name} in ${code}?`}
            consequence={`${name} is signed out everywhere at once and can no longer open ${code}. Roles and records stay, other organizations are not touched, and you can reactivate the membership at any time.`}
            confirmLabel="Deactivate"
            tasks={tasks.data?.items}
            onConfirm={async (reason) => {
              await deactivate.mutateAsync({ params: { moa: code, id }, body: { version, reason } })
              tell.done(`${name} is inactive in ${code}`)
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Whoever has no password yet gets the invitation again, or a slip; everybody else a link to set a new password. */
function WaysIn({ place, member }: MemberActionsProps) {
  const { name, email, personId, actions } = member
  const params = { moa: place.code, id: member.id }
  const invite = useAction(inviteMember)
  const reset = useAction(sendMemberReset)
  const [inviting, resetting, printing] = ['send_invitation', 'send_reset_link', 'print_slip'].map((name) =>
    actions.find(({ action }) => action === name),
  )
  return (
    <>
      {resetting && (
        <ConfirmAction
          label="Send a reset link"
          refusal={resetting.refusal?.message ?? null}
          question={`Send ${name} a link to set a new password?`}
          consequence={`${email} gets a message with the link, valid for 24 hours. The password of ${name} works until a new one is set. You never see it.`}
          confirmLabel="Send the link"
          onConfirm={async () => {
            const { sentTo } = await reset.mutateAsync({ params })
            tell.done(`The link goes to ${sentTo}`)
          }}
        />
      )}
      {inviting && (
        <ConfirmAction
          label={member.invitation === 'none' ? 'Send the invitation' : 'Resend the invitation'}
          refusal={inviting.refusal?.message ?? null}
          question={`Send ${name} the invitation?`}
          consequence={`${email} gets a message with a link to set a password, valid for 7 days. An earlier link ends.`}
          confirmLabel="Send the invitation"
          onConfirm={async () => {
            const { sentTo } = await invite.mutateAsync({ params })
            tell.done(`The invitation goes to ${sentTo}`)
          }}
        />
      )}
      {inviting && printing && (
        <ConfirmAction
          label={printing.label}
          refusal={printing.refusal?.message ?? null}
          question={`Print a sealed slip for ${name}?`}
          consequence="The slip has a one-time code to set a password, valid for 14 days. It is printed once; an earlier link or slip ends. Hand it over sealed."
          confirmLabel="Print the slip"
          onConfirm={() =>
            downloadMade(printMemberSlips, { params: { moa: place.code }, body: { personIds: [personId] } })
          }
        />
      )}
    </>
  )
}
