// Saves the paper of a record.
import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadFile } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'

export function PdfButton({ url }: { url: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(url)
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      loading={busy}
      onClick={() => void save()}
    >
      PDF
    </Button>
  )
}
