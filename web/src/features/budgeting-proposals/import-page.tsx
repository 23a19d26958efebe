// Lines from a spreadsheet: checked first, every row with its verdict, and taken only when all of them are good.
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  importProposalLines,
  type LineVerdict,
  lineTemplate,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { type Proposal, readProposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor } from '../../api/queries.ts'
import { useUpload } from '../../api/upload.ts'
import { useGo } from '../../lib/address.tsx'
import { formatMoney } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { asProblem, ProblemError } from '../../lib/problem.ts'
import { countOf } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'
import { FrozenPage } from './frozen-page.tsx'

type Answer = Output<typeof importProposalLines>
type Mode = 'add' | 'replace'

export function ImportLinesPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readProposal, { params }))
  const to = hrefOf(places.proposal, params, { tab: 'lines' })
  return (
    <Loaded query={query} shape="form">
      {(proposal) =>
        proposal.canEdit ? (
          <ImportLines params={params} proposal={proposal} to={to} />
        ) : (
          <FrozenPage status={proposal.status} to={to} />
        )
      }
    </Loaded>
  )
}

const MODES = [
  { value: 'add', label: 'Add to the lines that are there' },
  { value: 'replace', label: 'Replace the lines of the programs that the file names' },
]

function ImportLines({ params, proposal, to }: { params: RecordParams; proposal: Proposal; to: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [mode, setMode] = useState<Mode>('add')
  const [answer, setAnswer] = useState<Answer>()
  const [problem, setProblem] = useState<ProblemError>()
  const sending = useUpload(importProposalLines)
  const go = useGo()
  const ask = async (dryRun: boolean) => {
    if (!file) return
    setProblem(undefined)
    try {
      await requireReadable(file)
      const read = await sending.send({ params, query: { dryRun, mode }, body: file })
      setAnswer(read)
      if (!read.applied) return
      tell.done(`${countOf(read.created, 'line')} taken from ${file.name}`)
      go(to, { replace: true })
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  const good = answer !== undefined && answer.failed === 0 && answer.created > 0
  const busy = sending.percent !== undefined
  return (
    <>
      <PageHeader
        title="Import lines"
        description="One row for each line. The file is checked first; nothing is taken while a row has an error."
        back={{ label: proposal.title, to }}
      />
      <Stack maw="70rem">
        {problem && <ProblemNotice problem={problem} />}
        <FileDrop
          label="Spreadsheet"
          path="file"
          help="With the columns ppa_code, object_code, description, quantity, unit, unit_cost; q1 to q4 and location if wanted."
          endings={['.xlsx', '.csv']}
          maxMegabytes={10}
          value={file}
          onChange={(chosen) => {
            setFile(chosen)
            setAnswer(undefined)
          }}
          percent={sending.percent}
        />
        <Group align="end">
          <ChoiceField
            label="What becomes of lines that are there"
            data={MODES}
            value={mode}
            onChange={(next) => {
              setMode(next as Mode)
              setAnswer(undefined)
            }}
          />
          <Template params={params} />
        </Group>
        <Group>
          <Button variant={good ? 'default' : 'filled'} disabled={!file} loading={busy} onClick={() => void ask(true)}>
            Check the file
          </Button>
          {good && (
            <Button loading={busy} onClick={() => void ask(false)}>
              Take {countOf(answer.created, 'line')}
            </Button>
          )}
        </Group>
        {answer && <Verdicts answer={answer} />}
      </Stack>
    </>
  )
}

/** A browser no longer gives out a file that was saved anew since it was chosen. */
async function requireReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch (cause) {
    const title = 'The file changed since you chose it'
    const detail = `Choose "${file.name}" again, so that it is read as it is now.`
    throw Object.assign(new ProblemError({ status: 400, code: 'import.file_changed', title, detail }), { cause })
  }
}

function Template({ params }: { params: RecordParams }) {
  const save = () => void downloadFile(fileUrl(lineTemplate, { params })).catch(tell.problem)
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      Spreadsheet to fill in
    </Button>
  )
}

function Verdicts({ answer: { created, failed, removed, total, rows, notes } }: { answer: Answer }) {
  return (
    <Stack gap="sm">
      {failed > 0 || created === 0 ? (
        <Note
          tone="bad"
          title={
            failed > 0
              ? `${countOf(failed, 'row has', 'rows have')} an error: nothing was taken`
              : 'No line could be read'
          }
        >
          {notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
          {failed > 0 && 'Put them right in the spreadsheet, choose it again, and check it again.'}
        </Note>
      ) : (
        <Note tone="good" title={`${countOf(created, 'line')}, ${formatMoney(total)}`}>
          {removed > 0 && `${countOf(removed, 'line')} that are there would be removed. `}Nothing is taken yet.
          {notes.map((note) => ` ${note}`)}
        </Note>
      )}
      <RecordRows
        list={listOfRecord(rows.toSorted((a, b) => Number(a.verdict === 'create') - Number(b.verdict === 'create')))}
        columns={columns}
        noun="row"
        rowId={({ row }) => String(row)}
        rowName={({ row }) => `Row ${row}`}
        empty={{ title: 'No rows', text: 'The file has no row below the names of its columns.' }}
      />
    </Stack>
  )
}

const columns: readonly ListColumn<LineVerdict>[] = [
  { name: 'row', label: 'Row', width: 70, render: ({ row }) => `Row ${row}` },
  {
    name: 'verdict',
    label: 'Verdict',
    fact: true,
    wide: true,
    render: ({ verdict, errors }) => (
      <>
        <StatusBadge
          state={verdict}
          tone={verdict === 'error' ? 'bad' : 'good'}
          label={verdict === 'error' ? 'Error' : 'Take'}
        />
        {errors.map(({ column, message }) => (
          <Text key={`${column} ${message}`} size="sm">
            {column && <strong>{column}: </strong>}
            {message}
          </Text>
        ))}
      </>
    ),
  },
  { name: 'ppaCode', label: 'Program', fact: true, render: ({ ppaCode }) => ppaCode },
  { name: 'objectCode', label: 'Object', fact: true, render: ({ objectCode }) => objectCode },
  { name: 'description', label: 'Description', render: ({ description }) => description },
  { name: 'amount', label: 'Amount', kind: 'number', fact: true, render: ({ amount }) => <Money value={amount} /> },
]
