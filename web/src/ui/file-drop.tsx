// A file to choose or to drop, large, where the file is what a page is about.
import { Button, FileButton, Group, Input, Progress, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import classes from './file-drop.module.css'

export interface FileDropProps {
  label: string
  /** Name of the form's field: errors lead to it. */
  path: string
  help: ReactNode
  /** Endings as a file dialog takes them: `['.csv', '.xlsx']`. */
  endings: readonly string[]
  maxMegabytes: number
  value: File | null
  onChange: (file: File | null) => void
  /** 0 to 100 while it is sent. */
  percent?: number | undefined
  error?: ReactNode
}

/** Takes one file by button, keyboard or drop; refuses another kind or size in words. */
export function FileDrop(props: FileDropProps) {
  const { label, path, help, endings, maxMegabytes, value, onChange, percent, error } = props
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const reset = useRef<() => void>(null)
  const choose = (file: File | null | undefined) => {
    const reason = file ? fileRefusal(file, props) : undefined
    setRefusal(reason)
    // Else the same file, put right in the meantime, could not be chosen again.
    reset.current?.()
    onChange(reason || !file ? null : file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }
  const wrong = refusal ?? error
  const kinds = kindsOf(endings)
  return (
    <Input.Wrapper label={label} labelElement="div" required error={wrong}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience of the pointer; the button does the same. */}
      <div
        className={classes.zone}
        data-over={over || undefined}
        data-wrong={wrong ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={32} stroke={1.4} aria-hidden className={classes.icon} />
        <div className={classes.words}>
          {value ? (
            <Text fw={600} className={classes.name ?? ''}>
              {value.name}
            </Text>
          ) : (
            <Text fw={600}>Drop the file here, or choose it</Text>
          )}
          <Text size="sm" c="dimmed" component="div">
            {value ? sizeOf(value) : help} {!value && `${kinds}, at most ${maxMegabytes} MB.`}
          </Text>
          {percent !== undefined && (
            <Group gap="xs" mt={4} role="status">
              <Progress
                value={percent}
                aria-label={`Sending ${value?.name ?? 'the file'}`}
                className={classes.bar ?? ''}
              />
              <Text size="sm">{percent < 100 ? `${percent}% sent` : 'Sent, being read'}</Text>
            </Group>
          )}
        </div>
        <FileButton resetRef={reset} accept={endings.join(',')} onChange={choose} inputProps={{ 'aria-label': label }}>
          {(button) => (
            <Button
              {...button}
              data-path={path}
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden />}
              disabled={percent !== undefined}
            >
              {value ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
      </div>
    </Input.Wrapper>
  )
}

/** `['.csv', '.xlsx']` -> `CSV or XLSX`. */
function kindsOf(endings: readonly string[]): string {
  return endings.map((ending) => ending.replace('.', '').toUpperCase()).join(' or ')
}

function sizeOf({ size }: File): string {
  return size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}

/** Why a file is not taken; nothing when it is. */
export function fileRefusal(file: File, taken: Pick<FileDropProps, 'endings' | 'maxMegabytes'>): string | undefined {
  const { endings, maxMegabytes } = taken
  if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return `"${file.name}" is of another kind. Choose a ${kindsOf(endings)} file. Old Excel files (XLS) can be saved as XLSX.`
  }
  if (file.size === 0) return `"${file.name}" is empty. Choose a file with rows in it.`
  if (file.size > maxMegabytes * 1_000_000) {
    return `"${file.name}" has ${sizeOf(file)}; at most ${maxMegabytes} MB are taken. Split it into several files.`
  }
  return undefined
}
