// Which column of a file is which declared one, and what stands in the way.
import type { ImportColumn } from './define-import.ts'
import type { FileColumn } from './import-tables.ts'
import type { FileRow } from './read-rows.ts'

/** Titles and letterheads may stand above the headers. */
export const HEADER_WITHIN = 20

/** Letters and digits only, without accents and case: `E-mail Address *` is `emailaddress`. */
function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function nameByKey(columns: readonly ImportColumn[]): Map<string, string> {
  return new Map(
    columns.flatMap(({ name, title, synonyms }) =>
      [name, title, ...synonyms].map((text) => [keyOf(text), name] as const),
    ),
  )
}

/** The row with the most known headers; the first one when none has any. */
export function findHeader(rows: readonly FileRow[], columns: readonly ImportColumn[]): FileRow | undefined {
  const names = nameByKey(columns)
  const score = ({ cells }: FileRow) => new Set(cells.map((cell) => names.get(keyOf(cell))).filter(Boolean)).size
  return rows.reduce<FileRow | undefined>((best, row) => (best && score(best) >= score(row) ? best : row), undefined)
}

/** A declared column that two headers could be is taken from neither: somebody has to choose. */
export function matchColumns(headers: readonly string[], columns: readonly ImportColumn[]): FileColumn[] {
  const names = nameByKey(columns)
  const found = headers.map((header) => names.get(keyOf(header)) ?? null)
  return headers.map((header, at) => {
    const name = found[at] ?? null
    const isDuplicate = name !== null && found.indexOf(name) !== found.lastIndexOf(name)
    return {
      header: header.slice(0, 200),
      column: isDuplicate ? null : name,
      byHand: false,
      duplicateOf: isDuplicate ? name : null,
    }
  })
}

/** Matching by hand over what was found: a column chosen for one place is free at every other. */
export function chooseColumns(
  found: readonly FileColumn[],
  chosen: readonly { position: number; column: string | null }[],
): FileColumn[] {
  const byPosition = new Map(chosen.map(({ position, column }) => [position, column]))
  const taken = new Set(chosen.map(({ column }) => column))
  return found.map((each, position) => {
    const choice = byPosition.get(position)
    if (choice !== undefined) return { ...each, column: choice, byHand: true }
    return each.column !== null && taken.has(each.column) ? { ...each, column: null } : each
  })
}

/** Required columns that are neither in the file nor given a common value. */
export function missingColumns(
  columns: readonly ImportColumn[],
  { found, defaults }: { found: readonly FileColumn[]; defaults: Readonly<Record<string, string>> },
): ImportColumn[] {
  const there = new Set(found.map(({ column }) => column))
  return columns.filter(({ name, required }) => required && !there.has(name) && !defaults[name])
}

/** What keeps rows from being checked, in sentences. */
export function blockersOf(
  columns: readonly ImportColumn[],
  file: { found: readonly FileColumn[]; defaults: Readonly<Record<string, string>> },
): string[] {
  const { found } = file
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name
  const chosen = new Set(found.map(({ column }) => column))
  const open = [...new Set(found.map(({ duplicateOf }) => duplicateOf))].filter(
    (name): name is string =>
      name !== null && !chosen.has(name) && !found.some((each) => each.duplicateOf === name && each.byHand),
  )
  return [
    ...open.map((name) => {
      const headers = found.filter(({ duplicateOf }) => duplicateOf === name).map(({ header }) => `"${header}"`)
      return `Several columns of the file could be ${titleOf(name)}: ${headers.join(', ')}. Choose one of them.`
    }),
    ...missingColumns(columns, file)
      .filter(({ name }) => !open.includes(name))
      .map(
        ({ title }) => `The column ${title} is missing. Choose which column of the file it is, or add it to the file.`,
      ),
  ]
}
