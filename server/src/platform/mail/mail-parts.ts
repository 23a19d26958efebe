// A message taken apart (RFC 5322, RFC 2046), as far as reports need it: headers, parts, and what they are encoded in.

export interface MailPart {
  headers: ReadonlyMap<string, string>
  /** `message/delivery-status`, in small letters. */
  type: string
  boundary: string
  body: string
}

/** Reports are short; whatever nests deeper or has more parts is none. */
const DEEPEST = 5
const MOST = 50

/** Headers and body of a message or of a part. */
export function readPart(raw: string): MailPart {
  const text = raw.replaceAll('\r\n', '\n')
  const end = text.startsWith('\n') ? 0 : text.search(/\n[ \t]*\n/)
  const head = end < 0 ? text : text.slice(0, end)
  const headers = readHeaders(head)
  const [type = '', ...parameters] = (headers.get('content-type') ?? 'text/plain').split(';')
  const boundary = parameters.map((one) => /^\s*boundary="?([^"]{1,200})"?\s*$/i.exec(one)?.[1]).find(Boolean) ?? ''
  return {
    headers,
    boundary,
    type: type.trim().toLowerCase(),
    body: end < 0 ? '' : text.slice(end).replace(/^\n([ \t]*\n)?/, ''),
  }
}

/** Headers by name in small letters, folded lines put together; of several with one name the first. */
export function readHeaders(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([\w-]+):(.*)$/.exec(line) ?? []
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim())
  }
  return headers
}

/** All parts of a message, those of parts included. */
export function partsOf(part: MailPart, depth = 0): MailPart[] {
  if (!part.type.startsWith('multipart/') || part.boundary === '' || depth > DEEPEST) return [part]
  const pieces = `\n${part.body}`.split(`\n--${part.boundary}`).slice(1, MOST)
  const inner = pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => readPart(piece.replace(/^[ \t]*\n/, '')))
  return [part, ...inner.flatMap((one) => partsOf(one, depth + 1))]
}

export function decodedBody({ headers, body }: MailPart): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replaceAll(/=[ \t]*\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
