// The tabs of a report beside its figures.
import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import type { Finding } from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import type { ReportView, SignatureView } from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { readFile } from '../../../../server/src/platform/files/files.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { Link } from '../../lib/address.tsx'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayText, MomentText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places, type RecordParams } from './addresses.ts'
import { channelWords } from './words.ts'

const findingColumns: readonly ListColumn<Finding & { id: string }>[] = [
  {
    name: 'title',
    label: 'Tie-out',
    render: ({ title, detail }) => <RowTitle title={title} details={detail ? [detail] : []} />,
  },
  {
    name: 'holds',
    label: 'Result',
    fact: true,
    width: 140,
    render: ({ holds }) => (
      <StatusBadge
        state={holds ? 'holds' : 'differs'}
        label={holds ? 'Holds' : 'Differs'}
        tone={holds ? 'good' : 'bad'}
      />
    ),
  },
]

/** What is compared between the reports of the quarter, as the ledger stands now. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <Stack gap="sm">
      <Text size="sm">
        The reports of a quarter are compared with each other and with the entries of the ledger. Nobody can sign while
        one differs.
      </Text>
      <RecordRows
        list={listOfRecord(findings.map((finding, at) => ({ ...finding, id: String(at) })))}
        columns={findingColumns}
        noun="tie-out"
        rowName={({ title }) => title}
        empty={{ title: 'Nothing to compare', text: 'There is no money to report on.' }}
      />
    </Stack>
  )
}

const signatureColumns: readonly ListColumn<SignatureView & { id: string }>[] = [
  {
    name: 'part',
    label: 'Signature',
    render: ({ caption, position, covers, isOptional }) => (
      <RowTitle
        title={`${caption}${isOptional ? ' (may be left out)' : ''}`}
        details={[position, ...(covers ? [covers] : [])]}
      />
    ),
  },
  {
    name: 'name',
    label: 'Name',
    fact: true,
    render: ({ name, refusal }) =>
      name ?? (
        <Text size="sm" c="dimmed">
          {refusal ?? 'Waits for you'}
        </Text>
      ),
  },
  {
    name: 'signedAt',
    label: 'Signed',
    fact: true,
    width: 180,
    render: ({ signedAt }) => (signedAt ? <MomentText value={signedAt} /> : 'Not yet'),
  },
]

type Filing = ReportView['filings'][number]
const filingColumns = (moa: string): readonly ListColumn<Filing>[] => [
  {
    name: 'channel',
    label: 'Proof',
    render: ({ channel, reference, isReplaced }) => (
      <RowTitle
        title={channelWords(channel)}
        details={[reference, ...(isReplaced ? ['Replaced by a later proof'] : [])]}
      />
    ),
  },
  { name: 'filedOn', label: 'Day', fact: true, width: 180, render: ({ filedOn }) => <DayText value={filedOn} /> },
  { name: 'recordedBy', label: 'Recorded by', fact: true, render: ({ recordedBy }) => recordedBy },
  {
    name: 'file',
    label: 'File',
    width: 120,
    render: ({ fileId }) =>
      fileId ? <Anchor href={fileUrl(readFile, { params: { moa, id: fileId } })}>Open</Anchor> : 'None',
  },
]

export function SignaturesAndFiling({ params, report }: { params: RecordParams; report: ReportView }) {
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} size="h3" mb="xs">
          Signatures
        </Title>
        <RecordRows
          list={listOfRecord(report.signatures.map((one) => ({ ...one, id: one.part })))}
          columns={signatureColumns}
          noun="signature"
          rowName={({ caption, position }) => `${caption}, ${position}`}
          empty={{ title: 'No signatures', text: 'This form is not signed.' }}
        />
      </section>
      {report.dueDate && (
        <section>
          <Title order={2} size="h3" mb="xs">
            Filing
          </Title>
          <Text size="sm" mb="xs">
            The day of the notice of posting counts as the day of filing (BAA 65, s. 72); without one, the first other
            proof.
          </Text>
          <RecordRows
            list={listOfRecord(report.filings)}
            columns={filingColumns(params.moa)}
            noun="proof"
            rowName={({ channel }) => channelWords(channel)}
            empty={{ title: 'Not filed yet', text: 'Proofs of filing are kept here once the report is approved.' }}
          />
          {report.canFile && (
            <Button component={Link} to={hrefOf(places.file, params)} mt="sm">
              {report.filings.length > 0 ? 'Record another proof' : 'Record the filing'}
            </Button>
          )}
        </section>
      )}
    </Stack>
  )
}
