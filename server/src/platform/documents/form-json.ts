import { contentHash } from './content-hash.ts'
import type { FormColumn, FormTableDefinition } from './form-definition.ts'
import { formFigures } from './form-figures.ts'
import { DECIMALS, figureText, isFigure } from './form-numbers.ts'
import type { FormRow, FormSheet } from './form-sheet.ts'

export interface FormJsonTable {
  columns: { key: string; number: string; heading: string; groups: readonly string[]; type: string }[]
  /** `values` has every column but particulars and code: figures as decimals, texts, null for a blank cell. */
  rows: { particulars: string; code: string; level: number; kind: string; values: Record<string, string | null> }[]
}

/** What the hash covers: all that the form says. Names of signatories and the time of printing are not part of it. */
export interface FormContent {
  form: { id: string; code: string; title: string; edition: string; unit: string }
  entity: string
  period: string
  header: { key: string; label: string; value: string | null }[]
  ticks: { key: string; label: string; ticked: boolean }[]
  table: FormJsonTable
  summary: (FormJsonTable & { title: string }) | null
}

export interface FormJson {
  format: 'bmms-form/1'
  content: FormContent
  certifications: {
    key: string
    caption: string
    covers: string | null
    name: string | null
    position: string
    date: string | null
  }[]
  notes: readonly string[]
  /** SHA-256, in hexadecimal, of `content` as canonical JSON: keys sorted, no spaces, UTF-8. */
  hash: string
  generatedAt: string
  generatedBy: string
}

/**
 * A form as data. The shape is stable: later editions of a form change columns, not keys of this object; `format` tells
 * when it does change. A TypeError when the rows do not fit the form (see `formFigures`).
 */
export function formJson(sheet: FormSheet): FormJson {
  const { definition, signatures, generatedAt, generatedBy } = sheet
  const content = formContent(sheet)
  return {
    format: 'bmms-form/1',
    content,
    certifications: definition.certifications.map(({ key, caption, covers, position }) => ({
      ...{ key, caption, covers: covers ?? null, name: signatures[key]?.name || null },
      position: signatures[key]?.position || position,
      date: signatures[key]?.date ?? null,
    })),
    notes: definition.notes,
    hash: contentHash(content),
    generatedAt: generatedAt.toString(),
    generatedBy,
  }
}

/** The hash that stands on paper, in the workbook and in the JSON: the same for the same figures, whoever signs. */
export function formHash(sheet: FormSheet): string {
  return contentHash(formContent(sheet))
}

/** The address behind the QR code; the bare hash when there is no address to check it at. */
export function verificationText({ verifyAt }: FormSheet, hash: string): string {
  return verifyAt ? `${verifyAt}${hash}` : hash
}

function formContent({ definition, organization, period, header, ticked, rows, summary }: FormSheet): FormContent {
  const { id, code, title, edition, unit } = definition
  return {
    form: { id, code, title, edition, unit },
    entity: organization.name,
    period,
    header: definition.header.map(({ key, label }) => ({ key, label, value: header[key] || null })),
    ticks: definition.ticks.map(({ key, label }) => ({ key, label, ticked: ticked.includes(key) })),
    table: tableJson(definition, rows),
    summary: definition.summary
      ? { title: definition.summary.title, ...tableJson(definition.summary, summary ?? []) }
      : null,
  }
}

function tableJson(definition: FormTableDefinition, rows: readonly FormRow[]): FormJsonTable {
  const { cells } = formFigures(definition, rows)
  const columns = definition.columns.filter(({ type }) => type !== 'particulars' && type !== 'code')
  const places = new Map(definition.columns.map(({ key }, at) => [key, at]))
  return {
    columns: definition.columns.map(({ key, number, heading, groups = [], type }) => ({
      key,
      number,
      heading,
      groups,
      type,
    })),
    rows: rows.map((row, at) => ({
      ...{ particulars: row.particulars, code: row.code, level: row.level, kind: row.kind },
      values: Object.fromEntries(
        columns.map((column) => [
          column.key,
          valueText(column, row, cells[at]?.[places.get(column.key) ?? -1] ?? null),
        ]),
      ),
    })),
  }
}

function valueText({ key, type }: FormColumn, { values }: FormRow, figure: bigint | null): string | null {
  if (!isFigure(type)) return values[key] || null
  return figure === null ? null : figureText(figure, DECIMALS[type], type === 'count')
}
