// The columns of a file from left to right, and what each was taken for.
import { Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ImportKindView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { FileColumn } from './column-choice.ts'
import classes from './column-rows.module.css'

interface ColumnRowsProps {
  columns: readonly FileColumn[]
  kind: ImportKindView
  editable: boolean
  onChoose: (position: number, column: string | null) => void
}

const LEFT_OUT = ''

/** Those that are left out are grey. */
export function ColumnRows({ columns, kind, editable, onChoose }: ColumnRowsProps) {
  const options = [
    { value: LEFT_OUT, label: 'Left out' },
    ...kind.columns.map(({ name, title, required }) => ({
      value: name,
      label: required ? `${title} (required)` : title,
    })),
  ]
  return (
    <ul className={classes.columns}>
      {columns.map((one) => {
        const { position, header, column } = one
        const label = header || `Column ${position + 1}, without a header`
        return (
          <li key={position} data-out={column === null || undefined}>
            <Text fw={550} className={classes.header ?? ''}>
              {label}
            </Text>
            <IconArrowRight size={16} aria-hidden className={classes.arrow} />
            {editable ? (
              <ChoiceField
                aria-label={`What the column ${label} is`}
                size="xs"
                data={options}
                value={column ?? LEFT_OUT}
                onChange={(value) => onChoose(position, value === LEFT_OUT ? null : value)}
              />
            ) : (
              <Text>{options.find(({ value }) => value === (column ?? LEFT_OUT))?.label}</Text>
            )}
            <Text size="sm" c="dimmed">
              {howTaken(one, kind)}
            </Text>
          </li>
        )
      })}
    </ul>
  )
}

/** By hand, by its name, or why not. */
function howTaken({ byHand, column, duplicateOf }: FileColumn, { columns }: ImportKindView): string {
  const twin = columns.find(({ name }) => name === duplicateOf)
  if (twin && column === null && !byHand) return `Could be ${twin.title} as well: choose one of the two`
  if (byHand) return 'Chosen by hand'
  return column === null ? 'No column of that name is known' : 'Matched by its name'
}
