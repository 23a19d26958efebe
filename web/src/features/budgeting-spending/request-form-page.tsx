// A new obligation request, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  createObligationRequest,
  editObligationRequest,
  type ObligationRequest,
  readObligationRequest,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { emptyLine, RequestLineFields, type RequestValues } from './request-line-fields.tsx'
import { isAmount } from './sums.ts'
import { requestTitle } from './words.ts'

const needed = (words: string) => (value: string) => (value.trim() ? null : words)
const checks = {
  requestedOn: (day: string) => (day && day <= today() ? null : 'Give the day of the request, today at the latest.'),
  payee: needed('Name the payee as on the papers.'),
  office: needed('Name the office that requests it.'),
  particulars: needed('Say what it is for.'),
  lines: {
    accountId: needed('Choose the program and class that is charged.'),
    objectCode: needed('Choose the object of expenditure.'),
    amount: (amount: string) =>
      isAmount(amount.trim()) ? null : 'Give an amount above zero, with at most two decimals.',
  },
}

const bodyOf = (values: RequestValues) => ({
  requestedOn: values.requestedOn,
  payee: values.payee.trim(),
  office: values.office.trim(),
  address: values.address.trim(),
  responsibilityCenter: values.responsibilityCenter.trim(),
  particulars: values.particulars.trim(),
  cafNumber: values.cafNumber.trim(),
  lines: values.lines.map(({ accountId, objectCode, location, amount }) => ({
    ...{ accountId, objectCode, amount: amount.trim() },
    ...(location.trim() ? { location: location.trim() } : {}),
  })),
})

/** `/obligation-requests/new` */
export function NewRequestPage({ params }: { params: { moa: string } }) {
  const create = useAction(createObligationRequest)
  const go = useGo()
  const initial: RequestValues = {
    ...{ requestedOn: today(), payee: '', office: '', address: '', responsibilityCenter: '', particulars: '' },
    ...{ cafNumber: '', lines: [emptyLine()] },
  }
  return (
    <FormPage
      title="New obligation request"
      description="It becomes an ORS or BURS by the fund that it charges, and gets its number when it is obligated."
      back={{ label: 'Obligations', to: hrefOf(places.requests, params) }}
      initial={initial}
      validate={checks as never}
      sections={sectionsOf(params.moa)}
      submitLabel="Save draft"
      submit={(values) => create.mutateAsync({ params, body: bodyOf(values) })}
      onDone={(request) => go(hrefOf(places.request, { ...params, id: request.id }))}
    />
  )
}

/** `/obligation-requests/:id/edit` */
export function EditRequestPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readObligationRequest, { params }))
  const edit = useAction(editObligationRequest)
  const go = useGo()
  const place = hrefOf(places.request, params)
  return (
    <Loaded query={query} shape="form">
      {(request) => (
        <FormPage
          title={`Edit the request of ${request.payee}`}
          back={{ label: requestTitle(request), to: place }}
          initial={valuesOf(request)}
          version={request.version}
          fromCurrent={valuesOf}
          validate={checks as never}
          sections={sectionsOf(params.moa)}
          submitLabel="Save changes"
          submit={(values, version = request.version) =>
            edit.mutateAsync({ params, body: { ...bodyOf(values), version } })
          }
          onDone={() => go(place)}
        />
      )}
    </Loaded>
  )
}

function valuesOf(request: ObligationRequest): RequestValues {
  const { requestedOn, payee, office, address, responsibilityCenter, particulars, cafNumber } = request
  return {
    ...{ requestedOn, payee, office, address, responsibilityCenter, particulars, cafNumber },
    lines: request.lines.map(({ id, accountId, objectCode, location, amount }) => ({
      ...{ key: id, accountId, objectCode, amount, location: location ?? '' },
    })),
  }
}

function sectionsOf(moa: string): FormSection<RequestValues>[] {
  const text = (field: 'payee' | 'office' | 'address' | 'responsibilityCenter' | 'cafNumber') =>
    limitsOf(createObligationRequest, field)
  return [
    {
      title: 'Payee',
      content: (form) => (
        <>
          <TextInput label="Payee" {...text('payee')} {...form.getInputProps('payee')} />
          <Columns>
            <TextInput
              label="Office"
              description="Of the payee, or the office that requests."
              {...text('office')}
              {...form.getInputProps('office')}
            />
            <TextInput
              label="Address (optional)"
              description="As on the papers."
              {...text('address')}
              {...form.getInputProps('address')}
            />
          </Columns>
        </>
      ),
    },
    {
      title: 'What it is for',
      content: (form) => (
        <>
          <Columns>
            <DayField label="Date" required {...form.getInputProps('requestedOn')} />
            <TextInput
              label="Responsibility center (optional)"
              {...text('responsibilityCenter')}
              {...form.getInputProps('responsibilityCenter')}
            />
          </Columns>
          <Textarea
            label="Particulars"
            autosize
            minRows={2}
            {...limitsOf(createObligationRequest, 'particulars')}
            {...form.getInputProps('particulars')}
          />
          <TextInput
            label="Certificate of availability of funds (optional)"
            description="Its number. Contracts need one before they are signed (BAA 84, s. 43)."
            {...text('cafNumber')}
            {...form.getInputProps('cafNumber')}
          />
        </>
      ),
    },
    {
      title: 'Lines',
      help: 'All lines charge one class and one funding source: the number of the request carries them.',
      content: (form) => <RequestLineFields moa={moa} form={form} />,
    },
  ]
}
