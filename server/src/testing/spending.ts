// A ministry that spends, for tests: the people of each step, signed in, and money to spend.
import { beforeAll } from 'vitest'
import type { OrganizationRole } from '../platform/access/policy.ts'
import type { Answer, Ask, TestApp } from './app.ts'
import { createAccount, fund } from './budget.ts'
import { as, createPerson, type TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'

const ROLES = {
  requester: ['staff'],
  certifier: ['manager'],
  officer: ['budget_officer'],
  accountant: ['accountant'],
  cashier: ['disbursing_officer'],
  viewer: ['viewer'],
} as const satisfies Record<string, readonly OrganizationRole[]>

type Role = keyof typeof ROLES

interface Spenders {
  people: Record<Role, TestPerson>
  ask: Record<Role, Ask>
  /** `/moa/MOH/budgeting` */
  base: string
  /** A balance of its own with that allotment, MOOE of BAA 85 unless said otherwise; released on 5 January 2026. */
  funded: (amount: string, parts?: { act?: string; class?: string; on?: string }) => Promise<string>
  /** A request, certified and ready for Box B; fails the test when a step is refused. */
  certified: (accountId: string, amount: string, parts?: Record<string, unknown>) => Promise<Answer['body']>
  /** The same, obligated on 3 March 2026. */
  obligated: (accountId: string, amount: string, parts?: Record<string, unknown>) => Promise<Answer['body']>
  /** Takes a step as that person, on the version that the record has now. */
  step: (role: Role, path: string, action: string, more?: Record<string, unknown>) => Promise<Answer>
}

/** Call after `useTestApp`. */
export function useSpenders(test: TestDatabase, app: TestApp, code = 'MOH'): Spenders {
  const base = `/moa/${code}/budgeting`
  const spenders = { people: {}, ask: {}, base } as Spenders
  beforeAll(async () => {
    for (const [role, roles] of Object.entries(ROLES)) {
      const person = await createPerson(test, { name: `${role} of ${code}`, roles: { [code]: [...roles] } })
      spenders.people[role as Role] = person
      spenders.ask[role as Role] = await app.signIn(person)
    }
  })
  let ppa = 320_100_100_001_000
  spenders.funded = (amount, { act = 'BAA 85', class: of = 'MOOE', on = '2026-01-05' } = {}) =>
    as(test, { person: spenders.people.officer, code, permissions: [] }, async (scope) => {
      const accountId = await createAccount(scope, { ppaCode: String(++ppa), act, class: of })
      await fund(scope, { accountId, amount, on })
      return accountId
    })
  spenders.step = async (role, path, action, more = {}) => {
    const { body } = await spenders.ask[role]('GET', `${base}/${path}`)
    return spenders.ask[role]('POST', `${base}/${path}/steps`, { action, version: body.version, ...more })
  }
  spenders.certified = async (accountId, amount, parts = {}) => {
    const drafted = await spenders.ask.requester(
      'POST',
      `${base}/obligation-requests`,
      requestBody(accountId, amount, parts),
    )
    if (drafted.status !== 201) throw new Error(drafted.text)
    const path = `obligation-requests/${drafted.body.id}`
    await expected(spenders.step('requester', path, 'request'))
    return expected(spenders.step('certifier', path, 'certify'))
  }
  spenders.obligated = async (accountId, amount, parts = {}) => {
    const { id } = await spenders.certified(accountId, amount, parts)
    return expected(spenders.step('officer', `obligation-requests/${id}`, 'obligate', { on: '2026-03-03' }))
  }
  return spenders
}

async function expected(step: Promise<Answer>): Promise<Answer['body']> {
  const { status, body, text } = await step
  if (status !== 200) throw new Error(text)
  return body
}

export function requestBody(accountId: string, amount: string, parts: Record<string, unknown> = {}) {
  return {
    requestedOn: '2026-03-02',
    payee: 'Cotabato Trading',
    office: 'Finance division',
    particulars: 'Tickets to a training',
    lines: [{ accountId, objectCode: '5020101000', amount }],
    ...parts,
  }
}
