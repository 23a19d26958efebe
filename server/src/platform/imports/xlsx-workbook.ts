// Around the sheet: which one is read, its shared texts and its styles.
import type { XlsxParts } from './xlsx-parts.ts'
import { type NumberStyle, readStyles } from './xlsx-styles.ts'
import { attributeOf, XmlError } from './xml-scanner.ts'

export interface Workbook {
  /** Part of the sheet that is read: the first visible one. */
  sheetPath: string
  sheetName: string
  /** Names of the other visible sheets. */
  others: string[]
  dates1904: boolean
  texts: string[]
  styles: NumberStyle[]
}

const WORKBOOK = 'xl/workbook.xml'

export async function readWorkbook(parts: XlsxParts): Promise<Workbook> {
  const relations = await readRelations(parts)
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let dates1904 = false
  await parts.scanWhole(WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') dates1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name === 'sheet') {
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          id: attributeOf(attributes, 'r:id') ?? /\s\w+:id\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? '',
          hidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''),
        })
      }
    },
    close: () => undefined,
    text: () => undefined,
  })
  const visible = sheets.filter(({ hidden }) => !hidden)
  const [first, ...others] = visible.length > 0 ? visible : sheets
  const sheetPath = relations.find(({ id }) => id === first?.id)?.path
  if (!first || !sheetPath || !parts.has(sheetPath)) throw new XmlError('it has no sheet of rows')
  return {
    sheetPath,
    sheetName: first.name,
    others: others.map(({ name }) => name),
    dates1904,
    texts: await readTexts(parts, relations.find(({ type }) => type.endsWith('/sharedStrings'))?.path),
    styles: await readStyles(parts, relations.find(({ type }) => type.endsWith('/styles'))?.path),
  }
}

interface Relation {
  id: string
  type: string
  path: string
}

async function readRelations(parts: XlsxParts): Promise<Relation[]> {
  const relations: Relation[] = []
  await parts.scanWhole('xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: attributeOf(attributes, 'Type') ?? '',
        path: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

/** Texts that cells refer to by number; pieces of different fonts are put together, readings aloud (`rPh`) left out. */
async function readTexts(parts: XlsxParts, path: string | undefined): Promise<string[]> {
  const texts: string[] = []
  if (!path || !parts.has(path)) return texts
  let text = ''
  let takes = false
  let aloud = false
  await parts.scanWhole(path, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aloud = true
      takes = name === 't' && !aloud
    },
    close(name) {
      if (name === 'si') texts.push(decodeEscapes(text))
      if (name === 'rPh') aloud = false
      takes = false
    },
    text(part) {
      if (takes) text += part
    },
  })
  return texts
}

/** Excel writes characters that XML cannot carry as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
