// Excel files made by hand, part by part, for what no library would write.
import { deflateRawSync } from 'node:zlib'

export interface SampleEntry {
  name: string
  content: string | Buffer
  /** Bit 0 says that it is encrypted. */
  flags?: number
  /** What the table of contents says of its size, where that is not true. */
  claimedSize?: number
}

/** A deflated archive; its checksums are left out. */
export function zip(entries: readonly SampleEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, flags = 0, claimedSize } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(flags, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimedSize ?? bytes.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    local.push(head, title, packed)
    central.push(entry, title)
    offset += head.length + title.length + packed.length
  }
  const table = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(table.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, table, end])
}

interface SampleSheet {
  /** Inside `<worksheet>`: `<sheetData>...`. */
  sheet: string
  /** Inside `<sst>`. */
  texts?: string
  /** Inside `<styleSheet>`. */
  styles?: string
  /** `<sheet .../>` elements; one visible sheet unless said otherwise. */
  sheets?: string
  dates1904?: true
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of one sheet (rId1), as its XML. */
export function workbook({ sheet, texts = '', styles = '', sheets, dates1904 }: SampleSheet): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATIONS}">${dates1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${
        sheets ?? '<sheet name="People" sheetId="1" r:id="rId1"/>'
      }</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', '/xl/styles.xml')}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<?xml version="1.0"?><worksheet>${sheet}</worksheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${texts}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
  ])
}
