// Addresses that get no mail: what came back, who complained, who unsubscribed, and whom staff put on the list.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Db, PlatformScope } from '../database/scope.ts'
import { defineList } from '../http/define-list.ts'
import type { Input } from '../http/endpoint.ts'
import { contains } from '../http/list.ts'
import { failMail } from './mail-errors.ts'
import { mailSuppressions } from './mail-tables.ts'
import type { addSuppression, listSuppressions, removeSuppression } from './suppressions.contract.ts'

const people = pgTable('person', { id: uuid('id').notNull(), name: text('name').notNull() })
const { address, reason, bulkOnly, note, addedAt, addedBy } = mailSuppressions

const findPage = defineList({
  columns: { address, reason, bulkOnly, note, addedAt, addedBy: sql<string | null>`${people.name}` },
  from: sql`${mailSuppressions} left join ${people} on ${eq(people.id, addedBy)}`,
  sortable: { address, reason, addedAt },
  sort: '-addedAt',
  tieBreaker: address,
})

/** The list, newest first. One statement. */
export function findSuppressions({ db }: PlatformScope, query: Input<typeof listSuppressions>['query']) {
  const { q } = query
  const found = q ? or(ilike(address, contains(q)), ilike(note, contains(q))) : undefined
  return findPage(db, query, and(found, query.reason ? eq(reason, query.reason) : undefined))
}

/** Puts an address on the list by hand: it gets no mail at all. */
export async function suppressByHand(
  { db, actor }: PlatformScope,
  { address: given, note: why }: Input<typeof addSuppression>['body'],
): Promise<void> {
  await db
    .insert(mailSuppressions)
    .values({ address: given.toLowerCase(), reason: 'by_hand', note: why, addedBy: actor.id || null })
}

/** Takes an address off the list; the reason stays in the change log. */
export async function unsuppress(
  { db, actor }: PlatformScope,
  body: Input<typeof removeSuppression>['body'],
): Promise<void> {
  const here = eq(address, body.address.toLowerCase())
  const { rowCount } = await db
    .update(mailSuppressions)
    .set({ note: `Taken off: ${body.reason}`, addedBy: actor.id || null })
    .where(here)
  if (!rowCount) failMail('operations.suppression.not_found')
  await db.delete(mailSuppressions).where(here)
}

/** Withholds all mail from an address; one that only unsubscribed gets nothing from now on, either. */
export async function suppressAll(
  db: Db,
  entry: { address: string; reason: 'bounced' | 'complained'; note: string },
): Promise<void> {
  await db
    .insert(mailSuppressions)
    .values({ ...entry, address: entry.address.toLowerCase() })
    .onConflictDoUpdate({
      target: address,
      set: { reason: entry.reason, bulkOnly: false, note: entry.note, addedAt: sql`now()` },
      setWhere: eq(bulkOnly, true),
    })
}

const WHY: Record<typeof mailSuppressions.$inferSelect.reason, string> = {
  bounced: 'earlier mail to this address came back',
  complained: 'the recipient reported mail of BMMS as unwanted',
  unsubscribed: 'the recipient unsubscribed from letters that go to many',
  by_hand: 'staff put this address on the list',
}

/** Why an address gets no mail of this kind; empty when it does. */
export async function whySuppressed(db: Db, to: { address: string; isBulk: boolean }): Promise<string> {
  const conditions: SQL[] = [eq(address, to.address.toLowerCase()), ...(to.isBulk ? [] : [eq(bulkOnly, false)])]
  const [found] = await db
    .select({ reason })
    .from(mailSuppressions)
    .where(and(...conditions))
  if (!found) return ''
  return `Not sent: ${WHY[found.reason]}. Take it off the list of addresses without mail first, or use another address.`
}
