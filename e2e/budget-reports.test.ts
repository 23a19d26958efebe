// Journey 5 of Budgeting: what is due, a report from the ledger, two certifiers and an approver, and the proof of filing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  type Look,
  launch,
  type Person,
  PHONE,
  picture,
  signIn,
} from './browser.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
const people = new Map<string, Person>()

/** A member of MOH by role, signed in once. */
async function as(role: string, look: Look = { viewport: DESKTOP }): Promise<Person> {
  const known = people.get(role)
  if (known) return known
  const person = await signIn(browser, bmms, `moh.${role}`, look)
  people.set(role, person)
  return person
}

/** Asks the API as the person does; fails on a refusal. */
async function ask({ page }: Person, method: string, path: string, body?: unknown) {
  const { status, answer } = await page.evaluate(
    async ([how, where, what]) => {
      const reply = await fetch(`/api/v1/moa/MOH/budgeting/${where}`, {
        method: how ?? 'GET',
        ...(what ? { body: what, headers: { 'content-type': 'application/json' } } : {}),
      })
      return { status: reply.status, answer: await reply.json() }
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)],
  )
  expect(status, JSON.stringify(answer)).toBeLessThan(300)
  return answer
}

const TITLE = 'Rural health units'
const CODE = '310900100009000'

/** Money of a program that was appropriated, released, obligated and partly paid in 2026: the work of others. */
async function spend(): Promise<void> {
  const [officer, manager, accountant] = [await as('budget_officer'), await as('manager'), await as('accountant')]
  const { acts, usual } = await ask(officer, 'GET', 'funding')
  const act = acts.find((one: { code: string }) => one.code === 'BAA 85')
  const ppa = await ask(officer, 'POST', 'ppas', {
    code: CODE,
    title: TITLE,
    kind: 'program',
    costStructure: 'operations',
  })
  const lines = [
    { ppaId: ppa.id, class: 'MOOE', amount: '1200000.00' },
    { ppaId: ppa.id, class: 'PS', amount: '800000.00' },
  ]
  const head = (particulars: string) => ({
    ...{ actId: act.id, fundingSource: usual.fundingSource, block: 'agency_specific', number: null },
    ...{ datedOn: '2026-01-05', legalBasis: 'BAA 85, s. 1', particulars, lines },
  })
  const given = await ask(officer, 'POST', 'appropriations', { kind: 'original', ...head('Appropriation') })
  await ask(manager, 'POST', `appropriations/${given.id}/steps`, { action: 'post', version: given.version })
  const draft = await ask(officer, 'POST', 'allotment-releases', {
    kind: 'comprehensive',
    quarter: null,
    ...head('Release'),
  })
  const ready = await ask(officer, 'POST', `allotment-releases/${draft.id}/steps`, {
    action: 'submit',
    version: draft.version,
  })
  await ask(manager, 'POST', `allotment-releases/${draft.id}/steps`, { action: 'release', version: ready.version })
  const { items } = await ask(officer, 'GET', `accounts?ppaId=${ppa.id}&class=MOOE`)
  const staff = await as('staff')
  let request = await ask(staff, 'POST', 'obligation-requests', {
    ...{ requestedOn: '2026-08-03', payee: 'Cotabato Medical Supplies', office: 'Health programs' },
    particulars: 'Vaccine carriers',
    lines: [{ accountId: items[0].id, objectCode: '5020301001', amount: '345678.90' }],
  })
  for (const [who, action] of [
    [staff, 'request'],
    [manager, 'certify'],
    [officer, 'obligate'],
  ] as const)
    request = await ask(who, 'POST', `obligation-requests/${request.id}/steps`, {
      action,
      version: request.version,
      ...(action === 'obligate' ? { on: '2026-08-10' } : {}),
    })
  const [line] = (await ask(officer, 'GET', `obligation-requests/${request.id}`)).lines
  const payable = await ask(accountant, 'POST', `obligation-requests/${request.id}/payables`, {
    ...{ kind: 'due', acceptanceReference: 'IAR 26-08-14', acceptedOn: '2026-08-20', recordedOn: '2026-08-21' },
    particulars: 'Delivered in full',
    lines: [{ lineId: line.id, amount: '300000.00' }],
  })
  const cashier = await as('disbursing_officer')
  const [due] = (await ask(cashier, 'GET', `payables/${payable.id}`)).lines
  await ask(cashier, 'POST', `payables/${payable.id}/payments`, {
    ...{ voucherNumber: 'DV 26-09-1', mode: 'ada', instrumentNumber: 'LDDAP 26-09-1', paidOn: '2026-09-02' },
    lines: [{ lineId: due.lineId ?? due.id, net: '250000.00' }],
  })
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Signs through the dialog that names what is signed. */
async function sign({ page }: Person, name: string): Promise<void> {
  await press(page, name)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('fingerprint of the figures').waitFor()
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Keeps what the browser saved beside the pictures. */
async function download({ page }: Person, kind: string, name: string): Promise<Buffer> {
  await press(page, 'Download')
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: new RegExp(kind) }).click()
  const saved = await waiting
  const path = join(ROOT, 'e2e/results', name)
  await saved.saveAs(path)
  return readFileSync(path)
}

let address = ''

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  await spend()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the budget officer', () => {
  it('sees what is due, with its day and the sanction, and generates FAR 1', async () => {
    const officer = await as('budget_officer')
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/reports-due')
    await page.getByText('FAR No. 1, Q3 2026').first().waitFor()
    await page.getByText('BAA 84, s. 75').first().waitFor()
    await expectAccessible(officer, 'reports due')
    await picture(officer, 'reports-due')
    const row = page.getByRole('row', { name: /FAR No. 1, Q3 2026/ })
    await row.getByRole('link', { name: 'Generate' }).first().click()
    await picture(officer, 'reports-generate')
    await press(page, 'Generate')
    await page.getByRole('heading', { name: 'FAR No. 1, Q3 2026' }).waitFor()
    address = new URL(page.url()).pathname
    const figures = page.getByRole('region', { name: /Figures of FAR No. 1/ })
    await figures.getByRole('rowheader', { name: TITLE }).waitFor()
    await figures.getByText('345,678.90').first().waitFor()
    await expectAccessible(officer, 'report')
    await expectNoSideways(officer, 'report')
    await picture(officer, 'reports-far1')
  })

  it('finds that the tie-outs hold, certifies the budget columns and takes the papers along', async () => {
    const officer = await as('budget_officer')
    const { page } = officer
    await page.getByRole('tab', { name: /Tie-outs/ }).click()
    await page.getByText('FAR No. 1 is the sum of FAR No. 1-A').waitFor()
    expect(await page.getByText('Differs', { exact: true }).count()).toBe(0)
    await picture(officer, 'reports-tie-outs')
    await sign(officer, 'Certify budget columns')
    expect((await download(officer, 'XLSX', 'far1.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect((await download(officer, 'PDF', 'far1.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const { content } = JSON.parse((await download(officer, 'JSON', 'far1.json')).toString())
    const total = content.table.rows.findLast(
      ({ particulars }: { particulars: string }) => particulars === 'GRAND TOTAL',
    )
    expect(Number(total.values.obligations)).toBeGreaterThanOrEqual(345678.9)
  })
})

describe('the others', () => {
  it('the accountant certifies the accounting columns', async () => {
    const accountant = await as('accountant')
    await accountant.page.goto(address)
    await accountant.page.getByRole('button', { name: 'Certify accounting columns' }).waitFor()
    await sign(accountant, 'Certify accounting columns')
  })

  it('the manager approves between two meetings, on a phone in the dark', async () => {
    const manager = await signIn(browser, bmms, 'moh.manager', { viewport: PHONE, colorScheme: 'dark' })
    const { page } = manager
    await page.goto(address)
    await page.getByText(TITLE).first().waitFor()
    await expectNoSideways(manager, 'report on a phone')
    await expectAccessible(manager, 'report on a phone in the dark')
    await picture(manager, 'reports-far1-phone-dark')
    await sign(manager, 'Approve report')
    await page.getByText('To file', { exact: true }).first().waitFor()
    await page.goto('/moa/MOH/budgeting/reports-due')
    await page.getByText('FAR No. 1, Q3 2026').first().waitFor()
    await expectNoSideways(manager, 'reports due on a phone')
    await picture(manager, 'reports-due-phone-dark')
  })

  it('and keeps the proof that it was filed', async () => {
    const manager = await as('manager')
    const { page } = manager
    await page.goto(`${address}?tab=signatures`)
    await page.getByRole('link', { name: 'Record the filing' }).click()
    await page.getByLabel('How it was filed').selectOption('website')
    await page.getByRole('textbox', { name: /Reference/ }).fill('https://moh.bangsamoro.example/far/2026-q3')
    await picture(manager, 'reports-filing')
    await press(page, 'Keep this proof')
    await page.getByText('Filed late', { exact: true }).first().waitFor()
    await page.getByText('https://moh.bangsamoro.example/far/2026-q3').waitFor()
    await expectAccessible(manager, 'signatures and filing')
    await picture(manager, 'reports-signatures')
  })
})

describe('when the ledger moves', () => {
  it('the report says so, and a new revision takes its place', async () => {
    const officer = await as('budget_officer')
    const { page } = officer
    const { items } = await ask(officer, 'GET', `accounts?class=MOOE`)
    const account = items.find((one: { ppaTitle: string }) => one.ppaTitle === TITLE)
    const { acts, usual } = await ask(officer, 'GET', 'funding')
    const act = acts.find((one: { code: string }) => one.code === 'BAA 85')
    const more = await ask(officer, 'POST', 'appropriations', {
      ...{
        kind: 'increase',
        actId: act.id,
        fundingSource: usual.fundingSource,
        block: 'agency_specific',
        number: null,
      },
      ...{ datedOn: '2026-09-30', legalBasis: 'BAA 85, s. 1', particulars: 'More' },
      lines: [{ ppaId: account.ppaId, class: 'MOOE', amount: '1000.00' }],
    })
    await ask(await as('manager'), 'POST', `appropriations/${more.id}/steps`, { action: 'post', version: more.version })
    await page.goto(address)
    await page.getByText('The ledger has moved since').waitFor()
    await picture(officer, 'reports-moved')
    await press(page, 'Generate again')
    await page.getByRole('dialog').getByRole('button', { name: 'Generate again' }).click()
    await page
      .getByText(/Revision 2/)
      .first()
      .waitFor()
    await page.goto(address)
    await page.getByText('Revision 2 has taken the place of this one').waitFor()
  })

  it('every other form is made from it as well', async () => {
    const officer = await as('budget_officer')
    for (const choice of [
      { form: 'far1a', year: 2026, quarter: 3 },
      { form: 'far1b', year: 2026, quarter: 3 },
      { form: 'far4', year: 2026, month: 9 },
      { form: 'raod', year: 2026, quarter: 3, class: 'MOOE' },
      { form: 'bar1', year: 2026, quarter: 3 },
      { form: 'bed1', year: 2026 },
    ]) {
      const { id } = await ask(officer, 'POST', 'reports', choice)
      await officer.page.goto(`/moa/MOH/budgeting/reports/${id}`)
      await officer.page.getByRole('button', { name: 'Download' }).waitFor()
      await picture(officer, `reports-${choice.form}`)
      await download(officer, 'PDF', `${choice.form}.pdf`)
      await download(officer, 'XLSX', `${choice.form}.xlsx`)
    }
  })
})

describe('plans and oversight', () => {
  it('the monthly program is entered month by month, and BED 3 prints it', async () => {
    const officer = await as('budget_officer')
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/disbursement-programs/new')
    const choice = page.getByLabel(/^Program, activity or project/)
    const option = choice.locator('option', { hasText: TITLE })
    await option.waitFor({ state: 'attached' })
    await choice.selectOption((await option.getAttribute('value')) ?? '')
    for (const month of ['January', 'February', 'March'])
      await page.getByRole('textbox', { name: month }).fill('100000')
    await page.getByText('Whole year: ₱300,000.00').waitFor()
    await expectAccessible(officer, 'monthly program')
    await picture(officer, 'reports-program-form')
    await press(page, 'Save program')
    await page.getByText('₱300,000.00').first().waitFor()
    await picture(officer, 'reports-programs')
    const { id } = await ask(officer, 'POST', 'reports', { form: 'bed3', year: 2026 })
    await page.goto(`/moa/MOH/budgeting/reports/${id}`)
    await page.getByRole('button', { name: 'Download' }).waitFor()
    await picture(officer, 'reports-bed3')
    await download(officer, 'PDF', 'bed3.pdf')
  })

  it('the finance ministry sees who filed what', async () => {
    const director = await signIn(browser, bmms, 'budget.director')
    await director.page.goto('/oversight/report-filings?year=2026&quarter=3')
    await director.page.getByText('Filed in time').first().waitFor()
    await expectAccessible(director, 'who filed what')
    await picture(director, 'reports-filings')
  })

  it('no page complained', () => {
    for (const [role, { complaints }] of people) expect(complaints, role).toEqual([])
  })
})
