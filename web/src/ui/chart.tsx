// A chart that can be read without its picture: every one has a table and a file behind it.
import { Button, Group, Paper, Table, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { formatMoment } from '../lib/calendar.ts'
import { csvText } from '../lib/csv.ts'
import { saveFile } from '../lib/save-file.ts'
import { ChartDrawing } from './chart-drawing.tsx'

interface ChartSeries {
  /** Name of the value in each row of the data. */
  name: string
  label: string
}

export interface ChartProps {
  /** Line for time, bar for comparison. */
  kind: 'line' | 'bar'
  title: string
  /** One sentence that says what it shows: read out instead of the picture. */
  summary: string
  /** Name and heading of the value on the horizontal axis. */
  x: ChartSeries
  series: readonly ChartSeries[]
  data: readonly Record<string, string | number | null>[]
  /** Words for a value: `formatPercent`, `formatMoney`. */
  format?: (value: number) => string
  unit?: string
  /** A level to compare with, as a dashed line: the target. */
  level?: { label: string; value: number }
  source: string
  /** ISO instant of the data. */
  asOf: string
}

/** Picture or table, and the data as CSV. */
export function Chart(props: ChartProps) {
  const { title, summary, source, asOf, unit } = props
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading}>
      <Group justify="space-between" align="flex-start" mb="sm">
        <div>
          <Title order={3} id={heading}>
            {title}
          </Title>
          {unit && (
            <Text size="sm" c="dimmed">
              {unit}
            </Text>
          )}
        </div>
        <Group gap="xs" className="no-print">
          <Button size="xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show the chart' : 'Show as a table'}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => saveCsv(props)}
          >
            CSV
          </Button>
        </Group>
      </Group>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <div role="img" aria-label={summary}>
          <ChartDrawing {...props} />
        </div>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {source}, as of {formatMoment(asOf)}
      </Text>
    </Paper>
  )
}

function ChartTable({ title, x, series, data, format }: ChartProps) {
  const words = (value: string | number | null | undefined) =>
    typeof value === 'number' && format ? format(value) : (value ?? '–')
  return (
    <Table.ScrollContainer minWidth={320} type="native" role="region" aria-label={title} tabIndex={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{x.label}</Table.Th>
            {series.map((one) => (
              <Table.Th key={one.name} scope="col" ta="right">
                {one.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((row) => (
            <Table.Tr key={String(row[x.name])}>
              <Table.Th scope="row" fw={400}>
                {row[x.name]}
              </Table.Th>
              {series.map((one) => (
                <Table.Td key={one.name} ta="right">
                  {words(row[one.name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function saveCsv({ title, x, series, data }: ChartProps): void {
  const columns = [x, ...series]
  const rows = data.map((row) => columns.map((column) => row[column.name] ?? ''))
  const text = csvText([columns.map((column) => column.name), ...rows])
  saveFile(new Blob([text], { type: 'text/csv' }), `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`)
}
