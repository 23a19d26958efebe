// Everybody who handles public money in one organization and above it, signed in; and documents made by asking.

import { eq } from 'drizzle-orm'
import { beforeAll, expect } from 'vitest'
import { appropriationActs, ppas } from '../modules/budgeting/tables.ts'
import type { Answer, Ask, TestApp } from './app.ts'
import { as, createPerson, type TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'

export interface BudgetPeople {
  code: string
  officer: Ask
  manager: Ask
  /** Of the finance ministry. */
  director: Ask
  viewer: Ask
  person: TestPerson
  /** Id of an act by code: `BAA 85`. */
  acts: Map<string, string>
  /** A new program of the organization; answers its id. */
  program: (title?: string) => Promise<string>
}

let last = 310_200_100_000_000

/** Call after `useTestApp`: a budget officer, a manager, a budget director and a viewer. */
export function useBudgetPeople(test: TestDatabase, app: TestApp, code = 'MOH'): BudgetPeople {
  const people = { code, acts: new Map() } as BudgetPeople
  beforeAll(async () => {
    people.person = await createPerson(test, { roles: { [code]: ['budget_officer'] } })
    people.officer = await app.signIn(people.person)
    people.manager = await app.signIn(await createPerson(test, { roles: { [code]: ['manager'] } }))
    people.viewer = await app.signIn(await createPerson(test, { roles: { [code]: ['viewer'] } }))
    people.director = await app.signIn(await createPerson(test, { platformRoles: ['budget_director'] }))
    await as(test, { person: people.person, code, permissions: [] }, async (scope) => {
      for (const act of await scope.db.select().from(appropriationActs)) people.acts.set(act.code, act.id)
    })
  })
  people.program = (title = 'Program') =>
    as(test, { person: people.person, code, permissions: [] }, async (scope) => {
      const ppaCode = String(++last)
      await scope.db
        .insert(ppas)
        .values({ code: ppaCode, title: `${title} ${ppaCode}`, kind: 'activity', costStructure: 'operations' })
      const [ppa] = await scope.db.select({ id: ppas.id }).from(ppas).where(eq(ppas.code, ppaCode))
      return ppa?.id ?? ''
    })
  return people
}

/** Takes one step of the document that `answer` shows, on its newest version. */
export async function step(ask: Ask, place: string, id: string, action: string, comment = 'Because.'): Promise<Answer> {
  const { body } = await ask('GET', `${place}/${id}`)
  return ask('POST', `${place}/${id}/steps`, { action, version: body.version, comment })
}

interface Line {
  ppaId: string
  class: string
  amount: string
}

/** A document's usual head, of BAA 85. */
export function headOf(people: BudgetPeople, more: object = {}) {
  return {
    actId: people.acts.get('BAA 85'),
    fundingSource: '01101101',
    block: 'agency_specific',
    number: null,
    datedOn: '2026-01-05',
    legalBasis: 'BAA 85, s. 1',
    particulars: 'For a test',
    ...more,
  }
}

/** Appropriates and posts; and releases as much, unless `released` is false. */
export async function appropriate(people: BudgetPeople, lines: Line[], { released = true } = {}): Promise<void> {
  const place = `/moa/${people.code}/budgeting`
  const drafted = await people.officer('POST', `${place}/appropriations`, headOf(people, { kind: 'original', lines }))
  expect(drafted.body?.detail ?? '').toBe('')
  const posted = await step(people.manager, `${place}/appropriations`, drafted.body.id, 'post')
  expect(posted.body.status).toBe('posted')
  if (!released) return
  const draft = headOf(people, { kind: 'special', quarter: null, lines })
  const release = await people.officer('POST', `${place}/allotment-releases`, draft)
  await step(people.officer, `${place}/allotment-releases`, release.body.id, 'submit')
  const done = await step(people.manager, `${place}/allotment-releases`, release.body.id, 'release')
  expect(done.body.status).toBe('released')
}
