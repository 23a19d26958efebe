// What a modification needs before somebody may decide it, each with its section of law.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import { fail } from '../releases/errors.ts'
import { leftOf, pathOf, refusalOf, requireRoom, unreleasedOf, whatOf } from '../releases/room.ts'
import { netBy } from './lawful-approver.ts'
import type { Effect } from './modifications.contract.ts'

export interface Movement {
  kind: string
  moves: string | null
}

/** What is itemised and obligated of each object, by `account object`, in centavos. */
export type Itemised = ReadonlyMap<string, { allotted: bigint; obligated: bigint }>

export async function findItemised(scope: OrganizationScope, lines: readonly DocumentLine[]): Promise<Itemised> {
  const accounts = [...new Set(lines.flatMap(({ accountId }) => accountId ?? []))]
  if (accounts.length === 0) return new Map()
  const { rows } = await scope.db.execute<{ key: string; allotted: string; obligated: string }>(sql`
    select account_id || ' ' || object_code as key,
           coalesce(sum(total) filter (where stage = 'allotment'), 0)::numeric(20, 2)::text as allotted,
           coalesce(sum(total) filter (where stage = 'obligation'), 0)::numeric(20, 2)::text as obligated
      from ledger_balance
     where organization_id = ${scope.organization.id} and account_id = any (${sql.param(accounts)}::uuid[])
       and object_code <> ''
     group by account_id, object_code`)
  return new Map(
    rows.map(({ key, allotted, obligated }) => [key, { allotted: centavos(allotted), obligated: centavos(obligated) }]),
  )
}

/** What may be moved of one line: of an itemised object its rest, without an object what no object is itemised for. */
export function movableOf(line: DocumentLine, itemised: Itemised): bigint {
  if (line.objectCode) {
    const item = itemised.get(`${line.accountId} ${line.objectCode}`)
    return item ? atLeastZero(item.allotted - item.obligated) : 0n
  }
  let reserved = 0n
  for (const [key, item] of itemised)
    if (key.startsWith(`${line.accountId} `)) reserved += atLeastZero(item.allotted - item.obligated)
  return atLeastZero(leftOf(line) - reserved)
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

type Check = () => void

/** Everything that is asked of the lines, in the order in which a person would mend it. */
function checksOf(about: Movement, lines: readonly DocumentLine[], itemised: Itemised): Check[] {
  const from = lines.filter(({ side }) => side === 'from')
  return [
    () => requireSides(lines),
    () => requireDifference(lines),
    () => requireObjectsReleased(about, lines),
    () => requireConserved(lines),
    () => requireKind(about, lines),
    () => requireExisting(about, lines),
    () => requireRoom(from, about.moves === 'appropriation' ? unreleasedOf : leftOf, 'budget.modification.over_room'),
    () => about.moves === 'allotment' && requireItemisedRoom(from, itemised),
  ]
}

/** Refuses a modification that may not be submitted or approved as it is. */
export function requireMovable(about: Movement, lines: readonly DocumentLine[], itemised: Itemised): void {
  for (const check of checksOf(about, lines, itemised)) check()
}

/** Every reason at once, each one time: for the what-if page. */
export function findingsOf(about: Movement, lines: readonly DocumentLine[], itemised: Itemised): Effect['findings'] {
  const refusals = checksOf(about, lines, itemised).flatMap((check) => refusalOf(check) ?? [])
  return refusals.filter(({ message }, at) => refusals.findIndex((other) => other.message === message) === at)
}

function requireSides(lines: readonly DocumentLine[]): void {
  if (new Set(lines.map(({ side }) => side)).size < 2) fail('budget.modification.sides_missing')
}

function requireDifference(lines: readonly DocumentLine[]): void {
  const keyOf = ({ ppaId, class: of, objectCode }: DocumentLine) => `${ppaId} ${of} ${objectCode ?? ''}`
  const left = new Set(lines.filter(({ side }) => side === 'from').map(keyOf))
  const back = lines.find((line) => line.side === 'to' && left.has(keyOf(line)))
  if (back) fail('budget.modification.nothing_moves', { line: back.line }, { path: pathOf(back, 'ppaId') })
}

/** Appropriations are kept by class; only what is released may be itemised by object. */
function requireObjectsReleased({ moves }: Movement, lines: readonly DocumentLine[]): void {
  const named = moves === 'appropriation' ? lines.find(({ objectCode }) => objectCode !== null) : undefined
  if (named) fail('budget.modification.object_unreleased', { line: named.line }, { path: pathOf(named, 'objectCode') })
}

function requireConserved(lines: readonly DocumentLine[]): void {
  const over = netBy(lines, () => '').get('') ?? 0n
  if (over !== 0n) fail('budget.modification.not_conserved', { over: wordsOf(over) })
}

/** BAA 84, s. 49: a realignment keeps the total of each activity; a transfer does not. */
function requireKind({ kind }: Movement, lines: readonly DocumentLine[]): void {
  const over = [...netBy(lines, ({ ppaId }) => ppaId).values()].find((net) => net !== 0n)
  if (kind === 'realignment' && over !== undefined) fail('budget.modification.activity_total', { over: wordsOf(over) })
  if (kind === 'transfer' && over === undefined) fail('budget.modification.not_realignment')
}

/** BAA 84, s. 48: savings augment what has an appropriation. */
function requireExisting({ kind }: Movement, lines: readonly DocumentLine[]): void {
  if (kind !== 'augmentation') return
  const missing = lines.find((line) => line.side === 'to' && centavos(line.appropriated) <= 0n)
  if (missing)
    fail(
      'budget.modification.no_augmentation_of_nothing',
      { line: missing.line, what: whatOf(missing) },
      { path: pathOf(missing, 'ppaId') },
    )
}

function requireItemisedRoom(from: readonly DocumentLine[], itemised: Itemised): void {
  for (const line of from) {
    const has = movableOf(line, itemised)
    const needs = centavos(line.amount)
    if (needs <= has) continue
    const what = line.objectCode ? `${whatOf(line)}, object ${line.objectCode}` : `${whatOf(line)}, not itemised`
    const values = { line: line.line, what, has: wordsOf(has), needs: wordsOf(needs), over: wordsOf(needs - has) }
    fail('budget.modification.over_room', values, { path: pathOf(line, 'amount') })
  }
}

function wordsOf(amount: bigint): string {
  return pesoWords(pesosOf(amount < 0n ? -amount : amount))
}
