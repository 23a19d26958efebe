// Paying what is due.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PaymentMode } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  type PayableView,
  payPayable,
  readPayable,
} from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { AmountLines, someAmount } from './amount-lines.tsx'
import { centavos } from './sums.ts'
import { MODE_WORDS, optionsOf } from './words.ts'

type Values = {
  voucherNumber: string
  mode: string
  instrumentNumber: string
  traNumber: string
  paidOn: string
  lines: { lineId: string; net: string; tax: string }[]
}

/** `/payables/:id/pay` */
export function PayPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPayable, { params }))
  return (
    <Loaded query={query} shape="form">
      {(payable) => <PayForm params={params} payable={payable} />}
    </Loaded>
  )
}

const checks = {
  voucherNumber: (text: string) => (text.trim() ? null : 'Give the number of the disbursement voucher.'),
  instrumentNumber: (text: string, { mode }: Values) =>
    ['check', 'ada'].includes(mode) && !text.trim() ? 'Give the number of the check or advice.' : null,
  traNumber: (text: string, { mode, lines }: Values) =>
    (mode === 'tra' || lines.some(({ tax }) => centavos(tax) > 0n)) && !text.trim()
      ? 'Taxes are remitted by a tax remittance advice. Give its number.'
      : null,
  lines: someAmount,
}

function PayForm({ params, payable }: { params: RecordParams; payable: PayableView }) {
  const pay = useAction(payPayable)
  const go = useGo()
  const place = hrefOf(places.payable, params)
  const isAdvance = payable.status === 'to_advance'
  const open = payable.lines.filter(({ due }) => due !== '0.00')
  const initial: Values = {
    ...{ voucherNumber: '', mode: 'ada', instrumentNumber: '', traNumber: '', paidOn: today() },
    lines: open.map(({ lineId, due }) => ({ lineId, net: due, tax: '' })),
  }
  return (
    <FormPage
      title={`Pay ${payable.payee}`}
      description={
        isAdvance
          ? 'The cash advance becomes due and is paid in one posting. It is liquidated later.'
          : 'The payment is posted when you save. A cancelled check is put right by a reversal on the day found.'
      }
      back={{ label: payable.number, to: place }}
      initial={initial}
      validate={checks as never}
      submitLabel="Record payment"
      submit={(values) =>
        pay.mutateAsync({
          params,
          body: {
            voucherNumber: values.voucherNumber.trim(),
            mode: values.mode as PaymentMode,
            instrumentNumber: values.instrumentNumber.trim(),
            traNumber: values.traNumber.trim(),
            paidOn: values.paidOn,
            lines: values.lines
              .filter(({ net, tax }) => centavos(net) + centavos(tax) > 0n)
              .map(({ lineId, net, tax }) => ({ lineId, net: net || '0', tax: tax || '0' })),
          },
        })
      }
      onDone={() => go(place)}
      sections={[
        { title: 'Voucher', content: (form) => <VoucherFields form={form} /> },
        {
          title: 'Amounts',
          content: (form) => (
            <AmountLines
              form={form as never}
              fields={[{ name: 'net', label: 'Net' }, ...(isAdvance ? [] : [{ name: 'tax', label: 'Taxes withheld' }])]}
              lines={open.map((line) => ({
                ...{ lineId: line.lineId, title: line.ppaTitle, object: `${line.objectName} (${line.objectCode})` },
                most: line.due,
              }))}
              room="To pay"
            />
          ),
        },
      ]}
    />
  )
}

function VoucherFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <Columns>
        <TextInput
          label="Disbursement voucher"
          {...limitsOf(payPayable, 'voucherNumber')}
          {...form.getInputProps('voucherNumber')}
        />
        <DayField label="Paid on" required {...form.getInputProps('paidOn')} />
      </Columns>
      <Columns>
        <ChoiceField label="Mode" data={optionsOf(MODE_WORDS)} {...form.getInputProps('mode')} />
        <TextInput
          label="Number of the check or advice"
          {...limitsOf(payPayable, 'instrumentNumber')}
          {...form.getInputProps('instrumentNumber')}
        />
      </Columns>
      <TextInput
        label="Tax remittance advice (optional)"
        description="Its number, when taxes are withheld."
        {...limitsOf(payPayable, 'traNumber')}
        {...form.getInputProps('traNumber')}
      />
    </>
  )
}
