// Choosing which report to generate.

import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  BOX_WORDS,
  FORM_KEYS,
  FORM_WORDS,
  type FormName,
} from '../../../../server/src/modules/budgeting/reports/report.contract.ts'
import { generateReport } from '../../../../server/src/modules/budgeting/reports/reports.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { places } from './addresses.ts'
import { MONTHS, optionsOf } from './words.ts'

type Values = {
  form: string
  year: number | null
  quarter: string
  month: string
  box: string
  fundCluster: string
  class: string
}

const FORM_LABELS = Object.fromEntries(
  Object.entries(FORM_WORDS).map(([form, { code, title }]) => [form, `${code}: ${title}`]),
)
const QUARTERS = {
  '1': 'First, to 31 March',
  '2': 'Second, to 30 June',
  '3': 'Third, to 30 September',
  '4': 'Fourth, to 31 December',
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

/** `/budgeting/reports/new` */
export function GeneratePage({ params }: { params: { moa: string } }) {
  const generate = useAction(generateReport)
  const go = useGo()
  const { query } = useAddress()
  return (
    <FormPage
      title="Generate a report"
      description="It says what the ledger says now, and is kept so. A report of the same form and period gets a new revision, and its signatures are void."
      back={{ label: 'Reports due', to: hrefOf(places.due, params) }}
      initial={initialOf(query)}
      submitLabel="Generate"
      submit={(values) => generate.mutateAsync({ params, body: bodyOf(values) })}
      onDone={(report) => go(hrefOf(places.report, { ...params, id: report.id }))}
      sections={[{ title: 'Report', content: (form) => <ChoiceFields form={form} /> }]}
    />
  )
}

function initialOf(query: Record<string, unknown>): Values {
  const [year = '2026', month = '1'] = today().split('-')
  const text = (name: string, fallback: string) =>
    typeof query[name] === 'string' ? (query[name] as string) : fallback
  const quarter = String(Math.ceil(Number(month) / 3))
  return {
    form: text('form', 'far1'),
    year: Number(text('year', year)),
    quarter: text('quarter', quarter),
    month: text('month', String(Number(month))),
    box: text('box', 'current'),
    fundCluster: text('fundCluster', '01'),
    class: text('class', 'MOOE'),
  }
}

function bodyOf(values: Values) {
  const form = values.form as FormName
  const wants = FORM_KEYS[form]
  return {
    form,
    year: values.year ?? 0,
    ...(wants.month ? { month: Number(values.month) } : wants.quarter ? { quarter: Number(values.quarter) } : {}),
    ...(wants.box ? { box: values.box as 'current' } : {}),
    ...(wants.fundCluster ? { fundCluster: values.fundCluster } : {}),
    ...(wants.class ? { class: values.class as 'PS' } : {}),
  }
}

function ChoiceFields({ form }: { form: Form<Values> }) {
  const wants = FORM_KEYS[form.getValues().form as FormName]
  return (
    <>
      <ChoiceField label="Form" data={optionsOf(FORM_LABELS)} {...form.getInputProps('form')} />
      <Columns>
        <WholeNumberField label="Fiscal year" min={2019} max={2100} grouped={false} {...form.getInputProps('year')} />
        {wants.quarter && !wants.month && (
          <ChoiceField
            label="Up to the end of the quarter"
            data={optionsOf(QUARTERS)}
            {...form.getInputProps('quarter')}
          />
        )}
        {wants.month && (
          <ChoiceField
            label="Month"
            data={MONTHS.map((label, at) => ({ value: String(at + 1), label }))}
            {...form.getInputProps('month')}
          />
        )}
      </Columns>
      {wants.class && (
        <ChoiceField label="Allotment class" data={optionsOf(CLASS_WORDS)} {...form.getInputProps('class')} />
      )}
      {wants.box && <ChoiceField label="Money" data={optionsOf(BOX_WORDS)} {...form.getInputProps('box')} />}
      {wants.fundCluster && (
        <ChoiceField label="Fund cluster" data={optionsOf(CLUSTERS)} {...form.getInputProps('fundCluster')} />
      )}
    </>
  )
}
