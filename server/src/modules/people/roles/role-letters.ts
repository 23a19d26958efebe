// Whom a change of roles concerns, and how they hear of it.
import { and, eq, inArray, ne } from 'drizzle-orm'
import { ROLE_WORDS } from '../../../platform/access/roles.contract.ts'
import { people } from '../../../platform/auth/tables.ts'
import { formatInstant } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { defineLetter } from '../../../platform/mail/define-letter.ts'
import { queueLetter } from '../../../platform/mail/queue-mail.ts'
import { defineTopic } from '../../../platform/notifications/define-topic.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { findActiveMembers } from '../active-members.ts'
import { platformRoles } from '../tables.ts'
import { differenceOf, type RoleStep } from './role-rules.ts'

type Scope = OrganizationScope | PlatformScope

export const roleRequestTopic = defineTopic({
  name: 'people.role_request',
  label: 'Roles that wait for a second person',
  summary: 'Somebody asks that a person becomes administrator, manager or platform staff, and you may agree.',
  mail: 'at_once',
})
export const roleChangedTopic = defineTopic({
  name: 'people.role_changed',
  label: 'My roles, and my requests for roles',
  summary: 'Your roles changed, or somebody decided a change of roles that you asked for.',
  mail: 'off',
})

interface RoleLetter {
  name: string
  /** "Ministry of Health", or BMMS for roles above organizations. */
  place: string
  added: string[]
  removed: string[]
  by: string
  /** Who agreed; null when it needed nobody. */
  secondPerson: string | null
  /** `20 November 2026, 14:05`, in Philippine time. */
  effective: string
  url: string
}

export const roleChangedLetter = defineLetter<RoleLetter>({
  name: 'people.role_changed',
  title: 'Roles changed',
  summary: 'Sent to a person whose roles in an organization, or above organizations, were changed.',
  subject: ({ place }) => `Your roles in ${place} changed`,
  letter: ({ name, place, added, removed, by, secondPerson, effective, url }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      `Your roles in ${place} changed on ${effective} (Philippine time).`,
      ...(added.length > 0 ? [`Added: ${added.join(', ')}.`] : []),
      ...(removed.length > 0 ? [`Taken away: ${removed.join(', ')}.`] : []),
      secondPerson ? `Changed by ${by}; ${secondPerson} agreed as the second person.` : `Changed by ${by}.`,
      'If this is not right, tell your administrator.',
    ],
    button: { label: 'Open BMMS', url },
    why: 'You get this whenever your roles change.',
  }),
  sample: {
    name: 'Sittie Macarambon',
    place: 'Ministry of Health',
    added: ['Manager'],
    removed: ['Planning officer'],
    by: 'Hanifa Salim',
    secondPerson: 'Omar Tahir',
    effective: '21 November 2026, 09:30',
    url: 'https://bmms.example.gov.ph',
  },
})

export interface Changed extends RoleStep {
  id: string
  personId: string
  /** Who asked; null on the command line. */
  requestedBy: string | null
  requestedByName: string
  /** Who agreed; null when it needed nobody. */
  secondPerson: string | null
}

/** The person hears, by mail and in the inbox, that the roles changed. */
export async function tellPerson(scope: Scope, changed: Changed): Promise<void> {
  const { name, email, id, isActive, erasedAt } = people
  const [person] = await scope.db
    .select({ id, name, email, isActive, erasedAt })
    .from(people)
    .where(eq(id, changed.personId))
  // The command line has no queue for letters; the record of the change names it.
  if (!person?.isActive || person.erasedAt || scope.actor.id === '') return
  const { adds, removes } = differenceOf(changed)
  const place = scope.kind === 'organization' ? scope.organization.name : 'BMMS'
  await queueLetter(scope, roleChangedLetter, {
    to: { address: person.email, name: person.name, personId: person.id },
    data: {
      name: person.name,
      place,
      added: adds.map(wordOf),
      removed: removes.map(wordOf),
      by: changed.requestedByName,
      secondPerson: changed.secondPerson,
      effective: formatInstant(scope.clock.now()),
      url: scope.publicUrl,
    },
  })
  await notify(scope, {
    topic: roleChangedTopic,
    to: [person.id],
    title: `Your roles in ${place} changed`,
    text: [
      adds.length > 0 ? `Added: ${adds.map(wordOf).join(', ')}.` : '',
      removes.length > 0 ? `Taken away: ${removes.map(wordOf).join(', ')}.` : '',
    ]
      .join(' ')
      .trim(),
    path: scope.kind === 'organization' ? `/moa/${scope.organization.code}` : '/account/organizations',
  })
}

/** Whoever asked hears what became of it; whom this organization does not see looks it up. */
export async function tellRequester(
  scope: Scope,
  { requestedBy, title, text, path }: { requestedBy: string | null; title: string; text: string; path: string },
): Promise<void> {
  if (requestedBy === null) return
  const seen = await scope.db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [requestedBy]))
  const to = seen.map(({ id }) => id)
  await notify(scope, { topic: roleChangedTopic, to, title, text, path })
}

interface Asked extends RoleStep {
  id: string
  personId: string
  personName: string
  reason: string
}

/** Administrators who may agree hear of it. Answers how many there are. */
export async function tellAdministrators(scope: OrganizationScope, asked: Asked): Promise<number> {
  const admins = await findActiveMembers(scope, { roles: ['admin'] })
  const to = admins.filter((id) => id !== asked.personId && id !== scope.actor.id)
  await notify(scope, { to, ...requestNews(scope, asked), path: requestPath(scope, asked.id) })
  return to.length
}

/** Platform administrators who may agree hear of it; `code` where an organization has nobody who could. */
export async function tellPlatformAdministrators(scope: PlatformScope, asked: Asked, code?: string): Promise<void> {
  const rows = await scope.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(platformRoles, eq(platformRoles.personId, people.id))
    .where(and(eq(platformRoles.role, 'platform_admin'), eq(people.isActive, true), ne(people.id, asked.personId)))
  await notify(scope, {
    to: rows.map(({ id }) => id),
    ...requestNews(scope, asked, code),
    path: code ? '/platform/role-changes' : requestPath(scope, asked.id),
  })
}

function requestNews(scope: Scope, asked: Asked, code?: string) {
  const roles = differenceOf(asked).adds.map(wordOf).join(', ')
  return {
    topic: roleRequestTopic,
    title: `For your decision: ${asked.personName} as ${roles}${code ? ` in ${code}` : ''}`,
    text: `${scope.actor.name} asks for it: ${asked.reason}`,
  }
}

/** Nobody has to look at the request any more. */
export function settleRequest(scope: Scope, id: string): Promise<void> {
  return settle(scope, { topic: roleRequestTopic, path: requestPath(scope, id) })
}

/** Where it is decided. */
export function requestPath(scope: Scope, id: string): string {
  return scope.kind === 'organization'
    ? `/moa/${scope.organization.code}/inbox?item=role_change:${id}`
    : `/platform/role-changes/${id}`
}

function wordOf(role: string): string {
  return ROLE_WORDS[role as keyof typeof ROLE_WORDS] ?? role
}
