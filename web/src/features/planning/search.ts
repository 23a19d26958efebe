// What Ctrl+K finds in Planning.
import { listAnnualWorkPlans } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { listObjectives } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { listGoals } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { listStrategicPlans } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { call } from '../../api/call.ts'
import type { SearchHit, SearchSource } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { places } from './addresses.ts'
import { yearsOf } from './words.ts'

const access = 'planning.plan.view'
const FIRST = 5

/** A source whose hits are read by `find`. */
function source(label: string, find: (moa: string, q: string) => Promise<SearchHit[]>): SearchSource {
  return {
    label,
    access,
    find: (moa, text) => ({ queryKey: ['planning', 'search', label, moa, text], queryFn: () => find(moa, text) }),
  }
}

export const planningSearch: readonly SearchSource[] = [
  source('Strategic plan', async (moa, q) => {
    const { items } = await call(listStrategicPlans, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((plan) => ({
      title: plan.title,
      detail: `${yearsOf(plan)}, ${humanize(plan.status).toLowerCase()}`,
      href: hrefOf(places.plan, { moa, id: plan.id }),
    }))
  }),
  source('Annual work plan', async (moa, q) => {
    const { items } = await call(listAnnualWorkPlans, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((plan) => ({
      title: plan.title,
      detail: `${plan.year}, ${humanize(plan.status).toLowerCase()}`,
      href: hrefOf(places.year, { moa, id: plan.id }),
    }))
  }),
  source('Goal', async (moa, q) => {
    const { items } = await call(listGoals, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((goal) => ({
      title: goal.title,
      detail: goal.metric,
      href: hrefOf(places.goal, { moa, id: goal.id }),
    }))
  }),
  source('Objective', async (moa, q) => {
    const { items } = await call(listObjectives, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((objective) => ({
      title: objective.title,
      detail: `${objective.year}, ${objective.indicator}`,
      href: hrefOf(places.objective, { moa, id: objective.id }),
    }))
  }),
]
