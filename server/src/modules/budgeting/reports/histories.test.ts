// Random histories: the columns of FAR No. 1 against a second calculation from the bare entries, at every quarter.
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { createAccount } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { postOne } from '../../../testing/report-example.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { centavos } from '../centavos.ts'
import { postToLedger } from '../ledger/post.ts'
import { reversePosting } from '../ledger/reverse.ts'
import { farFacts } from './far-facts.ts'
import type { Box } from './report.contract.ts'
import type { QuarterNumber } from './report-key.ts'
import { loadTieOutFacts } from './tie-out-facts.ts'
import { tieOuts } from './tie-outs.ts'

const test = useTestDatabase()
let person: TestPerson
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person, code: 'MOH', permissions: [] }, work)
beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
})

const ACCOUNTS = [
  { act: 'BAA 65', class: 'MOOE' },
  { act: 'BAA 85', class: 'MOOE' },
  { act: 'BAA 85', class: 'MOOE' },
] as const
const OBJECTS = ['5020101000', '5020301001'] as const
const event = fc.record({
  /** Days since 1 January 2025. */
  day: fc.nat(690),
  account: fc.nat(2),
  object: fc.constantFrom(...OBJECTS),
  what: fc.constantFrom(
    ...[
      'appropriation',
      'appropriation',
      'allotment',
      'allotment',
      'obligation',
      'obligation',
      'payable',
      'disbursement',
    ],
    ...['adjust', 'cut', 'withdraw', 'transfer', 'reverse', 'split'],
  ),
  centavos: fc.integer({ min: 1, max: 9_999_999 }),
  pick: fc.nat(50),
})
type Event = { day: number; account: number; object: string; what: string; centavos: number; pick: number }
/** Money to begin with, and an obligation of the first year that later events find. */
const BEGINNING: Event[] = [0, 1, 2].flatMap((account) => {
  const day = account === 0 ? 5 : 370
  const first = { day, account, object: OBJECTS[0], pick: 0 }
  return [
    { ...first, what: 'appropriation', centavos: 9_999_999 },
    { ...first, what: 'allotment', centavos: 8_000_000 },
    { ...first, day: day + 1, what: 'obligation', centavos: 5_000_001 },
    { ...first, day: day + 2, what: 'payable', centavos: 3_000_003 },
  ]
})
const history = fc
  .array(event, { minLength: 20, maxLength: 45 })
  .map((events) => [...BEGINNING, ...events].toSorted((one, other) => one.day - other.day))

let code = 300_000_000_000_000
let transfer = 0
interface Run {
  accounts: string[]
  obligations: { id: string; account: number; object: string; day: number }[]
  postings: string[]
}

/** What the ledger refuses did not happen. */
async function happen(run: Run, { day, account, object, what, centavos: amount, pick }: Event): Promise<void> {
  const on = Temporal.PlainDate.from('2025-01-01').add({ days: day }).toString()
  const accountId = run.accounts[account] ?? ''
  const pesos = (part: number) => (part / 100).toFixed(2)
  const obligation = run.obligations[pick % (run.obligations.length || 1)]
  const of = obligation && {
    accountId: run.accounts[obligation.account] ?? '',
    objectCode: obligation.object,
    obligationId: obligation.id,
    amount: pesos(Math.ceil(amount / 20)),
  }
  await inMoh(async (scope) => {
    if (what === 'appropriation' || what === 'allotment')
      await postOne(scope, on, { accountId, stage: what, amount: pesos(amount * 4) })
    else if (what === 'cut')
      await postOne(scope, on, { accountId, stage: 'appropriation', movement: 'decrease', amount: pesos(amount) })
    else if (what === 'withdraw')
      await postOne(scope, on, { accountId, stage: 'allotment', movement: 'decrease', amount: pesos(amount) })
    else if (what === 'obligation') {
      const id = await postOne(scope, on, { accountId, objectCode: object, stage: 'obligation', amount: pesos(amount) })
      run.obligations.push({ id, account, object, day })
    } else if (what === 'adjust' && of)
      await postOne(scope, on, { ...of, stage: 'obligation', movement: pick % 2 ? 'increase' : 'decrease' })
    else if ((what === 'payable' || what === 'disbursement') && of) await postOne(scope, on, { ...of, stage: what })
    else if (what === 'transfer' || what === 'split') {
      const parts = what === 'split' ? [1, amount] : [amount]
      transfer += 1
      const { id } = await postToLedger(scope, {
        ...{ kind: 'modification', number: `T-${transfer}`, seriesYear: 2026, postedOn: on, particulars: 'A transfer' },
        entries: parts.flatMap((part) =>
          (['appropriation', 'allotment'] as const).flatMap((stage) => [
            { accountId: run.accounts[1] ?? '', stage, movement: 'transfer_out' as const, amount: pesos(part) },
            { accountId: run.accounts[2] ?? '', stage, movement: 'transfer_in' as const, amount: pesos(part) },
          ]),
        ),
      })
      run.postings.push(id)
    } else if (what === 'reverse' && run.postings[pick % run.postings.length])
      await reversePosting(scope, { id: run.postings[pick % run.postings.length] ?? '', postedOn: on, reason: 'Wrong' })
  }).catch((error: { cause?: { code?: string }; code?: string }) => {
    const refused = error.code?.startsWith('budget.') || error.cause?.code === '23514' || error.cause?.code === '23505'
    if (!refused) throw error
  })
}

interface Entry {
  account_id: string
  stage: string
  movement: string
  cents: string
  year: number
  quarter: number
  obligated_year: number
}

/** The second calculation: the definitions of the form, entry by entry. */
function byHand(entries: readonly Entry[], year: number, upTo: number): Record<string, bigint> {
  const cells: Record<string, bigint> = {}
  const add = (name: string, amount: bigint) => {
    cells[name] = (cells[name] ?? 0n) + amount
  }
  for (const { stage, movement, cents, year: on, quarter, obligated_year: obligated } of entries) {
    const effect = BigInt(cents)
    if (on > year || (on === year && quarter > upTo)) continue
    const isBefore = on < year
    if (stage === 'appropriation')
      add(isBefore || movement === 'original' ? 'authorizedAppropriation' : 'appropriationAdjustment', effect)
    if (stage === 'allotment') {
      if (isBefore || movement === 'original') add('allotmentReceived', effect)
      else if (movement === 'transfer_out') add('transferTo', -effect)
      else add(movement === 'transfer_in' ? 'transferFrom' : 'allotmentAdjustment', effect)
    }
    if (stage === 'obligation' && obligated === year) add(`obligationsQ${quarter}`, effect)
    if (stage === 'obligation' && obligated < year) {
      add(isBefore ? 'authorizedAppropriation' : 'appropriationAdjustment', -effect)
      add(isBefore ? 'allotmentReceived' : 'allotmentAdjustment', -effect)
    }
    if (stage === 'disbursement' && obligated === year) add(`disbursementsQ${quarter}`, effect)
    if (stage === 'payable' && obligated === year) add('due', effect)
    if (stage === 'disbursement' && obligated === year) add('due', -effect)
  }
  return Object.fromEntries(Object.entries(cells).filter(([, amount]) => amount !== 0n))
}

const PERIODS = [
  ...([1, 2, 3, 4] as const).map((quarter) => ({ year: 2025, quarter })),
  ...([1, 2, 3, 4] as const).map((quarter) => ({ year: 2026, quarter })),
]
const endDay = ({ year, quarter }: { year: number; quarter: number }) =>
  Temporal.PlainDate.from('2025-01-01')
    .until(Temporal.PlainDate.from({ year, month: quarter * 3, day: 31 }))
    .total('day')

async function statements(period: { year: number; quarter: QuarterNumber }, programs: readonly string[]) {
  const boxes: Box[] = ['current', 'continuing']
  const found = await inMoh(async (scope) => {
    const facts = []
    for (const box of boxes)
      facts.push(
        ...(await farFacts(scope, { ...period, box, fundCluster: '01' }, 'ppa')).filter((fact) =>
          programs.includes(fact.ppaId),
        ),
      )
    return facts
  })
  return new Map(
    found.map(({ ppaId, columns }) => [
      ppaId,
      Object.fromEntries(
        Object.entries(columns).flatMap(([name, amount]) =>
          centavos(amount) === 0n ? [] : [[name, centavos(amount)]],
        ),
      ),
    ]),
  )
}

it('whatever happened, FAR 1 is the sum of its entries at every quarter, and what follows later leaves it as it was', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (events) => {
      const run: Run = { accounts: [], obligations: [], postings: [] }
      for (const account of ACCOUNTS) {
        code += 1
        run.accounts.push(await inMoh((scope) => createAccount(scope, { ...account, ppaCode: String(code) })))
      }
      const { rows: programs } = await onAdmin(
        test.adminUrl,
        'select ppa_id, id from ledger_account where id = any ($1)',
        [run.accounts],
      )
      const ids = programs.map(({ ppa_id }) => ppa_id as string)
      const seen = []
      let from = 0
      for (const period of PERIODS) {
        const due = events.slice(from).filter(({ day }) => day <= endDay(period))
        for (const one of due) await happen(run, one)
        from += due.length
        seen.push(await statements(period, ids))
      }
      const { rows } = await onAdmin(
        test.adminUrl,
        `select account_id, stage, movement, (effect * 100)::bigint::text as cents, year, quarter, obligated_year
           from ledger_entry where account_id = any ($1)`,
        [run.accounts],
      )
      for (const [at, period] of PERIODS.entries()) {
        const now = await statements(period, ids)
        expect(now).toEqual(seen[at])
        for (const [place, account] of run.accounts.entries()) {
          if (period.year === 2025 && place > 0) continue
          const own = (rows as Entry[]).filter((entry) => entry.account_id === account)
          const program = programs.find(({ id }) => id === account)?.ppa_id as string
          expect(now.get(program) ?? {}).toEqual(byHand(own, period.year, period.quarter))
        }
      }
      const last = PERIODS.at(-1) ?? { year: 2026, quarter: 4 as const }
      const facts = await inMoh((scope) => loadTieOutFacts(scope, last))
      expect(tieOuts(facts).filter(({ holds }) => !holds)).toEqual([])
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
