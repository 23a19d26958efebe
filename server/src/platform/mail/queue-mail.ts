import { randomUUIDv7 } from 'node:crypto'
import type { OrganizationRef, OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { LetterDefinition } from './define-letter.ts'
import { type Letter, PLATFORM_SENDER, renderLetter } from './layout.ts'
import { letterTexts } from './letter-texts.ts'
import { takeSlot } from './mail-pace.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

export const SEND_MAIL = 'mail.send'

export interface Addressee {
  address: string
  name?: string
  personId?: string
}

export interface LetterToSend<D> {
  to: Addressee
  data: D
  /** In whose name, from the platform scope; an organization's own letters always carry its name and colour. */
  organization?: OrganizationRef
}

/**
 * Writes a letter and puts its sending in the queue, in the transaction of the scope: it leaves when that commits, or
 * never. A bulk letter leaves when its turn has come; see `takeSlot`. Answers the id of the message.
 */
export async function queueLetter<D>(
  scope: OrganizationScope | PlatformScope,
  definition: LetterDefinition<D>,
  { to, data, organization }: LetterToSend<D>,
): Promise<string> {
  const sender = scope.kind === 'organization' ? scope.organization : (organization ?? null)
  const texts = await letterTexts(scope, definition, sender?.id ?? null)
  const { name: template, isConfidential, isBulk } = definition
  return queueMail(scope, {
    template,
    to,
    sender,
    subject: definition.subject(data),
    letter: definition.letter(data, texts),
    isConfidential,
    isBulk,
  })
}

interface MailToSend {
  template: string
  to: Addressee
  /** In whose name and colour; null for the platform's. */
  sender: OrganizationRef | null
  subject: string
  letter: Letter
  isConfidential: boolean
  isBulk: boolean
}

/** The same for a letter that is put together already: a try-out of texts that nobody saved yet. */
export async function queueMail(scope: OrganizationScope | PlatformScope, mail: MailToSend): Promise<string> {
  const { sender, to, template, isConfidential, isBulk } = mail
  const id = randomUUIDv7()
  const footing = isBulk ? { unsubscribeUrl: unsubscribeUrl(scope, id) } : {}
  await scope.db.insert(mailMessages).values({
    id,
    organizationId: sender?.id ?? null,
    personId: to.personId ?? null,
    toAddress: to.address.trim(),
    toName: oneLine(to.name ?? ''),
    subject: oneLine(mail.subject),
    template,
    isConfidential,
    isBulk,
  })
  await scope.db
    .insert(mailBodies)
    .values({ messageId: id, ...renderLetter(sender ?? PLATFORM_SENDER, mail.letter, footing) })
  await enqueueSending(scope, { id, isBulk })
  return id
}

/** A letter to one person leaves at once; bulk mail waits its turn. */
export async function enqueueSending(
  scope: OrganizationScope | PlatformScope,
  { id, isBulk }: { id: string; isBulk: boolean },
): Promise<void> {
  const turn = isBulk ? { startAfter: await takeSlot(scope.db) } : undefined
  await scope.enqueue(SEND_MAIL, { messageId: id }, turn)
}

/** Headers are one line of at most 200 characters here; names of records may be longer. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const characters = [...line]
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : line
}
