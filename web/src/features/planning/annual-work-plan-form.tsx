// The fields of an annual work plan that a new one and a change have in common.
import { Textarea, TextInput } from '@mantine/core'
import { createAnnualWorkPlan } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { limitsOf } from '../../api/limits.ts'
import { decimalProblem } from '../../lib/amounts.ts'
import type { Form } from '../../ui/form-page.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import classes from './fields.module.css'

export type YearValues = {
  planId: string
  year: string
  title: string
  description: string
  budgetTotal: string
  copyFromId: string
}

/** Title, budget and description. */
export function YearTexts({ form }: { form: Form<YearValues> }) {
  return (
    <>
      <TextInput
        label="Title"
        description="As it will stand on the printed plan."
        {...limitsOf(createAnnualWorkPlan, 'title')}
        {...form.getInputProps('title')}
      />
      <MoneyField
        label="Budget (optional)"
        description="Money that the plan counts on, in pesos. Leave it empty when it is not known yet."
        className={classes.short ?? ''}
        {...form.getInputProps('budgetTotal')}
      />
      <Textarea
        label="Description (optional)"
        description="What this year is about, and what it does not cover."
        {...limitsOf(createAnnualWorkPlan, 'description')}
        {...form.getInputProps('description')}
      />
    </>
  )
}

/** The title that a year gets until somebody writes another. */
export const usualTitle = (year: string) => `Annual work plan ${year}`.trim()

/** Whether a title is still the one that was offered. */
export const isUsualTitle = (title: string) => /^Annual work plan( \d{4})?$/.test(title.trim()) || title.trim() === ''

export const yearChecks = {
  planId: (id: string) => (id ? null : 'Choose the strategic plan that this year belongs to.'),
  year: (year: string) => (year ? null : 'Choose the year.'),
  title: (title: string) => (title.trim() ? null : 'Give the plan a title.'),
  budgetTotal: (amount: string) => {
    if (amount.trim() === '') return null
    return amount.startsWith('-') ? 'The budget cannot be negative.' : decimalProblem(amount, 2)
  },
}

/** What both ways send. */
export function yearBody({ title, description, year, budgetTotal }: YearValues) {
  const amount = budgetTotal.trim()
  return {
    title: title.trim(),
    description: description.trim(),
    year: Number(year),
    budgetTotal: amount === '' ? null : amount,
  }
}
