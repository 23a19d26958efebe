// First pieces of work of newcomers in Planning; done as soon as the records say so.
import { and, arrayContains, eq, inArray } from 'drizzle-orm'
import { everyone } from '../../platform/access/policy.ts'

import type { ChecklistItem } from '../../platform/module.ts'
import { workflowSteps } from '../../platform/workflow/tables.ts'
import { annualWorkPlans, objectives, progressEntries } from './tables.ts'

export const planningChecklist: readonly ChecklistItem[] = [
  {
    key: 'planning.open_plan',
    label: "Open your organization's strategic plan",
    help: 'It says what your organization wants to reach in the coming years. Tick this once you have looked at it.',
    roles: everyone,
    path: '/moa/:moa/planning/strategic-plans',
  },
  {
    key: 'planning.draft_objective',
    label: 'Draft an objective',
    help: 'Open an annual work plan and write down what is to be reached, by when, and how it is measured.',
    roles: ['planner'],
    path: '/moa/:moa/planning/annual-work-plans',
    isDone: async ({ db }, personId) => {
      const here = arrayContains(annualWorkPlans.preparers, [personId])
      const found = await db
        .select({ id: objectives.id })
        .from(annualWorkPlans)
        .innerJoin(objectives, eq(objectives.annualWorkPlanId, annualWorkPlans.id))
        .where(here)
        .limit(1)
      return found.length > 0
    },
  },
  {
    key: 'planning.decide_plan',
    label: 'Decide a plan',
    help: 'Plans that wait for you stand in the inbox. Approve, or return with a comment.',
    roles: ['manager'],
    path: '/moa/:moa/inbox',
    isDone: async ({ db }, personId) => {
      const decided = and(eq(workflowSteps.actorId, personId), inArray(workflowSteps.action, ['approve', 'return']))
      return (await db.select({ id: workflowSteps.id }).from(workflowSteps).where(decided).limit(1)).length > 0
    },
  },
  {
    key: 'planning.record_progress',
    label: 'Record progress',
    help: 'Open an objective and enter the value that was reached, with the day and the evidence.',
    roles: ['me_officer'],
    path: '/moa/:moa/planning/objectives',
    isDone: async ({ db }, personId) => {
      const own = eq(progressEntries.authorId, personId)
      return (await db.select({ id: progressEntries.id }).from(progressEntries).where(own).limit(1)).length > 0
    },
  },
]
