// Invented budgets over public totals: programs, a year of money, and what came of it. For demonstrations, never in production.
import { eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import {
  type Caller,
  type Database,
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type OrganizationScope,
} from '../../../platform/database/scope.ts'
import { findOrInventHolders, inventPerson, type RoleHolder, randomFrom } from '../../people/module.ts'
import { appropriationActs } from '../tables.ts'
import { type InventedYear, YEAR_2025, YEAR_2026 } from './fiscal-years.ts'
import { inventMoney } from './invent-budget-year.ts'
import { type InventedProgram, inventPrograms } from './invent-programs.ts'
import { inventWaitingPapers, inventWaitingRequests } from './invent-waiting.ts'
import { perThousand } from './split.ts'
import { hasAppropriations, writePapers } from './write-papers.ts'
import { writePrograms, writeTargets } from './write-programs.ts'
import { writeRequests } from './write-requests.ts'
import { writeMonthlyProgram, writeSpending } from './write-spending.ts'
import type { Added, Crew, Writing } from './writing.ts'

export { PUBLIC_TOTALS_2025 } from './appropriations-2025.ts'

export const DEMO_YEARS = [2025, 2026] as const
type DemoYear = (typeof DEMO_YEARS)[number]
const YEARS: Readonly<Record<DemoYear, InventedYear>> = { 2025: YEAR_2025, 2026: YEAR_2026 }

/** Organizations whose running year is invented, too. */
export const WITH_RUNNING_YEAR: readonly string[] = ['MOH', 'MOLE', 'MAFAR']

const ROLES = ['staff', 'manager', 'budget_officer', 'accountant', 'disbursing_officer'] as const

/**
 * Invents a fiscal year of an organization of the public figures, up to today; answers how much was added, or nothing where
 * the organization has appropriations of that year, which are left alone. One transaction.
 */
export async function generateBudgetYear(
  database: Database,
  here: Caller & { organization: OrganizationRef },
  year: DemoYear,
): Promise<Added | undefined> {
  if (await isThere(database, here, YEARS[year])) return undefined
  const crew = { ...(await findOrInventHolders(database, here, ROLES)), director: await findDirector(database, here) }
  return inOrganization(database, here, (scope) => writeYear(scope, crew, YEARS[year]))
}

function isThere(database: Database, here: Caller & { organization: OrganizationRef }, { act }: InventedYear) {
  return inOrganization(database, here, async (scope) => hasAppropriations(scope, await getAct(scope, act)))
}

async function getAct({ db }: OrganizationScope, code: string): Promise<string> {
  const [act] = await db
    .select({ id: appropriationActs.id })
    .from(appropriationActs)
    .where(eq(appropriationActs.code, code))
  if (!act) throw new Error(`The act ${code} is not there.`)
  return act.id
}

function findDirector(database: Database, caller: Caller): Promise<RoleHolder | undefined> {
  return inPlatform(database, caller, async ({ db }) => {
    const { rows } = await db.execute<{ id: string; name: string }>(sql`
      select p.id, p.name from platform_role r join person p on p.id = r.person_id
       where r.role = 'budget_director' and p.is_active order by p.id limit 1`)
    return rows[0]
  })
}

async function writeYear(scope: OrganizationScope, crew: Crew, year: InventedYear): Promise<Added | undefined> {
  const { code } = scope.organization
  // The proofs of the ledger look at all that this transaction wrote, of which the planner has no statistics yet.
  await scope.db.execute(sql`set local enable_nestloop = off`)
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('budget demo'), ${scope.organization.id})`)
  const actId = await getAct(scope, year.act)
  if (await hasAppropriations(scope, actId)) return undefined
  const random = randomFrom(seedOf(code) + year.year)
  const programs = year === YEAR_2025 ? inventPrograms(code) : inventPrograms(code).map(grown)
  const base = {
    scope,
    crew,
    through: today(scope.clock.now()),
    added: { programs: 0, documents: 0, requests: 0, payments: 0 },
  }
  const ppaIds = await writePrograms(base, programs)
  const writing: Writing = { ...base, year, actId, ppaIds, accounts: new Map() }
  await writeTargets(writing, programs, { year: year.year, random })
  const names = year.advances.map(() => nameOf(random))
  const money = inventMoney({ year, programs, random, names })
  await writePapers(writing, money.papers)
  await writeMonthlyProgram(writing, money.programs)
  await writeSpending(writing, money.requests)
  if (year === YEAR_2026) await writeWaiting(writing, programs)
  return writing.added
}

async function writeWaiting(writing: Writing, programs: readonly InventedProgram[]): Promise<void> {
  await writePapers(writing, inventWaitingPapers(programs, writing.through), { waiting: true })
  for (const request of inventWaitingRequests(programs, writing.through)) await writeRequests(writing, [request])
}

/** The year after has a little more. */
function grown(program: InventedProgram): InventedProgram {
  const amounts = Object.entries(program.amounts).map(([of, amount]) => [of, perThousand(amount, 1_030)] as const)
  return { ...program, amounts: Object.fromEntries(amounts) }
}

function nameOf(random: () => number): string {
  const { firstName, lastName } = inventPerson(random)
  return `${firstName} ${lastName}`
}

/** The same number for the same code. */
function seedOf(code: string): number {
  return [...code].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
}
