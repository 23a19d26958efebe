import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createAccount, fund, obligate } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let person: TestPerson
let ask: Ask
beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['staff'] } })
  ask = await app.signIn(person)
  await as(test, { person, code: 'MOH', permissions: [] }, async (scope) => {
    const moo = await createAccount(scope)
    await createAccount(scope, { class: 'PS' })
    const old = await createAccount(scope, { act: 'BAA 65', class: 'CO' })
    await fund(scope, { accountId: moo, amount: '100.00', on: '2026-01-05' })
    await fund(scope, { accountId: old, amount: '7.00', on: '2026-01-05' })
    await obligate(scope, { accountId: moo, amount: '30.50', on: '2026-02-02' })
  })
})

describe('the list of balances', () => {
  it('says what is left, and leaves out what nothing was posted to', async () => {
    const { body, status } = await ask('GET', '/moa/MOH/budgeting/accounts?year=2026')
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      {
        class: 'MOOE',
        actCode: 'BAA 85',
        appropriated: '100.00',
        allotted: '100.00',
        obligated: '30.50',
        left: '69.50',
      },
    ])
  })

  it('filters by class, program, day and words', async () => {
    const total = async (query: string) => (await ask('GET', `/moa/MOH/budgeting/accounts?${query}`)).body.total
    expect(await total('class=CO')).toBe(1)
    expect(await total('openOn=2026-12-31')).toBe(2)
    expect(await total('openOn=2027-01-01')).toBe(0)
    expect(await total('q=310100100001')).toBe(2)
    expect(await total('q=nothing')).toBe(0)
  })

  it('leaves as a file', async () => {
    const { text } = await ask('GET', '/moa/MOH/budgeting/accounts?format=csv')
    expect(text).toContain('69.50')
  })
})

it('funding names acts with their validity, and the usual choice', async () => {
  const { body } = await ask('GET', '/moa/MOH/budgeting/funding')
  const usual = body.acts.find((act: { id: string }) => act.id === body.usual.actId)
  expect(usual).toMatchObject({ code: 'BAA 85', validity: [{ class: 'PS', obligateUntil: '2026-12-31' }, {}, {}, {}] })
  expect(body.usual.fundingSource).toBe('01101101')
})
