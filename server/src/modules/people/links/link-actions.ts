// What may be done for somebody who cannot sign in: which way in an administrator may open.
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { ActionView } from '../../../platform/http/atoms.contract.ts'
import { invitationErrors } from './invitation-errors.ts'
import { type AccountStanding, accountStanding } from './invitations.ts'

interface Holder {
  personId: string
  name: string
  /** The membership and the account. */
  isActive: boolean
}

/**
 * `send_invitation` while there is no password, else `send_reset_link`; and `print_slip`. None for oneself, and none for
 * readers who may not open ways in.
 */
export async function linkActions(scope: OrganizationScope | PlatformScope, holder: Holder): Promise<ActionView[]> {
  const { permissions, id } = scope.actor
  const permission = scope.kind === 'organization' ? 'people.invitation.manage' : 'people.account.invite'
  if (!permissions.has(permission) || holder.personId === id) return []
  const [standing] = await accountStanding(scope, [holder.personId])
  if (!standing) return []
  const inactive = holder.isActive ? null : refusal('people.invitation.inactive', holder.name)
  const shared = { to: '', comment: 'none' } as const
  return [
    standing.hasPassword
      ? { action: 'send_reset_link', label: 'Send a link to set a new password', ...shared, refusal: inactive }
      : { action: 'send_invitation', label: 'Send the invitation', ...shared, refusal: inactive },
    {
      action: 'print_slip',
      label: 'Print a slip',
      ...shared,
      refusal: inactive ?? slipRefusal(scope, standing, holder),
    },
  ]
}

/** The same as `makeSlips` says. */
function slipRefusal(
  { kind, actor }: OrganizationScope | PlatformScope,
  { hasPassword, worksElsewhere, hasPlatformRole }: AccountStanding,
  { name }: Holder,
): ActionView['refusal'] {
  if (kind === 'platform' && actor.permissions.has('people.person.manage')) return null
  if (hasPassword) return refusal('people.slip.has_password', name)
  if (kind === 'platform') return hasPlatformRole ? refusal('people.slip.staff', name) : null
  return worksElsewhere || hasPlatformRole ? refusal('people.slip.elsewhere', name) : null
}

function refusal(code: keyof typeof invitationErrors, name: string) {
  return { code, message: invitationErrors[code].detail.replaceAll(/\{names?\}/g, name) }
}
