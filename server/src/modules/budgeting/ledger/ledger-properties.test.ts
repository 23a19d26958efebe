// What holds for every history: random postings, kept or refused by the database, compared with sums made by hand.
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import { createAccount } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { centavos, pesosOf } from '../centavos.ts'
import type { Movement, Stage } from '../money.contract.ts'
import { type EntryDraft, type PostingKind, postToLedger } from './post.ts'
import { ledgerConstraints } from './refusals.ts'
import { reversePosting } from './reverse.ts'

const test = useTestDatabase()
let person: TestPerson
beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
})
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person, code: 'MOH', permissions: [] }, work)

/** One thing that somebody tries. `of` picks an account or an earlier obligation; amounts are centavos. */
interface Attempt {
  kind:
    | 'appropriation'
    | 'allotment'
    | 'obligation'
    | 'adjustment'
    | 'payable'
    | 'disbursement'
    | 'liquidation'
    | 'reversal'
  of: number
  down: boolean
  amount: number
  month: number
}
const attempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constantFrom(
    ...([
      'appropriation',
      'allotment',
      'obligation',
      'adjustment',
      'payable',
      'disbursement',
      'liquidation',
      'reversal',
    ] as const),
  ),
  of: fc.nat(11),
  down: fc.boolean(),
  amount: fc.integer({ min: 1, max: 50_000 }),
  month: fc.integer({ min: 1, max: 10 }),
})
/** Begins with money, so that what follows has something to move. */
const history = fc
  .tuple(fc.integer({ min: 20_000, max: 200_000 }), fc.array(attempt, { minLength: 6, maxLength: 22 }))
  .map(([budget, attempts]): Attempt[] => [
    ...[0, 1].flatMap((of) => [
      { kind: 'appropriation', of, down: false, amount: budget, month: 1 } as const,
      { kind: 'allotment', of, down: false, amount: Math.ceil(budget / 2), month: 1 } as const,
    ]),
    ...attempts,
  ])

interface Entry {
  id: string
  accountId: string
  stage: Stage
  effect: bigint
  on: string
  obligationId: string | null
}
interface World {
  accounts: string[]
  /** Original obligation entries with their accounts. */
  obligations: { id: string; accountId: string }[]
  postings: string[]
}

const OF_OBLIGATION: Readonly<Record<string, Stage>> = {
  adjustment: 'obligation',
  payable: 'payable',
  disbursement: 'disbursement',
  liquidation: 'liquidation',
}
const KINDS: Readonly<Record<string, PostingKind>> = { adjustment: 'obligation_adjustment' }
let number = 0

function entryOf({ kind, of, down, amount }: Attempt, { accounts, obligations }: World): EntryDraft | undefined {
  const movement: Movement = down ? 'decrease' : kind === 'adjustment' ? 'increase' : 'original'
  const stage = OF_OBLIGATION[kind]
  const pesos = pesosOf(BigInt(amount))
  if (!stage) {
    const accountId = accounts[of % accounts.length] ?? ''
    if (kind === 'obligation')
      return { accountId, stage: 'obligation', movement: 'original', amount: pesos, objectCode: '5020101000' }
    return { accountId, stage: kind as Stage, movement, amount: pesos }
  }
  const obligation = obligations[of % Math.max(obligations.length, 1)]
  if (!obligation) return undefined
  const { id: obligationId, accountId } = obligation
  const mode = stage === 'disbursement' ? 'ada' : null
  return { accountId, stage, movement, amount: pesos, objectCode: '5020101000', obligationId, mode }
}

/** Tries one thing; a refusal has to be one that the ledger has words for, and leaves nothing behind. */
async function attemptOne(world: World, one: Attempt): Promise<void> {
  const on = `2026-${String(one.month).padStart(2, '0')}-15`
  try {
    if (one.kind === 'reversal') {
      const id = world.postings[one.of % Math.max(world.postings.length, 1)]
      if (!id) return
      world.postings.push((await inMoh((scope) => reversePosting(scope, { id, postedOn: on, reason: 'Wrong' }))).id)
      return
    }
    const entry = entryOf(one, world)
    if (!entry) return
    const posted = await inMoh((scope) =>
      postToLedger(scope, {
        ...{
          kind: KINDS[one.kind] ?? (one.kind as PostingKind),
          number: `P-${++number}`,
          seriesYear: 2026,
          postedOn: on,
        },
        ...{ particulars: 'At random', payee: 'Somebody', entries: [entry] },
      }),
    )
    world.postings.push(posted.id)
    if (one.kind === 'obligation') world.obligations.push({ id: posted.entryIds[0] ?? '', accountId: entry.accountId })
  } catch (error) {
    const constraint = (databaseErrorOf(error) as { constraint?: string } | undefined)?.constraint ?? ''
    if (!(error instanceof BmmsError) && !ledgerConstraints[constraint]) throw error
  }
}

async function entriesOf({ accounts }: World): Promise<Entry[]> {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select id, account_id as "accountId", stage, effect::text as effect, posted_on::text as on,
            obligation_id as "obligationId" from ledger_entry where account_id = any ($1)`,
    [accounts],
  )
  return rows.map((row) => ({ ...row, effect: centavos(row.effect) }))
}

const sumOf = (entries: readonly Entry[], stage: Stage) =>
  entries.filter((entry) => entry.stage === stage).reduce((sum, { effect }) => sum + effect, 0n)

/** On every day: appropriation >= allotment >= obligation >= 0 by account, and so on down by obligation. */
function expectConservation(entries: readonly Entry[]): void {
  const days = [...new Set(entries.map(({ on }) => on))]
  const groups = (key: (entry: Entry) => string) => Object.values(Object.groupBy(entries, key)).map((all) => all ?? [])
  for (const day of days) {
    for (const all of groups((entry) => entry.accountId)) {
      const until = all.filter(({ on }) => on <= day)
      const [appropriated, allotted, obligated] = (['appropriation', 'allotment', 'obligation'] as const).map((stage) =>
        sumOf(until, stage),
      ) as [bigint, bigint, bigint]
      expect([allotted <= appropriated, obligated <= allotted, obligated >= 0n]).toEqual([true, true, true])
    }
    for (const all of groups((entry) => entry.obligationId ?? entry.id)) {
      const until = all.filter(({ on, stage }) => on <= day && stage !== 'appropriation' && stage !== 'allotment')
      const [obligated, payable, disbursed, liquidated] = (
        ['obligation', 'payable', 'disbursement', 'liquidation'] as const
      ).map((stage) => sumOf(until, stage)) as [bigint, bigint, bigint, bigint]
      expect([payable <= obligated, disbursed <= payable, liquidated <= disbursed, liquidated >= 0n]).toEqual([
        true,
        true,
        true,
        true,
      ])
    }
  }
}

/** The sums that are kept for speed are the sums of the entries, for each key. */
async function expectBalances({ accounts }: World): Promise<void> {
  const { rows } = await onAdmin(
    test.adminUrl,
    `with entries as (
       select account_id, year, quarter, stage, movement, coalesce(object_code, '') as object_code, obligated_year,
              sum(effect) as total, count(*)::int as entries, max(posted_on) as last_on
         from ledger_entry where account_id = any ($1) group by 1, 2, 3, 4, 5, 6, 7)
     select count(*)::int as wrong from entries e full join (select * from ledger_balance where account_id = any ($1)) b
       using (account_id, year, quarter, stage, movement, object_code, obligated_year)
      where (e.total, e.entries, e.last_on) is distinct from (b.total, b.entries, b.last_on)`,
    [accounts],
  )
  expect(rows).toEqual([{ wrong: 0 }])
}

let ppa = 330_100_100_001_000
async function newWorld(): Promise<World> {
  const accounts = await inMoh(async (scope) => [
    await createAccount(scope, { ppaCode: String(++ppa) }),
    await createAccount(scope, { ppaCode: String(++ppa) }),
  ])
  return { accounts, obligations: [], postings: [] }
}

it('money is conserved on every day of every history, and balances are the sums of their entries', async () => {
  let [kept, tried] = [0, 0]
  await fc.assert(
    fc.asyncProperty(history, async (attempts) => {
      const world = await newWorld()
      for (const one of attempts) await attemptOne(world, one)
      expectConservation(await entriesOf(world))
      await expectBalances(world)
      kept += world.postings.length
      tried += attempts.length
    }),
    { numRuns: 40, endOnFailure: true },
  )
  // Neither is everything refused nor everything taken: the histories say something.
  expect(kept).toBeGreaterThan(tried * 0.2)
  expect(kept).toBeLessThan(tried)
}, 300_000)

it('reversals cancel exactly: from the last posting to the first, everything comes back to zero', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (attempts) => {
      const world = await newWorld()
      for (const one of attempts.filter(({ kind }) => kind !== 'reversal')) await attemptOne(world, one)
      for (const id of world.postings.toReversed())
        await inMoh((scope) => reversePosting(scope, { id, postedOn: '2026-11-20', reason: 'All wrong' }))
      const entries = await entriesOf(world)
      for (const stage of [
        'appropriation',
        'allotment',
        'obligation',
        'payable',
        'disbursement',
        'liquidation',
      ] as const)
        expect(sumOf(entries, stage)).toBe(0n)
      await expectBalances(world)
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 300_000)

it('the order in which documents of other balances come in makes no difference to a balance', async () => {
  const totals = async (world: World) => {
    const sums = await inMoh((scope) =>
      scope.db.execute(sql`
        select stage, sum(total)::text as total from ledger_balance where account_id = ${world.accounts[0]}
         group by stage order by stage`),
    )
    return sums.rows
  }
  await fc.assert(
    fc.asyncProperty(history, async (attempts) => {
      const own = attempts.filter(({ kind }) => ['appropriation', 'allotment', 'obligation'].includes(kind))
      const [mixed, apart] = [await newWorld(), await newWorld()]
      for (const one of own) await attemptOne(mixed, one)
      for (const account of [0, 1])
        for (const one of own.filter(({ of }) => of % 2 === account)) await attemptOne(apart, one)
      expect(await totals(mixed)).toEqual(await totals(apart))
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 300_000)
