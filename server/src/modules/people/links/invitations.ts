// Invitations: a welcome letter with a one-time link, for people who have not set a password yet.
import { and, inArray, sql } from 'drizzle-orm'
import { createPasswordLink, linkIsIn } from '../../../platform/auth/password-links.ts'
import { people } from '../../../platform/auth/tables.ts'
import { formatInstant } from '../../../platform/calendar/manila.ts'
import type { OrganizationRef, OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { PLATFORM_SENDER } from '../../../platform/mail/layout.ts'
import { queueLetter } from '../../../platform/mail/queue-mail.ts'
import { fail as failPeople } from '../errors.ts'
import { fail } from './invitation-errors.ts'
import { welcomeLetter } from './welcome-letter.ts'

export interface Invitation {
  linkId: string
  messageId: string
  /** Instant, ISO 8601. */
  validUntil: string
}

interface ToInvite {
  personId: string
  /** In whose name; in an organization's scope always its own, above organizations null for the platform's. */
  organization?: OrganizationRef | null
  /** One of many: its letter waits its turn, and shows how to get no more of the kind. */
  isOneOfMany?: boolean
}

/**
 * Sends the welcome letter with a new link, and ends the person's earlier links. Fails with `people.person.not_found`,
 * `people.invitation.has_password` (they ask for a reset instead) or `people.invitation.inactive`.
 */
export async function invitePerson(scope: OrganizationScope | PlatformScope, wanted: ToInvite): Promise<Invitation> {
  const person = await getAddressee(scope, wanted.personId)
  if (!person.isActive) fail('people.invitation.inactive', { name: person.name })
  const [standing] = await accountStanding(scope, [person.id])
  if (standing?.hasPassword) fail('people.invitation.has_password', { name: person.name })
  return sendInvitation(scope, person, wanted)
}

interface Addressee {
  id: string
  name: string
  username: string
  email: string
}

/** Sends it to somebody of whom it is known that no password is set. */
export async function sendInvitation(
  scope: OrganizationScope | PlatformScope,
  person: Addressee,
  { organization = null, isOneOfMany = false }: Omit<ToInvite, 'personId'>,
): Promise<Invitation> {
  const sender = scope.kind === 'organization' ? scope.organization : organization
  const link = await createPasswordLink(scope, {
    personId: person.id,
    kind: 'invitation',
    organizationId: sender?.id ?? null,
  })
  const letter = isOneOfMany ? { ...welcomeLetter, isBulk: true } : welcomeLetter
  const messageId = await queueLetter(scope, letter, {
    to: { address: person.email, name: person.name, personId: person.id },
    data: {
      name: person.name,
      username: person.username,
      organization: sender?.name ?? PLATFORM_SENDER.name,
      url: link.url,
      validUntil: formatInstant(link.expiresAt),
    },
    ...(sender ? { organization: sender } : {}),
  })
  await linkIsIn(scope, link.id, messageId)
  await noteInvited(scope, [person.id])
  return { linkId: link.id, messageId, validUntil: link.expiresAt.toString() }
}

/** Whoever is invited is on the way in; those who were invited before keep their place on it. */
export async function noteInvited(scope: OrganizationScope | PlatformScope, ids: readonly string[]): Promise<void> {
  const now = scope.clock.now().toString()
  await scope.db.execute(sql`insert into onboarding (person_id, invited_at, updated_at)
    select id, ${now}::timestamptz, ${now}::timestamptz from unnest(${sql.param(ids)}::uuid[]) as id
    on conflict (person_id) do update set invited_at = excluded.invited_at, updated_at = excluded.updated_at`)
}

export interface AccountStanding {
  personId: string
  hasPassword: boolean
  /** A member of an organization other than the one that asks; above organizations, of any. */
  worksElsewhere: boolean
  hasPlatformRole: boolean
}

/** What an account is, of those that the scope sees. */
export async function accountStanding(
  { db }: OrganizationScope | PlatformScope,
  ids: readonly string[],
): Promise<AccountStanding[]> {
  const { rows } = await db.execute(sql`select person_id as "personId", has_password as "hasPassword",
    works_elsewhere as "worksElsewhere", has_platform_role as "hasPlatformRole"
    from bmms.account_standing(${sql.param(ids)}::uuid[])`)
  return rows as unknown as AccountStanding[]
}

async function getAddressee({ db }: OrganizationScope | PlatformScope, id: string) {
  const [person] = await findAddressees(db, [id])
  return person ?? failPeople('people.person.not_found')
}

/** People by id, erased ones left out. */
export function findAddressees(db: OrganizationScope['db'], ids: readonly string[]) {
  const { id, name, username, email, isActive } = people
  return db
    .select({ id, name, username, email, isActive })
    .from(people)
    .where(and(inArray(id, [...ids]), sql`erased_at is null`))
    .orderBy(name, id)
}
