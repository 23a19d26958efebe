// A new indicator of a program, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type Aggregation,
  addIndicator,
  editIndicator,
  type IndicatorKind,
  type IndicatorView,
  readIndicator,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { readPpa } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import classes from './ppas.module.css'
import { aggregationOptions } from './words.ts'

type Values = { kind: IndicatorKind; title: string; unit: string; aggregation: Aggregation; note: string }

const KINDS = [
  { value: 'output', label: 'Output: what is delivered' },
  { value: 'outcome', label: 'Outcome: what changes for people' },
]

const sections: readonly FormSection<Values>[] = [
  {
    title: 'Indicator',
    content: (form) => (
      <>
        <ChoiceField label="Kind" data={KINDS} className={classes.short ?? ''} {...form.getInputProps('kind')} />
        <TextInput
          label="Indicator"
          description="What is counted, for example: Health stations built."
          {...limitsOf(addIndicator, 'title')}
          {...form.getInputProps('title')}
        />
        <TextInput
          label="Unit"
          description="%, persons, kilometres. Empty for a plain number."
          className={classes.short ?? ''}
          {...limitsOf(addIndicator, 'unit')}
          {...form.getInputProps('unit')}
        />
        <ChoiceField
          label="How quarters make the year"
          description="Only what is added up has a sum over programs."
          data={aggregationOptions}
          {...form.getInputProps('aggregation')}
        />
        <Textarea
          label="Note"
          description="How it is measured, and from which source."
          {...limitsOf(addIndicator, 'note')}
          {...form.getInputProps('note')}
        />
      </>
    ),
  },
]

const checks = { title: (title: string) => (title.trim() ? null : 'Say what is counted.') }
const trimmed = (values: Values) => ({ ...values, title: values.title.trim(), unit: values.unit.trim() })

/** Adds an indicator, then goes to its targets. */
export function NewIndicatorPage({ params }: { params: RecordParams }) {
  const ppa = useQuery(queryFor(readPpa, { params }))
  const add = useAction(addIndicator)
  const go = useGo()
  return (
    <Loaded query={ppa} shape="form">
      {({ title }) => (
        <FormPage<Values, IndicatorView>
          title="New indicator"
          back={{ label: title, to: hrefOf(places.ppa, params) }}
          initial={{ kind: 'output', title: '', unit: '', aggregation: 'sum', note: '' }}
          sections={sections}
          validate={checks}
          submit={(values) => add.mutateAsync({ params, body: trimmed(values) })}
          submitLabel="Add indicator"
          onDone={({ id }) => go(hrefOf(places.targets, { ...params, id }), { replace: true })}
        />
      )}
    </Loaded>
  )
}

/** Changes an indicator. */
export function EditIndicatorPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readIndicator, { params, query: {} }))
  const edit = useAction(editIndicator)
  const go = useGo()
  const here = hrefOf(places.indicator, params)
  return (
    <Loaded query={query} shape="form">
      {(indicator) => (
        <FormPage<Values, IndicatorView>
          title="Edit indicator"
          back={{ label: indicator.title, to: here }}
          initial={valuesOf(indicator)}
          version={indicator.version}
          sections={sections}
          validate={checks}
          fromCurrent={(current: IndicatorView) => valuesOf(current)}
          submit={(values, version = indicator.version) =>
            edit.mutateAsync({ params, body: { version, ...trimmed(values) } })
          }
          submitLabel="Save changes"
          onDone={() => go(here, { replace: true })}
        />
      )}
    </Loaded>
  )
}

function valuesOf({ kind, title, unit, aggregation, note }: IndicatorView): Values {
  return { kind, title, unit, aggregation, note }
}
