// The plan as a paper or a table; with what the sliders suppose.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { readCapacityPaper } from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import type { Scenario } from '../../../../server/src/modules/rollout/capacity/capacity-words.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'

export function CapacityExport({ scenario }: { scenario: Scenario }) {
  const [busy, setBusy] = useState(false)
  const save = async (format: 'pdf' | 'xlsx') => {
    setBusy(true)
    const query = Object.fromEntries(Object.entries({ ...scenario }).filter(([, value]) => value !== undefined))
    await downloadFile(fileUrl(readCapacityPaper, { query: { ...query, format } }, format)).catch(tell.problem)
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
      parts={[
        { label: 'Document to print (.pdf)', onClick: () => void save('pdf') },
        { label: 'Excel workbook (.xlsx)', onClick: () => void save('xlsx') },
      ]}
    />
  )
}
