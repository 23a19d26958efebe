// Reads XML as it comes, piece by piece, and tells what it meets; builds nothing. Only what spreadsheets are written in:
// document types, where entities could be declared, are refused.

export interface XmlHandlers {
  /** Local name without prefix; attributes as they stand, for `attributeOf`. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** No tag and no text of a spreadsheet between two tags is longer: a cell holds 32,767 characters. */
const LONGEST_PIECE = 1024 * 1024

export class XmlError extends Error {
  override name = 'XmlError'
}

export class XmlScanner {
  readonly #handlers: XmlHandlers
  #rest = ''
  #depth = 0

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers
  }

  write(chunk: string): void {
    const text = this.#rest + chunk
    let at = 0
    for (;;) {
      const next = this.#piece(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_PIECE) throw new XmlError('a piece of its XML is too long')
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#depth !== 0) throw new XmlError('its XML ends in the middle')
  }

  /** Handles the tag or the text at `at`; answers where the next one begins, or -1 when more has to come first. */
  #piece(text: string, at: number): number {
    if (at >= text.length) return -1
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      if (end < 0) return -1
      this.#handlers.text(decodeEntities(text.slice(at, end)))
      return end
    }
    if (text.startsWith('<!', at) || text.startsWith('<?', at)) return this.#special(text, at)
    const end = endOfTag(text, at)
    if (end < 0) return -1
    this.#tag(text.slice(at + 1, end))
    return end + 1
  }

  #tag(inside: string): void {
    if (inside.startsWith('/')) {
      this.#depth -= 1
      this.#handlers.close(localName(inside.slice(1).trimEnd()))
      return
    }
    const isEmpty = inside.endsWith('/')
    const whole = isEmpty ? inside.slice(0, -1) : inside
    const space = whole.search(/\s/)
    const name = localName(space < 0 ? whole : whole.slice(0, space))
    this.#handlers.open(name, space < 0 ? '' : whole.slice(space))
    if (isEmpty) this.#handlers.close(name)
    else this.#depth += 1
  }

  #special(text: string, at: number): number {
    if (text.length - at < 9) return -1
    if (text.startsWith('<!DOCTYPE', at)) throw new XmlError('its XML declares a document type')
    const isData = text.startsWith('<![CDATA[', at)
    const close = isData ? ']]>' : text.startsWith('<!--', at) ? '-->' : '>'
    const end = text.indexOf(close, at)
    if (end < 0) return -1
    if (isData) this.#handlers.text(text.slice(at + 9, end))
    return end + close.length
  }
}

/** The `>` that ends a tag, not one inside a value. */
function endOfTag(text: string, at: number): number {
  let end = text.indexOf('>', at)
  while (end >= 0 && !WHOLE_VALUES.test(text.slice(at, end))) end = text.indexOf('>', end + 1)
  return end
}

const WHOLE_VALUES = /^(?:[^"']+|"[^"]*"|'[^']*')*$/

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute by its whole name (`r`, `r:id`), or nothing. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes[at - 1]
    const quoted = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (quoted && (before === undefined || /\s/.test(before))) return decodeEntities(quoted[1] ?? quoted[2] ?? '')
  }
  return undefined
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
