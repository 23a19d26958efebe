// A new objective of a year, or a change of one.
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
import { queryFor, useAction } from '../../api/queries.ts'
import { useGo } from '../../lib/address.tsx'
import { hrefOf } from '../../lib/page.ts'
import { FormPage } from '../../ui/form-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { places } from './addresses.ts'
import { FrozenPage } from './frozen-page.tsx'
import {
  emptyObjective,
  objectiveBody,
  objectiveChecks,
  objectiveSections,
  objectiveValues,
} from './objective-form.tsx'
import type { PlanParams } from './plan-steps.ts'

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
      sections={objectiveSections(annual)}
      validate={objectiveChecks(annual.year)}
      submit={(values) => add.mutateAsync({ params, body: objectiveBody(values) })}
      submitLabel="Add objective"
      onDone={() => go(here, { replace: true })}
    />
  )
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
      initial={objectiveValues(objective)}
      version={objective.version}
      sections={objectiveSections(annual)}
      validate={objectiveChecks(annual.year)}
      fromCurrent={(current: ObjectiveView) => objectiveValues(current)}
      submit={(values, version = objective.version) =>
        edit.mutateAsync({ params, body: { version, ...objectiveBody(values) } })
      }
      submitLabel="Save changes"
      onDone={() => go(year, { replace: true })}
    />
  )
}
