// One payable: its lines, payments and liquidations.
import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type PayableView,
  readPayable,
  withdrawPayable,
} from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { Details } from '../../ui/details.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { type Fact, RecordPage } from '../../ui/record-page.tsx'
import { places, type RecordParams } from './addresses.ts'
import { Amounts } from './amounts.tsx'
import { LiquidationRows, PayableLines, PaymentRows } from './payable-rows.tsx'
import { payableBadge } from './words.ts'

/** `/payables/:id` */
export function PayablePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPayable, { params }))
  return <Loaded query={query}>{(payable) => <Payable params={params} payable={payable} />}</Loaded>
}

interface Props {
  params: RecordParams
  payable: PayableView
}

function Payable({ params, payable }: Props) {
  const isAdvance = payable.kind === 'cash_advance'
  return (
    <RecordPage
      kind={`${isAdvance ? 'Cash advance' : 'Due and demandable'} ${payable.number}`}
      title={payable.payee}
      back={{ label: 'Payments', to: hrefOf(places.payables, { moa: params.moa }) }}
      status={payableBadge(payable)}
      facts={factsOf(params.moa, payable)}
      tools={<Tools params={params} payable={payable} />}
      tabs={[
        { name: 'details', label: 'Details', content: <PayableDetails payable={payable} /> },
        {
          name: 'payments',
          label: 'Payments',
          count: payable.payments.length,
          content: <PaymentRows moa={params.moa} payments={payable.payments} />,
        },
        ...(isAdvance
          ? [
              {
                name: 'liquidations',
                label: 'Liquidations',
                count: payable.liquidations.length,
                content: <LiquidationRows moa={params.moa} liquidations={payable.liquidations} />,
              },
            ]
          : []),
      ]}
      aside={<Aside payable={payable} />}
    />
  )
}

function factsOf(moa: string, payable: PayableView): Fact[] {
  const { requestId, requestNumber, postingId } = payable
  return [
    {
      label: 'Obligation',
      value: <Link to={hrefOf(places.request, { moa, id: requestId })}>{requestNumber ?? 'Request'}</Link>,
    },
    { label: 'Accepted', value: `${payable.acceptanceReference}, ${formatDay(payable.acceptedOn)}` },
    { label: 'Recorded', value: `${payable.recordedByName}, ${formatDay(payable.recordedOn)}` },
    ...(postingId
      ? [{ label: 'Posting', value: <Link to={hrefOf(places.posting, { moa, id: postingId })}>Open</Link> }]
      : []),
  ]
}

function Tools({ params, payable }: Props) {
  const withdraw = useAction(withdrawPayable)
  return (
    <Group gap="xs">
      {(payable.canPay || payable.payRefusal) && (
        <ActionButton to={hrefOf(places.pay, params)} refusal={payable.payRefusal}>
          Pay
        </ActionButton>
      )}
      {payable.canLiquidate && (
        <Button component={Link} to={hrefOf(places.liquidate, params)}>
          Record liquidation
        </Button>
      )}
      {payable.canWithdraw && (
        <ConfirmAction
          label="Withdraw"
          question={`Withdraw cash advance ${payable.number}?`}
          consequence="It is not paid. It stays readable in the list."
          onConfirm={async () => {
            await withdraw.mutateAsync({ params, body: { version: payable.version } })
            tell.done(`Withdrawn: ${payable.number}`)
          }}
        />
      )}
    </Group>
  )
}

function PayableDetails({ payable }: { payable: PayableView }) {
  return (
    <Stack>
      <Details
        items={[
          { label: 'Particulars', value: payable.particulars },
          ...(payable.advanceReason ? [{ label: 'Reason for a second advance', value: payable.advanceReason }] : []),
        ]}
      />
      <PayableLines lines={payable.lines} isAdvance={payable.kind === 'cash_advance'} />
    </Stack>
  )
}

function Aside({ payable }: { payable: PayableView }) {
  const { kind, amount, paid, due, liquidated, unliquidated } = payable
  const advance = [
    ['Liquidated', liquidated],
    ['To liquidate', unliquidated],
  ] as const
  return (
    <Amounts
      items={[['Recorded', amount], ['Paid', paid], ['To pay', due], ...(kind === 'cash_advance' ? advance : [])]}
    />
  )
}
