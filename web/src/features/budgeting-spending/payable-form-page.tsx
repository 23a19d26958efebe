// Recording what is due and demandable, or a cash advance.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type ObligationRequest,
  readObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { recordPayable } from '../../../../server/src/modules/budgeting/spending/payables.contract.ts'
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
import { centavos, pesosOf } from './sums.ts'
import { requestTitle } from './words.ts'

type Values = {
  kind: string
  acceptanceReference: string
  acceptedOn: string
  recordedOn: string
  particulars: string
  advanceReason: string
  lines: { lineId: string; amount: string }[]
}

/** `/obligation-requests/:id/payables/new` */
export function NewPayablePage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readObligationRequest, { params }))
  return (
    <Loaded query={query} shape="form">
      {(request) => <PayableForm params={params} request={request} />}
    </Loaded>
  )
}

function PayableForm({ params, request }: { params: RecordParams; request: ObligationRequest }) {
  const record = useAction(recordPayable)
  const go = useGo()
  const notDue = request.lines.map((line) => pesosOf(centavos(line.obligated) - centavos(line.payable)))
  const initial: Values = {
    ...{ kind: 'due', acceptanceReference: '', acceptedOn: today(), recordedOn: today() },
    ...{ particulars: request.particulars, advanceReason: '' },
    lines: request.lines.map(({ id }, at) => ({ lineId: id, amount: notDue[at] === '0.00' ? '' : (notDue[at] ?? '') })),
  }
  return (
    <FormPage
      title={`Record what is due to ${request.payee}`}
      description="After inspection and acceptance. It is posted to the ledger when you save; mistakes are put right by a reversal."
      back={{ label: requestTitle(request), to: hrefOf(places.request, params) }}
      initial={initial}
      validate={
        {
          acceptanceReference: (text: string) =>
            text.trim() ? null : 'Name the paper, such as the inspection and acceptance report.',
          particulars: (text: string) => (text.trim() ? null : 'Say what it is for.'),
          lines: someAmount,
        } as never
      }
      submitLabel="Record"
      submit={(values) =>
        record.mutateAsync({
          params,
          body: {
            ...values,
            kind: values.kind as 'due',
            acceptanceReference: values.acceptanceReference.trim(),
            particulars: values.particulars.trim(),
            advanceReason: values.advanceReason.trim(),
            lines: values.lines.filter(({ amount }) => centavos(amount) > 0n),
          },
        })
      }
      onDone={(payable) => go(hrefOf(places.payable, { moa: params.moa, id: payable.id }))}
      sections={[
        { title: 'Acceptance', content: (form) => <AcceptanceFields form={form} /> },
        {
          title: 'Amounts',
          content: (form) => (
            <AmountLines
              form={form as never}
              fields={[{ name: 'amount', label: 'Due' }]}
              lines={request.lines.map((line, at) => ({
                ...{ lineId: line.id, title: line.ppaTitle, object: `${line.objectName} (${line.objectCode})` },
                most: notDue[at] ?? '0.00',
              }))}
              room="Obligated and not yet due"
            />
          ),
        },
      ]}
    />
  )
}

function AcceptanceFields({ form }: { form: Form<Values> }) {
  const isAdvance = form.getValues().kind === 'cash_advance'
  return (
    <>
      <ChoiceField
        label="Kind"
        data={[
          { value: 'due', label: 'Due and demandable: delivered or rendered' },
          { value: 'cash_advance', label: 'Cash advance: liquidated later' },
        ]}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={isAdvance ? 'Authority' : 'Inspection and acceptance'}
        description={
          isAdvance
            ? 'Travel order or authority for the advance, with its number.'
            : 'Number of the report, for example: IAR 2026-03-031.'
        }
        {...limitsOf(recordPayable, 'acceptanceReference')}
        {...form.getInputProps('acceptanceReference')}
      />
      <Columns>
        <DayField
          label={isAdvance ? 'Date of the authority' : 'Accepted on'}
          required
          {...form.getInputProps('acceptedOn')}
        />
        <DayField label="Recorded on" required {...form.getInputProps('recordedOn')} />
      </Columns>
      <Textarea
        label="Particulars"
        autosize
        minRows={2}
        {...limitsOf(recordPayable, 'particulars')}
        {...form.getInputProps('particulars')}
      />
      {isAdvance && (
        <Textarea
          label="Reason for a second advance (optional)"
          description="Only when an earlier advance of the payee is not liquidated yet (BAA 65, s. 63)."
          autosize
          {...limitsOf(recordPayable, 'advanceReason')}
          {...form.getInputProps('advanceReason')}
        />
      )}
    </>
  )
}
