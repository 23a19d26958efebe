// What every part that writes an invented year shares: who acts, on which day, and what came of it.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { workflowSteps } from '../../../platform/workflow/tables.ts'
import type { RoleHolder } from '../../people/module.ts'
import { morningOf } from './days.ts'
import type { InventedYear } from './fiscal-years.ts'
import type { Account } from './invented-request.ts'

/** Requester, certifier, obligating officer, accountant and payer are five people. */
export interface Crew {
  staff: RoleHolder
  manager: RoleHolder
  budget_officer: RoleHolder
  accountant: RoleHolder
  disbursing_officer: RoleHolder
  /** Of the finance ministry; nobody where no one holds the role. */
  director: RoleHolder | undefined
}

export interface Added {
  programs: number
  documents: number
  requests: number
  payments: number
}

export interface Writing {
  scope: OrganizationScope
  crew: Crew
  year: InventedYear
  actId: string
  /** Ids of the programs, in their order. */
  ppaIds: readonly string[]
  /** Ids of balances, by `keyOf`. */
  accounts: Map<string, string>
  /** The last day on which something happened. */
  through: string
  added: Added
}

/** Where invented money comes from. */
export const POT = { fundCluster: '01', fundingSource: '01101101', block: 'agency_specific' } as const

export function keyOf({ program, class: of }: Account): string {
  return `${program} ${of}`
}

export function accountOf({ accounts }: Writing, account: Account): string {
  const id = accounts.get(keyOf(account))
  if (!id) throw new Error(`no balance of ${keyOf(account)}`)
  return id
}

/** The instant on the morning of a day; now when that is still ahead. */
export function at({ scope }: Pick<Writing, 'scope'>, day: string): string {
  const now = scope.clock.now()
  const morning = Temporal.Instant.from(morningOf(day))
  return (Temporal.Instant.compare(morning, now) < 0 ? morning : now).toString()
}

/** The same transaction as another person, on another day: the change log and the ledger name them. */
export async function asPerson({ scope }: Writing, { id, name }: RoleHolder, day: string): Promise<OrganizationScope> {
  await scope.db.execute(
    sql`select set_config('bmms.actor_id', ${id}, true), set_config('bmms.actor_name', ${name}, true)`,
  )
  const instant = Temporal.Instant.from(at({ scope }, day))
  return { ...scope, actor: { id, name, permissions: new Set() }, clock: { now: () => instant } }
}

export interface StepTaken {
  action: string
  to: string
  by: RoleHolder
  on: string
}

/** Steps of documents, each document with all of its own. */
export async function writeSteps(
  writing: Writing,
  subject: string,
  documents: readonly { id: string; steps: readonly StepTaken[] }[],
): Promise<void> {
  const rows = documents.flatMap(({ id, steps }) =>
    steps.map(({ action, to, by, on }, index) => ({
      ...{ subject, subjectId: id, action, toStatus: to, fromStatus: steps[index - 1]?.to ?? 'draft' },
      ...{ actorId: by.id, actorName: by.name, at: at(writing, on) },
    })),
  )
  await inChunks(rows, (chunk) => writing.scope.db.insert(workflowSteps).values(chunk))
}

/** One statement takes 65,535 values at most. */
const ROWS_AT_ONCE = 1_000

export async function inChunks<Row>(
  rows: readonly Row[],
  write: (chunk: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await write(rows.slice(from, from + ROWS_AT_ONCE))
}
