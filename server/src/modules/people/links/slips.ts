// Credential slips for offices without e-mail: a one-time code on paper, made when it is printed and kept nowhere.
import { and, eq, inArray } from 'drizzle-orm'
import { createPasswordLink } from '../../../platform/auth/password-links.ts'
import { formatInstant } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { PLATFORM_SENDER, type Sender } from '../../../platform/mail/layout.ts'
import { letterTexts } from '../../../platform/mail/letter-texts.ts'
import { fail as failPeople } from '../errors.ts'
import { findHomes } from '../person-homes.ts'
import { memberships } from '../tables.ts'
import { fail } from './invitation-errors.ts'
import { type AccountStanding, accountStanding, findAddressees, noteInvited } from './invitations.ts'
import { welcomeLetter } from './welcome-letter.ts'

export interface Slip {
  organization: Sender
  name: string
  username: string
  /** In groups of five. */
  code: string
  url: string
  /** Where the code is typed, without the code. */
  address: string
  /** In Philippine time. */
  validUntil: string
  helpDesk: string
}

/** What the paper has room for. */
const HELP_MOST = 400

type Holder = Awaited<ReturnType<typeof findAddressees>>[number]

/**
 * Makes a code for each person and ends their earlier links. An organization makes them only for its own people who have
 * no password and work nowhere else: whoever prints a slip could use it. Fails with `people.person.not_found` or
 * `people.slip.*`; then nobody's links have changed.
 */
export async function makeSlips(scope: OrganizationScope | PlatformScope, ids: readonly string[]): Promise<Slip[]> {
  const holders = await findAddressees(scope.db, ids)
  if (holders.length < new Set(ids).size) failPeople('people.person.not_found')
  await requireActive(scope, holders)
  requireAllowed(scope, holders, await accountStanding(scope, ids))
  const homes = await findHomes(scope, ids)
  const helpDesks = new Map<number | null, string>()
  const slips: Slip[] = []
  for (const { id: personId, name, username } of holders) {
    const home = homes.get(personId) ?? null
    const organizationId = home?.id ?? null
    if (!helpDesks.has(organizationId)) {
      const { help_desk } = await letterTexts(scope, welcomeLetter, organizationId)
      helpDesks.set(organizationId, help_desk ?? '')
    }
    const { secret: code, url, expiresAt } = await createPasswordLink(scope, { personId, kind: 'slip', organizationId })
    slips.push({
      organization: home ?? PLATFORM_SENDER,
      name,
      username,
      code,
      url,
      address: `${scope.publicUrl}/set-password`,
      validUntil: formatInstant(expiresAt),
      helpDesk: (helpDesks.get(organizationId) ?? '').slice(0, HELP_MOST),
    })
  }
  await noteInvited(scope, ids)
  return slips
}

async function requireActive(scope: OrganizationScope | PlatformScope, holders: readonly Holder[]): Promise<void> {
  const ids = holders.map(({ id }) => id)
  const here =
    scope.kind === 'organization'
      ? await scope.db
          .select({ id: memberships.personId })
          .from(memberships)
          .where(
            and(
              eq(memberships.organizationId, scope.organization.id),
              eq(memberships.isActive, true),
              inArray(memberships.personId, ids),
            ),
          )
      : holders
  const active = new Set(here.map(({ id }) => id))
  refuseAny('people.slip.inactive', holders, ({ id, isActive }) => !isActive || !active.has(id))
}

function requireAllowed(
  { kind, actor }: OrganizationScope | PlatformScope,
  holders: readonly Holder[],
  standings: readonly AccountStanding[],
): void {
  const standing = new Map(standings.map((one) => [one.personId, one]))
  const any = (code: Parameters<typeof fail>[0], applies: (one: AccountStanding | undefined) => boolean | undefined) =>
    refuseAny(code, holders, ({ id }) => applies(standing.get(id)) ?? false)
  refuseAny('people.slip.own', holders, ({ id }) => id === actor.id)
  if (kind === 'platform' && actor.permissions.has('people.person.manage')) return
  any('people.slip.has_password', (one) => one?.hasPassword)
  if (kind === 'platform') any('people.slip.staff', (one) => one?.hasPlatformRole)
  else any('people.slip.elsewhere', (one) => one?.worksElsewhere || one?.hasPlatformRole)
}

function refuseAny(
  code: Parameters<typeof fail>[0],
  holders: readonly Holder[],
  applies: (holder: Holder) => boolean,
): void {
  const named = holders.filter(applies).map(({ name }) => name)
  if (named.length === 0) return
  const [first = '', second, ...more] = named
  fail(code, { names: second ? `${first}, ${second}${more.length > 0 ? ` and ${more.length} more` : ''}` : first })
}
