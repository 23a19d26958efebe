// Entering a figure by hand, with its day and source.
import { Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readGateChoices } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import {
  CRITERION,
  type CriterionKey,
  MEASURE_LEVELS,
} from '../../../../server/src/modules/rollout/measures/criteria.contract.ts'
import { createMeasure } from '../../../../server/src/modules/rollout/measures/measures.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { DecimalField, WholeNumberField } from '../../ui/number-field.tsx'
import { places } from './addresses.ts'
import { criterionOptions, findCriterion } from './words.ts'

type Values = {
  criterion: string
  /** `wave 2`, `organization MOH`, or `platform`. */
  about: string
  value: string
  sampleSize: number | null
  measuredOn: string
  source: string
}
type Choices = Output<typeof readGateChoices>

/** `/platform/rollout/measures/new?criterion=uptime&wave=2&gate=<id>`; with a gate it leads back there. */
export function NewMeasurePage() {
  const choices = useQuery(queryFor(readGateChoices))
  return (
    <Loaded query={choices} shape="form">
      {(all) => <NewMeasure choices={all} />}
    </Loaded>
  )
}

function NewMeasure({ choices }: { choices: Choices }) {
  const create = useAction(createMeasure)
  const go = useGo()
  const { query } = useAddress()
  const gate = typeof query.gate === 'string' ? query.gate : undefined
  const back = gate
    ? { label: 'Gate', to: hrefOf(places.gate, { id: gate }) }
    : { label: 'Measures', to: hrefOf(places.measures, {}) }
  const criterion = String(query.criterion ?? '')
  const about = query.wave
    ? `wave ${query.wave}`
    : query.organization
      ? `organization ${query.organization}`
      : criterionOf(criterion)?.levels.includes('platform')
        ? 'platform'
        : ''
  return (
    <FormPage<Values, unknown>
      title="Enter a measure"
      description="What you enter stays on record with your name. To correct it, enter a later one."
      back={back}
      initial={{ criterion, about, value: '', sampleSize: null, measuredOn: today(), source: '' }}
      validate={validate}
      submitLabel="Save measure"
      submit={(values) => create.mutateAsync({ body: bodyOf(values) })}
      onDone={() => {
        tell.done('Measure saved')
        go(back.to, { replace: true })
      }}
      sections={[{ title: 'Figure', content: (form) => <Fields form={form} choices={choices} /> }]}
    />
  )
}

const validate = {
  criterion: (value: string) => (value ? null : 'Choose a criterion.'),
  about: (value: string) => (value ? null : 'Choose what the figure is about.'),
  value: (value: string) => (value ? null : 'Enter the figure.'),
  measuredOn: (day: string) => (day ? null : 'Enter the day that the figure speaks of.'),
  source: (text: string) => (text.trim() ? null : 'Say where the figure comes from.'),
}

function bodyOf({ criterion, about, value, sampleSize, measuredOn, source }: Values) {
  const [level, name = ''] = about.split(' ')
  return {
    ...{ criterion: criterion as CriterionKey, value, measuredOn, source: source.trim() },
    ...(level === 'wave' ? { wave: Number(name) } : {}),
    ...(level === 'organization' ? { organization: name } : {}),
    ...(sampleSize === null ? {} : { sampleSize }),
  }
}

function criterionOf(text: string) {
  const key = findCriterion(text)
  return key && CRITERION[key]
}

const UNITS = { percent: '%', rating: 'of 5', count: '' }

function Fields({ form, choices }: { form: Form<Values>; choices: Choices }) {
  const { criterion } = form.getValues()
  const chosen = criterionOf(criterion)
  return (
    <>
      <ChoiceField label="Criterion" required data={criterionOptions} {...form.getInputProps('criterion')} />
      {chosen && (
        <Text size="sm" c="dimmed">
          {chosen.help}
        </Text>
      )}
      <ChoiceField label="About" required data={subjectsOf(choices, criterion)} {...form.getInputProps('about')} />
      <DecimalField
        label="Figure"
        required
        places={2}
        unit={UNITS[chosen?.unit ?? 'count']}
        {...form.getInputProps('value')}
      />
      {chosen?.sample !== null && (
        <WholeNumberField
          label={chosen?.sample ?? 'Sample'}
          required={chosen !== undefined}
          description={
            chosen
              ? `How many the figure stands on; at least ${chosen.minimumSample} decide.`
              : 'How many the figure stands on.'
          }
          min={0}
          placeholder="Number"
          {...form.getInputProps('sampleSize')}
        />
      )}
      <DayField label="As of" required maxDate={today()} {...form.getInputProps('measuredOn')} />
      <TextInput
        label="Source"
        description="For example: Attendance sheet of 12 November"
        {...limitsOf(createMeasure, 'source')}
        {...form.getInputProps('source')}
      />
    </>
  )
}

/** What the criterion is measured for. */
function subjectsOf({ waves, organizations }: Choices, criterion: string) {
  const levels = criterionOf(criterion)?.levels ?? MEASURE_LEVELS
  return [
    ...(levels.some((level) => level === 'platform') ? [{ value: 'platform', label: 'All of BMMS' }] : []),
    ...(levels.some((level) => level === 'wave')
      ? waves.map(({ number, name }) => ({ value: `wave ${number}`, label: `Wave ${number}: ${name}` }))
      : []),
    ...(levels.some((level) => level === 'organization')
      ? organizations.map(({ code, name }) => ({ value: `organization ${code}`, label: `${code}: ${name}` }))
      : []),
  ]
}
