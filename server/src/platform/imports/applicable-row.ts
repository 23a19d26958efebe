// A row as it is to be applied, made of what the file says, what was put right, and the values for empty cells.
import type { CellProblem, ImportDefinition, ImportRow } from './define-import.ts'
import type { Batch, importRows } from './import-tables.ts'
import { cleanCell } from './read-rows.ts'

export type StoredRow = Pick<typeof importRows.$inferSelect, 'number' | 'given' | 'fixed' | 'reading'>

export interface RowMaker {
  make: (row: StoredRow) => ImportRow
  /** What the file says, by declared column. */
  given: (row: Pick<StoredRow, 'given'>) => Record<string, string>
  /** Warnings of reading, by declared column. */
  warnings: (row: StoredRow) => CellProblem[]
}

export function rowMaker(batch: Pick<Batch, 'columns' | 'defaults'>, { columns }: ImportDefinition): RowMaker {
  const places = new Map(batch.columns.flatMap(({ column }, at) => (column === null ? [] : [[column, at] as const])))
  const nameAt = new Map([...places].map(([name, at]) => [at, name]))
  const given: RowMaker['given'] = (row) =>
    Object.fromEntries(columns.map(({ name }) => [name, row.given[places.get(name) ?? -1] ?? '']))
  const readingOf = (row: StoredRow, severity: 'error' | 'warning'): CellProblem[] =>
    row.reading.flatMap((problem) => {
      const column = problem.at < 0 ? '' : nameAt.get(problem.at)
      if (problem.severity !== severity || column === undefined || column in row.fixed) return []
      return [{ column, code: problem.code, message: problem.message }]
    })
  return {
    given,
    make(row) {
      const said = given(row)
      const values = Object.fromEntries(
        columns.map(({ name }) => [name, cleanCell(row.fixed[name] ?? (said[name] || batch.defaults[name] || ''))]),
      )
      const unread = readingOf(row, 'error')
      const problems = columns.flatMap(({ name, title, required, maxLength }): CellProblem[] => {
        const value = values[name] ?? ''
        const known = unread.filter(({ column }) => column === name).slice(0, 1)
        if (known.length > 0) return known
        if (required && value === '') {
          return [{ column: name, code: 'imports.cell.required', message: `${title} is empty. Fill it in.` }]
        }
        if (value.length > maxLength) {
          const message = `${title} is longer than ${maxLength} characters. Shorten it.`
          return [{ column: name, code: 'imports.cell.too_long', message }]
        }
        return []
      })
      return { number: row.number, values, problems }
    },
    warnings: (row) => readingOf(row, 'warning'),
  }
}
