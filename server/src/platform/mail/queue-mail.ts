import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import { type Letter, PLATFORM_SENDER, renderLetter } from './layout.ts'
import { mailBodies, mailMessages } from './mail-tables.ts'

export const SEND_MAIL = 'mail.send'

export interface MailToSend {
  /** What kind of message it is, `people.invitation`; for the list of messages. */
  template: string
  to: { address: string; name?: string; personId?: string }
  subject: string
  letter: Letter
  /** It holds a one-time link or a password: few may read it here, and its text is removed when it is delivered. */
  isConfidential?: boolean
}

/**
 * Writes a message and puts its sending in the queue, in the transaction of the scope: it leaves when that commits, or
 * never. An organization's message carries its name and colour. Answers the id.
 */
export async function queueMail(scope: OrganizationScope | PlatformScope, mail: MailToSend): Promise<string> {
  const organization = scope.kind === 'organization' ? scope.organization : null
  const { html, text } = renderLetter(organization ?? PLATFORM_SENDER, mail.letter)
  const [message] = await scope.db
    .insert(mailMessages)
    .values({
      organizationId: organization?.id ?? null,
      personId: mail.to.personId ?? null,
      toAddress: mail.to.address.trim(),
      toName: oneLine(mail.to.name ?? ''),
      subject: oneLine(mail.subject),
      template: mail.template,
      isConfidential: mail.isConfidential ?? false,
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
