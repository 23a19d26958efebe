// The fields of an objective, the same for a new one and for a change.
import { Textarea, TextInput } from '@mantine/core'
import type { AnnualWorkPlan } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { addObjective, type ObjectiveView } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { FormSection } from '../../ui/form-page.tsx'
import classes from './fields.module.css'
import { MeasureFields, type MeasureValues, measureBody, measureChecks } from './measure-fields.tsx'

export type ObjectiveValues = MeasureValues & {
  goalId: string
  title: string
  description: string
  indicator: string
  targetDate: string
}

/** The sections of the form, for one year. */
export function objectiveSections(annual: AnnualWorkPlan): readonly FormSection<ObjectiveValues>[] {
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

/** Checks before sending. */
export const objectiveChecks = (year: number) => ({
  title: (title: string) => (title.trim() ? null : 'Say in a few words what the objective is.'),
  indicator: (indicator: string) => (indicator.trim() ? null : 'Say which number shows that it is reached.'),
  targetDate: (day: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'Enter the day by which it is due, such as 30 June 2026.'
    return day.startsWith(`${year}-`) ? null : `The day must be in ${year}, the year of the plan.`
  },
  ...measureChecks,
})

/** The values as the server takes them. */
export const objectiveBody = (values: ObjectiveValues) => ({
  goalId: values.goalId || null,
  title: values.title.trim(),
  description: values.description.trim(),
  indicator: values.indicator.trim(),
  targetDate: values.targetDate,
  ...measureBody(values),
})

export const emptyObjective: ObjectiveValues = {
  goalId: '',
  title: '',
  description: '',
  indicator: '',
  targetDate: '',
  unit: '',
  baselineValue: '0',
  targetValue: '',
}

/** Values of an objective that is there. */
export function objectiveValues(objective: ObjectiveView): ObjectiveValues {
  const { goalId, title, description, indicator, targetDate, unit, baselineValue, targetValue } = objective
  return { goalId: goalId ?? '', title, description, indicator, targetDate, unit, baselineValue, targetValue }
}
