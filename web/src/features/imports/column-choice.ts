// What a choice of columns means before it is saved.
import type { ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import type { ImportColumn } from './row-problems.ts'

export type FileColumn = ImportBatchView['columns'][number]

/** Required columns without a column of the file and without a value for empty cells. */
export function missingNow(
  declared: readonly ImportColumn[],
  columns: readonly FileColumn[],
  defaults: Readonly<Record<string, string>>,
): ImportColumn[] {
  const taken = new Set(columns.map(({ column }) => column))
  return declared.filter(({ name, required }) => required && !taken.has(name) && !defaults[name])
}

/** Two columns of the file cannot be the same thing. */
export function columnProblem(declared: readonly ImportColumn[], columns: readonly FileColumn[]): string | undefined {
  const twice = declared.find(({ name }) => columns.filter(({ column }) => column === name).length > 1)
  if (!twice) return undefined
  const headers = columns.filter(({ column }) => column === twice.name).map(({ header }) => `"${header}"`)
  return `${headers.join(' and ')} are both taken for ${twice.title}. Leave all but one out.`
}
