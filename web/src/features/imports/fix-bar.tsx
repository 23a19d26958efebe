// What was put right and waits to be sent: stays in sight below the table.
import { useHotkeys } from '@mantine/hooks'
import { fixImportRows, type ImportBatchView } from '../../../../server/src/platform/imports/imports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { type Fixes, rowsOf, useAllFixes } from './fixes.ts'
import { SaveBar } from './save-bar.tsx'

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
    <SaveBar
      title={`${countOf(rows, 'row')} put right`}
      detail="Kept on this device until you save."
      problem={fix.error}
      busy={fix.isPending}
      onDiscard={fixes.clear}
      onSave={save}
    />
  )
}
