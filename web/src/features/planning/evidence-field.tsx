// The file that proves a reported value. It is sent as soon as it is chosen, so that saving the entry is quick.
import { Button, Group, Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { addFile, type FileView } from '../../../../server/src/platform/files/files.contract.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem } from '../../lib/problem.ts'
import { FileField } from '../../ui/file-field.tsx'
import type { Form } from '../../ui/form-page.tsx'

type EvidenceValues = { evidenceFileId: string; evidenceFileName: string }

/** Stand in the place of the file's id until it has one. */
const SENDING = 'sending'
const NOT_SENT = 'not-sent'

/** Keeps an entry from being recorded without the file that was chosen for it. */
export function evidenceProblem(id: string): string | null {
  if (id === SENDING) return 'The file is still on its way. Wait a moment, then record the progress.'
  return id === NOT_SENT ? 'The file was not sent. Choose it again, or remove it.' : null
}

/** As the server takes them. */
const ENDINGS = ['.pdf', '.docx', '.xlsx', '.csv', '.txt', '.jpg', '.jpeg', '.png', '.webp'] as const
const MOST_MEGABYTES = 10

/** Chooses, sends and names one file. */
export function EvidenceField<V extends EvidenceValues>({ moa, form }: { moa: string; form: Form<V> }) {
  const add = useAction(addFile)
  const [file, setFile] = useState<File | null>(null)
  const { evidenceFileId, evidenceFileName } = form.getValues()
  const keep = (id: string, name: string) =>
    form.setValues({ evidenceFileId: id, evidenceFileName: name } as Partial<V>)
  const choose = (chosen: File | null) => {
    setFile(chosen)
    keep(chosen ? SENDING : '', '')
    if (!chosen) return add.reset()
    const then = { onSuccess: (sent: FileView) => keep(sent.id, sent.name), onError: () => keep(NOT_SENT, '') }
    add.mutate({ params: { moa }, body: chosen }, then)
  }
  // A draft of an earlier visit cannot bring back a file that was not sent.
  const lost = !file && evidenceProblem(evidenceFileId) !== null
  useEffect(() => {
    if (lost) form.setFieldValue('evidenceFileId', '' as never)
  }, [lost, form.setFieldValue])
  if (evidenceFileId && !file && !lost) return <Attached name={evidenceFileName} onRemove={() => keep('', '')} />
  return (
    <div>
      <FileField
        label="Evidence (optional)"
        path="evidenceFileId"
        help="A report, a list of attendance, a photograph."
        endings={ENDINGS}
        maxMegabytes={MOST_MEGABYTES}
        value={file}
        onChange={choose}
        error={add.error ? asProblem(add.error).detail : form.errors.evidenceFileId}
      />
      <Text size="sm" c="dimmed" role="status">
        {add.isPending
          ? 'Sending the file'
          : evidenceFileName
            ? 'The file is sent. It is attached when you record the progress.'
            : ''}
      </Text>
    </div>
  )
}

/** A file of a draft that was restored. */
function Attached({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <Group gap="sm">
      <IconPaperclip size={16} aria-hidden />
      <Text>Evidence: {name}</Text>
      <Button size="xs" variant="default" onClick={onRemove}>
        Remove the file
      </Button>
    </Group>
  )
}
