// A ministry and its planners, for tests of Planning.
import { beforeAll } from 'vitest'
import { planningPolicy } from '../modules/planning/access.ts'
import { startAnnualWorkPlan } from '../modules/planning/annual-work-plan-changes.ts'
import { takeAnnualWorkPlanStep } from '../modules/planning/annual-work-plan-steps.ts'
import { getAnnualWorkPlan } from '../modules/planning/annual-work-plans.ts'
import { addGoalToPlan } from '../modules/planning/goal-changes.ts'
import { addObjectiveToYear } from '../modules/planning/objective-changes.ts'
import { takeStrategicPlanStep } from '../modules/planning/strategic-plan-steps.ts'
import { getStrategicPlan, startStrategicPlan } from '../modules/planning/strategic-plans.ts'
import { type OrganizationRole, Policies } from '../platform/access/policy.ts'
import { inOrganization, type OrganizationScope } from '../platform/database/scope.ts'
import { createPerson, getOrganization, type TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'

const policies = new Policies([planningPolicy])

export type Work = <T>(work: (scope: OrganizationScope) => Promise<T>) => Promise<T>

/** One person at work in the organization: each call is a transaction of its own. */
export async function worker(db: TestDatabase, code: string, roles: OrganizationRole[]): Promise<Work & TestPerson> {
  const person = await createPerson(db, { roles: { [code]: roles } })
  const permissions = policies.inOrganization(roles, [], { modules: ['planning'] })
  const organization = await getOrganization(db, code)
  const { id, username, name } = person
  const caller = { actor: { id, name, permissions }, organization, requestId: 'test' }
  const work: Work = (task) => inOrganization(db.database, caller, task)
  return Object.defineProperties(work, {
    id: { value: id },
    username: { value: username },
    name: { value: name },
  }) as Work & TestPerson
}

export interface Ministry {
  code: string
  officer: Work & TestPerson
  manager: Work & TestPerson
}

/** Call after `useTestDatabase`: an officer who plans and a manager who decides. */
export function useMinistry(db: TestDatabase, code = 'MOH'): Ministry {
  const ministry = { code } as Ministry
  beforeAll(async () => {
    ministry.officer = await worker(db, code, ['planner'])
    ministry.manager = await worker(db, code, ['manager'])
  })
  return ministry
}

interface PlanParts {
  title?: string
  startYear?: number
  endYear?: number
  goals?: { title: string; baselineValue?: string; targetValue?: string }[]
}

/** A draft with vision, mission and goals. */
export function draftPlan({ code, officer }: Pick<Ministry, 'code' | 'officer'>, parts: PlanParts = {}) {
  const { title = 'Plan', startYear = 2026, endYear = 2030, goals = [{ title: 'Goal' }] } = parts
  return officer(async (scope) => {
    const body = { title, vision: 'A vision.', mission: 'A mission.', startYear, endYear }
    const { id } = await startStrategicPlan(scope, { params: { moa: code }, query: {}, body })
    const params = { moa: code, id }
    for (const goal of goals) {
      await addGoalToPlan(scope, { params, query: {}, body: { metric: 'Metric', targetValue: '100', ...goal } })
    }
    return getStrategicPlan(scope, { params })
  })
}

/** Takes steps of a strategic plan one after the other: `submit` by the officer, the others by the manager. */
export async function stepPlan(ministry: Ministry, id: string, ...actions: string[]) {
  const params = { moa: ministry.code, id }
  for (const action of actions) {
    await personFor(
      ministry,
      action,
    )(async (scope) => {
      const { version } = await getStrategicPlan(scope, { params })
      return takeStrategicPlanStep(scope, { params, query: {}, body: { action, version, comment: 'Because.' } })
    })
  }
  return ministry.officer((scope) => getStrategicPlan(scope, { params }))
}

interface AnnualParts {
  year?: number
  title?: string
  objectives?: { title: string; targetDate?: string; targetValue?: string; goalId?: string; baselineValue?: string }[]
}

/** A draft annual work plan with objectives. */
export function draftYear({ code, officer }: Ministry, planId: string, parts: AnnualParts = {}) {
  const { year = 2026, title = `Work plan ${year}`, objectives = [{ title: 'Objective' }] } = parts
  return officer(async (scope) => {
    const annual = await startAnnualWorkPlan(scope, { params: { moa: code }, query: {}, body: { planId, year, title } })
    const params = { moa: code, id: annual.id }
    for (const objective of objectives) {
      const body = { indicator: 'Indicator', targetValue: '100', targetDate: `${year}-12-31`, ...objective }
      await addObjectiveToYear(scope, { params, query: {}, body })
    }
    return getAnnualWorkPlan(scope, { params })
  })
}

/** Takes steps of an annual work plan; as `stepPlan`. */
export async function stepYear(ministry: Ministry, id: string, ...actions: string[]) {
  const params = { moa: ministry.code, id }
  for (const action of actions) {
    await personFor(
      ministry,
      action,
    )(async (scope) => {
      const { version } = await getAnnualWorkPlan(scope, { params })
      return takeAnnualWorkPlanStep(scope, { params, query: {}, body: { action, version, comment: 'Because.' } })
    })
  }
  return ministry.officer((scope) => getAnnualWorkPlan(scope, { params }))
}

function personFor({ officer, manager }: Ministry, action: string): Work {
  return action === 'submit' || action === 'withdraw' ? officer : manager
}
