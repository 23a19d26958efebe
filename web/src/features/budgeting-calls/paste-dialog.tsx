// A whole table with the codes of organizations: read first, with a verdict for each row, and set only when all rows are good.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type BudgetCall, pasteCeilings } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

type Verdicts = Output<typeof pasteCeilings>

export function PasteDialog({ call, onClose }: { call: BudgetCall; onClose: () => void }) {
  const paste = useAction(pasteCeilings)
  const [table, setTable] = useState('')
  const [reason, setReason] = useState('')
  const [read, setRead] = useState<Verdicts>()
  const [problem, setProblem] = useState<ProblemError>()
  const published = call.status === 'published'
  const good = read && read.notes.length === 0 && read.rows.every(({ verdict }) => verdict !== 'error')
  const ask = async (dryRun: boolean) => {
    setProblem(undefined)
    try {
      const body = { version: call.version, table, dryRun, ...(published && !dryRun ? { reason: reason.trim() } : {}) }
      const answer = await paste.mutateAsync({ params: { id: call.id }, body })
      setRead(answer)
      if (!answer.applied) return
      tell.done(`Ceilings of ${countOf(answer.rows.length, 'organization')} taken from the table`)
      onClose()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return (
    <Modal opened onClose={onClose} title="Paste ceilings from a spreadsheet" size="lg">
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <Textarea
          data-autofocus
          label="Table"
          description="The first row names the columns: organization, ps, mooe, fe, co. Empty cells leave a ceiling as it is."
          placeholder={'organization\tps\tmooe\tfe\tco\nMOH\t2100000000\t1500000000\t\t300000000'}
          rows={8}
          maxLength={100_000}
          value={table}
          onChange={(event) => {
            setTable(event.currentTarget.value)
            setRead(undefined)
          }}
        />
        {read && <Verdict read={read} />}
        {good && published && (
          <Textarea
            label="Reason"
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          {good ? (
            <Button loading={paste.isPending} disabled={published && !reason.trim()} onClick={() => void ask(false)}>
              Set these ceilings
            </Button>
          ) : (
            <Button loading={paste.isPending} disabled={!table.trim()} onClick={() => void ask(true)}>
              Check the table
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function Verdict({ read: { rows, notes } }: { read: Verdicts }) {
  const of = (name: string) => rows.filter(({ verdict }) => verdict === name)
  const wrong = of('error')
  if (wrong.length === 0 && notes.length === 0)
    return (
      <Note tone="good" title={`${countOf(rows.length, 'row')} read`}>
        {of('set').length} new, {of('changed').length} changed, {of('unchanged').length} as they are. Nothing is saved
        yet.
      </Note>
    )
  return (
    <Note tone="bad" title="Nothing was taken: put these right and check again">
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
      <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
        {wrong.flatMap(({ row, errors }) =>
          errors.map(({ column, message }) => (
            <li key={`${row} ${column}`}>
              Row {row}, {column}: {message}
            </li>
          )),
        )}
      </ul>
    </Note>
  )
}
