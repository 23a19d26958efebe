// Writes invented plans: what is there is found by its title and left alone, what is missing is added.
import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import { addSteps, approvalOf, notAhead, type Seeding } from './demo-approval.ts'
import type { InventedMeasure } from './demo-measures.ts'
import type { InventedPlan, InventedYear } from './demo-plans.ts'
import { IN_FORCE } from './pace.ts'
import { annualPlanWorkflow, strategicPlanWorkflow } from './plan-workflow.ts'
import { annualWorkPlans, objectives, progressEntries, strategicGoals, strategicPlans } from './tables.ts'

/** How many rows of each kind were added. */
export interface Added {
  plans: number
  goals: number
  annualWorkPlans: number
  objectives: number
  progressEntries: number
}
type Writing = Seeding & { added: Added }

/** A plan that people have taken further since, or whose years another plan in force covers, is left as it is. */
export async function keepPlan(writing: Writing, plan: InventedPlan): Promise<void> {
  const { db, organization } = writing.scope
  const [known] = await db
    .select({ id: strategicPlans.id, status: strategicPlans.status })
    .from(strategicPlans)
    .where(and(eq(strategicPlans.organizationId, organization.id), eq(strategicPlans.title, plan.title)))
    .orderBy(desc(inArray(strategicPlans.status, IN_FORCE)), desc(strategicPlans.revision))
    .limit(1)
  if (known ? known.status !== plan.status : await isCovered(writing, plan)) return
  const planId = known?.id ?? (await addPlan(writing, plan))
  const goalIds = await keepGoals(writing, planId, plan.goals)
  for (const year of plan.years) await keepYear(writing, { planId, goalIds }, year)
}

async function isCovered({ scope }: Writing, { status, startYear, endYear }: InventedPlan): Promise<boolean> {
  if (!IN_FORCE.includes(status)) return false
  const [other] = await scope.db
    .select({ id: strategicPlans.id })
    .from(strategicPlans)
    .where(
      and(
        eq(strategicPlans.organizationId, scope.organization.id),
        inArray(strategicPlans.status, IN_FORCE),
        lte(strategicPlans.startYear, endYear),
        gte(strategicPlans.endYear, startYear),
      ),
    )
    .limit(1)
  return other !== undefined
}

async function addPlan(writing: Writing, { goals: _, years: __, ...content }: InventedPlan): Promise<string> {
  const written = `${content.startYear - 1}-11-16T01:00:00Z`
  const [plan] = await writing.scope.db
    .insert(strategicPlans)
    .values({ ...content, ...approvalOf(writing, content.status, written) })
    .returning({ id: strategicPlans.id })
  if (!plan) throw new Error('a plan was not written')
  await addSteps(writing, strategicPlanWorkflow.subject, { id: plan.id, status: content.status, written })
  writing.added.plans += 1
  return plan.id
}

/** Ids of the goals, in their order. */
async function keepGoals(writing: Writing, planId: string, goals: InventedPlan['goals']): Promise<string[]> {
  const { db, organization } = writing.scope
  const { id, title } = strategicGoals
  const known = await db
    .select({ id, title })
    .from(strategicGoals)
    .where(and(eq(strategicGoals.organizationId, organization.id), eq(strategicGoals.planId, planId)))
  const ids = new Map(known.map((goal) => [goal.title, goal.id]))
  const missing = goals
    .map((goal, index) => ({ ...goal, planId, position: index + 1 }))
    .filter((goal) => !ids.has(goal.title))
  if (missing.length > 0) {
    const content = missing.map(({ readings: _, ...goal }) => goal)
    await inChunks(content, async (chunk) => {
      const rows = await db.insert(strategicGoals).values(chunk).returning({ id, title })
      for (const row of rows) ids.set(row.title, row.id)
    })
    await addReadings(writing, missing, (name) => ({ goalId: ids.get(name) ?? null }))
    writing.added.goals += missing.length
  }
  return goals.map((goal) => ids.get(goal.title) ?? '')
}

interface Parent {
  planId: string
  goalIds: readonly string[]
}

async function keepYear(writing: Writing, { planId, goalIds }: Parent, invented: InventedYear): Promise<void> {
  const { db, organization } = writing.scope
  const { id, title, year } = annualWorkPlans
  const [known] = await db
    .select({ id, status: annualWorkPlans.status })
    .from(annualWorkPlans)
    .where(
      and(
        eq(annualWorkPlans.organizationId, organization.id),
        eq(annualWorkPlans.planId, planId),
        eq(year, invented.year),
        eq(title, invented.title),
      ),
    )
  if (known && known.status !== invented.status) return
  const annualWorkPlanId = known?.id ?? (await addYear(writing, planId, invented))
  const rows = invented.objectives.map(({ goal, metric, ...objective }, index) => ({
    ...objective,
    ...{ planId, annualWorkPlanId, indicator: metric, metric, goalId: goalIds[goal] || null, position: index + 1 },
  }))
  await keepObjectives(writing, annualWorkPlanId, rows)
}

async function addYear(writing: Writing, planId: string, invented: InventedYear): Promise<string> {
  const { year, title, status, budgetTotal } = invented
  const written = `${year - 1}-12-10T01:00:00Z`
  const [annual] = await writing.scope.db
    .insert(annualWorkPlans)
    .values({ planId, year, title, status, budgetTotal, ...approvalOf(writing, status, written) })
    .returning({ id: annualWorkPlans.id })
  if (!annual) throw new Error('an annual work plan was not written')
  await addSteps(writing, annualPlanWorkflow.subject, { id: annual.id, status, written })
  writing.added.annualWorkPlans += 1
  return annual.id
}

type ObjectiveToWrite = InventedMeasure & typeof objectives.$inferInsert

async function keepObjectives(writing: Writing, annualId: string, wanted: ObjectiveToWrite[]): Promise<void> {
  const { db, organization } = writing.scope
  const { id, title } = objectives
  const known = await db
    .select({ title })
    .from(objectives)
    .where(and(eq(objectives.organizationId, organization.id), eq(objectives.annualWorkPlanId, annualId)))
  const titles = new Set(known.map((objective) => objective.title))
  const missing = wanted.filter((objective) => !titles.has(objective.title))
  if (missing.length === 0) return
  const ids = new Map<string, string>()
  const content = missing.map(({ readings: _, metric: __, ...objective }) => objective)
  await inChunks(content, async (chunk) => {
    const rows = await db.insert(objectives).values(chunk).returning({ id, title })
    for (const row of rows) ids.set(row.title, row.id)
  })
  await addReadings(writing, missing, (name) => ({ objectiveId: ids.get(name) ?? null }))
  writing.added.objectives += missing.length
}

async function addReadings(
  writing: Writing,
  measures: readonly InventedMeasure[],
  subjectOf: (title: string) => { goalId: string | null } | { objectiveId: string | null },
): Promise<void> {
  const { planner } = writing.people
  const entries = measures.flatMap(({ title, readings }) =>
    readings.map(({ asOf, value, note }) => ({
      ...subjectOf(title),
      ...{ asOf, value, note, authorId: planner.id, authorName: planner.name },
      createdAt: notAhead(writing, `${asOf}T06:30:00Z`, 3),
    })),
  )
  await inChunks(entries, (chunk) => writing.scope.db.insert(progressEntries).values(chunk))
  writing.added.progressEntries += entries.length
}

/** One statement takes 65,535 values at most. */
const ROWS_AT_ONCE = 1_000

async function inChunks<Row>(rows: readonly Row[], write: (chunk: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await write(rows.slice(at, at + ROWS_AT_ONCE))
}
