// One report: its figures, what the tie-outs say, who signed it, and the proof that it was filed.
import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  approveReport,
  certifyAccounts,
  certifyBudget,
  certifyPlan,
  downloadReport,
  generateReport,
  type ReportView,
  readReport,
  type SignatureView,
} from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { downloadFile, fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { DayText, DueText, MomentText } from '../../ui/dates.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { type RecordAction, RecordPage } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { FormTable } from './form-table.tsx'
import { Findings, SignaturesAndFiling } from './report-parts.tsx'
import { potWords, reportBadge } from './words.ts'

/** `/budgeting/reports/:id` */
export function ReportPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readReport, { params }))
  return <Loaded query={query}>{(report) => <Report key={report.id} params={params} report={report} />}</Loaded>
}

interface Shown {
  params: RecordParams
  report: ReportView
}

function Report({ params, report }: Shown) {
  const sign = useSigning(params, report)
  const wrong = report.findings.filter(({ holds }) => !holds).length
  return (
    <RecordPage
      title={report.title}
      kind={`${report.formTitle}${potWords(report) ? `. ${potWords(report)}` : ''}. Revision ${report.revision}`}
      back={{ label: 'Reports due', to: hrefOf(places.due, { moa: params.moa }, { year: report.year }) }}
      status={reportBadge(report.state, report.form)}
      facts={factsOf(report)}
      actions={openSignatures(report).map(actionOf)}
      onAct={sign}
      question={(action) => `${action.label}?`}
      consequence={(action) => consequenceOf(report, action)}
      tools={<Tools params={params} report={report} />}
      notice={<Notices params={params} report={report} wrong={wrong} />}
      tabs={[
        {
          name: 'figures',
          label: 'Figures',
          content: (
            <Stack gap="lg">
              <FormTable title={report.title} table={report.table} unit={report.unit} />
              {report.summary && <FormTable title={report.summary.title} table={report.summary} unit={report.unit} />}
            </Stack>
          ),
        },
        ...(report.findings.length > 0
          ? [
              {
                name: 'tie-outs',
                label: 'Tie-outs',
                ...(wrong > 0 ? { count: wrong } : {}),
                content: <Findings findings={report.findings} />,
              },
            ]
          : []),
        ...(report.signatures.length > 0
          ? [
              {
                name: 'signatures',
                label: report.dueDate ? 'Signatures and filing' : 'Signatures',
                content: <SignaturesAndFiling params={params} report={report} />,
              },
            ]
          : []),
      ]}
    />
  )
}

/** What this person may ever sign and nobody has; the approval comes first, and nothing after it. */
function openSignatures({ signatures, state }: ReportView): SignatureView[] {
  if (state === 'superseded' || signatures.some(({ part, signedAt }) => part === 'approved' && signedAt !== null))
    return []
  return signatures
    .filter(({ mayEver, signedAt }) => mayEver && signedAt === null)
    .toSorted((one, other) => Number(one.isOptional) - Number(other.isOptional))
}

function useSigning(params: RecordParams, report: ReportView) {
  const steps = {
    certify_budget: useAction(certifyBudget),
    certify_accounts: useAction(certifyAccounts),
    certify_plan: useAction(certifyPlan),
  }
  const approve = useAction(approveReport)
  return async ({ action, label }: RecordAction) => {
    const part = report.signatures.find((one) => one.part === action)
    if (!part) return
    const { hash } = report
    if (part.step === 'approve')
      await approve.mutateAsync({ params, body: { hash, part: part.part as 'recommended' | 'approved' } })
    else await steps[part.step].mutateAsync({ params, body: { hash } })
    tell.done(`${label}: done`)
  }
}

const LABELS: Readonly<Record<SignatureView['part'], string>> = {
  budget: 'Certify budget columns',
  accounting: 'Certify accounting columns',
  prepared: 'Sign as preparer',
  coordinated: 'Sign in coordination',
  recommended: 'Recommend approval',
  approved: 'Approve report',
}

function actionOf({ part, refusal }: SignatureView): RecordAction {
  return {
    action: part,
    label: LABELS[part],
    to: part,
    comment: 'none',
    refusal: refusal === null ? null : { code: 'budget.report.not_now', message: refusal },
  }
}

function consequenceOf({ signatures, hash, title, revision }: ReportView, { action }: RecordAction) {
  const covers = signatures.find(({ part }) => part === action)?.covers
  return `You sign ${title}, revision ${revision}${covers ? `, for: ${covers.toLowerCase()}` : ''}. Your name, position, the time and the fingerprint of the figures (${hash.slice(0, 12)}…) are kept. A signature cannot be taken back.`
}

function factsOf(report: ReportView) {
  const { dueDate, filedOn, generatedAt, generatedBy, hash } = report
  return [
    {
      label: 'Generated',
      value: (
        <>
          by {generatedBy}, <MomentText value={generatedAt} />
        </>
      ),
    },
    ...(filedOn ? [{ label: 'Filed', value: <DayText value={filedOn} /> }] : []),
    ...(dueDate && !filedOn ? [{ label: 'Due', value: <DueText value={dueDate} /> }] : []),
    { label: 'SHA-256', value: <span title={hash}>{hash.slice(0, 16)}…</span> },
  ]
}

function Tools({ params, report }: Shown) {
  const save = (format: 'xlsx' | 'pdf' | 'json') => () => {
    downloadFile(fileUrl(downloadReport, { params, query: { as: format } })).catch((problem: unknown) =>
      tell.problem(problem),
    )
  }
  return (
    <Group gap="xs">
      <MenuButton
        label="Download the report"
        trigger={(props) => (
          <Button {...props} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            Download
          </Button>
        )}
        parts={[
          { label: 'Spreadsheet with live formulas (XLSX)', onClick: save('xlsx') },
          { label: 'Paper to sign (PDF)', onClick: save('pdf') },
          { label: 'Data (JSON)', onClick: save('json') },
        ]}
      />
      {report.canGenerate && report.state !== 'superseded' && <GenerateAgain params={params} report={report} />}
    </Group>
  )
}

function GenerateAgain({ params, report }: Shown) {
  const generate = useAction(generateReport)
  const go = useGo()
  const again = async () => {
    const { form, year, quarter, month, box, fundCluster } = report
    const made = await generate.mutateAsync({
      params: { moa: params.moa },
      body: {
        form,
        year,
        ...(quarter ? { quarter } : {}),
        ...(month ? { month } : {}),
        ...(box ? { box: box as 'current' } : {}),
        ...(fundCluster ? { fundCluster } : {}),
        ...(report.class ? { class: report.class as 'PS' } : {}),
      },
    })
    tell.done(`Revision ${made.revision} generated`)
    go(hrefOf(places.report, { moa: params.moa, id: made.id }))
  }
  return (
    <ConfirmAction
      label="Generate again"
      leftSection={<IconRefresh size={16} aria-hidden />}
      question={`Generate ${report.title} again?`}
      consequence={`Revision ${report.revision + 1} says what the ledger says now. Signatures on revision ${report.revision} are void, and revision ${report.revision} stays in the list.`}
      onConfirm={again}
    />
  )
}

function Notices({ params, report, wrong }: Shown & { wrong: number }) {
  const { newest, differs, state, isLate, filedOn, dueDate } = report
  const newer = hrefOf(places.report, { moa: params.moa, id: newest.id })
  return (
    <Stack gap="xs" mb="md">
      {state === 'superseded' && (
        <Note tone="warn" title={`Revision ${newest.revision} has taken the place of this one`}>
          <Anchor component={Link} to={newer}>
            Open revision {newest.revision}
          </Anchor>
        </Note>
      )}
      {differs && (
        <Note tone="warn" title="The ledger has moved since this report was generated">
          Generated now it would say something else. Generate it again, or keep it as it was on that day.
        </Note>
      )}
      {wrong > 0 && (
        <Note tone="bad" title="The reports of the quarter do not agree">
          Nobody can sign until they do. See the tab Tie-outs for the amounts.
        </Note>
      )}
      {isLate && dueDate && state !== 'superseded' && (
        <Note tone="bad" title={filedOn ? 'Filed late' : 'Late'}>
          {filedOn
            ? 'It was filed after its due date.'
            : 'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed.'}
        </Note>
      )}
    </Stack>
  )
}
