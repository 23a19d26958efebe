// What stands above and below the table of a form's workbook.
import type { WriteSheet } from 'hucre/xlsx'
import { dualDate } from '../calendar/hijri.ts'
import { formatInstant, today } from '../calendar/manila.ts'
import { verificationText } from './form-json.ts'
import type { FormSheet } from './form-sheet.ts'
import { headerValue, UNITS } from './form-words.ts'
import { type Canvas, putText, STYLES } from './form-xlsx-cells.ts'
import { qrGif } from './qr-picture.ts'
import { sheetValue } from './xlsx-cells.ts'

/** Code, title, period, unit, header lines and tick boxes; returns the row after them. */
export function putOpening(canvas: Canvas, sheet: FormSheet, columns: number): number {
  const { definition, period, ticked, label } = sheet
  const last = columns - 1
  putText(canvas, [0, 0, last], definition.code, STYLES.code)
  putText(canvas, [1, 0, last], definition.title.toUpperCase(), STYLES.title)
  putText(
    canvas,
    [2, 0, last],
    [period, definition.layout === 'voucher' ? '' : UNITS[definition.unit]].filter((part) => part !== '').join('  '),
    STYLES.period,
  )
  if (label) putText(canvas, [3, 0, last], label, STYLES.label)
  const top = label ? 4 : 3
  for (const [at, { key, label: name }] of definition.header.entries()) {
    const value = headerValue(sheet, key)
    canvas.cells.set(`${top + at},0`, {
      value: sheetValue('text', `${name}: ${value}`),
      style: STYLES.plain,
      richText: [
        { text: `${name}: `, font: { ...STYLES.plain.font, bold: true } },
        { text: value.toWellFormed(), font: STYLES.plain.font },
      ],
    })
  }
  const right = Math.floor(columns * 0.6)
  for (const [at, { key, label: name }] of definition.ticks.entries()) {
    putText(canvas, [top + at, right], `${ticked.includes(key) ? '☒' : '☐'}  ${name}`, STYLES.plain)
  }
  return top + Math.max(definition.header.length, definition.ticks.length) + 1
}

interface Closing {
  readonly sheet: FormSheet
  readonly hash: string
  readonly widths: readonly number[]
  readonly top: number
}

/** Edition, hash and QR code; returns the picture. */
export function putClosing(
  canvas: Canvas,
  { sheet, hash, top }: Omit<Closing, 'widths'>,
): NonNullable<WriteSheet['images']>[number] {
  const { definition, generatedAt, generatedBy } = sheet
  const address = verificationText(sheet, hash)
  const rows = [
    `${definition.code} as prescribed by ${definition.edition}.`,
    `Printed on ${dualDate(today(generatedAt))}. Generated ${formatInstant(generatedAt)} by ${generatedBy}.`,
    `SHA-256 of the contents: ${hash}`,
    sheet.verifyAt ? `Check it at ${address}` : 'The QR code holds the hash.',
  ]
  for (const [at, text] of rows.entries()) putText(canvas, [top + at, 0], text, STYLES.plain)
  return {
    data: qrGif(address, 2),
    type: 'gif',
    anchor: { from: { row: top + rows.length + 1, col: 0 } },
    width: 96,
    height: 96,
    altText: `QR code: ${address}`,
  }
}

/** The notes under the table; returns the row after them. */
export function putNotes(canvas: Canvas, { sheet, widths, top }: Omit<Closing, 'hash'>): number {
  const { notes } = sheet.definition
  for (const [at, note] of notes.entries()) putText(canvas, [top + at, 0, widths.length - 1], note, STYLES.wrapped)
  return notes.length > 0 ? top + notes.length + 1 : top
}

/** Who certifies, side by side; returns the row after them. */
export function putCertifications(canvas: Canvas, { sheet, widths, top }: Omit<Closing, 'hash'>): number {
  const { certifications } = sheet.definition
  if (certifications.length === 0) return top
  const places = spans(widths, certifications.length)
  for (const [at, { key, caption, covers, position }] of certifications.entries()) {
    const [from, to] = places[at] ?? [0, 0]
    const signature = sheet.signatures[key]
    putText(canvas, [top, from, to], caption, STYLES.wrapped)
    putText(canvas, [top + 2, from, to], signature?.name ?? '', STYLES.name)
    putText(canvas, [top + 3, from, to], signature?.position || position, STYLES.under)
    putText(canvas, [top + 4, from, to], covers ?? '', STYLES.under)
    putText(canvas, [top + 5, from, to], `Date: ${signature?.date ? dualDate(signature.date) : ''}`, STYLES.under)
  }
  const longest = Math.max(...certifications.map(({ caption }) => caption.length))
  canvas.rowDefs.set(top, { height: 12 * Math.ceil(longest / 60) })
  canvas.rowDefs.set(top + 1, { height: 26 })
  canvas.rowDefs.set(top + 4, { height: certifications.some(({ covers }) => covers) ? 24 : 4 })
  return top + 7
}

/** Columns for each of so many blocks side by side, as equal as the columns' widths allow, one left free in between. */
function spans(widths: readonly number[], blocks: number): (readonly [number, number])[] {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const edges = Array.from({ length: blocks + 1 }, (_, block) => {
    let [used, column] = [0, 0]
    while (column < widths.length && used + (widths[column] ?? 0) / 2 < (whole * block) / blocks)
      used += widths[column++] ?? 0
    return Math.max(column, block)
  })
  return edges.slice(0, -1).map((from, block) => {
    const end = (edges[block + 1] ?? from + 1) - 1
    return [from, Math.max(from, end - from > 1 && block < blocks - 1 ? end - 1 : end)]
  })
}
