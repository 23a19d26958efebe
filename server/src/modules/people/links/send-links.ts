// Links that an administrator sends: the invitation again, or a way to a new password. Who sends one never sees it.
import { sendResetLink } from '../../../platform/auth/reset-requests.ts'
import type { OrganizationRef, OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPeople } from '../errors.ts'
import { fail } from './invitation-errors.ts'
import type { SentLink } from './invitations.contract.ts'
import { accountStanding, findAddressees, invitePerson } from './invitations.ts'

interface Recipient {
  personId: string
  /** Whether the membership, or the account, is active. */
  isActive: boolean
}

/** Sends the invitation again. Fails as `invitePerson` does. */
export async function inviteAgain(
  scope: OrganizationScope | PlatformScope,
  recipient: Recipient,
  organization: OrganizationRef | null = null,
): Promise<SentLink> {
  const person = await getRecipient(scope, recipient)
  const { validUntil } = await invitePerson(scope, { personId: person.id, organization })
  return { sentTo: person.email, validUntil }
}

/** Sends a link to set a new password. Fails with `people.reset.own` or `people.reset.no_password`. */
export async function sendReset(scope: OrganizationScope | PlatformScope, recipient: Recipient): Promise<SentLink> {
  const person = await getRecipient(scope, recipient)
  if (person.id === scope.actor.id) fail('people.reset.own')
  const [standing] = await accountStanding(scope, [person.id])
  if (!standing?.hasPassword) fail('people.reset.no_password', { name: person.name })
  return { sentTo: person.email, validUntil: await sendResetLink(scope, person, { byAdministrator: true }) }
}

async function getRecipient({ db }: OrganizationScope | PlatformScope, { personId, isActive }: Recipient) {
  const [person] = await findAddressees(db, [personId])
  if (!person) return failPeople('people.person.not_found')
  if (!isActive || !person.isActive) fail('people.invitation.inactive', { name: person.name })
  return person
}
