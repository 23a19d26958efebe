import { beforeAll, describe, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { useTestApp } from '../../../testing/app.ts'
import { createAccount, fund, obligate } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { postToLedger } from '../ledger/post.ts'
import { tellOfBalances } from './alerts.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let officer: TestPerson
let asOfficer: Awaited<ReturnType<typeof app.signIn>>
let asOffice: Awaited<ReturnType<typeof app.signIn>>
const clinics = '310100100001000'
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person: officer, code: 'MOH', permissions: [] }, work)

beforeAll(async () => {
  officer = await createPerson(test, { roles: { MOH: ['budget_officer'], MOLE: ['budget_officer'] } })
  asOfficer = await app.signIn(officer)
  asOffice = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
  await inMoh(async (scope) => {
    const travel = await createAccount(scope, { ppaCode: clinics })
    const equipment = await createAccount(scope, { ppaCode: clinics, class: 'CO' })
    const salaries = await createAccount(scope, { ppaCode: '100000100001000', class: 'PS' })
    await fund(scope, { accountId: travel, amount: '1000.00', on: '2026-01-05' })
    await fund(scope, { accountId: equipment, amount: '400.00', on: '2026-01-05' })
    await fund(scope, { accountId: salaries, amount: '100.00', on: '2026-01-05' })
    const { entryIds } = await obligate(scope, { accountId: travel, amount: '860.00', on: '2026-02-03' })
    await obligate(scope, { accountId: salaries, amount: '96.00', on: '2026-04-03', object: '5010101001' })
    const paid = {
      accountId: travel,
      objectCode: '5020101000',
      obligationId: entryIds[0] ?? '',
      movement: 'original',
      amount: '430.00',
    } as const
    await postToLedger(scope, {
      kind: 'disbursement',
      number: 'DV-1',
      seriesYear: 2026,
      postedOn: '2026-05-04',
      particulars: 'Travel',
      payee: 'Cotabato Trading',
      entries: [
        { ...paid, stage: 'payable' },
        { ...paid, stage: 'disbursement', mode: 'ada' },
      ],
    })
  })
})

describe('the dashboard of an organization', () => {
  it('adds up by class, program, object and quarter', async () => {
    const { body } = await asOfficer('GET', '/moa/MOH/budgeting/dashboard')
    expect(body.fiscalYear).toBe(2026)
    expect(body.total).toEqual({
      appropriated: '1500.00',
      allotted: '1500.00',
      obligated: '956.00',
      disbursed: '430.00',
      obligationRate: 63.7,
      disbursementRate: 45,
    })
    expect(body.byClass.map((row: { class: string; obligated: string }) => [row.class, row.obligated])).toEqual([
      ['PS', '96.00'],
      ['MOOE', '860.00'],
      ['CO', '0.00'],
    ])
    expect(body.byProgram.map((row: { code: string; allotted: string }) => [row.code, row.allotted])).toEqual([
      [clinics, '1400.00'],
      ['100000100001000', '100.00'],
    ])
    expect(body.byObject).toMatchObject([
      { code: '5020101000', obligated: '860.00', disbursed: '430.00', disbursementRate: 50 },
      { code: '5010101001', obligated: '96.00', disbursed: '0.00', disbursementRate: 0 },
    ])
    expect(body.byQuarter).toEqual([
      { year: 2026, quarter: 1, allotted: '1500.00', obligated: '860.00', disbursed: '0.00' },
      { year: 2026, quarter: 2, allotted: '0.00', obligated: '96.00', disbursed: '430.00' },
    ])
  })

  it('names what is nearly used up and what lapses soon', async () => {
    const { body } = await asOfficer('GET', '/moa/MOH/budgeting/dashboard')
    expect(body.alerts).toMatchObject([
      { class: 'PS', level: 'critical', rate: 96, left: '4.00' },
      { class: 'MOOE', level: 'warning', rate: 86, left: '140.00' },
    ])
    expect(body.lapsing).toMatchObject([
      { class: 'PS', obligateUntil: '2026-12-31', days: 41, amount: '4.00' },
      { class: 'CO', days: 41, amount: '400.00' },
      { class: 'MOOE', days: 41, amount: '140.00' },
    ])
    expect(body.lapsingTotal).toBe('544.00')
  })

  it('says that there is no data where nothing was posted', async () => {
    const empty = { total: null, byClass: [], lastPostedAt: null, alerts: [], lapsingTotal: '0.00' }
    expect((await asOfficer('GET', '/moa/MOLE/budgeting/dashboard')).body).toMatchObject(empty)
    expect((await asOfficer('GET', '/moa/MOH/budgeting/dashboard?year=2025')).body.total).toBeNull()
  })
})

describe('all organizations', () => {
  it('stand in one list with the freshness of their figures', async () => {
    const { body } = await asOffice('GET', '/oversight/budgeting/organizations?sort=-obligated&pageSize=200')
    expect(body.total).toBe(44)
    expect(body.items[0]).toMatchObject({
      code: 'MOH',
      alerts: 2,
      figures: { obligated: '956.00' },
      lastPostedAt: '2026-11-20T04:00:00Z',
    })
    expect(body.items[1]).toMatchObject({ figures: null, alerts: 0, lastPostedAt: null })
    expect((await asOffice('GET', '/oversight/budgeting/organizations?q=health&year=2025')).body.items).toMatchObject([
      { code: 'MOH', figures: null },
    ])
  })

  it('add up, and each can be looked into', async () => {
    const { body } = await asOffice('GET', '/oversight/budgeting/totals')
    expect(body).toMatchObject({
      organizations: 44,
      withFigures: 1,
      total: { disbursed: '430.00' },
      oldestPostedAt: '2026-11-20T04:00:00Z',
    })
    expect((await asOffice('GET', '/oversight/budgeting/organizations/MOH')).body).toMatchObject({
      code: 'MOH',
      total: { disbursed: '430.00' },
    })
    expect((await asOffice('GET', '/oversight/budgeting/organizations/NOPE')).status).toBe(404)
  })
})

describe('budget officers', () => {
  it('are told once of each balance', async () => {
    const manager = await createPerson(test, { roles: { MOH: ['manager'] } })
    await as(test, { person: manager, code: 'MOH', permissions: [] }, tellOfBalances)
    await as(test, { person: manager, code: 'MOH', permissions: [] }, tellOfBalances)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select title, text from notification where person_id = $1 order by title`,
      [officer.id],
    )
    expect(rows.map(({ title }) => title)).toEqual([
      '86.0 % of an allotment obligated: Program 310100100001000',
      '96.0 % of an allotment obligated: Program 100000100001000',
      '₱140.00 lapse after 31 December 2026: Program 310100100001000',
      '₱4.00 lapse after 31 December 2026: Program 100000100001000',
      '₱400.00 lapse after 31 December 2026: Program 310100100001000',
    ])
  })
})
