// The signed paper of a proposal.
import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadFile } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'

export function PdfButton({ url }: { url: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await downloadFile(url).catch(tell.problem)
    setBusy(false)
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
