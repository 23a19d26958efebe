// The targets of an indicator for the four quarters of a year.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type IndicatorView,
  readIndicator,
  setTargets,
} from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { findDecimal } from '../../lib/amounts.ts'
import { hrefOf } from '../../lib/page.ts'
import { Columns } from '../../ui/columns.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { DecimalField } from '../../ui/number-field.tsx'
import { places, type RecordParams } from './addresses.ts'
import { QUARTERS } from './words.ts'
import { useYear, YearField } from './year-field.tsx'

type Values = { q1: string; q2: string; q3: string; q4: string; reason: string }
const NAMES = ['q1', 'q2', 'q3', 'q4'] as const

const sectionsOf = ({ unit, year, targetVersion }: IndicatorView): readonly FormSection<Values>[] => [
  {
    title: `Targets of FY ${year}`,
    help: 'What is to be reached in each quarter. Leave a quarter empty when it has no target: that is not a target of 0.',
    content: (form) => (
      <>
        <YearField year={year} />
        <Columns min="8rem">
          {NAMES.map((name, at) => (
            <DecimalField key={name} label={QUARTERS[at]} unit={unit} {...form.getInputProps(name)} />
          ))}
        </Columns>
        {targetVersion !== null && (
          <Textarea
            label="Reason for the change"
            description="Needed when the target of a quarter that has ended is changed."
            {...limitsOf(setTargets, 'reason')}
            {...form.getInputProps('reason')}
          />
        )}
      </>
    ),
  },
]

const countProblem = (text: string) => {
  const count = text.trim() === '' ? '0' : findDecimal(text, 4)
  return count !== undefined && !count.startsWith('-') ? null : 'A target is 0 or more, with at most four decimals.'
}
const checks = {
  q1: (q1: string, { q2, q3, q4 }: Values) =>
    [q1, q2, q3, q4].some((text) => text.trim() !== '') ? countProblem(q1) : 'Give a target for at least one quarter.',
  q2: countProblem,
  q3: countProblem,
  q4: countProblem,
}

/** Sets them, then goes back to the indicator. */
export function TargetsPage({ params }: { params: RecordParams }) {
  const year = useYear()
  const query = useQuery(queryFor(readIndicator, { params, query: { year } }))
  const set = useAction(setTargets)
  const go = useGo()
  const here = hrefOf(places.indicator, params, { year })
  return (
    <Loaded query={query} shape="form">
      {(indicator) => (
        <FormPage<Values, IndicatorView>
          key={`${year} ${indicator.targetVersion}`}
          title="Targets"
          description={indicator.title}
          back={{ label: indicator.title, to: here }}
          initial={valuesOf(indicator)}
          sections={sectionsOf(indicator)}
          validate={checks}
          submit={(values) => set.mutateAsync({ params, body: bodyOf(values, indicator) })}
          submitLabel="Save targets"
          onDone={() => go(here, { replace: true })}
        />
      )}
    </Loaded>
  )
}

function bodyOf({ reason, ...quarters }: Values, { year, targetVersion }: IndicatorView) {
  const of = (text: string) => (text.trim() === '' ? null : text)
  const targets = { q1: of(quarters.q1), q2: of(quarters.q2), q3: of(quarters.q3), q4: of(quarters.q4) }
  return { year, version: targetVersion, ...targets, ...(reason.trim() ? { reason: reason.trim() } : {}) }
}

function valuesOf({ targets }: IndicatorView): Values {
  const [q1, q2, q3, q4] = targets
  return { q1: q1 ?? '', q2: q2 ?? '', q3: q3 ?? '', q4: q4 ?? '', reason: '' }
}
