// Deriving the annual work plan of one year from a strategic plan.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  createAnnualWorkPlan,
  listAnnualWorkPlans,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import {
  listStrategicPlans,
  readStrategicPlan,
  type StrategicPlanSummary,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { usePlace } from '../../api/session.tsx'
import { useAddress, useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { type Form, FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'
import { places } from './addresses.ts'
import { isUsualTitle, usualTitle, YearTexts, type YearValues, yearBody, yearChecks } from './annual-work-plan-form.tsx'
import classes from './fields.module.css'
import { isOpenForYears, openYears } from './open-years.ts'
import { yearsOf } from './words.ts'

interface MoaParams {
  moa: string
}

/** `?plan=` and `?year=` choose beforehand. */
export function NewAnnualWorkPlanPage({ params }: { params: MoaParams }) {
  const query = { sort: '-startYear' as const, pageSize: 200 }
  const plans = useQuery(queryFor(listStrategicPlans, { params, query }))
  return (
    <Loaded query={plans} shape="form">
      {({ items }) => {
        const open = items.filter(isOpenForYears)
        return open.length > 0 ? <NewForm params={params} plans={open} /> : <NoPlan params={params} />
      }}
    </Loaded>
  )
}

function NoPlan({ params }: { params: MoaParams }) {
  const mayEdit = usePlace().can('planning.plan.edit')
  return (
    <RefusalPage
      title="There is no strategic plan to derive it from"
      action={mayEdit && <ActionButton to={hrefOf(places.newPlan, params)}>New strategic plan</ActionButton>}
    >
      An annual work plan is one year of a strategic plan. Start the strategic plan first; both may be prepared at the
      same time.
    </RefusalPage>
  )
}

function NewForm({ params, plans }: { params: MoaParams; plans: readonly StrategicPlanSummary[] }) {
  const { query } = useAddress()
  const go = useGo()
  const create = useAction(createAnnualWorkPlan)
  const chosen = plans.find((plan) => plan.id === query.plan) ?? plans[0]
  const year = typeof query.year === 'string' && chosen ? query.year : ''
  const back =
    chosen && query.plan
      ? { label: chosen.title, to: hrefOf(places.plan, { ...params, id: chosen.id }, { tab: 'years' }) }
      : { label: 'Annual work plans', to: hrefOf(places.years, params) }
  const initial: YearValues = {
    planId: chosen?.id ?? '',
    year,
    title: usualTitle(year),
    description: '',
    budgetTotal: '',
    copyFromId: '',
  }
  return (
    <FormPage
      title="New annual work plan"
      description="It starts as a draft. Add its objectives on the next page."
      back={back}
      initial={initial}
      sections={[
        { title: 'Plan and year', content: (form) => <PlanAndYear params={params} plans={plans} form={form} /> },
        { title: 'The year', content: (form) => <YearTexts form={form} /> },
        { title: 'Objectives', content: (form) => <CopyChoice params={params} form={form} /> },
      ]}
      validate={yearChecks}
      submit={(values) => {
        const copy = values.copyFromId ? { copyFromId: values.copyFromId } : {}
        return create.mutateAsync({ params, body: { planId: values.planId, ...yearBody(values), ...copy } })
      }}
      submitLabel="Save draft"
      onDone={(plan) => go(hrefOf(places.year, { ...params, id: plan.id }), { replace: true })}
    />
  )
}

interface PlanAndYearProps {
  params: MoaParams
  plans: readonly StrategicPlanSummary[]
  form: Form<YearValues>
}

function PlanAndYear({ params, plans, form }: PlanAndYearProps) {
  const { planId, year, title } = form.getValues()
  const plan = useQuery({
    ...queryFor(readStrategicPlan, { params: { ...params, id: planId } }),
    enabled: planId !== '',
  })
  const years = plan.data
    ? openYears(plan.data)
        .toSorted((a, b) => a - b)
        .map(String)
    : []
  const setYear = (next: string) => {
    form.setFieldValue('year', next)
    if (isUsualTitle(title)) form.setFieldValue('title', usualTitle(next))
  }
  return (
    <>
      <ChoiceField
        label="Strategic plan"
        data={plans.map((one) => ({ value: one.id, label: `${one.title}, ${yearsOf(one)} (${humanize(one.status)})` }))}
        required
        {...form.getInputProps('planId')}
        onChange={(id) => {
          form.setFieldValue('planId', id ?? '')
          setYear('')
        }}
      />
      <ChoiceField
        label="Year"
        description={
          plan.data ? `A year of ${yearsOf(plan.data)} that has no annual work plan yet.` : 'Years of the chosen plan.'
        }
        data={years.includes(year) || !year ? years : [...years, year].sort()}
        required
        className={classes.short ?? ''}
        {...form.getInputProps('year')}
        onChange={(next) => setYear(next ?? '')}
      />
      {plan.data && years.length === 0 && (
        <Text size="sm" c="dimmed">
          Every year of this plan has its annual work plan.
        </Text>
      )}
    </>
  )
}

function CopyChoice({ params, form }: { params: MoaParams; form: Form<YearValues> }) {
  const query = { sort: '-year' as const, pageSize: 50 }
  const found = useQuery(queryFor(listAnnualWorkPlans, { params, query }))
  const withObjectives = (found.data?.items ?? []).filter((plan) => plan.objectives > 0)
  if (found.data && withObjectives.length === 0) {
    return (
      <Text c="dimmed">
        Objectives are added on the next page. From the second year on they can be taken over here.
      </Text>
    )
  }
  return (
    <ChoiceField
      label="Take over objectives"
      description="Copied with their indicators and targets; days move to the new year, and progress starts anew."
      data={[
        { value: '', label: 'No, start without objectives' },
        ...withObjectives.map((plan) => ({
          value: plan.id,
          label: `From ${plan.year}: ${plan.title} (${countOf(plan.objectives, 'objective')})`,
        })),
      ]}
      {...form.getInputProps('copyFromId')}
    />
  )
}
