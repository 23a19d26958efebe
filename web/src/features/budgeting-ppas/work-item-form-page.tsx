// A new work item, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readPpa } from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import {
  addWorkItem,
  editWorkItem,
  readWorkItem,
  WORK_STATES,
  type WorkItem,
} from '../../../../server/src/modules/budgeting/ppas/work-items.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Details } from '../../ui/details.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyField, WholeNumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places, type RecordParams } from './addresses.ts'
import classes from './ppas.module.css'

type Values = {
  title: string
  description: string
  estimatedCost: string
  startsOn: string
  endsOn: string
  status: WorkItem['status']
  progress: number | null
}

const sections: readonly FormSection<Values>[] = [
  {
    title: 'Work',
    content: (form) => (
      <>
        <TextInput label="Title" {...limitsOf(addWorkItem, 'title')} {...form.getInputProps('title')} />
        <Textarea
          label="Description"
          {...limitsOf(addWorkItem, 'description')}
          {...form.getInputProps('description')}
        />
        <MoneyField label="Estimated cost" className={classes.short ?? ''} {...form.getInputProps('estimatedCost')} />
      </>
    ),
  },
  {
    title: 'When, and how far',
    content: (form) => (
      <>
        <Columns>
          <DayField label="From" {...form.getInputProps('startsOn')} />
          <DayField label="Until" {...form.getInputProps('endsOn')} />
        </Columns>
        <ChoiceField
          label="Status"
          data={WORK_STATES.map((value) => ({ value, label: humanize(value) }))}
          className={classes.short ?? ''}
          {...form.getInputProps('status')}
        />
        <WholeNumberField
          label="Progress"
          description="Percent of the work that is done. Planned work has 0, completed work 100."
          unit="%"
          min={0}
          max={100}
          className={classes.short ?? ''}
          {...form.getInputProps('progress')}
        />
      </>
    ),
  },
]

const checks = {
  title: (title: string) => (title.trim() ? null : 'Say in a few words what is done.'),
  endsOn: (until: string, { startsOn }: Values) =>
    until && startsOn && until < startsOn ? 'Work ends on the day it starts or later.' : null,
  progress: (progress: number | null) =>
    progress !== null && progress >= 0 && progress <= 100 ? null : 'Write a whole number from 0 to 100.',
}

function bodyOf({ estimatedCost, startsOn, endsOn, status, progress, ...texts }: Values) {
  const fixed = status === 'completed' ? 100 : status === 'planned' ? 0 : (progress ?? 0)
  return {
    ...texts,
    title: texts.title.trim(),
    estimatedCost: estimatedCost || '0',
    startsOn: startsOn || null,
    endsOn: endsOn || null,
    ...{ status, progress: fixed },
  }
}

const empty: Values = {
  ...{ title: '', description: '', estimatedCost: '', startsOn: '', endsOn: '' },
  ...{ status: 'planned', progress: 0 },
}

/** Adds a work item to a program. */
export function NewWorkItemPage({ params }: { params: RecordParams }) {
  const ppa = useQuery(queryFor(readPpa, { params }))
  const add = useAction(addWorkItem)
  const go = useGo()
  const here = hrefOf(places.ppa, params, { tab: 'work' })
  return (
    <Loaded query={ppa} shape="form">
      {({ title }) => (
        <FormPage
          title="New work item"
          back={{ label: title, to: here }}
          initial={empty}
          sections={sections}
          validate={checks}
          submit={(values) => add.mutateAsync({ params, body: bodyOf(values) })}
          submitLabel="Add work item"
          onDone={() => go(here, { replace: true })}
        />
      )}
    </Loaded>
  )
}

/** Changes a work item; shows it to those who may not. */
export function EditWorkItemPage({ params }: { params: RecordParams }) {
  const query = useQuery(queryFor(readWorkItem, { params }))
  const mayRecord = usePlace().can('budget.target.record')
  return (
    <Loaded query={query} shape="form">
      {(item) => (mayRecord ? <EditForm params={params} item={item} /> : <Shown params={params} item={item} />)}
    </Loaded>
  )
}

const backOf = (moa: string, { ppaId }: WorkItem) => hrefOf(places.ppa, { moa, id: ppaId }, { tab: 'work' })

function EditForm({ params, item }: { params: RecordParams; item: WorkItem }) {
  const edit = useAction(editWorkItem)
  const go = useGo()
  const back = backOf(params.moa, item)
  return (
    <FormPage
      title={item.title}
      back={{ label: 'Work items', to: back }}
      initial={valuesOf(item)}
      version={item.version}
      sections={sections}
      validate={checks}
      fromCurrent={(current: WorkItem) => valuesOf(current)}
      submit={(values, version = item.version) => edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })}
      submitLabel="Save changes"
      onDone={() => go(back, { replace: true })}
    />
  )
}

function Shown({ params, item }: { params: RecordParams; item: WorkItem }) {
  return (
    <>
      <PageHeader title={item.title} back={{ label: 'Work items', to: backOf(params.moa, item) }} />
      <Details
        items={[
          { label: 'Description', value: item.description },
          { label: 'Status', value: `${humanize(item.status)}, ${item.progress}%` },
          { label: 'Estimated cost', value: <Money value={item.estimatedCost} /> },
        ]}
      />
    </>
  )
}

function valuesOf({ title, description, estimatedCost, startsOn, endsOn, status, progress }: WorkItem): Values {
  const dates = { startsOn: startsOn ?? '', endsOn: endsOn ?? '' }
  return { title, description, estimatedCost, ...dates, status, progress }
}
