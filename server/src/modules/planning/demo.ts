// Plausible planning of an organization, for demonstrations and pilots. Everything in it is invented.
import { sql } from 'drizzle-orm'
import { today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { PlanningPeople } from './demo-approval.ts'
import { type Amounts, inventPlans } from './demo-plans.ts'
import { themeFor } from './demo-themes.ts'
import { type Added, keepPlan } from './demo-writing.ts'

export type SeedPlanning = Amounts & {
  /** From 0 up to, but without, 1; the same ones give the same plans. */
  random: () => number
  people?: PlanningPeople
}

/**
 * Makes `plans` strategic plans with `goals` goals and `objectives` objectives in all, and a year of progress. Finds what
 * is there by title and adds what is missing: the same numbers twice change nothing. Without `people`, members who hold
 * the roles are found; an Error when the organization has no member. Answers how many rows of each kind were added.
 */
export async function seedPlanning(scope: OrganizationScope, seed: SeedPlanning): Promise<Added> {
  const people = seed.people ?? (await findPeople(scope))
  const added = { plans: 0, goals: 0, annualWorkPlans: 0, objectives: 0, progressEntries: 0 }
  const make = { random: seed.random, today: today(scope.clock.now()) }
  for (const plan of inventPlans(themeFor(scope.organization.code), seed, make)) {
    await keepPlan({ scope, people, added }, plan)
  }
  return added
}

type Member = { id: string; name: string; roles: string[] }

/** Active members with the roles; whoever else is there where nobody holds one. */
async function findPeople(scope: OrganizationScope): Promise<PlanningPeople> {
  const { rows } = await scope.db.execute<Member>(sql`
    select p.id, p.name, m.roles from membership m join person p on p.id = m.person_id
     where m.organization_id = ${scope.organization.id} and m.is_active and p.is_active order by p.id`)
  const holder = (role: string) => rows.find(({ roles }) => roles.includes(role))
  const planner = holder('planner') ?? rows[0]
  const manager = holder('manager') ?? rows.at(-1)
  if (!planner || !manager) throw new Error(`${scope.organization.code} has no members yet. Create an account first.`)
  return { planner, manager }
}
