import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BmmsError } from '../../platform/errors/errors.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, useMinistry, type Work, worker } from '../../testing/planning.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { annualPlanWorkflow, strategicPlanWorkflow } from './plan-workflow.ts'
import { PLAN_STATUSES } from './planning.contract.ts'
import { takeStrategicPlanStep } from './strategic-plan-steps.ts'
import { changeStrategicPlan, getStrategicPlan } from './strategic-plans.ts'

const db = useTestDatabase()
const mole = useMinistry(db, 'MOLE')

test('the contract, the database and both workflows know the same states', async () => {
  for (const workflow of [strategicPlanWorkflow, annualPlanWorkflow]) {
    expect(Object.keys(workflow.states)).toEqual(PLAN_STATUSES)
    for (const { from, to } of Object.values(workflow.transitions)) {
      for (const state of [...from, to]) expect(PLAN_STATUSES).toContain(state)
    }
  }
  const { rows } = await onAdmin(
    db.adminUrl,
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conname in ('strategic_plan_status_known', 'annual_work_plan_status_known')`,
  )
  expect(rows).toHaveLength(2)
  for (const { rule } of rows)
    expect(rule.match(/'\w+'/g).map((word: string) => word.slice(1, -1))).toEqual(PLAN_STATUSES)
})

test('every decision about content needs a second person, and every end needs a reason or an approver', () => {
  for (const { transitions } of [strategicPlanWorkflow, annualPlanWorkflow]) {
    for (const action of ['return', 'approve', 'activate'] as const) expect(transitions[action].fourEyes).toBe(true)
    for (const action of ['return', 'withdraw', 'cancel'] as const) expect(transitions[action].comment).toBe('required')
  }
})

const actions = [...Object.keys(strategicPlanWorkflow.transitions), 'edit', 'no_such_step']
/** A number picks among what the person is offered. */
const attempt = fc.oneof(fc.nat(1), fc.nat(9), fc.constantFrom(...actions))
const walk = fc.array(fc.record({ attempt, who: fc.nat(2) }), { minLength: 12, maxLength: 25 })

test('whatever people try in whatever order, a plan only takes declared steps, and never by its preparers', async () => {
  const people: (Work & { id: string })[] = [
    mole.officer,
    mole.manager,
    await worker(db, 'MOLE', ['planner', 'manager']),
  ]
  const reached = new Set(['draft'])
  await fc.assert(
    fc.asyncProperty(walk, async (tries) => {
      const { id } = await draftPlan(mole)
      const params = { moa: 'MOLE', id }
      const prepared = new Set([mole.officer.id])
      let status: string = 'draft'
      for (const { attempt: tried, who } of tries) {
        const person = people[who] ?? mole.officer
        const before = await person((scope) => getStrategicPlan(scope, { params }))
        const action = typeof tried === 'string' ? tried : before.actions[tried % before.actions.length]?.action
        if (!action) break
        const body = { action, version: before.version, comment: 'Because.' }
        const offered = before.actions.find((one) => one.action === action)
        const doing = person((scope) =>
          action === 'edit'
            ? changeStrategicPlan(scope, { params, query: {}, body: { version: before.version, title: `By ${who}` } })
            : takeStrategicPlanStep(scope, { params, query: {}, body }),
        )
        const after = await doing.catch((error: BmmsError) => error)
        if (after instanceof Error) {
          expect(after.name, after.stack).toBe('BmmsError')
          if (action !== 'edit') expect(offered?.refusal ?? 'not offered').not.toBe(null)
          continue
        }
        reached.add(after.status)
        if (action === 'edit') {
          prepared.add(person.id)
          expect(['draft', 'returned']).toContain(status)
        } else {
          const transition = strategicPlanWorkflow.transitions[action as 'submit']
          expect(transition.from).toContain(status)
          expect(after.status).toBe(transition.to)
          expect(offered?.refusal).toBe(null)
          if ('fourEyes' in transition) expect(prepared.has(person.id)).toBe(false)
          if (action === 'submit') prepared.add(person.id)
          status = after.status
        }
        expect(after.version).toBe(before.version + 1)
      }
      // Plans in force would keep the next walk from being approved.
      await mole.manager(({ db: tx }) =>
        tx.execute(`update strategic_plan set status = 'cancelled' where status in ('approved', 'active')`),
      )
    }),
    { numRuns: 20, seed: 2026 },
  )
  expect([...reached]).toEqual(expect.arrayContaining(['submitted', 'returned', 'approved', 'active', 'cancelled']))
})
