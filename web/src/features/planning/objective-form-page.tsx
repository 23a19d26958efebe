// A new objective of a year, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type AnnualWorkPlan,
  readAnnualWorkPlan,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import {
  addObjective,
  editObjective,
  type ObjectiveRecord,
  type ObjectiveView,
  readObjective,
} from '../../../../server/src/modules/planning/objectives.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import classes from './fields.module.css'
import { FrozenPage } from './frozen-page.tsx'
import { MeasureFields, type MeasureValues, measureBody, measureChecks } from './measure-fields.tsx'
import type { PlanParams } from './plan-steps.ts'

type ObjectiveValues = MeasureValues & {
  goalId: string
  title: string
  description: string
  indicator: string
  targetDate: string
}

function sectionsOf(annual: AnnualWorkPlan): readonly FormSection<ObjectiveValues>[] {
  const goals = annual.goalChoices.map(({ id, title }) => ({ value: id, label: title }))
  const { year } = annual
  return [
    {
      title: 'Objective',
      content: (form) => (
        <>
          <TextInput
            label="Objective"
            description="One result that this year is to bring about, for example: Vaccinate in every barangay of three provinces."
            {...limitsOf(addObjective, 'title')}
            {...form.getInputProps('title')}
          />
          <ChoiceField
            label="Goal (optional)"
            description="The goal of the strategic plan that it works towards."
            data={[{ value: '', label: 'None' }, ...goals]}
            {...form.getInputProps('goalId')}
          />
          <Textarea
            label="Description (optional)"
            {...limitsOf(addObjective, 'description')}
            {...form.getInputProps('description')}
          />
        </>
      ),
    },
    {
      title: 'How it is measured',
      help: 'Progress is computed from these: how much of the way from baseline to target is done.',
      content: (form) => (
        <>
          <TextInput
            label="Indicator"
            description="The number that is looked at and its source, for example: Barangays with a completed vaccination round (health office reports)."
            {...limitsOf(addObjective, 'indicator')}
            {...form.getInputProps('indicator')}
          />
          <MeasureFields form={form} />
        </>
      ),
    },
    {
      title: 'When it is due',
      content: (form) => (
        <DayField
          label="Target date"
          description={`A day of ${year}. From the day after it counts as overdue.`}
          required
          className={classes.short ?? ''}
          minDate={`${year}-01-01`}
          maxDate={`${year}-12-31`}
          defaultDate={`${year}-12-31`}
          {...form.getInputProps('targetDate')}
        />
      ),
    },
  ]
}

const checksOf = (year: number) => ({
  title: (title: string) => (title.trim() ? null : 'Say in a few words what the objective is.'),
  indicator: (indicator: string) => (indicator.trim() ? null : 'Say which number shows that it is reached.'),
  targetDate: (day: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'Enter the day by which it is due, such as 30 June 2026.'
    return day.startsWith(`${year}-`) ? null : `The day must be in ${year}, the year of the plan.`
  },
  ...measureChecks,
})

const bodyOf = (values: ObjectiveValues) => ({
  goalId: values.goalId || null,
  title: values.title.trim(),
  description: values.description.trim(),
  indicator: values.indicator.trim(),
  targetDate: values.targetDate,
  ...measureBody(values),
})

/** Adds an objective, then goes back to its year. */
export function NewObjectivePage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readAnnualWorkPlan, { params }))
  return (
    <Loaded query={query} shape="form">
      {(annual) => <NewForm params={params} annual={annual} />}
    </Loaded>
  )
}

function NewForm({ params, annual }: { params: PlanParams; annual: AnnualWorkPlan }) {
  const add = useAction(addObjective)
  const go = useGo()
  const here = hrefOf(places.year, params)
  if (!annual.canEdit) return <FrozenPage status={annual.status} to={here} />
  return (
    <FormPage
      title="New objective"
      back={{ label: annual.title, to: here }}
      initial={emptyObjective}
      sections={sectionsOf(annual)}
      validate={checksOf(annual.year)}
      submit={(values) => add.mutateAsync({ params, body: bodyOf(values) })}
      submitLabel="Add objective"
      onDone={() => go(here, { replace: true })}
    />
  )
}

const emptyObjective: ObjectiveValues = {
  goalId: '',
  title: '',
  description: '',
  indicator: '',
  targetDate: '',
  unit: '',
  baselineValue: '0',
  targetValue: '',
}

/** Changes an objective of a draft or returned year. */
export function EditObjectivePage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readObjective, { params }))
  return (
    <Loaded query={query} shape="form">
      {(objective) => <OfItsYear params={params} objective={objective} />}
    </Loaded>
  )
}

function OfItsYear({ params, objective }: { params: PlanParams; objective: ObjectiveRecord }) {
  const query = useQuery(queryFor(readAnnualWorkPlan, { params: { moa: params.moa, id: objective.annualWorkPlanId } }))
  return (
    <Loaded query={query} shape="form">
      {(annual) => <EditForm params={params} objective={objective} annual={annual} />}
    </Loaded>
  )
}

type EditFormProps = { params: PlanParams; objective: ObjectiveRecord; annual: AnnualWorkPlan }

function EditForm({ params, objective, annual }: EditFormProps) {
  const edit = useAction(editObjective)
  const go = useGo()
  if (!objective.canEdit) return <FrozenPage status={objective.planStatus} to={hrefOf(places.objective, params)} />
  const year = hrefOf(places.year, { moa: params.moa, id: annual.id })
  return (
    <FormPage
      title="Edit objective"
      back={{ label: annual.title, to: year }}
      initial={valuesOf(objective)}
      version={objective.version}
      sections={sectionsOf(annual)}
      validate={checksOf(annual.year)}
      fromCurrent={(current: ObjectiveView) => valuesOf(current)}
      submit={(values, version = objective.version) =>
        edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(year, { replace: true })}
    />
  )
}

function valuesOf(objective: ObjectiveView): ObjectiveValues {
  const { goalId, title, description, indicator, targetDate, unit, baselineValue, targetValue } = objective
  return { goalId: goalId ?? '', title, description, indicator, targetDate, unit, baselineValue, targetValue }
}
