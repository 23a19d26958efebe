// Which column of the file is which, and what stands in for empty cells.
import { Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import {
  changeImport,
  type ImportBatchView,
  type ImportKindView,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { sameValue } from '../../lib/drafts.ts'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { choose, missingNow } from './column-choice.ts'
import { ColumnRows } from './column-rows.tsx'
import { SaveBar } from './save-bar.tsx'

interface ColumnsPanelProps {
  batch: ImportBatchView
  kind: ImportKindView
}

export function ColumnsPanel({ batch, kind }: ColumnsPanelProps) {
  const change = useAction(changeImport)
  const [columns, setColumns] = useState(batch.columns)
  const [defaults, setDefaults] = useState(batch.defaults)
  const missing = missingNow(kind.columns, columns, defaults)
  const changed = !sameValue(columns, batch.columns) || !sameValue(defaults, batch.defaults)
  const save = () =>
    change.mutate(
      {
        params: { id: batch.id },
        body: {
          version: batch.version,
          columns: columns
            .filter((one) => !batch.columns.includes(one))
            .map(({ position, column }) => ({ position, column })),
          defaults: Object.entries(defaults).map(([column, value]) => ({ column, value })),
        },
      },
      { onSuccess: () => tell.done('Columns saved, the rows are checked again') },
    )
  return (
    <Stack maw="56rem">
      {missing.map(({ name, title, help }) => (
        <Note key={name} title={`${title} is required, and no column of the file was taken for it`} tone="bad">
          {help} Choose below which column it is, or give one value for all rows.
        </Note>
      ))}
      <Paper withBorder p="lg" component="section" aria-label="Columns of the file">
        <Title order={2} size="h3" mb={4}>
          Columns of the file
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {batch.columns.filter(({ column }) => column !== null).length} of {batch.columns.length} were matched. Columns
          that are left out are not imported.
        </Text>
        <ColumnRows
          columns={columns}
          kind={kind}
          editable={batch.editable}
          onChoose={(position, column) => setColumns(choose(columns, position, column))}
        />
      </Paper>
      <Defaults batch={batch} kind={kind} values={defaults} onChange={setDefaults} />
      {batch.editable && changed && (
        <SaveBar
          title="Columns changed"
          problem={change.error}
          busy={change.isPending}
          onDiscard={() => {
            setColumns(batch.columns)
            setDefaults(batch.defaults)
          }}
          onSave={save}
        />
      )}
    </Stack>
  )
}

interface DefaultsProps extends ColumnsPanelProps {
  values: Record<string, string>
  onChange: (values: Record<string, string>) => void
}

/** One value for all empty cells of a column. */
function Defaults({ batch, kind, values, onChange }: DefaultsProps) {
  const columns = kind.columns.filter(({ defaultable }) => defaultable)
  if (columns.length === 0) return null
  return (
    <Paper withBorder p="lg" component="section" aria-label="Empty cells">
      <Title order={2} size="h3" mb={4}>
        Empty cells
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        What stands here is taken wherever the cell of a row is empty.
      </Text>
      <Stack gap="sm">
        {columns.map(({ name, title, help, maxLength }) => (
          <TextInput
            key={name}
            label={`${title}, where it is empty`}
            description={help}
            maxLength={maxLength}
            readOnly={!batch.editable}
            value={values[name] ?? ''}
            onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
      </Stack>
    </Paper>
  )
}
