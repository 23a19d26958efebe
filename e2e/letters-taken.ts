// A real mail server that the journey runs, and the letters that arrived, as a person reads them.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface TakenLetter {
  to: string
  subject: string
  /** The text part, decoded. */
  text: string
}

export interface LetterBox {
  smtpUrl: string
  letters: TakenLetter[]
  /** Waits for the next letter to this address whose subject matches. */
  letterTo: (address: string, subject: RegExp) => Promise<TakenLetter>
  stop: () => Promise<void>
}

const PATIENCE_MS = 60_000

export async function openLetterBox(): Promise<LetterBox> {
  const letters: TakenLetter[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(readLetter(Buffer.concat(chunks).toString('utf8'), session.envelope.rcptTo[0]?.address ?? ''))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    letterTo: async (address, subject) => {
      const deadline = Date.now() + PATIENCE_MS
      for (;;) {
        const found = letters.find((letter) => letter.to === address && subject.test(letter.subject))
        if (found) return found
        if (Date.now() > deadline)
          throw new Error(`no letter to ${address} about ${subject}; there are: ${list(letters)}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
  }
}

function list(letters: readonly TakenLetter[]): string {
  return letters.map(({ to, subject }) => `${to}: ${subject}`).join('; ')
}

function readLetter(raw: string, to: string): TakenLetter {
  const { headers, body } = cut(raw)
  const boundary = headers.match(/boundary="?([^";\r\n]+)"?/)?.[1]
  const parts = boundary
    ? body.split(`--${boundary}`).map((part) => cut(part.replace(/^\r?\n/, '')))
    : [{ headers, body }]
  const text = parts.find((part) => /content-type: text\/plain/i.test(part.headers)) ?? parts[0]
  return {
    to,
    subject: decodeWords(headers.match(/^Subject: (.*(?:\r?\n[ \t].*)*)/im)?.[1] ?? ''),
    text: text ? decodeBody(text) : '',
  }
}

function cut(raw: string): { headers: string; body: string } {
  const at = raw.search(/\r?\n\r?\n/)
  return { headers: raw.slice(0, at), body: raw.slice(at).replace(/^\r?\n\r?\n/, '') }
}

function decodeBody({ headers, body }: { headers: string; body: string }): string {
  const encoding = headers.match(/content-transfer-encoding: (\S+)/i)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? fromQuoted(body.replace(/=\r?\n/g, '')) : body
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function decodeWords(subject: string): string {
  return subject
    .replace(/\r?\n[ \t]/g, '')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, text: string) => fromQuoted(text.replaceAll('_', ' ')))
}
