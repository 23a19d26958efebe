// Entering a figure with its source, or going back to what is measured or assumed.
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type CapacityPlan,
  enterFigure,
  type FigureView,
  readCapacity,
} from '../../../../server/src/modules/rollout/capacity/capacity.contract.ts'
import { METRIC } from '../../../../server/src/modules/rollout/capacity/capacity-metrics.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField } from '../../ui/number-field.tsx'
import { NotFoundPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'
import { figureWords } from './words.ts'

type Values = { way: 'enter' | 'back'; value: string; source: string; asOf: string }

/** `/platform/rollout/capacity/figures/:metric`. */
export function FigurePage({ params }: { params: { metric: string } }) {
  const query = useQuery(queryFor(readCapacity))
  return (
    <Loaded query={query} shape="form">
      {({ figures }) => {
        const figure = figures.find(({ metric }) => metric === params.metric)
        return figure ? <FigureForm figure={figure} /> : <NotFoundPage />
      }}
    </Loaded>
  )
}

function FigureForm({ figure }: { figure: FigureView }) {
  const send = useAction(enterFigure)
  const go = useGo()
  const { metric, value, origin } = figure
  const { label, help, unit, min, max } = METRIC[metric]
  const back = hrefOf(places.capacity, {})
  return (
    <FormPage<Values, CapacityPlan>
      title={label}
      description={help}
      back={{ label: 'Capacity', to: back }}
      initial={{ way: 'enter', value: value === null ? '' : String(value), source: '', asOf: today() }}
      submitLabel="Save"
      validate={{
        value: (text, { way }) => (way === 'back' ? null : rangeProblem(text, { min, max, unit })),
        source: (text) => (text.trim() ? null : 'Say where it comes from.'),
        asOf: (day) => (day ? null : 'Choose the day that it speaks of.'),
      }}
      submit={({ way, value: text, source, asOf }) =>
        send.mutateAsync({ body: { metric, value: way === 'back' ? null : Number(text), source: source.trim(), asOf } })
      }
      onDone={() => {
        tell.done(`${label} is saved`)
        go(back)
      }}
      sections={[
        {
          title: 'Figure',
          content: (form) => (
            <>
              {origin === 'entered' && (
                <ChoiceField
                  label="What to do"
                  data={[
                    { value: 'enter', label: 'Enter another value' },
                    { value: 'back', label: `Go back to ${backWords(figure)}` },
                  ]}
                  {...form.getInputProps('way')}
                />
              )}
              {form.getValues().way === 'enter' && (
                <DecimalField label="Value" required unit={unit} {...form.getInputProps('value')} />
              )}
              <Textarea
                label="Source"
                description="Load test, offer, count, minutes of a meeting; and of which place."
                autosize
                minRows={2}
                {...limitsOf(enterFigure, 'source')}
                {...form.getInputProps('source')}
              />
              <DayField label="As of" required maxDate={today()} {...form.getInputProps('asOf')} />
            </>
          ),
        },
      ]}
    />
  )
}

function backWords({ metric, measured }: FigureView): string {
  const { assumed } = METRIC[metric]
  if (measured !== null) return `what BMMS measured (${figureWords({ metric, value: measured })})`
  return assumed === undefined ? 'no data' : `the assumption (${figureWords({ metric, value: assumed })})`
}

function rangeProblem(text: string, { min, max, unit }: { min: number; max: number; unit: string }): string | null {
  const value = Number(text)
  const isFine = text.trim() !== '' && value >= min && value <= max
  return isFine ? null : `From ${min.toLocaleString('en')} to ${max.toLocaleString('en')} ${unit}.`
}
