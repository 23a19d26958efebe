// One-time links and codes with which people set their own password. Only hashes are kept.
import { createHash, randomBytes, randomInt, randomUUIDv7 } from 'node:crypto'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'

export const passwordLinks = pgTable('password_link', {
  organizationId: integer('organization_id'),
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  kind: text('kind', { enum: ['invitation', 'reset', 'slip'] }).notNull(),
  secretHash: text('secret_hash').notNull(),
  messageId: uuid('message_id'),
  expiresAt: instant('expires_at').notNull(),
  openedAt: instant('opened_at'),
  usedAt: instant('used_at'),
  endedAt: instant('ended_at'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
})

export type LinkKind = 'invitation' | 'reset' | 'slip'

/** Invitations 7 days, resets 24 hours; slips travel by hand, 14 days. */
const VALID_HOURS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 24, reset: 24, slip: 14 * 24 }

/** No 0/O, 1/L/I, U/V: read off paper without mistakes. 29 characters, so 20 of them are 97 bits. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ'

export interface NewLink {
  id: string
  /** Leads to the page where the password is set. */
  url: string
  /** What a slip prints, in groups of five; the end of `url` too. */
  secret: string
  expiresAt: Temporal.Instant
}

interface LinkFor {
  personId: string
  kind: LinkKind
  /** Whose letter or slip it is; in an organization's scope, always its own. */
  organizationId: number | null
}

/**
 * Makes a link and ends the person's earlier ones. The secret exists only in the answer. A reset that anybody can ask for
 * leaves invitations and slips alone: otherwise whoever knows a name could end them.
 */
export async function createPasswordLink(scope: OrganizationScope | PlatformScope, wanted: LinkFor): Promise<NewLink> {
  const { personId, kind } = wanted
  const organizationId = scope.kind === 'organization' ? scope.organization.id : wanted.organizationId
  const now = scope.clock.now().round('millisecond')
  await scope.db
    .update(passwordLinks)
    .set({ endedAt: now.toString() })
    .where(and(openLinksOf(personId), kind === 'reset' ? eq(passwordLinks.kind, 'reset') : undefined))
  const secret = kind === 'slip' ? slipCode() : randomBytes(32).toString('base64url')
  const expiresAt = now.add({ hours: VALID_HOURS[kind] })
  const id = randomUUIDv7()
  await scope.db.insert(passwordLinks).values({
    id,
    personId,
    kind,
    organizationId,
    secretHash: hashSecret(secret),
    expiresAt: expiresAt.toString(),
    createdBy: scope.actor.id || null,
    createdAt: now.toString(),
  })
  return { id, secret, expiresAt, url: `${scope.publicUrl}/set-password#${secret}` }
}

/** Neither used nor taken back; they may have run out. */
function openLinksOf(personId: string): SQL | undefined {
  return and(eq(passwordLinks.personId, personId), isNull(passwordLinks.usedAt), isNull(passwordLinks.endedAt))
}

/** Notes which message carries a link, so that its delivery shows beside it. */
export async function linkIsIn(
  scope: OrganizationScope | PlatformScope,
  linkId: string,
  messageId: string,
): Promise<void> {
  await scope.db.update(passwordLinks).set({ messageId }).where(eq(passwordLinks.id, linkId))
}

/** As typed from paper or taken from an address: case, spaces and hyphens of a code do not matter. */
export function hashSecret(secret: string): string {
  const code = secret.toUpperCase().replaceAll(/[\s-]/g, '')
  const isCode = code.length === 20 && [...code].every((letter) => CODE_LETTERS.includes(letter))
  return createHash('sha256')
    .update(isCode ? code : secret.trim())
    .digest('hex')
}

function slipCode(): string {
  const letters = Array.from({ length: 20 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)])
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-')
}
