// A new program, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type CostStructure,
  createPpa,
  editPpa,
  listPpas,
  type Ppa,
  type PpaKind,
  type PpaTag,
  readPpa,
} from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { CheckboxList } from '../../ui/checkbox-list.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { type Form, FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places, type RecordParams } from './addresses.ts'
import { GoalChoice } from './goal-choice.tsx'
import classes from './ppas.module.css'
import { costStructureOptions, kindOptions, tagOptions } from './words.ts'

type Values = {
  code: string
  title: string
  kind: PpaKind
  costStructure: CostStructure
  parentId: string
  description: string
  outcome: string
  implementingUnit: string
  location: string
  tags: PpaTag[]
  bdpLink: string
  bdipLink: string
  goalId: string
  specialProvisions: string
}

interface Place {
  moa: string
  /** The program itself, which stands not below itself. */
  id?: string
  codeRefusal?: string
}

const sectionsOf = (place: Place): readonly FormSection<Values>[] => [
  { title: 'Program', content: (form) => <IdentityFields form={form} place={place} /> },
  { title: 'What it does', content: (form) => <PurposeFields form={form} moa={place.moa} /> },
  {
    title: 'Contribution to the development plan',
    help: 'The budget system act asks each program to say both (BAA 84, s. 16).',
    content: (form) => (
      <>
        <Textarea
          label="Bangsamoro Development Plan"
          description="The goal and strategy of the plan that it contributes to."
          {...limitsOf(createPpa, 'bdpLink')}
          {...form.getInputProps('bdpLink')}
        />
        <Textarea
          label="Investment program (BDIP)"
          description="Where it stands in the Bangsamoro Development Investment Program."
          {...limitsOf(createPpa, 'bdipLink')}
          {...form.getInputProps('bdipLink')}
        />
      </>
    ),
  },
  {
    title: 'Special provisions',
    content: (form) => (
      <Textarea
        label="Special provisions"
        description="Conditions of the appropriation act for the use of its money."
        {...limitsOf(createPpa, 'specialProvisions')}
        {...form.getInputProps('specialProvisions')}
      />
    ),
  },
]

function IdentityFields({ form, place }: { form: Form<Values>; place: Place }) {
  return (
    <>
      <TextInput
        label="Code"
        description={place.codeRefusal ?? 'The 15 digits of the UACS program code, as in the appropriation act.'}
        inputMode="numeric"
        disabled={place.codeRefusal !== undefined}
        className={classes.short ?? ''}
        {...limitsOf(createPpa, 'code')}
        required
        {...form.getInputProps('code')}
      />
      <TextInput label="Title" {...limitsOf(createPpa, 'title')} {...form.getInputProps('title')} />
      <ChoiceField label="Kind" data={kindOptions} className={classes.short ?? ''} {...form.getInputProps('kind')} />
      <ChoiceField
        label="Cost structure"
        description="The part of the reports in which it stands."
        data={costStructureOptions}
        {...form.getInputProps('costStructure')}
      />
      <ParentChoice form={form} place={place} />
    </>
  )
}

function ParentChoice({ form, place: { moa, id } }: { form: Form<Values>; place: Place }) {
  const query = useQuery(queryFor(listPpas, { params: { moa }, query: { active: true, sort: 'tree', pageSize: 200 } }))
  const others = (query.data?.items ?? []).filter((ppa) => ppa.id !== id)
  const data = others.map((ppa) => ({ value: ppa.id, label: `${'– '.repeat(ppa.level)}${ppa.title} (${ppa.code})` }))
  const { parentId } = form.getValues()
  const kept =
    parentId && !others.some((ppa) => ppa.id === parentId) ? [{ value: parentId, label: 'As it is now' }] : []
  return (
    <ChoiceField
      label="Below"
      description="The program that it is a part of."
      data={[{ value: '', label: 'None: it stands by itself' }, ...kept, ...data]}
      {...form.getInputProps('parentId')}
    />
  )
}

function PurposeFields({ form, moa }: { form: Form<Values>; moa: string }) {
  return (
    <>
      <Textarea
        label="Description"
        description="What it does, for whom and where."
        autosize
        minRows={3}
        {...limitsOf(createPpa, 'description')}
        {...form.getInputProps('description')}
      />
      <TextInput
        label="Organizational outcome"
        description="The outcome that it serves; reports of physical performance are ordered by it."
        {...limitsOf(createPpa, 'outcome')}
        {...form.getInputProps('outcome')}
      />
      <GoalChoice moa={moa} value={form.getValues().goalId} onChange={(goal) => form.setFieldValue('goalId', goal)} />
      <TextInput
        label="Implementing unit"
        {...limitsOf(createPpa, 'implementingUnit')}
        {...form.getInputProps('implementingUnit')}
      />
      <TextInput
        label="Location"
        description="PSGC code of the province, city, municipality or barangay. Empty: the whole region."
        inputMode="numeric"
        maxLength={10}
        className={classes.short ?? ''}
        {...form.getInputProps('location')}
      />
      <CheckboxList label="Tags" options={tagOptions} {...form.getInputProps('tags')} />
    </>
  )
}

const checks = {
  code: (code: string) => (/^[0-9]{15}$/.test(code.trim()) ? null : 'The code has 15 digits, such as 310100100001000.'),
  title: (title: string) => (title.trim() ? null : 'Give the title as it stands in the appropriation act.'),
  location: (location: string) =>
    location === '' || /^[0-9]{9,10}$/.test(location) ? null : 'A PSGC code has 9 or 10 digits.',
}

const bodyOf = ({ parentId, goalId, location, ...values }: Values) => ({
  ...values,
  code: values.code.trim(),
  title: values.title.trim(),
  parentId: parentId || null,
  goalId: goalId || null,
  location: location || null,
})

const empty: Values = {
  ...{ code: '', title: '', kind: 'program', costStructure: 'operations', parentId: '', description: '', outcome: '' },
  ...{ implementingUnit: '', location: '', tags: [], bdpLink: '', bdipLink: '', goalId: '', specialProvisions: '' },
}

/** Adds a program; `?parent=` says below which. */
export function NewPpaPage({ params }: { params: { moa: string } }) {
  const create = useAction(createPpa)
  const go = useGo()
  const { parent } = useAddress().query
  const parentId = typeof parent === 'string' ? parent : ''
  return (
    <FormPage
      title="New program"
      back={{ label: 'Programs', to: hrefOf(places.ppas, params) }}
      initial={{ ...empty, parentId, kind: parentId ? 'activity' : 'program' }}
      sections={sectionsOf({ moa: params.moa })}
      validate={checks}
      submit={(values) => create.mutateAsync({ params, body: bodyOf(values) })}
      submitLabel="Add program"
      onDone={({ id }) => go(hrefOf(places.ppa, { ...params, id }), { replace: true })}
    />
  )
}

/** Changes a program. */
export function EditPpaPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readPpa, { params }))
  const edit = useAction(editPpa)
  const go = useGo()
  const here = hrefOf(places.ppa, params)
  return (
    <Loaded query={query} shape="form">
      {(ppa) => (
        <FormPage
          title="Edit program"
          back={{ label: ppa.title, to: here }}
          initial={valuesOf(ppa)}
          version={ppa.version}
          sections={sectionsOf({
            ...params,
            ...(ppa.canEditCode ? {} : { codeRefusal: 'Money was posted under this code: it stays.' }),
          })}
          validate={checks}
          fromCurrent={(current: Ppa) => valuesOf(current)}
          submit={(values, version = ppa.version) => edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })}
          submitLabel="Save changes"
          onDone={() => go(here, { replace: true })}
        />
      )}
    </Loaded>
  )
}

function valuesOf(ppa: Ppa): Values {
  const { code, title, kind, costStructure, description, outcome, implementingUnit, tags, bdpLink, bdipLink } = ppa
  return {
    ...{ code, title, kind, costStructure, description, outcome, implementingUnit, tags, bdpLink, bdipLink },
    parentId: ppa.parentId ?? '',
    goalId: ppa.goalId ?? '',
    location: ppa.location ?? '',
    specialProvisions: ppa.specialProvisions,
  }
}
