// Entering and changing a risk.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  addRisk,
  editRisk,
  type RiskRecord,
  readRisk,
} from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import { listStaff, listWaves } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { LevelFields } from './level-fields.tsx'
import { categoryOptions } from './words.ts'

type RiskValues = {
  title: string
  description: string
  category: string
  probability: string
  impact: string
  mitigation: string
  contingency: string
  ownerId: string
  wave: string
  reviewOn: string
}

const NEW: RiskValues = {
  ...{ title: '', description: '', category: '', probability: '', impact: '', mitigation: '', contingency: '' },
  ...{ ownerId: '', wave: '', reviewOn: '' },
}

const validate = {
  title: (text: string) => (text.trim() ? null : 'Say what could go wrong.'),
  category: (value: string) => (value ? null : 'Choose a category.'),
  probability: (value: string) => (value ? null : 'Choose how probable it is.'),
  impact: (value: string) => (value ? null : 'Choose how hard it would hit.'),
  reviewOn: (day: string) => (day ? null : 'Choose the day of the next review.'),
}

/** `/platform/rollout/risks/new`. */
export function NewRiskPage() {
  const add = useAction(addRisk)
  const go = useGo()
  return (
    <FormPage
      title="New risk"
      back={{ label: 'Risks', to: hrefOf(places.risks, {}) }}
      initial={NEW}
      validate={validate}
      submitLabel="Save risk"
      submit={(values) => add.mutateAsync({ body: bodyOf(values) })}
      onDone={({ id }) => go(hrefOf(places.risk, { id }))}
      sections={sections}
    />
  )
}

/** `/platform/rollout/risks/:id/edit`. */
export function EditRiskPage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readRisk, { params }))
  const edit = useAction(editRisk)
  const go = useGo()
  return (
    <Loaded query={query} shape="form">
      {(risk) => (
        <FormPage
          title={`Change risk ${risk.number}`}
          back={{ label: risk.title, to: hrefOf(places.risk, params) }}
          initial={valuesOf(risk)}
          version={risk.version}
          fromCurrent={valuesOf}
          validate={risk.status === 'open' ? validate : { ...validate, reviewOn: () => null }}
          submitLabel="Save changes"
          submit={(values, version = risk.version) =>
            edit.mutateAsync({ params, body: { ...bodyOf(values), version } })
          }
          onDone={() => go(hrefOf(places.risk, params))}
          sections={sections}
        />
      )}
    </Loaded>
  )
}

const sections = [
  { title: 'Risk', content: (form: Form<RiskValues>) => <WhatFields form={form} /> },
  { title: 'Response', content: (form: Form<RiskValues>) => <ResponseFields form={form} /> },
]

function WhatFields({ form }: { form: Form<RiskValues> }) {
  return (
    <>
      <TextInput label="What could go wrong" {...limitsOf(addRisk, 'title')} {...form.getInputProps('title')} />
      <Textarea
        label="Description"
        description="Why it could happen, and whom it would hit."
        autosize
        minRows={2}
        {...limitsOf(addRisk, 'description')}
        {...form.getInputProps('description')}
      />
      <ChoiceField label="Category" required data={categoryOptions} {...form.getInputProps('category')} />
      <LevelFields form={form} />
      <WaveField form={form} />
    </>
  )
}

function ResponseFields({ form }: { form: Form<RiskValues> }) {
  return (
    <>
      <Textarea
        label="So that it does not happen"
        autosize
        minRows={2}
        {...limitsOf(addRisk, 'mitigation')}
        {...form.getInputProps('mitigation')}
      />
      <Textarea
        label="If it happens"
        autosize
        minRows={2}
        {...limitsOf(addRisk, 'contingency')}
        {...form.getInputProps('contingency')}
      />
      <OwnerField form={form} />
      <DayField
        label="Next review"
        required
        minDate={today()}
        description="On a day of rest it is due on the next working day."
        {...form.getInputProps('reviewOn')}
      />
    </>
  )
}

function OwnerField({ form }: { form: Form<RiskValues> }) {
  const { data } = useQuery(queryFor(listStaff, { query: { pageSize: 200, sort: 'name' } }))
  const people = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ChoiceField
      label="Owner"
      description="Is told, and answers for the risk."
      data={[{ value: '', label: 'Nobody yet' }, ...people]}
      {...form.getInputProps('ownerId')}
    />
  )
}

function WaveField({ form }: { form: Form<RiskValues> }) {
  const { data } = useQuery(queryFor(listWaves, { query: { pageSize: 200, sort: 'number' } }))
  const waves = (data?.items ?? []).map(({ number, name }) => ({ value: String(number), label: `${number}: ${name}` }))
  return (
    <ChoiceField
      label="Wave"
      data={[{ value: '', label: 'Whole rollout' }, ...waves]}
      {...form.getInputProps('wave')}
    />
  )
}

function valuesOf(risk: RiskRecord): RiskValues {
  const { title, description, category, probability, impact, mitigation, contingency, owner, wave, reviewOn } = risk
  return {
    ...{ title, description, category, probability: String(probability), impact: String(impact) },
    ...{ mitigation, contingency, ownerId: owner?.id ?? '', wave: wave === null ? '' : String(wave) },
    reviewOn: reviewOn ?? '',
  }
}

function bodyOf({ probability, impact, ownerId, wave, category, reviewOn, ...texts }: RiskValues) {
  return {
    ...texts,
    title: texts.title.trim(),
    category: category as RiskRecord['category'],
    probability: Number(probability),
    impact: Number(impact),
    ownerId: ownerId || null,
    wave: wave ? Number(wave) : null,
    reviewOn: reviewOn || today(),
  }
}
