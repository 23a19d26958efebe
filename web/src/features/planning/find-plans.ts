// Finding plans, goals and objectives for Ctrl+K.
import { listAnnualWorkPlans } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { listObjectives } from '../../../../server/src/modules/planning/objectives.contract.ts'
import { listGoals } from '../../../../server/src/modules/planning/strategic-goals.contract.ts'
import { listStrategicPlans } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { call } from '../../api/call.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { humanize } from '../../lib/words.ts'
import { places } from './addresses.ts'
import { yearsOf } from './words.ts'

const FIRST = 5

type Find = (moa: string, q: string) => Promise<SearchHit[]>

export const finders = {
  plan: async (moa: string, q: string) => {
    const { items } = await call(listStrategicPlans, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((plan) => ({
      title: plan.title,
      detail: `${yearsOf(plan)}, ${humanize(plan.status).toLowerCase()}`,
      href: hrefOf(places.plan, { moa, id: plan.id }),
    }))
  },
  year: async (moa: string, q: string) => {
    const { items } = await call(listAnnualWorkPlans, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((plan) => ({
      title: plan.title,
      detail: `${plan.year}, ${humanize(plan.status).toLowerCase()}`,
      href: hrefOf(places.year, { moa, id: plan.id }),
    }))
  },
  goal: async (moa: string, q: string) => {
    const { items } = await call(listGoals, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((goal) => ({
      title: goal.title,
      detail: goal.metric,
      href: hrefOf(places.goal, { moa, id: goal.id }),
    }))
  },
  objective: async (moa: string, q: string) => {
    const { items } = await call(listObjectives, { params: { moa }, query: { q, pageSize: FIRST } })
    return items.map((objective) => ({
      title: objective.title,
      detail: `${objective.year}, ${objective.indicator}`,
      href: hrefOf(places.objective, { moa, id: objective.id }),
    }))
  },
} satisfies Record<string, Find>
