// A new goal of a plan, or a change of one.
import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import {
  addGoal,
  editGoal,
  type GoalRecord,
  type GoalView,
  readGoal,
} from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { readStrategicPlan } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import classes from './fields.module.css'
import { FrozenPage } from './frozen-page.tsx'
import { MeasureFields, type MeasureValues, measureBody, measureChecks } from './measure-fields.tsx'
import type { PlanParams } from './plan-steps.ts'
import { priorityOptions } from './words.ts'

type Goal = Static<typeof GoalRecord>
type GoalValues = MeasureValues & {
  title: string
  description: string
  metric: string
  priority: GoalView['priority']
}

const sections: readonly FormSection<GoalValues>[] = [
  {
    title: 'Goal',
    content: (form) => (
      <>
        <TextInput
          label="Goal"
          description="One result that the plan is to bring about, for example: Every child is fully immunized."
          {...limitsOf(addGoal, 'title')}
          {...form.getInputProps('title')}
        />
        <Textarea
          label="Description"
          description="What is behind it, and what it covers."
          {...limitsOf(addGoal, 'description')}
          {...form.getInputProps('description')}
        />
        <ChoiceField
          label="Priority"
          data={priorityOptions}
          className={classes.short ?? ''}
          {...form.getInputProps('priority')}
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
          label="Measured by"
          description="The number that is looked at and its source, for example: Share of children fully immunized (field health survey)."
          {...limitsOf(addGoal, 'metric')}
          {...form.getInputProps('metric')}
        />
        <MeasureFields form={form} />
      </>
    ),
  },
]

const checks = {
  title: (title: string) => (title.trim() ? null : 'Say in a few words what the goal is.'),
  metric: (metric: string) => (metric.trim() ? null : 'Say which number shows that the goal is reached.'),
  ...measureChecks,
}

const bodyOf = (values: GoalValues) => ({
  title: values.title.trim(),
  description: values.description.trim(),
  metric: values.metric.trim(),
  priority: values.priority,
  ...measureBody(values),
})

/** Adds a goal, then goes back to the plan's goals. */
export function NewGoalPage({ params }: { params: PlanParams }) {
  const plan = useQuery(queryFor(readStrategicPlan, { params }))
  const add = useAction(addGoal)
  const go = useGo()
  const here = hrefOf(places.plan, params)
  return (
    <Loaded query={plan} shape="form">
      {({ title, status, canEdit }) =>
        canEdit ? (
          <FormPage
            title="New goal"
            back={{ label: title, to: here }}
            initial={emptyGoal}
            sections={sections}
            validate={checks}
            submit={(values) => add.mutateAsync({ params, body: bodyOf(values) })}
            submitLabel="Add goal"
            onDone={() => go(here, { replace: true })}
          />
        ) : (
          <FrozenPage status={status} to={here} />
        )
      }
    </Loaded>
  )
}

const emptyGoal: GoalValues = {
  title: '',
  description: '',
  metric: '',
  priority: 'medium',
  unit: '',
  baselineValue: '0',
  targetValue: '',
}

/** Changes a goal of a draft or returned plan. */
export function EditGoalPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readGoal, { params }))
  return (
    <Loaded query={query} shape="form">
      {(goal) => <EditForm params={params} goal={goal} />}
    </Loaded>
  )
}

function EditForm({ params, goal }: { params: PlanParams; goal: Goal }) {
  const edit = useAction(editGoal)
  const go = useGo()
  const here = hrefOf(places.goal, params)
  const plan = hrefOf(places.plan, { moa: params.moa, id: goal.planId })
  if (!goal.canEdit) return <FrozenPage status={goal.planStatus} to={here} />
  return (
    <FormPage
      title="Edit goal"
      back={{ label: goal.planTitle, to: plan }}
      initial={valuesOf(goal)}
      version={goal.version}
      sections={sections}
      validate={checks}
      fromCurrent={(current: GoalView) => valuesOf(current)}
      submit={(values, version = goal.version) => edit.mutateAsync({ params, body: { version, ...bodyOf(values) } })}
      submitLabel="Save changes"
      onDone={() => go(plan, { replace: true })}
    />
  )
}

function valuesOf(goal: GoalView): GoalValues {
  const { title, description, metric, priority, unit, baselineValue, targetValue } = goal
  return { title, description, metric, priority, unit, baselineValue, targetValue }
}
