// A whole filtered list as a file.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { FILE_FORMATS, type FileFormat, type ListView } from '../lib/list-view.ts'
import { countOf } from '../lib/words.ts'
import { MenuButton } from './menu-button.tsx'
import { tell } from './notice.ts'

const NAMES: Record<FileFormat, string> = {
  xlsx: 'Excel workbook (.xlsx)',
  csv: 'Comma-separated values (.csv)',
  pdf: 'Document to print (.pdf)',
}

interface ExportMenuProps<T> {
  list: ListView<T>
  noun: readonly [one: string, many: string]
}

/** The export menu; says how many rows the file will have. */
export function ExportMenu<T>({ list, noun: [one, many] }: ExportMenuProps<T>) {
  const [busy, setBusy] = useState(false)
  const run = async (format: FileFormat) => {
    setBusy(true)
    try {
      await list.exportAs?.(format)
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
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
        { heading: `${countOf(list.total, one, many)}, as filtered` },
        ...FILE_FORMATS.map((format) => ({ label: NAMES[format], onClick: () => void run(format) })),
      ]}
    />
  )
}
