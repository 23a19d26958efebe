// What was put right and waits to be sent: stays in sight below the table.
import { Button, Group, Paper, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { fixImportRows, type ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type Fixes, rowsOf, useAllFixes } from './fixes.ts'
import classes from './imports.module.css'

interface FixBarProps {
  batch: ImportBatchView
  fixes: Fixes
  /** Called with the number of rows that were put right. */
  onSaved: (rows: number) => void
}

/** Saves all of them at once, by button or Ctrl+S, so that the file is checked again once and not ten times. */
export function FixBar({ batch, fixes, onSaved }: FixBarProps) {
  const all = useAllFixes(fixes)
  const fix = useAction(fixImportRows)
  const rows = rowsOf(all)
  const save = () => {
    if (all.length === 0 || fix.isPending || !batch.editable) return
    fix.mutate(
      { params: { id: batch.id }, body: { version: batch.version, cells: [...all] } },
      {
        onSuccess: () => {
          fixes.clear()
          onSaved(rows)
        },
      },
    )
  }
  useHotkeys([['mod+S', save]], [])
  if (all.length === 0 || !batch.editable) return null
  return (
    <Paper withBorder p="sm" className={classes.bar ?? ''} role="region" aria-label="Corrections">
      {fix.error && <ProblemNotice problem={fix.error} />}
      <Group justify="space-between" gap="xs">
        <div role="status">
          <Text fw={600}>{countOf(rows, 'row')} put right, not saved yet</Text>
          <Text size="sm" c="dimmed">
            Kept on this device until you save.
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={fixes.clear}>
            Discard
          </Button>
          <Button data-save-fixes loading={fix.isPending} onClick={save}>
            Save and check again
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
