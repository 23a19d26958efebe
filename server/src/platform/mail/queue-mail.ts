import type { OrganizationRef, OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { LetterDefinition } from './define-letter.ts'
import { type Letter, PLATFORM_SENDER, renderLetter } from './layout.ts'
import { letterTexts } from './letter-texts.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'

export const SEND_MAIL = 'mail.send'

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
 * never. Answers the id of the message.
 */
export async function queueLetter<D>(
  scope: OrganizationScope | PlatformScope,
  definition: LetterDefinition<D>,
  { to, data, organization }: LetterToSend<D>,
): Promise<string> {
  const sender = scope.kind === 'organization' ? scope.organization : (organization ?? null)
  const texts = await letterTexts(scope, definition, sender?.id ?? null)
  const { name: template, isConfidential, isBulk } = definition
  const subject = definition.subject(data)
  return queueMail(scope, {
    template,
    to,
    sender,
    subject,
    letter: definition.letter(data, texts),
    isConfidential,
    isBulk,
  })
}

async function queueMail(scope: OrganizationScope | PlatformScope, mail: MailToSend): Promise<string> {
  const { sender, to, template, isConfidential, isBulk } = mail
  const { html, text } = renderLetter(sender ?? PLATFORM_SENDER, mail.letter)
  const [message] = await scope.db
    .insert(mailMessages)
    .values({
      organizationId: sender?.id ?? null,
      personId: to.personId ?? null,
      toAddress: to.address.trim(),
      toName: oneLine(to.name ?? ''),
      subject: oneLine(mail.subject),
      template,
      isConfidential,
      isBulk,
    })
    .returning({ id: mailMessages.id })
  if (!message) throw new Error('the message was not written')
  await scope.db.insert(mailBodies).values({ messageId: message.id, text, html })
  await scope.enqueue(SEND_MAIL, { messageId: message.id })
  return message.id
}

/** Headers are one line of at most 200 characters here; names of records may be longer. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const characters = [...line]
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : line
}
