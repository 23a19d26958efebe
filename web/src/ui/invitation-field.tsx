// How somebody new comes to a password: the same question wherever an account is made.
import { Checkbox } from '@mantine/core'
import { formatMoment } from '../lib/calendar.ts'
import type { Form } from './form-page.tsx'

export type InvitationValues = { sendInvitation: boolean }

/** The invitation leaves at once, unless somebody says otherwise. */
export const invited: InvitationValues = { sendInvitation: true }

export function InvitationField<V extends InvitationValues>({ form }: { form: Form<V> }) {
  return (
    <Checkbox
      label="Send the invitation now"
      description="A message with a link to set a password, valid for 7 days. For an office without e-mail leave it out, and print a slip afterwards. Nobody but the person ever sees the password."
      {...form.getInputProps('sendInvitation', { type: 'checkbox' })}
    />
  )
}

/** What is said when the account is there. */
export function accountMade(name: string, invitation: { sentTo: string; validUntil: string } | null): string {
  return invitation
    ? `Account of ${name} created. The invitation goes to ${invitation.sentTo} and is valid until ${formatMoment(invitation.validUntil)}.`
    : `Account of ${name} created. Send the invitation or print a slip from this page.`
}
