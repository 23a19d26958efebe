// The right side of the inbox for spending: what is asked, and the decision.
import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  readCorrection,
  stepCorrection,
} from '../../../../server/src/modules/budgeting/spending/corrections.contract.ts'
import {
  readObligationRequest,
  stepObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { readPayable } from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { InboxDecision } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { tell } from '../../ui/notice.ts'
import { places, type RecordParams } from './addresses.ts'
import { CorrectionSheet } from './correction-sheet.tsx'
import { PayableLines } from './payable-rows.tsx'
import { RequestLines } from './request-sheet.tsx'
import { consequenceOf, correctionWord, requestTitle, stepDone } from './words.ts'

/** One thing of the queue; `id` is `request:0198…`, `payable:…` or `correction:…`. */
export function SpendingTaskView({ moa, id, onDone }: { moa: string; id: string; onDone: () => void }) {
  const [kind, record = ''] = id.split(':')
  const params = { moa, id: record }
  if (kind === 'payable') return <PayableTask params={params} />
  return kind === 'request' ? (
    <RequestTask params={params} onDone={onDone} />
  ) : (
    <CorrectionTask params={params} onDone={onDone} />
  )
}

type TaskProps = { params: RecordParams; onDone: () => void }

function RequestTask({ params, onDone }: TaskProps) {
  const query = useQuery(queryFor(readObligationRequest, { params }))
  const step = useAction(stepObligationRequest)
  return (
    <Loaded query={query} shape="block">
      {(request) => (
        <InboxDecision
          title={request.payee}
          href={hrefOf(places.request, params)}
          actions={request.actions.filter(({ refusal }) => refusal?.code !== 'access.missing_permission')}
          consequence={consequenceOf}
          onAct={async (action, comment) => {
            const body = { action: action.action, version: request.version, ...(comment ? { comment } : {}) }
            await step.mutateAsync({ params, body })
            tell.done(`${stepDone(action)}: ${request.payee}`)
            onDone()
          }}
        >
          <Text size="sm" c="dimmed">
            {requestTitle(request)}, <Money value={request.amount} />. Requested by{' '}
            {request.requestedByName ?? request.preparedBy}
            {request.certifiedByName && `, certified by ${request.certifiedByName}`}.
          </Text>
          <RequestLines request={request} />
        </InboxDecision>
      )}
    </Loaded>
  )
}

function CorrectionTask({ params, onDone }: TaskProps) {
  const query = useQuery(queryFor(readCorrection, { params }))
  const step = useAction(stepCorrection)
  return (
    <Loaded query={query} shape="block">
      {(correction) => (
        <InboxDecision
          title={`${correctionWord(correction.kind)} of ${correction.correctedNumber}`}
          href={hrefOf(places.correction, params)}
          actions={correction.actions.filter(({ refusal }) => refusal?.code !== 'access.missing_permission')}
          consequence={consequenceOf}
          onAct={async (action, comment) => {
            const body = { action: action.action, version: correction.version, ...(comment ? { comment } : {}) }
            await step.mutateAsync({ params, body })
            tell.done(`${stepDone(action)}: ${correction.correctedNumber}`)
            onDone()
          }}
        >
          <Text size="sm" c="dimmed">
            Prepared by {correction.preparedByName}.
          </Text>
          <CorrectionSheet moa={params.moa} correction={correction} />
        </InboxDecision>
      )}
    </Loaded>
  )
}

function PayableTask({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPayable, { params }))
  return (
    <Loaded query={query} shape="block">
      {(payable) => (
        <InboxDecision
          title={payable.payee}
          href={hrefOf(places.payable, params)}
          actions={[]}
          onAct={async () => undefined}
        >
          <Text size="sm" c="dimmed">
            {payable.number}, <Money value={payable.due} /> to pay. Recorded by {payable.recordedByName}.
          </Text>
          <Text>{payable.particulars}</Text>
          <PayableLines lines={payable.lines} isAdvance={payable.kind === 'cash_advance'} />
          <Button component={Link} to={hrefOf(places.pay, params)} w="fit-content">
            Pay
          </Button>
        </InboxDecision>
      )}
    </Loaded>
  )
}
