import { Button } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type RollbackView,
  readRollbackArchive,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'

/** The rows as they were before it ran. */
export function ArchiveDownload({ rollback: { id, archive } }: { rollback: RollbackView }) {
  const [busy, setBusy] = useState(false)
  if (!archive) return null
  const save = async () => {
    setBusy(true)
    await downloadFile(fileUrl(readRollbackArchive, { params: { id } })).catch(tell.problem)
    setBusy(false)
  }
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconArchive size={16} aria-hidden />}
      title={`${archive.rows.toLocaleString('en')} rows, SHA-256 ${archive.sha256}`}
      onClick={() => void save()}
    >
      Archive
    </Button>
  )
}
