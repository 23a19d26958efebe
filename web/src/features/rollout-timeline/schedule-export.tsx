// The whole schedule as a file.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { listSchedule, readScheduleFile } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'

const FILES = [
  ['Calendar file (.ics)', fileUrl(readScheduleFile, {})],
  ['Excel workbook (.xlsx)', fileUrl(listSchedule, {}, 'xlsx')],
  ['Comma-separated values (.csv)', fileUrl(listSchedule, {}, 'csv')],
  ['Document to print (.pdf)', fileUrl(listSchedule, {}, 'pdf')],
] as const

export function ScheduleExport() {
  const [busy, setBusy] = useState(false)
  const save = async (url: string) => {
    setBusy(true)
    await downloadFile(url).catch(tell.problem)
    setBusy(false)
  }
  return (
    <MenuButton
      label="Export"
      align="end"
      trigger={(props) => (
        <Button {...props} variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy}>
          Export
        </Button>
      )}
      parts={FILES.map(([label, url]) => ({ label, onClick: () => void save(url) }))}
    />
  )
}
