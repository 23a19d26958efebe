// What became of the messages of the last thirty days.
import { gte, sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { LetterDefinition } from './define-letter.ts'
import type { MailFigures } from './mail.contract.ts'
import { mailMessages } from './mail-tables.ts'

const DAYS = 30
const { template, state, createdAt } = mailMessages

const counted = (...states: (typeof state.enumValues)[number][]) =>
  sql<number>`count(*) filter (where ${state} in (${sql.join(
    states.map((one) => sql`${one}`),
    sql`, `,
  )}))`.mapWith(Number)

/** By letter, those with most messages first; a letter that no longer exists keeps the name in its messages. One statement. */
export async function countMail(
  { db, clock }: PlatformScope,
  letters: readonly LetterDefinition[],
): Promise<MailFigures> {
  const today = clock.now().toZonedDateTimeISO('Asia/Manila').startOfDay()
  const from = today.subtract({ days: DAYS - 1 })
  const total = sql<number>`count(*)`.mapWith(Number)
  const rows = await db
    .select({
      template,
      total,
      waiting: counted('queued', 'sending'),
      sent: counted('sent'),
      mailbox: counted('mailbox'),
      failed: counted('failed'),
      bounced: counted('bounced'),
      suppressed: counted('suppressed'),
    })
    .from(mailMessages)
    .where(gte(createdAt, from.toInstant().toString()))
    .groupBy(template)
    .orderBy(sql`count(*) desc`, template)
  const titleOf = (name: string) => letters.find((letter) => letter.name === name)?.title ?? name
  return { from: from.toPlainDate().toString(), letters: rows.map((row) => ({ ...row, title: titleOf(row.template) })) }
}
