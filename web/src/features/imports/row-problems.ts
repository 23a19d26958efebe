// What is wrong in a row, by cell.
import type { ImportKindView, ImportRowView } from '../../../../server/src/platform/imports/imports.contract.ts'

export type ImportColumn = ImportKindView['columns'][number]
type CellProblem = ImportRowView['errors'][number]

/** Errors and warnings of a cell; those of the row as a whole are in the column ''. */
export function problemsIn(row: ImportRowView, column: string): { errors: CellProblem[]; warnings: CellProblem[] } {
  const here = (problem: CellProblem) => problem.column === column
  return { errors: row.errors.filter(here), warnings: row.warnings.filter(here) }
}

/** Names of the cells that a person has to put right. */
export function wrongCells(row: ImportRowView): string[] {
  return [...new Set(row.errors.map(({ column }) => column))].filter(Boolean)
}
