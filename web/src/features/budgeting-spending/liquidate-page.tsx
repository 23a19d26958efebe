// Liquidating a cash advance.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  liquidatePayable,
  type PayableView,
  readPayable,
} from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { AmountLines, someAmount } from './amount-lines.tsx'
import { centavos } from './sums.ts'

type Values = {
  reportNumber: string
  liquidatedOn: string
  refundReference: string
  lines: { lineId: string; liquidated: string; refunded: string }[]
}

/** `/payables/:id/liquidate` */
export function LiquidatePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPayable, { params }))
  return (
    <Loaded query={query} shape="form">
      {(payable) => <LiquidationForm params={params} payable={payable} />}
    </Loaded>
  )
}

const checks = {
  reportNumber: (text: string) => (text.trim() ? null : 'Give the number of the liquidation report.'),
  refundReference: (text: string, { lines }: Values) =>
    lines.some(({ refunded }) => centavos(refunded) > 0n) && !text.trim()
      ? 'Give the number of the official receipt.'
      : null,
  lines: someAmount,
}

function LiquidationForm({ params, payable }: { params: RecordParams; payable: PayableView }) {
  const liquidate = useAction(liquidatePayable)
  const go = useGo()
  const place = hrefOf(places.payable, params)
  const open = payable.lines.filter(({ unliquidated }) => unliquidated !== '0.00')
  const initial: Values = {
    ...{ reportNumber: '', liquidatedOn: today(), refundReference: '' },
    lines: open.map(({ lineId, unliquidated }) => ({ lineId, liquidated: unliquidated, refunded: '' })),
  }
  return (
    <FormPage
      title={`Liquidation of ${payable.number}`}
      description={`Cash advance of ${payable.payee}. What was given back lowers the payment.`}
      back={{ label: payable.number, to: place }}
      initial={initial}
      validate={checks as never}
      submitLabel="Record liquidation"
      submit={(values) =>
        liquidate.mutateAsync({
          params,
          body: {
            reportNumber: values.reportNumber.trim(),
            liquidatedOn: values.liquidatedOn,
            refundReference: values.refundReference.trim(),
            lines: values.lines
              .filter(({ liquidated, refunded }) => centavos(liquidated) + centavos(refunded) > 0n)
              .map(({ lineId, liquidated, refunded }) => ({
                ...{ lineId, liquidated: liquidated || '0', refunded: refunded || '0' },
              })),
          },
        })
      }
      onDone={() => go(place)}
      sections={[
        { title: 'Report', content: (form) => <ReportFields form={form} /> },
        {
          title: 'Amounts',
          content: (form) => (
            <AmountLines
              form={form as never}
              fields={[
                { name: 'liquidated', label: 'Spent by report' },
                { name: 'refunded', label: 'Given back' },
              ]}
              lines={open.map((line) => ({
                ...{ lineId: line.lineId, title: line.ppaTitle, object: `${line.objectName} (${line.objectCode})` },
                most: line.unliquidated,
              }))}
              room="To liquidate"
            />
          ),
        },
      ]}
    />
  )
}

function ReportFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <Columns>
        <TextInput
          label="Liquidation report"
          {...limitsOf(liquidatePayable, 'reportNumber')}
          {...form.getInputProps('reportNumber')}
        />
        <DayField label="Date" required {...form.getInputProps('liquidatedOn')} />
      </Columns>
      <TextInput
        label="Official receipt (optional)"
        description="Its number, when money was given back."
        {...limitsOf(liquidatePayable, 'refundReference')}
        {...form.getInputProps('refundReference')}
      />
    </>
  )
}
