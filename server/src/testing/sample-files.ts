// Small real files for tests.
import { deflateSync } from 'node:zlib'

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** A black picture (its checksums are left out). */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}

/** Headers as a browser writes them: JFIF, quantization table, frame. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110 1'.replaceAll(' ', ''), 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const table = Buffer.concat([Buffer.from('ffdb004300', 'hex'), Buffer.alloc(64, 1)])
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    table,
    frame,
    Buffer.from('ffd9', 'hex'),
  ])
}

function riff(form: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WEBP'), Buffer.from(form), size, data])
}

/** Written by a browser: 9 x 4 lossy and lossless, and the extended header of 300 x 20. */
export const webp = {
  lossy: riff('VP8 ', Buffer.from('cAEAnQEqCQAEAAQAaCWgAnQBQAAA/ueL4MttoffYr9gfxKp4AAA=', 'base64')),
  lossless: riff('VP8L', Buffer.from('LwjAAAAHUMAoYP8DEdH/AA==', 'base64')),
  extended: riff('VP8X', Buffer.from('300000002b0100130000', 'hex')),
}

/** An archive of empty entries, as Word and Excel write it. */
export function officeFile(...names: string[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const name of ['[Content_Types].xml', ...names]) {
    const text = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(text.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(text.length, 28)
    entry.writeUInt32LE(offset, 42)
    local.push(head, text)
    central.push(entry, text)
    offset += head.length + text.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length + 1, 8)
  end.writeUInt16LE(names.length + 1, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, ...central, end])
}
