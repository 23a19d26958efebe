// Saying no to bulk mail: the link names the message, not the address, and carries a signature.
import { timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { PlatformScope, Sign } from '../database/scope.ts'
import { mailMessages, mailSuppressions } from './mail-tables.ts'

const PURPOSE = 'mail.unsubscribe'

/** Where whoever got this message says that they want no more of its kind: a page to look at, and RFC 8058 to post to. */
export function unsubscribeUrl({ publicUrl, sign }: { publicUrl: string; sign: Sign }, messageId: string): string {
  return `${publicUrl}/unsubscribe/${messageId}.${sign(PURPOSE, messageId)}`
}

/** The message that a link was made for, or nothing when we did not make it. */
export function readUnsubscribeToken(sign: Sign, token: string): string | undefined {
  const [, messageId = '', signature = ''] = /^([0-9a-f-]{36})[.]([\w-]{43})$/.exec(token) ?? []
  if (!messageId) return undefined
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(PURPOSE, messageId))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? messageId : undefined
}

/** To whom a link belongs, so that its page can say so; the address is shown in part only. */
export async function findUnsubscriber(scope: PlatformScope, token: string): Promise<string | undefined> {
  const address = await findAddress(scope, token)
  return address === undefined ? undefined : hint(address)
}

/** Withholds bulk mail from whoever got the message. Answers the address in part, or nothing for a wrong link. */
export async function unsubscribe(scope: PlatformScope, token: string): Promise<string | undefined> {
  const address = await findAddress(scope, token)
  if (address === undefined) return undefined
  await scope.db
    .insert(mailSuppressions)
    .values({ address, reason: 'unsubscribed', bulkOnly: true, note: 'By the link in a message.' })
    .onConflictDoNothing()
  return hint(address)
}

async function findAddress({ db, sign }: PlatformScope, token: string): Promise<string | undefined> {
  const id = readUnsubscribeToken(sign, token)
  if (!id) return undefined
  const [message] = await db
    .select({ address: mailMessages.toAddress })
    .from(mailMessages)
    .where(eq(mailMessages.id, id))
  return message?.address.toLowerCase()
}

/** `amina@moh.gov.ph` -> `a•••@moh.gov.ph`: enough to know one's own, too little to learn another's. */
function hint(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}•••${address.slice(at)}`
}
