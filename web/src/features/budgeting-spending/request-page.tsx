// One obligation request: its lines, Box C, what is due, and what may be done with it now.
import { Button, Group, Paper, Title } from '@mantine/core'
import { IconAdjustments, IconEdit, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  type ObligationRequest,
  printObligationRequest,
  readObligationRequest,
  stepObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { fileUrl } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { Amounts } from './amounts.tsx'
import { BoxC } from './box-c.tsx'
import { PdfButton } from './pdf-button.tsx'
import { RequestHistory, RequestSteps } from './request-history.tsx'
import { RequestPayables } from './request-payables.tsx'
import { RequestLines } from './request-sheet.tsx'
import { badgeOf, consequenceOf, correctionWord, requestTitle, stepDone } from './words.ts'

/** `/obligation-requests/:id` */
export function RequestPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readObligationRequest, { params }))
  return <Loaded query={query}>{(request) => <Request params={params} request={request} />}</Loaded>
}

interface Props {
  params: RecordParams
  request: ObligationRequest
}

function Request({ params, request }: Props) {
  const step = useAction(stepObligationRequest)
  return (
    <RecordPage
      kind={requestTitle(request)}
      title={request.payee}
      back={{ label: 'Obligations', to: hrefOf(places.requests, { moa: params.moa }) }}
      status={badgeOf(request.status)}
      facts={factsOf(request)}
      actions={request.actions}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: request.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tell.done(`${stepDone(action)}: ${request.payee}`)
      }}
      tools={<Tools params={params} request={request} />}
      notice={<OpenCorrections params={params} request={request} />}
      tabs={[
        { name: 'details', label: 'Details', content: <RequestLines request={request} /> },
        { name: 'status', label: 'Box C', content: <BoxC params={params} /> },
        {
          name: 'payables',
          label: 'Due and paid',
          count: request.payables.length,
          content: <RequestPayables moa={params.moa} request={request} />,
        },
        { name: 'steps', label: 'Steps', content: <RequestSteps params={params} /> },
        { name: 'history', label: 'History', content: <RequestHistory params={params} /> },
      ]}
      aside={<Aside request={request} />}
    />
  )
}

function factsOf(request: ObligationRequest): Fact[] {
  const { obligatedOn, requestedByName, certifiedByName, obligatedByName } = request
  const given = (label: string, value: string | null): Fact[] => (value ? [{ label, value }] : [])
  return [
    { label: 'Class', value: CLASS_WORDS[request.class] },
    { label: 'Date', value: formatDay(request.requestedOn) },
    ...given('Obligated', obligatedOn && formatDay(obligatedOn)),
    ...given('Requested by', requestedByName ?? request.preparedBy),
    ...given('Box A', certifiedByName),
    ...given('Box B', obligatedByName),
  ]
}

function Tools({ params, request }: Props) {
  const link = (to: string, label: string, icon: React.ReactNode) => (
    <Button variant="default" component={Link} to={to} leftSection={icon}>
      {label}
    </Button>
  )
  return (
    <Group gap="xs">
      <PdfButton url={fileUrl(printObligationRequest, { params })} />
      {request.canEdit && link(hrefOf(places.editRequest, params), 'Edit', <IconEdit size={16} aria-hidden />)}
      {request.canRecordPayable &&
        link(hrefOf(places.newPayable, params), 'Record what is due', <IconReceipt size={16} aria-hidden />)}
      {request.canAdjust &&
        link(hrefOf(places.newAdjustment, params), 'Adjust', <IconAdjustments size={16} aria-hidden />)}
    </Group>
  )
}

function OpenCorrections({ params, request }: Props) {
  if (request.openCorrections.length === 0) return null
  return (
    <Note tone="warn" title="A correction waits for approval">
      {request.openCorrections.map(({ id, kind, reason }) => (
        <div key={id}>
          <Link to={hrefOf(places.correction, { moa: params.moa, id })}>
            {correctionWord(kind)}: {reason}
          </Link>
        </div>
      ))}
    </Note>
  )
}

function Aside({ request }: { request: ObligationRequest }) {
  const { totals, fundCluster, fundingSource, cafNumber } = request
  return (
    <>
      <Amounts
        items={[
          ['Requested', request.amount],
          ['Obligated', totals.obligated],
          ['Not yet due', totals.notYetDue],
          ['Due, unpaid', totals.due],
          ['Paid', totals.disbursed],
        ]}
      />
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h3" mb="xs">
          Fund
        </Title>
        <Details
          items={[
            { label: 'Fund cluster', value: fundCluster },
            { label: 'Funding source', value: fundingSource },
            { label: 'CAF number', value: cafNumber },
          ]}
        />
      </Paper>
    </>
  )
}
