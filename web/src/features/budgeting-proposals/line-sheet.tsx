// The sheet itself: one row for each line, an empty one at the end.
import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { sumOf } from '../../lib/centavos.ts'
import { Money } from '../../ui/money.tsx'
import { Sheet, SheetCell, type SheetColumn } from '../../ui/sheet.tsx'
import type { SheetDraft } from '../../ui/sheet-draft.tsx'
import {
  amountOf,
  FIELDS,
  type LineDraft,
  type LineField,
  type ObjectChoice,
  objectOf,
  objectText,
  placesOf,
  QUARTERS,
  type SheetLine,
  valuesOf,
  withoutLine,
  withTable,
  withValues,
} from './line-draft.ts'
import classes from './line-sheet.module.css'
import type { RowProblems } from './use-save-lines.ts'

interface LineSheetProps {
  draft: SheetDraft<LineDraft>
  lines: readonly ProposalLine[]
  rows: readonly SheetLine[]
  objects: readonly ObjectChoice[]
  quarters: boolean
  problems: RowProblems
  onTakeTheirs: (key: string) => void
}

const LIST = 'objects-of-expenditure'

const HEADS: Record<LineField, SheetColumn> = {
  object: { name: 'object', label: 'Object of expenditure', width: '13rem' },
  description: { name: 'description', label: 'Description', width: '12.5rem' },
  quantity: { name: 'quantity', label: 'Quantity', kind: 'number', width: '5.5rem' },
  unit: { name: 'unit', label: 'Unit', width: '5.5rem' },
  unitCost: { name: 'unitCost', label: 'Unit cost', kind: 'number', width: '8rem' },
  q1: { name: 'q1', label: 'Jan to Mar', kind: 'number', width: '7.5rem' },
  q2: { name: 'q2', label: 'Apr to Jun', kind: 'number', width: '7.5rem' },
  q3: { name: 'q3', label: 'Jul to Sep', kind: 'number', width: '7.5rem' },
  q4: { name: 'q4', label: 'Oct to Dec', kind: 'number', width: '7.5rem' },
}
const NAMES: Record<LineField, string> = {
  ...{ object: 'object', description: 'description', quantity: 'quantity', unit: 'unit', unitCost: 'unit cost' },
  ...{ q1: 'first quarter', q2: 'second quarter', q3: 'third quarter', q4: 'fourth quarter' },
}
const MOST_LETTERS: Partial<Record<LineField, number>> = { object: 300, description: 500, unit: 60 }

export function LineSheet(props: LineSheetProps) {
  const { draft, lines, rows, objects, quarters } = props
  const fields = quarters ? FIELDS : FIELDS.filter((field) => !(QUARTERS as readonly string[]).includes(field))
  const columns: SheetColumn[] = [
    ...fields.slice(0, 5).map((field) => HEADS[field]),
    { name: 'amount', label: 'Amount', kind: 'number', width: '8.5rem' },
    ...fields.slice(5).map((field) => HEADS[field]),
    { name: 'class', label: 'Class' },
    { name: 'remove', label: <span className="visually-hidden">Remove</span> },
  ]
  /** Pasted codes read with their names at once. */
  const named = (cells: string[][], { column }: { column: number }) =>
    cells.map(([first = '', ...others]) => {
      const object = column === 0 ? objectOf(first, objects) : undefined
      return [object ? objectText(object) : first, ...others]
    })
  const total = sumOf(rows.map(({ values }) => amountOf(values)))
  return (
    <>
      <datalist id={LIST}>
        {objects.map((object) => (
          <option key={object.code} value={objectText(object)} />
        ))}
      </datalist>
      <Sheet
        label="Lines of the program"
        columns={columns}
        onPaste={(cells, at) => draft.change(withTable(lines, draft.latest(), { cells: named(cells, at), ...at }))}
        foot={
          <tr>
            <th scope="row" colSpan={5}>
              This program
            </th>
            <td data-number>
              <Money value={total} />
            </td>
            <td colSpan={columns.length - 6} />
          </tr>
        }
      >
        {rows.map((row, at) => (
          <Row key={row.key} {...props} row={row} at={at} fields={fields} />
        ))}
      </Sheet>
    </>
  )
}

type RowProps = LineSheetProps & { row: SheetLine; at: number; fields: readonly LineField[] }

function Row({ draft, row, at, fields, objects, rows, problems, onTakeTheirs }: RowProps) {
  const { key, saved, values } = row
  const found = problems[key]
  const empty = at === rows.length - 1
  const before = saved && valuesOf(saved)
  // Typed since the last drawing: a row is found anew by its key.
  const type = (field: LineField, text: string) => draft.change(withValues(draft.latest(), row, { [field]: text }))
  const settle = () => {
    const object = objectOf(values.object, objects)
    if (object && values.object !== objectText(object)) type('object', objectText(object))
  }
  const cell = (field: LineField) => (
    <td key={field} data-number={placesOf(field) === undefined ? undefined : true}>
      <SheetCell
        row={at}
        column={FIELDS.indexOf(field)}
        label={`${NAMES[field]}, line ${at + 1}`}
        value={values[field]}
        changed={before ? before[field] !== values[field] && key in draft.values.edits : false}
        error={found?.fields[field]}
        {...(placesOf(field) === undefined ? {} : { places: placesOf(field) as number })}
        {...(MOST_LETTERS[field] ? { maxLength: MOST_LETTERS[field] } : {})}
        {...(field === 'object' ? { list: LIST, onLeave: settle } : {})}
        {...(empty && field === 'object' ? { placeholder: 'New line: code or name' } : {})}
        onChange={(text) => type(field, text)}
      />
    </td>
  )
  return (
    <>
      <tr>
        {fields.slice(0, 5).map(cell)}
        <td data-number>{empty ? null : <Money value={amountOf(values)} />}</td>
        {fields.slice(5).map(cell)}
        <td>{objectOf(values.object, objects)?.class ?? saved?.class}</td>
        <td>
          {!empty && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove line ${at + 1}`}
              onClick={() => draft.change(withoutLine(draft.latest(), row))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </td>
      </tr>
      {found?.whole && (
        <tr>
          <td colSpan={fields.length + 3} className={classes.problem} role="alert">
            {found.whole}{' '}
            {found.stale && (
              <Button size="compact-xs" variant="default" onClick={() => onTakeTheirs(key)}>
                Take what it says now
              </Button>
            )}
          </td>
        </tr>
      )}
    </>
  )
}
