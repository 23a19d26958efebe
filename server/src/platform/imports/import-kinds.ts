// What can be imported, and the spreadsheets to fill in for it.
import { writeXlsx } from 'hucre/xlsx'
import { FILE_KINDS } from '../files/file-kinds.ts'
import type { FileReply } from '../http/route.ts'
import type { ImportDefinition } from './define-import.ts'
import { failImport } from './import-errors.ts'
import type { ImportKindView } from './imports.contract.ts'
import { matchColumns } from './match-columns.ts'
import { HELP_SHEET } from './read-xlsx.ts'

export function viewKinds(definitions: readonly ImportDefinition[]): { items: ImportKindView[] } {
  const items = definitions.map(({ kind, title, noun, columns, options, templates }) => ({
    kind,
    title,
    noun: { one: noun[0], many: noun[1] },
    columns: columns.map(({ name, title, required, help, defaultable, maxLength }) => ({
      ...{ name, title, required, help, defaultable, maxLength },
    })),
    options: options.map(({ choices, ...option }) => ({
      ...option,
      choices: choices.map(([value, label]) => ({ value, label })),
    })),
    templates: templates.map(({ name, title, headers }) => ({ name, title, headers: [...headers] })),
  }))
  return { items }
}

export interface Template {
  name: string
  title: string
  headers: readonly string[]
  examples: readonly (readonly string[])[]
  /** What goes into each column, in the order of the headers. */
  help: readonly string[]
}

/** Fails with imports.template.unknown. */
export function getTemplate(definitions: readonly ImportDefinition[], name: string): Template {
  for (const { templates, columns } of definitions) {
    const template = templates.find((one) => one.name === name)
    if (!template) continue
    const help = matchColumns(template.headers, columns).map(({ column }) => {
      const known = columns.find((one) => one.name === column)
      return known ? `${known.required ? 'Needed. ' : ''}${known.help}` : ''
    })
    return { ...template, help }
  }
  return failImport('imports.template.unknown')
}

export async function renderTemplate(template: Template, format: 'xlsx' | 'csv'): Promise<FileReply> {
  const bytes = format === 'csv' ? csvOf(template) : await xlsxOf(template)
  const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : FILE_KINDS.xlsx.mediaType
  return { bytes, mediaType, fileName: `${template.name}.${format}` }
}

/** With a byte order mark, so that Excel reads Ñ. */
function csvOf({ headers, examples }: Template): Buffer {
  const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [headers, ...examples].map((cells) => cells.map(quoted).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}

const ROWS_TO_FILL = 1_000

/** Every cell is text from the start, so that Excel leaves zeros and long numbers alone. */
function xlsxOf({ title, headers, examples, help }: Template): Promise<Uint8Array> {
  const style = { numFmt: '@' }
  const empty = Array.from({ length: ROWS_TO_FILL }, () => headers.map(() => null))
  return writeXlsx({
    properties: { title, creator: 'BMMS' },
    sheets: [
      {
        name: title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31),
        columns: headers.map((header) => ({ width: Math.max(18, header.length + 4), style })),
        rows: [[...headers], ...examples.map((cells) => [...cells]), ...empty],
        cells: new Map(headers.map((header, at) => [`0,${at}`, { value: header, style: { font: { bold: true } } }])),
        freezePane: { rows: 1 },
      },
      {
        name: HELP_SHEET,
        columns: [{ width: 28 }, { width: 100 }],
        rows: headers.map((header, at) => [header, help[at] ?? '']),
      },
    ],
  })
}
