import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import { createAccount, fund, obligate } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { balancesOf } from './balances.ts'
import { takeNumber } from './number-series.ts'
import { type EntryDraft, type PostingKind, postToLedger } from './post.ts'
import { reversePosting } from './reverse.ts'

const test = useTestDatabase()
let person: TestPerson
beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
})
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person, code: 'MOH', permissions: [] }, work)
let ppa = 310_100_100_001_000
const account = (parts: Parameters<typeof createAccount>[1] = {}) =>
  inMoh((scope) => createAccount(scope, { ppaCode: String(++ppa), ...parts }))
const funded = async (amount: string, on = '2026-01-05') => {
  const accountId = await account()
  await inMoh((scope) => fund(scope, { accountId, amount, on }))
  return accountId
}
let number = 0
const post = (kind: PostingKind, on: string, ...entries: EntryDraft[]) =>
  inMoh((scope) =>
    postToLedger(scope, {
      kind,
      number: `L-${++number}`,
      seriesYear: 2026,
      postedOn: on,
      particulars: 'A test',
      payee: 'Cotabato Trading',
      entries,
    }),
  )
const spend = (accountId: string, amount: string, on = '2026-03-03') =>
  inMoh((scope) => obligate(scope, { accountId, amount, on }))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => (databaseErrorOf(error) as { constraint?: string } | undefined)?.constraint ?? String(error),
  )
const balance = async (accountId: string) => (await inMoh((scope) => balancesOf(scope, [accountId]))).get(accountId)

describe('an obligation', () => {
  it('is taken within the allotment and refused beyond it: 20 allotted, 11 obligated, 5 more, not 10', async () => {
    const accountId = await funded('20.00')
    await spend(accountId, '11.00')
    expect(await refusal(spend(accountId, '10.00'))).toBe('ledger_obligation_within_allotment')
    await spend(accountId, '5.00')
    expect(await balance(accountId)).toMatchObject({ allotted: '20.00', obligated: '16.00' })
  })

  it('counts on its own day: money that is released later does not cover it', async () => {
    const accountId = await funded('20.00', '2026-04-01')
    expect(await refusal(spend(accountId, '5.00', '2026-03-03'))).toBe('ledger_obligation_within_allotment')
  })

  it('dated back is refused when later ones need the money', async () => {
    const accountId = await funded('20.00')
    await spend(accountId, '15.00', '2026-06-01')
    expect(await refusal(spend(accountId, '6.00', '2026-02-01'))).toBe('ledger_obligation_within_allotment')
    await spend(accountId, '5.00', '2026-02-01')
  })

  it('holds when the parent shrinks', async () => {
    const accountId = await funded('20.00')
    await spend(accountId, '15.00')
    const shrink = (amount: string) =>
      post('allotment', '2026-04-01', { accountId, stage: 'allotment', movement: 'decrease', amount })
    expect(await refusal(shrink('5.01'))).toBe('ledger_obligation_within_allotment')
    await shrink('5.00')
    expect(
      await refusal(
        post('appropriation', '2026-04-01', {
          accountId,
          stage: 'appropriation',
          movement: 'decrease',
          amount: '5.01',
        }),
      ),
    ).toBe('ledger_allotment_within_appropriation')
  })

  it('needs an active object of the class, a payee and a day that is not in the future', async () => {
    const accountId = await funded('20.00')
    const draft = { accountId, amount: '1.00', on: '2026-03-03' }
    expect(await refusal(inMoh((scope) => obligate(scope, { ...draft, object: '5010101001' })))).toBe(
      'ledger_entry_object_fkey',
    )
    expect(await refusal(spend(accountId, '1.00', '2026-11-21'))).toBe('ledger_posting_not_future')
    expect(await refusal(spend(accountId, '0.00'))).toBe('ledger_entry_amount_positive')
    expect(await refusal(spend(accountId, '1.00', '2025-12-31'))).toBe('ledger_entry_before_act')
  })
})

describe('validity', () => {
  it('ends for PS of FY 2025 with 2025, for MOOE with 2026 (BAA 65, s. 53)', async () => {
    const salaries = await account({ act: 'BAA 65', class: 'PS' })
    const travel = await account({ act: 'BAA 65', class: 'MOOE' })
    for (const accountId of [salaries, travel])
      await inMoh((scope) => fund(scope, { accountId, amount: '100.00', on: '2025-02-03' }))
    expect(
      await refusal(
        inMoh((scope) =>
          obligate(scope, { accountId: salaries, amount: '1.00', on: '2026-01-02', object: '5010101001' }),
        ),
      ),
    ).toBe('ledger_entry_after_validity')
    expect(await refusal(spend(travel, '1.00', '2026-01-02'))).toBe('accepted')
  })
})

describe('the extended payment period', () => {
  it('binds once its end is confirmed', async () => {
    const accountId = await account({ act: 'BAA 65' })
    await inMoh((scope) => fund(scope, { accountId, amount: '10.00', on: '2025-02-03' }))
    const { entryIds } = await spend(accountId, '5.00', '2025-03-03')
    const due = () =>
      post('payable', '2026-11-02', {
        accountId,
        stage: 'payable',
        movement: 'original',
        amount: '1.00',
        objectCode: '5020101000',
        obligationId: entryIds[0] ?? '',
      })
    const ends = (confirmed: boolean) =>
      onAdmin(
        test.adminUrl,
        `update appropriation_validity v set obligate_until = '2026-10-31', pay_until = '2026-10-31', is_confirmed = $1
           from appropriation_act a where a.id = v.act_id and a.code = 'BAA 65' and v.class = 'MOOE'`,
        [confirmed],
      )
    await ends(true)
    expect(await refusal(due())).toBe('ledger_entry_after_payment_period')
    await ends(false)
    expect(await refusal(due())).toBe('accepted')
  })
})

describe('payment', () => {
  it('follows what is due, and what is due follows the obligation', async () => {
    const accountId = await funded('100.00')
    const { entryIds } = await spend(accountId, '50.00')
    const of = { accountId, objectCode: '5020101000', obligationId: entryIds[0] ?? '', movement: 'original' } as const
    const due = (amount: string) => post('payable', '2026-03-10', { ...of, stage: 'payable', amount })
    const pay = (amount: string, on = '2026-03-11') =>
      post('disbursement', on, { ...of, stage: 'disbursement', amount, mode: 'ada' })
    expect(await refusal(pay('1.00'))).toBe('ledger_disbursement_within_payable')
    expect(await refusal(due('50.01'))).toBe('ledger_payable_within_obligation')
    await due('30.00')
    expect(await refusal(pay('30.01'))).toBe('ledger_disbursement_within_payable')
    expect(await refusal(pay('30.00', '2026-03-09'))).toBe('ledger_disbursement_within_payable')
    await pay('30.00')
    const release = post('obligation_adjustment', '2026-04-01', {
      ...of,
      stage: 'obligation',
      movement: 'decrease',
      amount: '20.01',
    })
    expect(await refusal(release)).toBe('ledger_payable_within_obligation')
    expect(await refusal(post('liquidation', '2026-04-01', { ...of, stage: 'liquidation', amount: '30.01' }))).toBe(
      'ledger_liquidation_within_disbursement',
    )
    await post('liquidation', '2026-04-01', { ...of, stage: 'liquidation', amount: '30.00' })
    expect(await balance(accountId)).toMatchObject({
      obligated: '50.00',
      payable: '30.00',
      disbursed: '30.00',
      liquidated: '30.00',
    })
  })

  it('is of the obligation it names, with its balance and object', async () => {
    const accountId = await funded('100.00')
    const other = await funded('100.00')
    const { entryIds } = await spend(accountId, '50.00')
    const wrong = {
      accountId: other,
      objectCode: '5020101000',
      obligationId: entryIds[0] ?? '',
      stage: 'payable',
      movement: 'original',
      amount: '1.00',
    } as const
    expect(await refusal(post('payable', '2026-03-10', wrong))).toBe('ledger_entry_obligation_matches')
  })
})

describe('a reversal', () => {
  it('cancels exactly, once, and not when something rests on it', async () => {
    const accountId = await funded('20.00')
    const { id, entryIds } = await spend(accountId, '11.00')
    const reverse = (of: string) =>
      inMoh((scope) => reversePosting(scope, { id: of, postedOn: '2026-07-01', reason: 'Cancelled order' }))
    const due = await post('payable', '2026-03-10', {
      accountId,
      objectCode: '5020101000',
      obligationId: entryIds[0] ?? '',
      stage: 'payable',
      movement: 'original',
      amount: '1.00',
    })
    expect(await refusal(reverse(id))).toBe('ledger_payable_within_obligation')
    await reverse(due.id)
    const back = await reverse(id)
    expect(await balance(accountId)).toMatchObject({ allotted: '20.00', obligated: '0.00', payable: '0.00' })
    expect(await refusal(reverse(id))).toContain('reversed before')
    expect(await refusal(reverse(back.id))).toContain('reversed before')
  })
})

describe('a transfer', () => {
  it('conserves what it moves', async () => {
    const from = await funded('20.00')
    const to = await funded('1.00')
    const move = (out: string, into: string) =>
      post(
        'modification',
        '2026-05-04',
        { accountId: from, stage: 'allotment', movement: 'transfer_out', amount: out },
        { accountId: to, stage: 'allotment', movement: 'transfer_in', amount: into },
        { accountId: from, stage: 'appropriation', movement: 'transfer_out', amount: out },
        { accountId: to, stage: 'appropriation', movement: 'transfer_in', amount: into },
      )
    expect(await refusal(move('5.00', '4.99'))).toBe('ledger_transfer_conserves')
    await move('5.00', '5.00')
    expect(await balance(to)).toMatchObject({ appropriated: '6.00', allotted: '6.00' })
  })
})

describe('what is posted', () => {
  it('is neither edited nor deleted, nor are balances written by hand', async () => {
    await funded('20.00')
    for (const statement of [
      sql`update ledger_entry set amount = 1`,
      sql`delete from ledger_entry`,
      sql`update ledger_posting set particulars = 'x'`,
      sql`update ledger_balance set total = 0`,
      sql`insert into ledger_balance select * from ledger_balance`,
    ])
      await expect(inMoh((scope) => scope.db.execute(statement))).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  it('has numbers that nobody uses twice, and series without gaps', async () => {
    const accountId = await funded('20.00')
    const twice = () =>
      inMoh((scope) =>
        postToLedger(scope, {
          kind: 'obligation',
          number: '02-101101-2026-03-00001',
          seriesYear: 2026,
          postedOn: '2026-03-03',
          particulars: 'Twice',
          payee: 'X',
          entries: [{ accountId, stage: 'obligation', movement: 'original', amount: '1.00', objectCode: '5020101000' }],
        }),
      )
    await twice()
    expect(await refusal(twice())).toBe('ledger_posting_number_key')
    const failing = inMoh(async (scope) => {
      await takeNumber(scope, 'ors/01', 2026)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    const taken = await Promise.all([1, 2, 3].map(() => inMoh((scope) => takeNumber(scope, 'ors/01', 2026))))
    expect(taken.toSorted()).toEqual([1, 2, 3])
  })

  it('is exact above 30 billion', async () => {
    const accountId = await funded('30483214065.37')
    await spend(accountId, '30483214065.36')
    expect(await refusal(spend(accountId, '0.02'))).toBe('ledger_obligation_within_allotment')
    await spend(accountId, '0.01')
    expect(await balance(accountId)).toMatchObject({ allotted: '30483214065.37', obligated: '30483214065.37' })
  })
})
