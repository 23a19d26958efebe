// A new strategic plan, or a change of a draft or returned one.
import { useQuery } from '@tanstack/react-query'
import {
  createStrategicPlan,
  editStrategicPlan,
  readStrategicPlan,
  type StrategicPlan,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { FrozenPage } from './frozen-page.tsx'
import { type PlanValues, planBody, planChecks, planSections } from './strategic-plan-form.tsx'

/** Years that are offered for a new plan: five, from the next year on. */
function emptyPlan(): PlanValues {
  const next = Number(today().slice(0, 4)) + 1
  return { title: '', startYear: next, endYear: next + 4, vision: '', mission: '' }
}

/** Starts a draft. */
export function NewStrategicPlanPage({ params }: { params: { moa: string } }) {
  const go = useGo()
  const create = useAction(createStrategicPlan)
  return (
    <FormPage
      title="New strategic plan"
      description="It starts as a draft that only your organization sees. Its goals are added on the next page."
      back={{ label: 'Strategic plans', to: hrefOf(places.plans, params) }}
      initial={emptyPlan()}
      sections={planSections}
      validate={planChecks}
      submit={(values) => create.mutateAsync({ params, body: planBody(values) })}
      submitLabel="Save draft"
      onDone={(plan) => go(hrefOf(places.plan, { ...params, id: plan.id }), { replace: true })}
    />
  )
}

/** Changes a draft or returned plan. */
export function EditStrategicPlanPage({ params }: { params: { moa: string; id: string } }) {
  const query = useQuery(queryFor(readStrategicPlan, { params }))
  return (
    <Loaded query={query} shape="form">
      {(plan) => <EditForm params={params} plan={plan} />}
    </Loaded>
  )
}

function EditForm({ params, plan }: { params: { moa: string; id: string }; plan: StrategicPlan }) {
  const go = useGo()
  const edit = useAction(editStrategicPlan)
  const here = hrefOf(places.plan, params)
  if (!plan.canEdit) return <FrozenPage status={plan.status} to={here} />
  return (
    <FormPage
      title="Edit strategic plan"
      back={{ label: plan.title, to: here }}
      initial={valuesOf(plan)}
      version={plan.version}
      sections={planSections}
      validate={planChecks}
      fromCurrent={(current: StrategicPlan) => valuesOf(current)}
      submit={(values, version = plan.version) => edit.mutateAsync({ params, body: { version, ...planBody(values) } })}
      submitLabel="Save changes"
      onDone={() => go(here, { replace: true })}
    />
  )
}

function valuesOf({ title, startYear, endYear, vision, mission }: StrategicPlan): PlanValues {
  return { title, startYear, endYear, vision, mission }
}
