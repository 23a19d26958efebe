// Spreadsheets to fill in, and what their columns mean.
import { Button, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type ImportKindView, readImportTemplate } from '../../../../server/src/platform/imports/imports.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'
import classes from './imports.module.css'

/** Each template as XLSX and CSV; the columns open below. */
export function Templates({ kind }: { kind: ImportKindView | undefined }) {
  if (!kind) return null
  return (
    <div>
      <Text size="sm" fw={500}>
        Templates to fill in
      </Text>
      <ul className={classes.templates}>
        {kind.templates.map(({ name, title, headers }) => (
          <li key={name}>
            <div>
              <Text size="sm">{title}</Text>
              <Text size="sm" c="dimmed">
                {headers.join(', ')}
              </Text>
            </div>
            <Group gap="xs">
              <TemplateButton name={name} title={title} format="xlsx" />
              <TemplateButton name={name} title={title} format="csv" />
            </Group>
          </li>
        ))}
      </ul>
      <ColumnHelp kind={kind} />
    </div>
  )
}

function TemplateButton({ name, title, format }: { name: string; title: string; format: 'xlsx' | 'csv' }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await downloadFile(
      fileUrl(readImportTemplate, { params: { templateName: name }, query: { format } }, format),
    ).catch(tell.problem)
    setBusy(false)
  }
  const kind = format.toUpperCase()
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={`Download the template ${title} as ${kind}`}
      loading={busy}
      onClick={() => void save()}
    >
      {kind}
    </Button>
  )
}

function ColumnHelp({ kind }: { kind: ImportKindView }) {
  return (
    <details className={classes.help}>
      <summary>What the columns mean</summary>
      <Text size="sm" c="dimmed" mb="xs">
        The order of the columns does not matter, and common names for them are understood.
      </Text>
      <dl>
        {kind.columns.map(({ name, title, required, help }) => (
          <div key={name}>
            <dt>
              {title}
              {required && ' (required)'}
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
