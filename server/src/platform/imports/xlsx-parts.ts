// Parts of an XLSX file, unpacked as a stream of text and never to more than the file said and we allow.
import { StringDecoder } from 'node:string_decoder'
import { createInflateRaw } from 'node:zlib'
import { readZipEntries, type ZipEntry } from '../files/zip-entries.ts'
import { failImport } from './import-errors.ts'
import { MOST_UNPACKED_MEGABYTES } from './import-file-rule.ts'
import { XmlError, type XmlHandlers, XmlScanner } from './xml-scanner.ts'

const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8

export class XlsxParts {
  readonly #bytes: Buffer
  readonly #entries: Map<string, ZipEntry>

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#entries = new Map((readZipEntries(bytes) ?? []).map((entry) => [entry.name, entry]))
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Tells the handlers what is in a part; yields after each piece, so that rows can be taken while more is read. */
  async *scan(name: string, handlers: XmlHandlers): AsyncGenerator<void> {
    const scanner = new XmlScanner(handlers)
    for await (const text of this.#texts(name)) {
      scanner.write(text)
      yield
    }
    scanner.end()
  }

  /** The same, from beginning to end. */
  async scanWhole(name: string, handlers: XmlHandlers): Promise<void> {
    for await (const _ of this.scan(name, handlers));
  }

  async *#texts(name: string): AsyncGenerator<string> {
    const decoder = new StringDecoder('utf8')
    const limit = MOST_UNPACKED_MEGABYTES * 1024 * 1024
    let size = 0
    for await (const bytes of this.#unpacked(name)) {
      size += bytes.length
      if (size > limit) failImport('imports.file.bomb', { limit: MOST_UNPACKED_MEGABYTES })
      yield decoder.write(bytes)
    }
    yield decoder.end()
  }

  #unpacked(name: string): AsyncIterable<Buffer> | Iterable<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw new XmlError(`its part ${name} is missing`)
    const packed = this.#packed(entry)
    if (entry.method === STORED) return [packed]
    if (entry.method !== DEFLATED) throw new XmlError('it is packed in an unusual way')
    const inflate = createInflateRaw()
    inflate.end(packed)
    return inflate
  }

  #packed({ offset, packedSize }: ZipEntry): Buffer {
    if (offset + 30 > this.#bytes.length || this.#bytes.readUInt32LE(offset) !== LOCAL_HEADER) {
      throw new XmlError('its archive is broken')
    }
    const start = offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28)
    return this.#bytes.subarray(start, start + packedSize)
  }
}
