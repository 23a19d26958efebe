// The mailbox: looking at messages, and sending one again.
import { and, eq, ilike, inArray, or, type SQL } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Static } from 'typebox'
import type { PlatformScope } from '../database/scope.ts'
import type { Page } from '../http/atoms.contract.ts'
import { contains, orderFor, pageOf, totalRows } from '../http/list.ts'
import type { MailListQuery, MailSummary, MailView } from './mail.contract.ts'
import { failMail } from './mail-errors.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'
import { enqueueSending } from './queue-mail.ts'

/** What a message shows of its organization. */
const organizations = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
})

/** Messages of the platform and of all organizations. One statement. */
export async function findMail({ db }: PlatformScope, query: Static<typeof MailListQuery>): Promise<Page<MailSummary>> {
  const { createdAt, subject, toAddress, state, sentAt, id } = mailMessages
  const page = await pageOf(query, (limit, offset) =>
    db
      .select({ message: mailMessages, code: organizations.code, name: organizations.name, total: totalRows })
      .from(mailMessages)
      .leftJoin(organizations, eq(organizations.id, mailMessages.organizationId))
      .where(and(...conditionsOf(query)))
      .orderBy(...orderFor(query.sort ?? '-createdAt', { createdAt, subject, toAddress, state, sentAt }, id))
      .limit(limit)
      .offset(offset),
  )
  return { ...page, items: page.items.map(summaryOf) }
}

function conditionsOf({
  q,
  state,
  organization,
  template: letter,
  bulk,
}: Static<typeof MailListQuery>): (SQL | undefined)[] {
  const { subject, toAddress, toName, template } = mailMessages
  return [
    q ? or(...[subject, toAddress, toName, template].map((column) => ilike(column, contains(q)))) : undefined,
    state ? eq(mailMessages.state, state) : undefined,
    letter ? eq(template, letter) : undefined,
    bulk === undefined ? undefined : eq(mailMessages.isBulk, bulk),
    organization ? eq(organizations.code, organization) : undefined,
  ]
}

interface Row {
  message: typeof mailMessages.$inferSelect
  code: string | null
  name: string | null
}

function summaryOf({ message, code, name }: Row): MailSummary {
  const { organizationId: _, personId: __, ...shown } = message
  return { ...shown, organization: code === null || name === null ? null : { code, name } }
}

/** One message; the text of a confidential one only for those who may open it. */
export async function getMail({ db, actor }: PlatformScope, id: string): Promise<MailView> {
  const [row] = await db
    .select({ message: mailMessages, code: organizations.code, name: organizations.name, body: mailBodies })
    .from(mailMessages)
    .leftJoin(organizations, eq(organizations.id, mailMessages.organizationId))
    .leftJoin(mailBodies, eq(mailBodies.messageId, mailMessages.id))
    .where(eq(mailMessages.id, id))
  if (!row) return failMail('operations.mail.not_found')
  const hidden = row.message.isConfidential && !actor.permissions.has('operations.mail.open_confidential')
  const withheld = row.body === null ? 'removed' : hidden ? 'confidential' : null
  const body = row.body && !hidden ? { text: row.body.text, html: row.body.html } : null
  return { ...summaryOf(row), body, withheld }
}

const SENDABLE: readonly MailSummary['state'][] = ['failed', 'mailbox', 'suppressed', 'bounced']

/** Sends a message that failed, came back, was withheld or kept here; its state says so at once. */
export async function sendAgain(scope: PlatformScope, id: string): Promise<void> {
  const [row] = await lockMessages(scope, [id])
  if (!row) return failMail('operations.mail.not_found')
  if (!SENDABLE.includes(row.state)) return failMail('operations.mail.not_sendable', { state: row.state })
  if (row.bodyOf === null) return failMail('operations.mail.body_removed')
  await queueAgain(scope, row)
}

/** The same for several; those that cannot be sent again are left. */
export async function sendManyAgain(
  scope: PlatformScope,
  ids: readonly string[],
): Promise<{ queued: number; left: number }> {
  const rows = await lockMessages(scope, ids)
  const again = rows.filter(({ state, bodyOf }) => SENDABLE.includes(state) && bodyOf !== null)
  for (const row of again) await queueAgain(scope, row)
  return { queued: again.length, left: new Set(ids).size - again.length }
}

type Locked = { id: string; state: MailSummary['state']; isBulk: boolean; bodyOf: string | null }

function lockMessages({ db }: PlatformScope, ids: readonly string[]): Promise<Locked[]> {
  const { id, state, isBulk } = mailMessages
  return db
    .select({ id, state, isBulk, bodyOf: mailBodies.messageId })
    .from(mailMessages)
    .leftJoin(mailBodies, eq(mailBodies.messageId, id))
    .where(inArray(id, [...ids]))
    .orderBy(id)
    .for('update', { of: mailMessages })
}

async function queueAgain(scope: PlatformScope, { id, isBulk }: Locked): Promise<void> {
  await scope.db
    .update(mailMessages)
    .set({ state: 'queued', lastError: '', bouncedAt: null })
    .where(eq(mailMessages.id, id))
  await enqueueSending(scope, { id, isBulk })
}
