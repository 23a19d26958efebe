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

/** A column of the file taken for something else; what it is now is free at every other place. */
export function choose(columns: readonly FileColumn[], position: number, column: string | null): FileColumn[] {
  return columns.map((one) => {
    if (one.position === position) return { ...one, column, byHand: true }
    return column !== null && one.column === column ? { ...one, column: null, byHand: true } : one
  })
}
