// Journey 3 of Budgeting: money of the Ministry of Health on its way from a request to a payment, each step by another
// person; a mistake is put right; nobody gets past the allotment.
import { mkdirSync } from 'node:fs'
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

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of many endpoints
  body: any
}
/** Asks the API as the person does: from the page that is open. */
function ask({ page }: Person, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1/moa/MOH/budgeting/${where}`, {
        method: how ?? 'GET',
        ...(what ? { body: what, headers: { 'content-type': 'application/json' } } : {}),
      })
      return { status: answer.status, body: await answer.json() }
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)],
  )
}

/** A program of MOH with money released to it: the work of others, told by the API. */
async function release(title: string, code: string, amount: string): Promise<void> {
  const [officer, manager] = [await as('budget_officer'), await as('manager')]
  const head = async (particulars: string) => {
    const { body } = await ask(officer, 'GET', 'funding')
    const act = body.acts.find((one: { code: string }) => one.code === 'BAA 85')
    return {
      ...{ actId: act.id, fundingSource: body.usual.fundingSource, block: 'agency_specific', number: null },
      ...{ datedOn: '2026-01-05', legalBasis: 'BAA 85, s. 1', particulars },
    }
  }
  const made = async (answer: Promise<Answer>) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return body
  }
  const ppa = await made(ask(officer, 'POST', 'ppas', { code, title, kind: 'program', costStructure: 'operations' }))
  const lines = [{ ppaId: ppa.id, class: 'MOOE', amount }]
  const appropriation = await made(
    ask(officer, 'POST', 'appropriations', { kind: 'original', ...(await head(`Appropriation of ${title}`)), lines }),
  )
  const step = (who: Person, path: string, action: string, version: number) =>
    made(ask(who, 'POST', `${path}/steps`, { action, version }))
  await step(manager, `appropriations/${appropriation.id}`, 'post', appropriation.version)
  const draft = await made(
    ask(officer, 'POST', 'allotment-releases', {
      ...{ kind: 'comprehensive', quarter: null, ...(await head(`Release of ${title}`)), lines },
    }),
  )
  const submitted = await step(officer, `allotment-releases/${draft.id}`, 'submit', draft.version)
  await step(manager, `allotment-releases/${draft.id}`, 'release', submitted.version)
}

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( [*]| .optional.)?$`) })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

/** Takes a workflow step through its dialog. */
async function step({ page }: Person, name: string, comment?: string): Promise<void> {
  await press(page, name)
  const dialog = page.getByRole('dialog')
  if (comment) await dialog.getByRole('textbox', { name: /comment/i }).fill(comment)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
const status = ({ page }: Person, word: string) =>
  page.getByRole('main').getByText(word, { exact: true }).first().waitFor()

const PROGRAM = 'Immunization program'
const PAYEE = 'Cotabato Medical Supplies'
let request = ''

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  await release(PROGRAM, '310900100001000', '500000.00')
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

async function fillRequest(page: Page, amount: string): Promise<void> {
  await page.goto('/moa/MOH/budgeting/obligation-requests/new')
  await field(page, 'Payee').fill(PAYEE)
  await field(page, 'Office').fill('Health programs division')
  await field(page, 'Particulars').fill('Vaccine carriers for 12 rural health units')
  const program = page.getByRole('combobox', { name: /^Program and class/ })
  const choice = program.locator('option', { hasText: PROGRAM })
  await choice.waitFor({ state: 'attached' })
  await program.selectOption((await choice.getAttribute('value')) ?? '')
  const object = page.getByRole('combobox', { name: /^Object of expenditure/ })
  await object.locator('option', { hasText: '5020301001' }).waitFor({ state: 'attached' })
  await object.selectOption('5020301001')
  await field(page, 'Amount').fill(amount)
}

describe('the staff of a division', () => {
  it('requests an obligation and sees the room that is left while typing', async () => {
    const staff = await as('staff')
    const { page } = staff
    await fillRequest(page, '600000')
    await page.getByText('more than is left').waitFor()
    await picture(staff, 'spending-request-over')
    await field(page, 'Amount').fill('420000')
    await page.getByText('after this request').waitFor()
    await expectAccessible(staff, 'the form of a request')
    await press(page, 'Save draft')
    await page.waitForURL(/obligation-requests\/[0-9a-f-]{36}$/)
    request = new URL(page.url()).pathname
    await step(staff, 'Request obligation')
    await status(staff, 'Requested')
    await expectAccessible(staff, 'a request')
    await picture(staff, 'spending-request')
  })
})

describe('the head of the office', () => {
  it('certifies Box A on a phone, from the inbox', async () => {
    const phone = await signIn(browser, bmms, 'moh.manager', { viewport: PHONE })
    await phone.page.goto('/moa/MOH/inbox')
    await phone.page.getByText(PAYEE).first().click()
    await phone.page.getByRole('button', { name: 'Certify (Box A)' }).waitFor()
    await expectNoSideways(phone, 'the inbox on a phone')
    await picture(phone, 'spending-certify-phone')
    await step(phone, 'Certify (Box A)')
    await phone.page.goto(request)
    await status(phone, 'Certified')
    await expectNoSideways(phone, 'a request on a phone')
    await picture(phone, 'spending-request-phone')
    expect(phone.complaints).toEqual([])
    await phone.context.close()
  })
})

describe('the budget officer', () => {
  it('obligates under the number of the fund, and prints the ORS', async () => {
    const officer = await as('budget_officer')
    await officer.page.goto(request)
    await step(officer, 'Obligate (Box B)')
    await status(officer, 'Obligated')
    await officer.page.getByText(/^ORS 02-101101-\d{4}-\d{2}-\d{5}$/).waitFor()
    const [download] = await Promise.all([officer.page.waitForEvent('download'), press(officer.page, 'PDF')])
    mkdirSync(join(ROOT, 'e2e/results'), { recursive: true })
    await download.saveAs(join(ROOT, 'e2e/results/spending-ors.pdf'))
    await picture(officer, 'spending-obligated')
  })

  it('cannot obligate what the allotment does not have, and is told by which law', async () => {
    const staff = await as('staff')
    await fillRequest(staff.page, '100000')
    await press(staff.page, 'Save draft')
    await staff.page.waitForURL(/obligation-requests\/[0-9a-f-]{36}$/)
    const path = new URL(staff.page.url()).pathname
    await step(staff, 'Request obligation')
    const manager = await as('manager')
    await manager.page.goto(path)
    await step(manager, 'Certify (Box A)')
    const { page } = await as('budget_officer')
    await page.goto(path)
    await page.getByText('More than is left of the allotment').waitFor()
    await press(page, 'Obligate (Box B)')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Obligate (Box B)' }).click()
    await dialog.getByText(/BAA 84, s. 34\(a\) and 73/).waitFor()
    await picture(await as('budget_officer'), 'spending-over-allotment')
    await page.keyboard.press('Escape')
  })
})

describe('the accountant and the disbursing officer', () => {
  it('record what is due after acceptance, and pay it net of taxes', async () => {
    const accountant = await as('accountant')
    await accountant.page.goto(request)
    await follow(accountant.page, 'Record what is due')
    await field(accountant.page, 'Inspection and acceptance').fill('IAR 2026-11-007')
    await field(accountant.page, 'Due').fill('300000')
    await expectAccessible(accountant, 'the form of what is due')
    await press(accountant.page, 'Record')
    await accountant.page.waitForURL(/payables\/[0-9a-f-]{36}$/)
    const payable = new URL(accountant.page.url()).pathname
    const cashier = await as('disbursing_officer')
    await cashier.page.goto('/moa/MOH/budgeting/payables')
    await cashier.page.getByText(PAYEE).first().waitFor()
    await picture(cashier, 'spending-payments')
    await cashier.page.goto(payable)
    await follow(cashier.page, 'Pay')
    await field(cashier.page, 'Disbursement voucher').fill('DV-2026-11-0042')
    await field(cashier.page, 'Number of the check or advice').fill('LDDAP-ADA-0311')
    await field(cashier.page, 'Net').fill('285000')
    await field(cashier.page, 'Taxes withheld').fill('15000')
    await press(cashier.page, 'Record payment')
    await cashier.page.getByText('Taxes are remitted').first().waitFor()
    await field(cashier.page, 'Tax remittance advice').fill('TRA-118')
    await expectAccessible(cashier, 'the form of a payment')
    await picture(cashier, 'spending-pay')
    await press(cashier.page, 'Record payment')
    await cashier.page.waitForURL(/payables\/[0-9a-f-]{36}$/)
    await status(cashier, 'Settled')
    await cashier.page.goto(`${payable}?tab=payments`)
    await cashier.page.getByText('DV-2026-11-0042').waitFor()
    await picture(cashier, 'spending-paid')
  })

  it('show the obligation as a running account in Box C', async () => {
    const officer = await as('budget_officer')
    await officer.page.goto(`${request}?tab=status`)
    await officer.page.getByText('₱120,000.00').first().waitFor()
    await expectAccessible(officer, 'Box C')
    await picture(officer, 'spending-box-c')
  })
})

describe('a mistake', () => {
  it('in an obligation is adjusted by two people, in the quarter in which it is found', async () => {
    const officer = await as('budget_officer')
    await officer.page.goto(request)
    await follow(officer.page, 'Adjust')
    await field(officer.page, 'Reason').fill('Two carriers less delivered')
    await field(officer.page, 'Decrease').fill('120000')
    await press(officer.page, 'Submit for approval')
    await officer.page.waitForURL(/corrections\/[0-9a-f-]{36}$/)
    await officer.page.getByText('Waits for approval').first().waitFor()
    const correction = new URL(officer.page.url()).pathname
    const manager = await as('manager')
    await manager.page.goto(correction)
    await step(manager, 'Approve and post')
    await status(manager, 'Posted')
    await expectAccessible(manager, 'a correction')
    await picture(manager, 'spending-correction')
  })

  it('in a payment is reversed from the page of its posting', async () => {
    const accountant = await as('accountant')
    const { page } = accountant
    await page.goto('/moa/MOH/budgeting/registers/disbursements')
    await page.getByText('DV-2026-11-0042').first().click()
    await page.waitForURL(/registers\/postings\/[0-9a-f-]{36}$/)
    await page.getByRole('link', { name: 'Reverse', exact: true }).waitFor()
    await picture(accountant, 'spending-posting')
    await follow(page, 'Reverse')
    await field(page, 'Reason').fill('The advice was returned by the bank')
    await press(page, 'Submit for approval')
    await page.waitForURL(/corrections\/[0-9a-f-]{36}$/)
    const manager = await as('manager')
    await manager.page.goto(new URL(page.url()).pathname)
    await step(manager, 'Approve and post')
    await status(manager, 'Posted')
    await page.goto('/moa/MOH/budgeting/payables?open=to_pay')
    await page.getByText(PAYEE).first().waitFor()
  })
})

describe('registers', () => {
  it('show postings, entries and authorities, in the dark and on a phone', async () => {
    const accountant = await as('accountant')
    await accountant.page.goto('/moa/MOH/budgeting/registers/authorities/new')
    await field(accountant.page, 'Number').fill('NCA-BARMM-26-0001')
    await field(accountant.page, 'Amount').fill('1000000')
    await press(accountant.page, 'Save authority')
    await accountant.page.getByText('NCA-BARMM-26-0001').waitFor()
    await expectAccessible(accountant, 'the authorities')
    const dark = await signIn(browser, bmms, 'moh.viewer', { viewport: DESKTOP, colorScheme: 'dark' })
    await dark.page.goto('/moa/MOH/budgeting/registers')
    await dark.page.getByText('DV-2026-11-0042').first().waitFor()
    await expectAccessible(dark, 'the registers in the dark')
    await picture(dark, 'spending-registers-dark')
    await dark.page.goto(request)
    await status(dark, 'Obligated')
    await expectAccessible(dark, 'a request in the dark')
    await picture(dark, 'spending-request-dark')
    await dark.context.close()
    const phone = await signIn(browser, bmms, 'moh.viewer', { viewport: PHONE })
    for (const [place, name] of [
      ['obligation-requests', 'obligations'],
      ['payables', 'payments'],
      ['registers', 'registers'],
      ['registers/entries', 'entries'],
    ] as const) {
      await phone.page.goto(`/moa/MOH/budgeting/${place}`)
      await phone.page.getByRole('status').filter({ hasText: /\d/ }).first().waitFor()
      await expectNoSideways(phone, place)
      await picture(phone, `spending-${name}-phone`)
    }
    await phone.context.close()
    for (const [role, { complaints }] of people) expect(complaints, role).toEqual([])
  })
})
