import { beforeAll, describe, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createAccount } from '../../../testing/budget.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { MANAGEMENT, postOne, postWorkedExample } from '../../../testing/report-example.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { remindOfDuties } from './duty-jobs.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const at = '/moa/MOH/budgeting'
let person: TestPerson
let people: Record<'officer' | 'accountant' | 'manager' | 'chief' | 'viewer' | 'reviewer', Ask>
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person, code: 'MOH', permissions: [] }, work)

beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
  const ask = async (...roles: ('accountant' | 'manager' | 'viewer')[]) =>
    app.signIn(await createPerson(test, { roles: { MOH: roles } }))
  people = {
    officer: await app.signIn(person),
    accountant: await ask('accountant'),
    manager: await ask('manager'),
    chief: await ask('manager', 'accountant'),
    viewer: await ask('viewer'),
    reviewer: await app.signIn(await createPerson(test, { platformRoles: ['budget_reviewer'] })),
  }
  await inMoh(postWorkedExample)
})

const generate = async (choice: object, who: Ask = people.officer) => {
  const { status, body } = await who('POST', `${at}/reports`, { year: 2026, quarter: 3, ...choice })
  expect({ status, body }).toMatchObject({ status: 201 })
  return body
}
const sign = (who: Ask, { id, hash }: { id: string; hash: string }, step: string, more: object = {}) =>
  who('POST', `${at}/reports/${id}/${step}`, { hash, ...more })
const dueOf = async (form: string, period: object) => {
  const { body } = await people.officer('GET', `${at}/reports-due`)
  return body.items.find((duty: Record<string, unknown>) =>
    Object.entries({ form, ...period }).every(([name, value]) => duty[name] === value),
  )
}

describe('a report', () => {
  it('is signed by two certifiers for their columns, approved by a third person and filed with proof', async () => {
    const report = await generate({ form: 'far1' })
    expect(report).toMatchObject({ state: 'generated', revision: 1, differs: false, title: 'FAR No. 1, Q3 2026' })
    expect(report.signatures.map(({ part }: { part: string }) => part)).toEqual([
      'budget',
      'accounting',
      'recommended',
      'approved',
    ])
    expect(await sign(people.manager, report, 'approve', { part: 'approved' })).toMatchObject({
      status: 409,
      body: { code: 'budget.report.not_certified' },
    })
    expect(await sign(people.accountant, report, 'certify-budget')).toMatchObject({ status: 403 })
    expect((await sign(people.officer, report, 'certify-budget')).status).toBe(201)
    expect((await sign(people.officer, report, 'certify-budget')).body.code).toBe('budget.report.signed_already')
    expect((await sign(people.chief, report, 'certify-accounts', { position: 'Chief Accountant' })).status).toBe(201)
    expect((await sign(people.chief, report, 'approve', { part: 'approved' })).body.code).toBe(
      'budget.report.four_eyes',
    )
    const proof = { channel: 'hard_copy', filedOn: '2026-11-20', reference: 'MFBM records, no. 17' }
    expect((await people.manager('POST', `${at}/reports/${report.id}/filings`, proof)).body.code).toBe(
      'budget.report.not_certified',
    )
    const { body: approved } = await sign(people.manager, report, 'approve', { part: 'approved' })
    expect(approved).toMatchObject({ state: 'certified', canFile: true })
    const early = await people.manager('POST', `${at}/reports/${report.id}/filings`, {
      ...proof,
      filedOn: '2026-11-19',
    })
    expect(early.body.code).toBe('budget.report.filing_before')
    const { body: filed } = await people.manager('POST', `${at}/reports/${report.id}/filings`, proof)
    expect(filed).toMatchObject({
      state: 'filed',
      filedOn: '2026-11-20',
      isLate: true,
      filings: [{ isReplaced: false }],
    })
  })

  it('is not approved by whoever generated it', async () => {
    const report = await generate({ form: 'far1b' }, people.chief)
    await sign(people.officer, report, 'certify-budget')
    expect((await sign(people.chief, report, 'approve', { part: 'approved' })).body.code).toBe(
      'budget.report.four_eyes',
    )
  })

  it('cannot be rewritten, not even by the server, and a signature is for what was seen', async () => {
    const report = await generate({ form: 'far1a' })
    const elsewhere = { ...report, hash: 'a'.repeat(64) }
    expect((await sign(people.officer, elsewhere, 'certify-budget')).body.code).toBe('budget.report.other_content')
    await expect(
      inMoh(async (scope) => void (await scope.db.execute(`update budget_report set hash = repeat('b', 64)`))),
    ).rejects.toThrow()
  })

  it('says that the ledger moved, and a new revision voids what was signed', async () => {
    const report = await generate({ form: 'far1', box: 'continuing' })
    await sign(people.officer, report, 'certify-budget')
    await inMoh(async (scope) => {
      const accountId = await createAccount(scope, { act: 'BAA 65', ppaCode: MANAGEMENT, class: 'MOOE' })
      await postOne(scope, '2026-09-30', { accountId, stage: 'appropriation', amount: '1.01' })
    })
    const { body: moved } = await people.viewer('GET', `${at}/reports/${report.id}`)
    expect(moved).toMatchObject({ differs: true, hash: report.hash })
    const next = await generate({ form: 'far1', box: 'continuing' })
    expect(next).toMatchObject({ revision: 2, differs: false })
    expect(next.signatures.every(({ signedAt }: { signedAt: unknown }) => signedAt === null)).toBe(true)
    expect((await sign(people.accountant, report, 'certify-accounts')).body.code).toBe('budget.report.superseded')
    const { body: old } = await people.viewer('GET', `${at}/reports/${report.id}`)
    expect(old).toMatchObject({ state: 'superseded', newest: { id: next.id, revision: 2 } })
    const { body: list } = await people.viewer('GET', `${at}/reports?form=far1&box=continuing`)
    expect(list).toMatchObject({ total: 1, items: [{ id: next.id }] })
  })

  it('comes as spreadsheet, PDF and JSON of what it said', async () => {
    const report = await generate({ form: 'raod', class: 'PS' })
    expect(report.signatures).toEqual([])
    const download = (format: string) => people.viewer('GET', `${at}/reports/${report.id}/document?as=${format}`)
    const json = await download('json')
    expect(JSON.parse(json.text)).toMatchObject({ hash: report.hash, format: 'bmms-form/1' })
    expect((await download('pdf')).headers['content-type']).toBe('application/pdf')
    expect((await download('xlsx')).headers['content-disposition']).toContain('raod-MOH-2026-Q3-ps-current-01.xlsx')
  })

  it('is refused for a month outside of the quarter, without a class, and before its period', async () => {
    const refused = async (choice: object) =>
      (await people.officer('POST', `${at}/reports`, { year: 2026, ...choice })).body.code
    expect(await refused({ form: 'far4', quarter: 3, month: 4 })).toBe('budget.report.month_outside')
    expect(await refused({ form: 'raod', quarter: 3 })).toBe('budget.report.class_missing')
    expect(await refused({ form: 'far1', year: 2027, quarter: 1 })).toBe('budget.report.period_future')
  })
})

describe('a tie-out that fails', () => {
  it('is named with its amounts and blocks every signature', async () => {
    const report = await generate({ form: 'far1' })
    await onAdmin(
      test.adminUrl,
      `update ledger_balance set total = total + 0.01 where year = 2026 and quarter = 2 and stage = 'obligation' and movement = 'decrease'
         and obligated_year = 2026`,
    )
    const { body } = await people.officer('GET', `${at}/tie-outs?year=2026&quarter=3`)
    const wrong = body.findings.filter(({ holds }: { holds: boolean }) => !holds)
    expect(wrong).toMatchObject([
      { check: 'raod_far1a', detail: expect.stringContaining('₱193,456.78 against ₱193,456.79, (₱0.01) apart') },
    ])
    const refused = await sign(people.officer, report, 'certify-budget')
    expect(refused).toMatchObject({ status: 409, body: { code: 'budget.report.tie_outs_fail' } })
    await onAdmin(
      test.adminUrl,
      `update ledger_balance set total = total - 0.01 where year = 2026 and quarter = 2 and stage = 'obligation' and movement = 'decrease'
         and obligated_year = 2026`,
    )
    expect((await sign(people.officer, report, 'certify-budget')).status).toBe(201)
  })

  it.each([
    ['allotment', 'far1b_far1'],
    ['appropriation', 'raod_far1a'],
    ['disbursement', 'far4_far1'],
    ['payable', 'not_negative'],
  ])('is found when the %s in the sums of the ledger is falsified', async (stage, check) => {
    const falsify = (by: string) =>
      onAdmin(
        test.adminUrl,
        `update ledger_balance set total = total ${by} 300000 where year = 2026 and quarter = 1 and stage = $1
           and obligated_year in (0, 2026) and movement = 'original'`,
        [stage],
      )
    await falsify('-')
    const { body } = await people.officer('GET', `${at}/tie-outs?year=2026&quarter=1`)
    await falsify('+')
    expect(
      body.findings.filter(({ holds }: { holds: boolean }) => !holds).map((one: { check: string }) => one.check),
    ).toContain(check)
  })
})

describe('reports due', () => {
  it('have the day of the rule, moved to the next business day, with its reason, and a state', async () => {
    expect(await dueOf('far1a', { quarter: 3 })).toMatchObject({ statutoryDate: '2026-10-30', isLate: true })
    const october = await dueOf('far4', { month: 10 })
    expect(october).toMatchObject({ statutoryDate: '2026-11-10', state: 'due', daysLeft: -10, isConfirmed: false })
    const year = await dueOf('far1', { quarter: 4 })
    // 30 January 2027 is a Saturday.
    expect(year).toMatchObject({ statutoryDate: '2027-01-30', dueDate: '2027-02-01', isLate: false })
    expect(year.reason).toContain('30 January 2027 (Saturday)')
    expect(year.reports.map(({ box }: { box: string }) => box)).toEqual(['current', 'continuing'])
  })

  it('are told 7, 3 and 1 days before, and the day after', async () => {
    const told = async () => {
      const { rows } = await onAdmin(
        test.adminUrl,
        `select title from notification where topic = 'budgeting.report_due' order by title`,
      )
      return rows.map(({ title }) => title)
    }
    const system = { ...person, id: '00000000-0000-0000-0000-000000000000' }
    const remind = (day: string) => {
      test.clock.set(`${day}T00:00:00Z`)
      return as(test, { person: { ...system, id: '' }, code: 'MOH', permissions: [] }, remindOfDuties)
    }
    await remind('2026-12-02')
    expect(await told()).toEqual([])
    await remind('2026-12-03')
    expect(new Set(await told())).toEqual(new Set(['FAR No. 4, November 2026 is due in 7 days']))
    await remind('2026-12-11')
    expect(new Set(await told())).toContain('FAR No. 4, November 2026 was due on 10 December 2026')
    test.clock.set('2026-11-20T04:00:00Z')
  })

  it('are seen by the finance ministry, with who filed in time', async () => {
    const { status, body } = await people.reviewer('GET', '/oversight/budgeting/report-filings?year=2026&quarter=3')
    expect(status).toBe(200)
    const moh = body.organizations.find(({ code }: { code: string }) => code === 'MOH')
    expect(moh).toMatchObject({ filed: 0, onTime: 0, due: 7 })
    expect(body.onTimePercent).toBe(0)
    expect(body.organizations.find(({ code }: { code: string }) => code === 'MOLE')).toMatchObject({ due: 0 })
  })
})

describe('the monthly program', () => {
  it('is planned by activity and class, and is what BED 3 prints in thousands', async () => {
    const { rows } = await onAdmin(test.adminUrl, `select id from ppa where code = $1`, [MANAGEMENT])
    const months = Array.from({ length: 12 }, (_, month) => `${month + 1}000.00`)
    const plan = { year: 2026, ppaId: rows[0]?.id, class: 'PS', months, taxRemittance: '5000.00' }
    const { status, body } = await people.officer('POST', `${at}/disbursement-programs`, plan)
    expect({ status, body }).toMatchObject({ status: 201, body: { total: '78000.00', version: 1 } })
    expect((await people.officer('POST', `${at}/disbursement-programs`, plan)).body.code).toBe(
      'budget.report.program_taken',
    )
    const above = await people.officer('PATCH', `${at}/disbursement-programs/${body.id}`, {
      version: 1,
      taxRemittance: '78000.01',
    })
    expect(above.body.code).toBe('budget.report.program_taxes')
    const report = await generate({ form: 'bed3' })
    const place = report.table.columns.findIndex(({ key }: { key: string }) => key === 'netProgram')
    expect(report.table.rows.at(-1).cells[place]).toBe('73')
    const financial = await generate({ form: 'bed1' })
    const first = financial.table.columns.findIndex(({ key }: { key: string }) => key === 'comprehensiveQ1')
    expect(
      financial.table.rows.find(({ particulars }: { particulars: string }) => particulars === 'Personnel services')
        .cells[first],
    ).toBe('6')
  })
})

it('no request ended in an unexpected error', () => {
  expect(app.reported).toEqual([])
})
