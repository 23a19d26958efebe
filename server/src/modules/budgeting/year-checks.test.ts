import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inOrganization, type OrganizationScope, SYSTEM } from '../../platform/database/scope.ts'
import { createAccount, fund, obligate } from '../../testing/budget.ts'
import { createPerson, getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { postToLedger } from './ledger/post.ts'
import { reversePosting } from './ledger/reverse.ts'
import { checkYearOf } from './year-checks.ts'

const test = useTestDatabase()
let actorId: string

const inMoh = async <T>(work: (scope: OrganizationScope) => Promise<T>) => {
  const organization = await getOrganization(test, 'MOH')
  return inOrganization(test.database, { actor: { ...SYSTEM, id: actorId }, requestId: 'test', organization }, work)
}
const check = async (year = 2026) => {
  const checked = await inMoh((scope) => checkYearOf(scope, year))
  return Object.fromEntries(checked.map(({ id, outcome, problems }) => [id, { outcome, problems }]))
}
const outcomes = async (year?: number) =>
  Object.fromEntries(Object.entries(await check(year)).map(([id, { outcome }]) => [id, outcome]))
/** Around every rule of the database, as only somebody with its files could. */
const tamper = (statement: string) =>
  onAdmin(test.adminUrl, `begin; set local session_replication_role = replica; ${statement}; commit`)

beforeAll(async () => {
  actorId = (await createPerson(test, { roles: { MOH: ['budget_officer'] } })).id
  await inMoh(async (scope) => {
    const accountId = await createAccount(scope)
    await fund(scope, { accountId, amount: '1000.00', on: '2026-01-05' })
    const wrong = await obligate(scope, { accountId, amount: '300.10', on: '2026-02-03' })
    await reversePosting(scope, { id: wrong.id, postedOn: '2026-03-02', reason: 'Wrong payee' })
    const { entryIds } = await obligate(scope, { accountId, amount: '400.25', on: '2026-04-07' })
    await postToLedger(scope, {
      ...{ kind: 'payable', number: 'T-PAY', seriesYear: 2026, postedOn: '2026-05-04', particulars: 'Delivered' },
      entries: [
        {
          ...{ accountId, stage: 'payable', movement: 'original', amount: '400.25' },
          ...{ objectCode: '5020101000', obligationId: entryIds[0] ?? '' },
        },
      ],
    })
  })
})
beforeEach(() => onAdmin(test.adminUrl, `update ppa set tags = '{gender}', bdp_link = 'Health', bdip_link = 'HE-1'`))

describe('the checks over a year', () => {
  it('hold where the books are right and the law is kept', async () => {
    const found = await outcomes()
    expect(new Set(Object.values(found))).toEqual(new Set(['holds']))
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(9)
  })

  it('know no data from proof', async () => {
    expect(new Set(Object.values(await outcomes(2025)))).toEqual(new Set(['no_data']))
  })

  it('fail by the sections of the law', async () => {
    await onAdmin(test.adminUrl, `update ppa set tags = '{}', bdip_link = ''`)
    const found = await check()
    expect(found.gender_share).toMatchObject({ outcome: 'fails', problems: [{ section: 'BAA 84, s. 17' }] })
    expect(found.plan_linkage).toMatchObject({ outcome: 'fails', problems: [{ section: 'BAA 84, s. 16 and 19(b)' }] })
    expect(found.conservation?.outcome).toBe('holds')
  })

  it('find a sum that was changed behind the back of the ledger, to the centavo', async () => {
    await tamper(`update ledger_balance set total = total + 0.01 where stage = 'payable'`)
    const { balances_equal_entries: found } = await check()
    expect(found).toMatchObject({
      outcome: 'fails',
      problems: [{ message: '310100100001000 MOOE: payable is kept as 400.26, its entries make 400.25.' }],
    })
    await tamper(`update ledger_balance set total = total - 0.01 where stage = 'payable'`)
    expect((await outcomes()).balances_equal_entries).toBe('holds')
  })

  it('find entries that break the chain, the class, the act and the reversal', async () => {
    await tamper(
      `update ledger_entry set amount = 1000.01 where stage = 'obligation' and movement = 'original' and posted_on = '2026-04-07'`,
    )
    const found = await outcomes()
    expect(found).toMatchObject({ conservation: 'fails', balances_equal_entries: 'fails', reversals_cancel: 'holds' })
    expect((await check()).conservation?.problems[0]).toEqual({
      severity: 'refuse',
      message: '310100100001000 MOOE: on 7 April 2026 ₱1,000.01 obligated of ₱1,000.00 allotted.',
      section: 'BAA 84, s. 34(a) and 73',
    })
    await tamper(`update ledger_entry set amount = 400.25 where posted_on = '2026-04-07'`)
    await tamper(`update ledger_entry set amount = 300.09 where posted_on = '2026-03-02'`)
    await tamper(`update ledger_entry set object_code = '5010101001' where posted_on = '2026-05-04'`)
    await tamper(`update appropriation_act set effective_on = '2026-01-06' where code = 'BAA 85'`)
    expect(await outcomes()).toMatchObject({
      ...{
        reversals_cancel: 'fails',
        objects_in_class: 'fails',
        within_validity: 'fails',
        transfers_conserve: 'holds',
      },
    })
  })
})
