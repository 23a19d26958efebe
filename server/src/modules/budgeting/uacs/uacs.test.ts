import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let officer: Ask

beforeAll(async () => {
  officer = await app.signIn(await createPerson(test, { roles: { MOH: ['budget_officer'] } }))
})

const codes = (body: { items: { code: string }[] }) => body.items.map(({ code }) => code)

describe('account codes in an organization', () => {
  it('are found by words in any order, by the beginning of the code, and by class', async () => {
    const byWords = await officer('GET', '/moa/MOH/budgeting/objects?q=supplies%20office&active=yes')
    expect(codes(byWords.body)).toEqual(['5020301001', '5020301002'])
    expect(byWords.body.items[1]).toMatchObject({ name: 'Office Supplies Expenses', class: 'MOOE', level: 'subobject' })
    expect(codes((await officer('GET', '/moa/MOH/budgeting/objects?q=50203%2001-0')).body)).toEqual([
      '5020301001',
      '5020301002',
    ])
    const capital = await officer('GET', '/moa/MOH/budgeting/objects?class=CO&pageSize=200')
    expect(capital.body.total).toBeGreaterThan(25)
    expect(codes(capital.body).every((code) => code.startsWith('506'))).toBe(true)
  })

  it('come with funding sources and the acts with their validities', async () => {
    const sources = await officer('GET', '/moa/MOH/budgeting/funding-sources?q=contingent')
    expect(sources.body.items).toMatchObject([
      { code: '01101402', fundCluster: '01', fundClusterName: 'Regular agency fund', isActive: true },
    ])
    const acts = await officer('GET', '/moa/MOH/budgeting/acts?year=2025')
    expect(acts.body.items).toMatchObject([
      {
        ...{ code: 'BAA 65', fiscalYear: 2025, isConfirmed: true },
        validities: [
          { class: 'PS', obligateUntil: '2025-12-31', payUntil: '2025-12-31', isConfirmed: true },
          { class: 'MOOE', obligateUntil: '2026-12-31' },
          { class: 'FE', obligateUntil: '2026-12-31' },
          { class: 'CO', obligateUntil: '2026-12-31' },
        ],
      },
    ])
    expect((await officer('GET', '/moa/MOH/budgeting/acts')).body.items[0]).toMatchObject({ code: 'BAA 85' })
  })
})
