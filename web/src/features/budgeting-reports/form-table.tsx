// The figures of an official form. Wide on a desk, with heads and names that stay in sight; on a phone one group of
// columns at a time, below the name of each row.
import { Button, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { ReportTable } from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { formatNumber, groupThousands } from '../../lib/amounts.ts'
import { formatDay } from '../../lib/calendar.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import classes from './form-table.module.css'

type Column = ReportTable['columns'][number]
type Row = ReportTable['rows'][number]
interface Placed extends Column {
  at: number
}

/** Rows that are drawn at first: a registry can have thousands. */
const FIRST_ROWS = 300
const UNITS: Readonly<Record<string, string>> = {
  pesos: 'In pesos and centavos',
  'thousand-pesos': 'In thousand pesos',
  physical: '',
}

export function FormTable({ title, table, unit }: { title: string; table: ReportTable; unit: string }) {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [all, setAll] = useState(false)
  const columns = table.columns.map((column, at) => ({ ...column, at })).filter(({ type }) => type !== 'particulars')
  const rows = all ? table.rows : table.rows.slice(0, FIRST_ROWS)
  if (table.rows.length === 0) return <Text>There is nothing to report on.</Text>
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {UNITS[unit]}
      </Text>
      {phone ? <Cards columns={columns} rows={rows} /> : <Wide title={title} columns={columns} rows={rows} />}
      {rows.length < table.rows.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          Show all {table.rows.length.toLocaleString('en')} lines
        </Button>
      )}
    </Stack>
  )
}

interface Drawn {
  columns: readonly Placed[]
  rows: readonly Row[]
}

function Wide({ title, columns, rows }: Drawn & { title: string }) {
  const groups = runs(columns)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={`Figures of ${title}`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th rowSpan={3} className={classes.name} scope="col">
              Particulars
            </th>
            {groups.map(({ name, span, from }) => (
              <th key={from} colSpan={span} scope="colgroup" className={classes.group}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
          <tr className={classes.numbers}>
            {columns.map(({ key, number }) => (
              <td key={key}>{number}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no name of their own and never move.
            <tr key={at} data-kind={row.kind}>
              <th scope="row" className={classes.name} data-level={Math.min(row.level, 5)}>
                {row.particulars}
              </th>
              {columns.map((column) => (
                <td key={column.key} data-number={isFigure(column) || undefined}>
                  {cellOf(column, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cards({ columns, rows }: Drawn) {
  const groups = runs(columns.filter(isFigure))
  const [chosen, setChosen] = useState('0')
  const group = groups[Number(chosen)] ?? groups[0]
  const shown = columns.filter(isFigure).slice(group?.from ?? 0, (group?.from ?? 0) + (group?.span ?? 0))
  return (
    <Stack gap="xs">
      <ChoiceField
        label="Columns"
        data={groups.map(({ name }, at) => ({ value: String(at), label: name || 'Figures' }))}
        value={chosen}
        onChange={setChosen}
      />
      <ol className={classes.cards}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no name of their own and never move.
          <li key={at} data-kind={row.kind} data-level={Math.min(row.level, 5)}>
            <Text fw={row.kind === 'item' ? 500 : 700} size="sm">
              {row.particulars} {row.code && <span className={classes.code}>{row.code}</span>}
            </Text>
            {row.kind !== 'section' && (
              <dl>
                {shown.map((column) => (
                  <div key={column.key}>
                    <dt>{column.heading}</dt>
                    <dd>{cellOf(column, row) || '–'}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  )
}

/** Neighbouring columns under the same first heading. */
function runs(columns: readonly Placed[]): { name: string; from: number; span: number }[] {
  const found: { name: string; from: number; span: number }[] = []
  for (const [at, { groups }] of columns.entries()) {
    const name = groups.join(': ')
    const last = found.at(-1)
    if (last && last.name === name) last.span += 1
    else found.push({ name, from: at, span: 1 })
  }
  return found
}

function isFigure({ type }: Column): boolean {
  return type === 'money' || type === 'thousands' || type === 'count' || type === 'percent'
}

function cellOf(column: Placed, row: Row): string {
  if (column.type === 'code') return row.code
  const value = row.cells[column.at] ?? null
  if (value === null) return ''
  if (column.type === 'date') return formatDay(value)
  if (column.type === 'text') return value
  if (column.type === 'count') return formatNumber(value)
  return value.startsWith('-') ? `(${groupThousands(value.slice(1))})` : groupThousands(value)
}
