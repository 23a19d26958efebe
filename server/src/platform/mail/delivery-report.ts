// What mail servers say of messages later: came back, was reported as unwanted, arrived.
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import { mailMessages } from './mail-tables.ts'
import { suppressAll } from './suppressions.ts'

export interface DeliveryReport {
  /** Our Message-ID, with or without brackets. */
  messageId?: string | undefined
  /** Whom it is about, when the message is not named. */
  address?: string | undefined
  kind: 'bounced' | 'delayed' | 'complained' | 'delivered'
  /** RFC 3463, `5.1.1`; empty when it says none. */
  status: string
  /** What the mail server said. */
  detail: string
}

/** `suppressed`: the address gets no more mail; `noted`: written down; `unknown`: about nothing that we sent. */
export type ReportOutcome = 'suppressed' | 'noted' | 'unknown'

/**
 * Takes a report in. It must name a message of ours, or an address that we wrote to: whoever can write to the address for
 * reports could otherwise cut anybody off from mail.
 */
export async function takeReport(scope: PlatformScope, report: DeliveryReport): Promise<ReportOutcome> {
  const message = await findMessage(scope, report)
  if (!message) return 'unknown'
  const { kind, status } = report
  const words = wordsOf(report)
  const change = (set: Partial<typeof mailMessages.$inferInsert>) =>
    scope.db.update(mailMessages).set(set).where(eq(mailMessages.id, message.id))
  const at = scope.clock.now().toString()
  if (kind === 'delivered') {
    await scope.db
      .update(mailMessages)
      .set({ deliveredAt: at })
      .where(and(eq(mailMessages.id, message.id), isNull(mailMessages.deliveredAt)))
    return 'noted'
  }
  await change(kind === 'bounced' ? { state: 'bounced', bouncedAt: at, lastError: words } : { lastError: words })
  const ends = kind === 'complained' || (kind === 'bounced' && blamesAddress(status))
  if (!ends) return 'noted'
  const reason = kind === 'complained' ? 'complained' : 'bounced'
  await suppressAll(scope.db, { address: message.toAddress, reason, note: words })
  return 'suppressed'
}

/**
 * Whether a final answer is about the address, so that no later message will arrive, either (RFC 3463). A full mailbox,
 * a message too large and the policy of the other side (5.7: spam, missing SPF or DKIM) are not: a wave that was taken
 * for spam must not cut its thousand people off from mail.
 */
export function blamesAddress(status: string): boolean {
  if (status === '') return true
  return /^5\.(0\.0|1\.([0-46]|10)|2\.[01]|4\.([14]|310))$/.test(status)
}

/** `5.1.1` out of what a mail server said; empty when there is none. */
export function statusIn(text: string): string {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0] ?? ''
}

async function findMessage({ db }: PlatformScope, { messageId, address }: DeliveryReport) {
  const { id, toAddress, createdAt, state } = mailMessages
  const named = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@|$)/.exec(messageId?.trim() ?? '')?.[1]
  if (!named && !address) return undefined
  const about = named ? eq(id, named) : eq(sql`lower(${toAddress})`, (address ?? '').toLowerCase())
  const handedOver = sql`${state} in ('sending', 'sent', 'bounced')`
  const [found] = await db
    .select({ id, toAddress })
    .from(mailMessages)
    .where(and(about, handedOver))
    .orderBy(desc(createdAt))
    .limit(1)
    .for('update')
  return found
}

function wordsOf({ kind, status, detail }: DeliveryReport): string {
  const said = detail.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const code = status && !said.includes(status) ? `(${status})` : ''
  const what = {
    bounced: 'It came back',
    delayed: 'It waits on the way',
    complained: 'The recipient reported it as unwanted',
    delivered: 'It arrived',
  }[kind]
  const rest = [said, code].filter(Boolean).join(' ')
  return `${what}${rest ? `: ${rest}` : '.'}`.slice(0, 450)
}
