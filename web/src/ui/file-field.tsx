// One file to attach, checked before it is sent.
import { FileInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'

export interface FileFieldProps {
  label: string
  /** Name of the form's field: errors lead to it. */
  path?: string
  help?: ReactNode
  /** Endings as a file dialog takes them: `['.pdf', '.jpg', '.png']`. */
  endings: readonly string[]
  maxMegabytes: number
  value: File | null
  onChange: (file: File | null) => void
  error?: ReactNode
  required?: boolean
}

/** A file control that says what it takes, and refuses what it does not in words. */
export function FileField(props: FileFieldProps) {
  const { label, path, help, endings, maxMegabytes, value, onChange, error, required = false } = props
  const [refusal, setRefusal] = useState<string>()
  const kinds = endings.map((ending) => ending.replace('.', '').toUpperCase()).join(', ')
  const choose = (file: File | null) => {
    const reason = file ? refusalOf(file, props, kinds) : undefined
    setRefusal(reason)
    onChange(reason ? null : file)
  }
  return (
    <FileInput
      label={label}
      data-path={path}
      description={
        <>
          {help} {kinds}, at most {maxMegabytes} MB.
        </>
      }
      placeholder="Choose a file"
      leftSection={<IconPaperclip size={16} aria-hidden />}
      accept={endings.join(',')}
      clearable
      required={required}
      clearButtonProps={{ 'aria-label': 'Remove the file' }}
      value={value}
      onChange={choose}
      error={refusal ?? error}
    />
  )
}

function refusalOf(file: File, { endings, maxMegabytes }: FileFieldProps, kinds: string): string | undefined {
  const named = endings.some((ending) => file.name.toLowerCase().endsWith(ending))
  if (!named) return `"${file.name}" is of another kind. Choose one of: ${kinds}.`
  if (file.size > maxMegabytes * 1_000_000) {
    return `"${file.name}" has ${(file.size / 1_000_000).toFixed(1)} MB; at most ${maxMegabytes} MB are taken.`
  }
  return undefined
}
