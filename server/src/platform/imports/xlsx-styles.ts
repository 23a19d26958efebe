// What number formats make of numbers: dates out of serials, and zeros before short numbers.
import type { XlsxParts } from './xlsx-parts.ts'
import { attributeOf } from './xml-scanner.ts'

/** How a cell with this style shows its number. */
export interface NumberStyle {
  kind: 'plain' | 'date' | 'time' | 'padded'
  /** Digits at least, of a padded number. */
  digits: number
}

const PLAIN: NumberStyle = { kind: 'plain', digits: 0 }
const DATE: NumberStyle = { kind: 'date', digits: 0 }
const TIME: NumberStyle = { kind: 'time', digits: 0 }
/** ECMA-376, 18.8.30: formats that every file may use without declaring them. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** Styles of cells by their number in the file. */
export async function readStyles(parts: XlsxParts, path: string | undefined): Promise<NumberStyle[]> {
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  if (!path || !parts.has(path)) return styles
  let inCells = false
  await parts.scanWhole(path, {
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      }
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(styleOf(Number(attributeOf(attributes, 'numFmtId') ?? 0), formats))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  return styles
}

function styleOf(id: number, formats: ReadonlyMap<number, string>): NumberStyle {
  const declared = formats.get(id)
  if (declared !== undefined) return styleOfFormat(declared)
  if (BUILT_IN_DATES.has(id)) return DATE
  return BUILT_IN_TIMES.has(id) ? TIME : PLAIN
}

/** `dd/mm/yyyy` is a date, `00000` a padded number; words in quotes, colours and conditions say nothing. */
function styleOfFormat(format: string): NumberStyle {
  const [first = ''] = format.split(';')
  const code = first.replaceAll(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_./gi, '')
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length }
  if (/[yd]/i.test(code) || (/m/i.test(code) && !/[hs]/i.test(code))) return DATE
  return /[hs]/i.test(code) ? TIME : PLAIN
}
