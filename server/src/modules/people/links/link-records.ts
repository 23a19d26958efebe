// What became of a person's links and slips.
import { desc, eq, sql } from 'drizzle-orm'
import { passwordLinks } from '../../../platform/auth/password-links.ts'
import { people } from '../../../platform/auth/tables.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { mailMessages } from '../../../platform/mail/mail-tables.ts'
import type { LinkRecord, LinkState } from './invitations.contract.ts'

const MOST = 50

/** The newest links of a person; in an organization's scope those that it sent itself. */
export async function findLinks(
  { db, clock }: OrganizationScope | PlatformScope,
  personId: string,
): Promise<{ items: LinkRecord[] }> {
  const rows = await db
    .select({
      id: passwordLinks.id,
      kind: passwordLinks.kind,
      createdAt: passwordLinks.createdAt,
      expiresAt: passwordLinks.expiresAt,
      openedAt: passwordLinks.openedAt,
      usedAt: passwordLinks.usedAt,
      endedAt: passwordLinks.endedAt,
      sentTo: mailMessages.toAddress,
      mailState: mailMessages.state,
      lastError: mailMessages.lastError,
      creator: sql<string>`coalesce(${people.name}, '')`,
    })
    .from(passwordLinks)
    .leftJoin(mailMessages, eq(mailMessages.id, passwordLinks.messageId))
    .leftJoin(people, eq(people.id, passwordLinks.createdBy))
    .where(eq(passwordLinks.personId, personId))
    .orderBy(desc(passwordLinks.createdAt), desc(passwordLinks.id))
    .limit(MOST)
  const now = clock.now()
  return {
    items: rows.map((row) => {
      const state = stateOf(row, now)
      return {
        id: row.id,
        kind: row.kind,
        state,
        reason: NOT_ARRIVED.has(state) ? (row.lastError ?? '') : '',
        sentTo: row.sentTo,
        createdAt: row.createdAt,
        createdBy: row.creator,
        validUntil: row.expiresAt,
        openedAt: row.openedAt,
        usedAt: row.usedAt,
      }
    }),
  }
}

const NOT_ARRIVED: ReadonlySet<LinkState> = new Set(['failed', 'bounced', 'suppressed'])

interface Row {
  usedAt: string | null
  endedAt: string | null
  openedAt: string | null
  expiresAt: string
  mailState: (typeof mailMessages.$inferSelect)['state'] | null
}

const BY_MAIL: Readonly<Record<NonNullable<Row['mailState']>, LinkState>> = {
  queued: 'queued',
  sending: 'queued',
  sent: 'delivered',
  mailbox: 'kept',
  failed: 'failed',
  suppressed: 'suppressed',
  bounced: 'bounced',
}

function stateOf({ usedAt, endedAt, openedAt, expiresAt, mailState }: Row, now: Temporal.Instant): LinkState {
  if (usedAt) return 'used'
  if (endedAt) return 'ended'
  if (Temporal.Instant.compare(expiresAt, now) <= 0) return 'expired'
  if (openedAt) return 'opened'
  return mailState ? BY_MAIL[mailState] : 'printed'
}
