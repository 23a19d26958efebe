// The mail server that messages are handed to.
import { createTransport } from 'nodemailer'
import type { JobSettings } from '../jobs/define-job.ts'

export interface Envelope {
  id: string
  toAddress: string
  toName: string
  subject: string
  text: string
  html: string
  isConfidential: boolean
  /** Where its reader says no to more of its kind; null for letters that are written to one person. */
  unsubscribeAt: string | null
}

export interface MailServer {
  /** Hands a message over; throws when the server cannot be reached or does not take it. */
  send(envelope: Envelope): Promise<void>
  /** Whether the server said no to this message for good, so that trying again is of no use. */
  isRefusal(error: unknown): boolean
}

/** Null without SMTP: messages then stay in the mailbox. */
export function openMailServer({ smtpUrl, mailFrom }: JobSettings): MailServer | null {
  if (!smtpUrl) return null
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? 'bmms.localhost'
  return {
    async send({ id, toAddress, toName, subject, text, html, unsubscribeAt }) {
      await transport.sendMail({
        from: mailFrom,
        to: { name: toName, address: toAddress },
        subject,
        text,
        html,
        // The same at every try, so that a message that was taken twice is shown once.
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(unsubscribeAt ? oneClick(unsubscribeAt) : {}),
        },
      })
    },
    isRefusal,
  }
}

/** RFC 2369 and RFC 8058: mail programs show a button, and press it with one request that needs no sign-in. */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** SMTP answers 5xx to a recipient or a text that it will never take; 5xx to our own name or password is a setting to mend. */
function isRefusal(error: unknown): boolean {
  const { responseCode, code, command } = error as { responseCode?: unknown; code?: unknown; command?: unknown }
  const final = typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 503
  return final && (code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO'))
}

/** Names that no mail server outside may serve (RFC 2606, RFC 6761): addresses of demonstration accounts. */
const RESERVED = /(^|\.)(localhost|test|example|invalid|local|example\.(com|net|org))$/i

/** Why nothing can be sent to an address; empty when something can. */
export function whyUndeliverable(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return RESERVED.test(domain) ? `Not sent: ${domain} is reserved for examples and receives no mail.` : ''
}
