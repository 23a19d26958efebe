// One document: its head, its lines with their balances, and what may be done with it now.
import { Button, Group, Stack, Title } from '@mantine/core'
import { IconEdit, IconFileTypePdf } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { DocumentLine } from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import { downloadFile } from '../../api/files.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { DualDate, MomentText } from '../../ui/dates.tsx'
import { type Detail, Details } from '../../ui/details.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { type RecordAction, RecordPage } from '../../ui/record-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import type { RecordParams } from './addresses.ts'
import { type Family, ReturnedNotice, talkTabs } from './document-talk.tsx'
import { BLOCK_WORDS, consequenceOf, documentTone, forwardFirst, KIND_WORDS, stepDone, titleOf } from './words.ts'

export interface ShownDocument {
  kind: string
  number: string | null
  datedOn: string
  actCode: string
  fiscalYear: number
  fundCluster: string
  fundName: string
  fundingSource: string
  sourceName: string
  block: string
  legalBasis: string
  particulars: string
  total: string
  status: string
  preparedBy: string
  submittedAt: string | null
  submittedBy: string | null
  decidedAt: string | null
  decidedBy: string | null
  version: number
  lineList: DocumentLine[]
  actions: RecordAction[]
  canEdit: boolean
  canComment: boolean
}

interface DocumentRecordProps {
  family: Family
  params: RecordParams
  document: ShownDocument
  back: { label: string; to: string }
  editTo: string
  /** Address of its PDF. */
  paper?: string
  step: (body: { action: string; version: number; comment?: string }) => Promise<unknown>
  /** Further facts of the details. */
  details?: readonly Detail[]
  /** Above the lines: what it does. */
  above?: ReactNode
  /** How the particulars are called. */
  purpose: string
  children: ReactNode
}

/** The record page of any family; `children` are its lines. */
export function DocumentRecord(props: DocumentRecordProps) {
  const { family, params, document, back, editTo, paper, step } = props
  const title = titleOf(document)
  return (
    <RecordPage
      title={title}
      kind={KIND_WORDS[document.kind] ?? ''}
      back={back}
      status={{ state: document.status, tone: documentTone(document.status) }}
      facts={factsOf(document)}
      actions={forwardFirst(document.actions)}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        await step({ action: action.action, version: document.version, ...(comment ? { comment } : {}) })
        tell.done(`${stepDone(action)}: ${title}`)
      }}
      tools={
        <Group gap="xs">
          {paper && <PdfButton url={paper} />}
          {document.canEdit && (
            <Button variant="default" component={Link} to={editTo} leftSection={<IconEdit size={16} aria-hidden />}>
              Edit
            </Button>
          )}
        </Group>
      }
      notice={document.status === 'returned' && <ReturnedNotice family={family} params={params} />}
      tabs={[
        { name: 'details', label: 'Details', content: <Body {...props} /> },
        ...talkTabs({ family, params, canComment: document.canComment }),
      ]}
    />
  )
}

function factsOf(document: ShownDocument) {
  const by = (name: string | null, at: string) => (
    <>
      {name ?? 'Unknown'}, <MomentText value={at} />
    </>
  )
  const { preparedBy, submittedAt, submittedBy, decidedAt, decidedBy } = document
  return [
    { label: 'Total', value: <Money value={document.total} /> },
    { label: 'Prepared by', value: preparedBy },
    ...(submittedAt ? [{ label: 'Submitted by', value: by(submittedBy, submittedAt) }] : []),
    ...(decidedAt ? [{ label: 'Decided by', value: by(decidedBy, decidedAt) }] : []),
  ]
}

function Body({ document, details = [], above, purpose, children }: DocumentRecordProps) {
  return (
    <Stack gap="lg">
      {above}
      {children}
      <section>
        <Title order={2} mb="sm">
          Paper
        </Title>
        <Details
          items={[
            { label: 'Date', value: <DualDate value={document.datedOn} /> },
            { label: 'Act', value: `${document.actCode}, fiscal year ${document.fiscalYear}` },
            { label: 'Fund', value: `${document.fundCluster} ${document.fundName}` },
            { label: 'Funding source', value: `${document.fundingSource} ${document.sourceName}` },
            { label: 'Part of the budget', value: BLOCK_WORDS[document.block] },
            ...details,
            { label: 'Legal basis', value: document.legalBasis },
            { label: purpose, value: document.particulars },
          ]}
        />
      </section>
    </Stack>
  )
}

const lineColumns: readonly ListColumn<DocumentLine>[] = [
  {
    name: 'program',
    label: 'Program, activity or project',
    render: (line) => (line.specialRelease ? `${line.ppaTitle} (special release only)` : line.ppaTitle),
  },
  { name: 'class', label: 'Class', fact: true, width: 90, render: (line) => line.class },
  { name: 'amount', label: 'Amount', kind: 'number', fact: true, render: (line) => <Money value={line.amount} /> },
]
const objectColumn: ListColumn<DocumentLine> = {
  name: 'object',
  label: 'Object',
  render: (line) => (line.objectCode ? `${line.objectName ?? ''} (${line.objectCode})` : 'The whole class'),
}
const balanceColumns: readonly ListColumn<DocumentLine>[] = [
  {
    name: 'appropriated',
    label: 'Appropriated now',
    kind: 'number',
    fact: true,
    render: (line) => <Money value={line.appropriated} />,
  },
  { name: 'allotted', label: 'Allotted now', kind: 'number', render: (line) => <Money value={line.allotted} /> },
  { name: 'obligated', label: 'Obligated now', kind: 'number', render: (line) => <Money value={line.obligated} /> },
]

/** The lines of a document, with what their balances have now. */
export function DocumentLines({ title, lines }: { title: string; lines: readonly DocumentLine[] }) {
  const itemised = lines.some(({ objectCode }) => objectCode !== null)
  const [program, of, ...amount] = lineColumns
  const columns = [program, of, ...(itemised ? [objectColumn] : []), ...amount, ...balanceColumns]
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <RecordRows
        list={listOfRecord(lines.map((line) => ({ ...line, id: String(line.line) })))}
        columns={columns.flatMap((column) => column ?? [])}
        noun="line"
        rowName={(line) => `${line.ppaTitle}, ${line.class}`}
        empty={{ title: 'No lines yet', text: 'Edit the document and add at least one program, class and amount.' }}
      />
    </section>
  )
}

function PdfButton({ url }: { url: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await downloadFile(url)
    } catch (problem) {
      tell.problem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      loading={busy}
      onClick={() => void save()}
    >
      PDF
    </Button>
  )
}
