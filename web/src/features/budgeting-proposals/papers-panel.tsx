// The papers that go with a proposal: a list of what is wanted, and what is there.
import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ATTACHMENT_KINDS,
  type AttachmentKind,
} from '../../../../server/src/modules/budgeting/proposals/proposal.contract.ts'
import {
  attachFile,
  detachFile,
  type Proposal,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { addFile, readFile } from '../../../../server/src/platform/files/files.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { MomentText } from '../../ui/dates.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { RecordParams } from './addresses.ts'
import { PAPER_LAW, PAPER_WORDS, paperOptions } from './words.ts'

interface PanelProps {
  params: RecordParams
  proposal: Proposal
}

export function PapersPanel({ params, proposal }: PanelProps) {
  return (
    <Stack gap="lg" maw="60rem">
      {ATTACHMENT_KINDS.map((kind) => (
        <Kind key={kind} kind={kind} params={params} proposal={proposal} />
      ))}
      {proposal.canEdit && <AddPaper params={params} />}
    </Stack>
  )
}

/** What is there of one kind; kinds that nothing asks for and nobody added are left out. */
function Kind({ kind, params, proposal }: PanelProps & { kind: AttachmentKind }) {
  const papers = proposal.attachments.filter((one) => one.kind === kind)
  const law = PAPER_LAW[kind]
  if (papers.length === 0 && !law) return null
  return (
    <section>
      <Group gap="sm" mb={4}>
        <Title order={2} size="h3">
          {PAPER_WORDS[kind]}
        </Title>
        {law && (
          <StatusBadge state={papers.length > 0 ? 'done' : 'at_risk'} label={papers.length > 0 ? 'There' : 'Missing'} />
        )}
        {law && (
          <Text size="sm" c="dimmed">
            {law}
          </Text>
        )}
      </Group>
      {papers.length === 0 && <Text c="dimmed">Wanted by law; nobody has added it yet.</Text>}
      {papers.map((paper) => (
        <Paper key={paper.id} paper={paper} params={params} canEdit={proposal.canEdit} />
      ))}
    </section>
  )
}

type PaperProps = { paper: Proposal['attachments'][number]; params: RecordParams; canEdit: boolean }

function Paper({ paper: { id, file, note, addedBy, addedAt }, params: { moa }, canEdit }: PaperProps) {
  const detach = useAction(detachFile)
  const save = () => void downloadFile(fileUrl(readFile, { params: { moa, id: file.id } })).catch(tell.problem)
  return (
    <Group gap="sm" justify="space-between" wrap="wrap">
      <div>
        <Anchor component="button" type="button" ta="left" onClick={save}>
          <IconPaperclip size={14} aria-hidden /> {file.name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {note && `${note}. `}Added by {addedBy}, <MomentText value={addedAt} />
        </Text>
      </div>
      {canEdit && (
        <ConfirmAction
          label="Take away"
          size="xs"
          question={`Take ${file.name} from the proposal?`}
          consequence="The file stays among the files of the organization."
          onConfirm={() => detach.mutateAsync({ params: { moa, id } })}
        />
      )}
    </Group>
  )
}

const ENDINGS = ['.pdf', '.docx', '.xlsx', '.csv', '.txt', '.jpg', '.jpeg', '.png', '.webp'] as const

function AddPaper({ params }: { params: RecordParams }) {
  const upload = useAction(addFile)
  const attach = useAction(attachFile)
  const [kind, setKind] = useState<string>('staffing')
  const [note, setNote] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<ProblemError>()
  const add = async () => {
    if (!file) return
    setProblem(undefined)
    try {
      const { id } = await upload.mutateAsync({ params: { moa: params.moa }, body: file })
      const body = { kind: kind as AttachmentKind, fileId: id, ...(note.trim() ? { note: note.trim() } : {}) }
      await attach.mutateAsync({ params, body })
      tell.done(`Added: ${file.name}`)
      setFile(null)
      setNote('')
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return (
    <section aria-label="Add a paper">
      <Stack gap="sm" maw="40rem">
        <Title order={2} size="h3">
          Add a paper
        </Title>
        {problem && <ProblemNotice problem={problem} />}
        <ChoiceField label="What it is" data={paperOptions} value={kind} onChange={setKind} />
        <FileField label="File" endings={ENDINGS} maxMegabytes={10} value={file} onChange={setFile} />
        <TextInput
          label="Note (optional)"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          w="fit-content"
          disabled={!file}
          loading={upload.isPending || attach.isPending}
          onClick={() => void add()}
        >
          Add the paper
        </Button>
      </Stack>
    </section>
  )
}
