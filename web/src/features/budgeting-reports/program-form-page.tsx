// Planning the twelve months of an activity and class.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { listPpas } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import {
  addProgram,
  editProgram,
  type ProgramView,
  readProgram,
  removeProgram,
} from '../../../../server/src/modules/budgeting/reports/programs.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { findDecimal, formatMoney } from '../../lib/amounts.ts'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { MoneyField, WholeNumberField } from '../../ui/number-field.tsx'
import { places, type RecordParams } from './addresses.ts'
import { MONTHS, optionsOf } from './words.ts'

type Values = {
  year: number | null
  ppaId: string
  class: string
  months: string[]
  taxRemittance: string
}

const checks = {
  ppaId: (id: string) => (id ? null : 'Choose the program, activity or project.'),
  months: (months: string[]) =>
    months.every((month) => findDecimal(month || '0', 2) !== undefined)
      ? null
      : 'Give each month an amount of 0 or more.',
}
const amounts = ({ months, taxRemittance }: Values) => ({
  months: months.map((month) => month || '0'),
  taxRemittance: taxRemittance || '0',
})

/** `/budgeting/disbursement-programs/new` */
export function NewProgramPage({ params }: { params: { moa: string } }) {
  const add = useAction(addProgram)
  const go = useGo()
  const here = hrefOf(places.programs, params)
  const initial: Values = {
    ...{ year: Number(today().slice(0, 4)), ppaId: '', class: 'MOOE', taxRemittance: '' },
    months: Array.from({ length: 12 }, () => ''),
  }
  return (
    <FormPage
      title="Plan the months of an activity"
      back={{ label: 'Monthly program', to: here }}
      initial={initial}
      validate={checks}
      submitLabel="Save program"
      submit={(values) =>
        add.mutateAsync({
          params,
          body: { year: values.year ?? 0, ppaId: values.ppaId, class: values.class as 'PS', ...amounts(values) },
        })
      }
      onDone={() => go(here)}
      sections={[
        { title: 'Activity', content: (form) => <ActivityFields form={form} moa={params.moa} /> },
        { title: 'Months', content: (form) => <MonthFields form={form} /> },
      ]}
    />
  )
}

/** `/budgeting/disbursement-programs/:id` */
export function EditProgramPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readProgram, { params }))
  return (
    <Loaded query={query} shape="form">
      {(program) => <EditProgram params={params} program={program} />}
    </Loaded>
  )
}

function EditProgram({ params, program }: { params: RecordParams; program: ProgramView }) {
  const edit = useAction(editProgram)
  const remove = useAction(removeProgram)
  const go = useGo()
  const here = hrefOf(places.programs, { moa: params.moa }, { year: program.year })
  const title = `${program.ppaTitle}, ${program.class} ${program.year}`
  return (
    <FormPage
      title={title}
      back={{ label: 'Monthly program', to: here }}
      initial={valuesOf(program)}
      version={program.version}
      validate={checks}
      submitLabel="Save changes"
      submit={(values, version = program.version) =>
        edit.mutateAsync({ params, body: { ...amounts(values), version } })
      }
      onDone={() => go(here)}
      sections={[
        { title: 'Months', content: (form) => <MonthFields form={form} /> },
        {
          title: 'Take it out',
          content: () => (
            <ConfirmAction
              label="Take out of the program"
              danger
              question={`Take ${title} out of the program?`}
              consequence="BED No. 3 no longer shows it. The history keeps what was planned."
              onConfirm={async () => {
                await remove.mutateAsync({ params })
                tell.done('Taken out of the program')
                go(here)
              }}
            />
          ),
        },
      ]}
    />
  )
}

function valuesOf({ year, ppaId, months, taxRemittance, ...program }: ProgramView): Values {
  return { year, ppaId, class: program.class, months: [...months], taxRemittance }
}

function ActivityFields({ form, moa }: { form: Form<Values>; moa: string }) {
  const query = useQuery(queryFor(listPpas, { params: { moa }, query: { pageSize: 200, sort: 'code', active: true } }))
  const ppas = (query.data?.items ?? []).map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))
  return (
    <>
      <ChoiceField
        label="Program, activity or project"
        data={[{ value: '', label: 'Choose' }, ...ppas]}
        required
        {...form.getInputProps('ppaId')}
      />
      <Columns>
        <ChoiceField label="Allotment class" data={optionsOf(CLASS_WORDS)} {...form.getInputProps('class')} />
        <WholeNumberField label="Fiscal year" min={2019} max={2100} grouped={false} {...form.getInputProps('year')} />
      </Columns>
    </>
  )
}

function MonthFields({ form }: { form: Form<Values> }) {
  const { months } = form.getValues()
  return (
    <>
      <Columns min="11rem">
        {MONTHS.map((month, at) => (
          <MoneyField key={month} label={month} {...form.getInputProps(`months.${at}`)} />
        ))}
      </Columns>
      <Text fw={600} role="status">
        Whole year: {formatMoney(sumOf(months))}
      </Text>
      <MoneyField
        label="Taxes remitted in it (optional)"
        description="By tax remittance advice, without cash. At most the sum of the year."
        {...form.getInputProps('taxRemittance')}
      />
    </>
  )
}

/** Exact: in centavos. */
function sumOf(months: readonly string[]): string {
  const total = months.reduce((sum, month) => {
    const [whole = '0', part = ''] = (findDecimal(month || '0', 2) ?? '0').split('.')
    return sum + BigInt(whole) * 100n + BigInt(part.padEnd(2, '0') || '0')
  }, 0n)
  const digits = String(total).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
