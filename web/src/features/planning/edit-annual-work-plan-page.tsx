// Changing an annual work plan while it is a draft or was returned.
import { useQuery } from '@tanstack/react-query'
import {
  type AnnualWorkPlan,
  editAnnualWorkPlan,
  readAnnualWorkPlan,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { FormPage, type FormSection } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { YearTexts, type YearValues, yearBody, yearChecks } from './annual-work-plan-form.tsx'
import classes from './fields.module.css'
import { FrozenPage } from './frozen-page.tsx'
import type { PlanParams } from './plan-steps.ts'
import { yearsOf } from './words.ts'

/** The strategic plan stays; the year may move within it. */
export function EditAnnualWorkPlanPage({ params }: { params: PlanParams }) {
  const query = useQuery(queryFor(readAnnualWorkPlan, { params }))
  return (
    <Loaded query={query} shape="form">
      {(annual) => <EditForm params={params} annual={annual} />}
    </Loaded>
  )
}

function EditForm({ params, annual }: { params: PlanParams; annual: AnnualWorkPlan }) {
  const edit = useAction(editAnnualWorkPlan)
  const go = useGo()
  const here = hrefOf(places.year, params)
  if (!annual.canEdit) return <FrozenPage status={annual.status} to={here} />
  return (
    <FormPage
      title="Edit annual work plan"
      back={{ label: annual.title, to: here }}
      initial={valuesOf(annual)}
      version={annual.version}
      sections={[{ title: 'The year', content: (form) => <Fields annual={annual} form={form} /> }]}
      validate={yearChecks}
      fromCurrent={(current: AnnualWorkPlan) => valuesOf(current)}
      submit={(values, version = annual.version) =>
        edit.mutateAsync({ params, body: { version, ...yearBody(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(here, { replace: true })}
    />
  )
}

type FieldsProps = { annual: AnnualWorkPlan; form: Parameters<FormSection<YearValues>['content']>[0] }

function Fields({ annual, form }: FieldsProps) {
  const { startYear, endYear } = annual.plan
  const years = Array.from({ length: endYear - startYear + 1 }, (_, index) => String(startYear + index))
  return (
    <>
      <ChoiceField
        label="Year"
        description={`A year of ${annual.plan.title}, ${yearsOf(annual.plan)}. Objectives must be due in it.`}
        data={years}
        required
        className={classes.short ?? ''}
        {...form.getInputProps('year')}
      />
      <YearTexts form={form} />
    </>
  )
}

function valuesOf(annual: AnnualWorkPlan): YearValues {
  const { planId, year, title, description, budgetTotal } = annual
  return { planId, year: String(year), title, description, budgetTotal: budgetTotal ?? '', copyFromId: '' }
}
