// A cell of a row as it will be applied: what was put right, filled in or is doubtful stands with it.
import { Text } from '@mantine/core'
import type { ImportRowView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { FixField } from './fix-field.tsx'
import { type Fixes, useFix } from './fixes.ts'
import classes from './imports.module.css'
import { type ImportColumn, problemsIn } from './row-problems.ts'

interface RowCellProps {
  row: ImportRowView
  column: ImportColumn
  fixes: Fixes
  editable: boolean
  /** The person asked to edit this row: all of its cells are fields. */
  open: boolean
}

/** A field where there is something to put right, else text. */
export function RowCell({ row, column, fixes, editable, open }: RowCellProps) {
  const pending = useFix(fixes, row.number, column.name)
  const { errors, warnings } = problemsIn(row, column.name)
  if (editable && (open || errors.length > 0 || pending !== undefined)) {
    return (
      <div className={classes.field}>
        <FixField row={row} column={column} fixes={fixes} />
      </div>
    )
  }
  const now = row.values[column.name] ?? ''
  const fixed = row.fixed[column.name] !== undefined
  const filled = !fixed && now !== '' && (row.given[column.name] ?? '') === ''
  return (
    <>
      {now === '' ? <span className={classes.none}>–</span> : <Value text={now} />}
      {fixed && <Small>Put right; was: {row.given[column.name] || 'empty'}</Small>}
      {filled && <Small>Filled in: the cell is empty</Small>}
      {errors.map(({ code, message }) => (
        <Text key={code} size="xs" c="var(--tone-bad)" className={classes.told ?? ''}>
          {message}
        </Text>
      ))}
      {warnings.map(({ code, message }) => (
        <Text key={code} size="xs" c="var(--tone-warn)" className={classes.told ?? ''}>
          {message}
        </Text>
      ))}
    </>
  )
}

const LONG = 36

function Value({ text }: { text: string }) {
  return (
    <span className={classes.value} data-long={text.length > LONG || undefined}>
      {text}
    </span>
  )
}

function Small({ children }: { children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed" className={classes.told ?? ''}>
      {children}
    </Text>
  )
}
