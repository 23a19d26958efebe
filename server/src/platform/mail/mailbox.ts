// The mailbox: looking at messages, and sending one again.
import { and, eq, ilike, or, type SQL } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Static } from 'typebox'
import type { PlatformScope } from '../database/scope.ts'
import type { Page } from '../http/atoms.contract.ts'
import { contains, orderFor, pageOf, totalRows } from '../http/list.ts'
import type { MailListQuery, MailSummary, MailView } from './mail.contract.ts'
import { failMail } from './mail-errors.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'
import { SEND_MAIL } from './queue-mail.ts'

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

function conditionsOf({ q, state, organization }: Static<typeof MailListQuery>): (SQL | undefined)[] {
  const { subject, toAddress, toName, template } = mailMessages
  return [
    q ? or(...[subject, toAddress, toName, template].map((column) => ilike(column, contains(q)))) : undefined,
    state ? eq(mailMessages.state, state) : undefined,
    organization ? eq(organizations.code, organization) : undefined,
  ]
}

interface Row {
  message: typeof mailMessages.$inferSelect
  code: string | null
  name: string | null
}

function summaryOf({ message, code, name }: Row): MailSummary {
  const { id, toAddress, toName, subject, template, isConfidential, state, attempts, lastError, createdAt, sentAt } =
    message
  return {
    id,
    toAddress,
    toName,
    subject,
    template,
    isConfidential,
    state,
    attempts,
    lastError,
    organization: code === null || name === null ? null : { code, name },
    createdAt,
    sentAt,
  }
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

/** Sends a message that failed or was kept here; its state says so at once. */
export async function sendAgain(scope: PlatformScope, id: string): Promise<void> {
  const [row] = await scope.db
    .select({ state: mailMessages.state, bodyOf: mailBodies.messageId })
    .from(mailMessages)
    .leftJoin(mailBodies, eq(mailBodies.messageId, mailMessages.id))
    .where(eq(mailMessages.id, id))
    .for('update', { of: mailMessages })
  if (!row) return failMail('operations.mail.not_found')
  if (row.state !== 'failed' && row.state !== 'mailbox')
    return failMail('operations.mail.not_sendable', { state: row.state })
  if (row.bodyOf === null) return failMail('operations.mail.body_removed')
  await scope.db.update(mailMessages).set({ state: 'queued', lastError: '' }).where(eq(mailMessages.id, id))
  await scope.enqueue(SEND_MAIL, { messageId: id })
}
