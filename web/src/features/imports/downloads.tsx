// The spreadsheet with verdicts, and the file as it came.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type ImportBatchView,
  KEPT_DAYS,
  readAnnotatedImport,
  readImportFile,
} from '../../../../server/src/platform/imports/imports.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'

export function Downloads({ batch: { id, fileKept, counts } }: { batch: ImportBatchView }) {
  const [busy, setBusy] = useState(false)
  const save = async (endpoint: typeof readAnnotatedImport | typeof readImportFile) => {
    setBusy(true)
    await downloadFile(fileUrl(endpoint, { params: { id } })).catch(tell.problem)
    setBusy(false)
  }
  if (!fileKept) {
    return (
      <ActionButton variant="default" refusal={`Removed: files are kept for ${KEPT_DAYS} days.`}>
        Download
      </ActionButton>
    )
  }
  return (
    <MenuButton
      label="Download"
      align="end"
      trigger={(props) => (
        <Button {...props} variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy}>
          Download
        </Button>
      )}
      parts={[
        counts !== null && {
          label: 'Spreadsheet with verdicts (.xlsx)',
          onClick: () => void save(readAnnotatedImport),
        },
        { label: 'File as it was uploaded', onClick: () => void save(readImportFile) },
      ]}
    />
  )
}
