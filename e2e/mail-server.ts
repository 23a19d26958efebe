// A real mail server on loopback that keeps what it takes, as a person would find it in the mailbox.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface TakenMail {
  /** Lower case. */
  to: string
  subject: string
  /** The plain part. */
  text: string
  /** The message as it came. */
  raw: string
}

export interface MailServer {
  /** For `SMTP_URL`. */
  url: string
  mails: readonly TakenMail[]
  /** Waits until a message to that address whose subject fits has arrived. */
  arrived: (to: string, subject: RegExp) => Promise<TakenMail>
  stop: () => Promise<void>
}

const PATIENCE_MS = 40_000

export async function startMailServer(): Promise<MailServer> {
  const mails: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        for (const { address } of session.envelope.rcptTo) mails.push(readMail(address.toLowerCase(), raw))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    arrived: (to, subject) => waitFor(mails, (mail) => mail.to === to && subject.test(mail.subject)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function waitFor(mails: readonly TakenMail[], fits: (mail: TakenMail) => boolean): Promise<TakenMail> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const found = mails.find(fits)
    if (found) return found
    if (Date.now() > deadline)
      throw new Error(`no such mail; there are: ${mails.map(({ to, subject }) => `${to}: ${subject}`).join('; ')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function readMail(to: string, raw: string): TakenMail {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const subject = decodeWords(/^subject: (.*)$/im.exec(head)?.[1] ?? '')
  const boundary = /boundary="([^"]+)"/i.exec(head)?.[1]
  const parts = boundary ? raw.split(`--${boundary}`) : [raw]
  const plain = parts.find((part) => /content-type: text\/plain/i.test(part)) ?? ''
  return { to, subject, text: bodyOf(plain), raw }
}

function bodyOf(part: string): string {
  const at = part.indexOf('\r\n\r\n')
  const head = part.slice(0, at)
  const body = part.slice(at + 4)
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /quoted-printable/i.test(head) ? unquote(body.replaceAll(/=\r\n/g, '')) : body
}

/** RFC 2047: `=?UTF-8?Q?...?=` and `=?UTF-8?B?...?=`. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : unquote(word.replaceAll('_', ' ')),
    )
}

function unquote(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
