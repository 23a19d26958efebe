// Entering an authority to disburse, correcting or cancelling it.
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  AUTHORITY_WORDS,
  type AuthorityView,
  addAuthority,
  editAuthority,
  readAuthority,
} from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
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
import { MoneyField } from '../../ui/number-field.tsx'
import { places, type RecordParams } from './addresses.ts'
import { isAmount } from './sums.ts'
import { optionsOf } from './words.ts'

type Values = {
  kind: string
  number: string
  fundCluster: string
  receivedOn: string
  validUntil: string
  amount: string
  remarks: string
  isCancelled: boolean
}

const CLUSTERS = {
  '01': '01 Regular agency fund',
  '02': '02 Foreign-assisted projects fund',
  '03': '03 Special account, local',
  '04': '04 Special account, foreign',
  '05': '05 Internally generated funds',
  '06': '06 Business-related funds',
  '07': '07 Trust receipts',
}
const checks = {
  number: (text: string) => (text.trim() ? null : 'Give the number of the paper.'),
  amount: (text: string) => (isAmount(text.trim()) ? null : 'Give an amount above zero, with at most two decimals.'),
}

const bodyOf = ({ isCancelled: _, ...values }: Values) => ({
  ...values,
  kind: values.kind as 'nca',
  number: values.number.trim(),
  amount: values.amount.trim(),
  remarks: values.remarks.trim(),
  validUntil: values.validUntil || null,
})

/** `/registers/authorities/new` */
export function NewAuthorityPage({ params }: { params: { moa: string } }) {
  const add = useAction(addAuthority)
  const go = useGo()
  const place = hrefOf(places.authorities, params)
  const initial: Values = {
    ...{ kind: 'nca', number: '', fundCluster: '01', receivedOn: today(), validUntil: '', amount: '', remarks: '' },
    isCancelled: false,
  }
  return (
    <FormPage
      title="New authority to disburse"
      back={{ label: 'Authorities to disburse', to: place }}
      initial={initial}
      validate={checks}
      submitLabel="Save authority"
      submit={(values) => add.mutateAsync({ params, body: bodyOf(values) })}
      onDone={() => go(place)}
      sections={[{ title: 'Authority', content: (form) => <AuthorityFields form={form} /> }]}
    />
  )
}

/** `/registers/authorities/:id` */
export function EditAuthorityPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readAuthority, { params }))
  const edit = useAction(editAuthority)
  const go = useGo()
  const place = hrefOf(places.authorities, { moa: params.moa })
  return (
    <Loaded query={query} shape="form">
      {(authority) => (
        <FormPage
          title={`Correct ${authority.number}`}
          back={{ label: 'Authorities to disburse', to: place }}
          initial={valuesOf(authority)}
          version={authority.version}
          fromCurrent={valuesOf}
          validate={checks}
          submitLabel="Save changes"
          submit={(values, version = authority.version) =>
            edit.mutateAsync({ params, body: { ...bodyOf(values), isCancelled: values.isCancelled, version } })
          }
          onDone={() => go(place)}
          sections={[
            {
              title: 'Authority',
              content: (form) => (
                <>
                  <AuthorityFields form={form} />
                  <Checkbox label="Cancelled" {...form.getInputProps('isCancelled', { type: 'checkbox' })} />
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}

function valuesOf(authority: AuthorityView): Values {
  const { kind, number, fundCluster, receivedOn, validUntil, amount, remarks, isCancelled } = authority
  return { kind, number, fundCluster, receivedOn, validUntil: validUntil ?? '', amount, remarks, isCancelled }
}

function AuthorityFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <ChoiceField label="Kind" data={optionsOf(AUTHORITY_WORDS)} {...form.getInputProps('kind')} />
      <Columns>
        <TextInput label="Number" {...limitsOf(addAuthority, 'number')} {...form.getInputProps('number')} />
        <MoneyField label="Amount" required {...form.getInputProps('amount')} />
      </Columns>
      <Columns>
        <DayField label="Received on" required {...form.getInputProps('receivedOn')} />
        <DayField label="Valid until (optional)" {...form.getInputProps('validUntil')} />
      </Columns>
      <ChoiceField label="Fund cluster" data={optionsOf(CLUSTERS)} {...form.getInputProps('fundCluster')} />
      <Textarea
        label="Remarks (optional)"
        autosize
        {...limitsOf(addAuthority, 'remarks')}
        {...form.getInputProps('remarks')}
      />
    </>
  )
}
