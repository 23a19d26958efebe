import type { FormColumn } from './form-definition.ts'

/** A cell of a form's table head, with its place from 0 and how many rows and columns it covers. */
export interface HeaderCell {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly text: string
  readonly kind: 'group' | 'heading' | 'number'
}

/** The table head: groups over headings over the column numbers, if the form has any. Hidden columns are not in it. */
export function headerCells(columns: readonly FormColumn[]): {
  readonly depth: number
  readonly cells: readonly HeaderCell[]
} {
  const shown = columns.filter(({ hidden }) => !hidden)
  const headings = Math.max(...shown.map(({ groups = [] }) => groups.length)) + 1
  const hasNumbers = shown.some(({ number }) => number !== '')
  const cells = shown.flatMap(({ heading, number, groups = [] }, column): HeaderCell[] => [
    { row: groups.length, column, rows: headings - groups.length, columns: 1, text: heading, kind: 'heading' },
    ...(hasNumbers ? [{ row: headings, column, rows: 1, columns: 1, text: number, kind: 'number' } as const] : []),
  ])
  for (let row = 0; row < headings - 1; row += 1) cells.push(...groupCells(shown, row))
  return {
    depth: headings + (hasNumbers ? 1 : 0),
    cells: cells.sort((one, other) => one.row - other.row || one.column - other.column),
  }
}

function groupCells(shown: readonly FormColumn[], row: number): HeaderCell[] {
  const paths = shown.map(({ groups = [] }) => (groups.length > row ? JSON.stringify(groups.slice(0, row + 1)) : null))
  return shown.flatMap(({ groups = [] }, column): HeaderCell[] => {
    const path = paths[column]
    if (path === null || path === undefined || paths[column - 1] === path) return []
    const end = paths.findIndex((other, at) => at > column && other !== path)
    const columns = (end < 0 ? paths.length : end) - column
    return [{ row, column, rows: 1, columns, text: groups[row] ?? '', kind: 'group' }]
  })
}
