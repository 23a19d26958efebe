// The law and the codes: the finance ministry corrects an act with a reason, and an officer finds what a refusal rests on.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let director: Person
let officer: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the finance ministry', () => {
  it('confirms an appropriation act with a reason, which stays in its history', async () => {
    director = await signIn(browser, bmms, 'budget.director')
    const { page } = director
    await page.goto('/platform/budgeting/acts')
    await page.getByText('2 acts').waitFor()
    await expectAccessible(director, 'appropriation acts')
    await picture(director, '18-acts')
    await page.getByRole('link', { name: /BAA 85/ }).click()
    await page.getByText('Some of this is from secondary sources').waitFor()
    await page.getByRole('link', { name: 'Correct' }).click()
    await page.getByRole('heading', { name: 'Correct BAA 85' }).waitFor()
    await page.getByLabel('Confirmed', { exact: true }).check()
    await page.getByRole('button', { name: 'Save correction' }).click()
    await page.getByText('Say why, for whoever reads the history.').first().waitFor()
    await expectAccessible(director, 'a correction without a reason')
    await picture(director, '18-act-correction')
    await page.getByLabel(/^Reason/).fill('Read in the Bangsamoro Gazette')
    await page.getByRole('button', { name: 'Save correction' }).click()
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('Read in the Bangsamoro Gazette').waitFor()
    await expectAccessible(director, 'the history of an act')
    await picture(director, '18-act-history')
  })

  it('adds an account code, and takes it out of use', async () => {
    const { page } = director
    await page.goto('/platform/budgeting/objects/new')
    await page.getByLabel(/^Code/).fill('502030100')
    await page.getByLabel(/^Name/).fill('Benches')
    await page.getByLabel(/^Source/).fill('COA circular')
    await page.getByRole('button', { name: 'Save code' }).click()
    await page.getByText('Write the ten digits of the code.').first().waitFor()
    await page.getByLabel(/^Code/).fill('5020399007')
    await page.getByRole('button', { name: 'Save code' }).click()
    await page.getByText('Account 50203990, Sub-object 07 (JC 2014-1)').waitFor()
    await picture(director, '18-object')
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByLabel('In use').uncheck()
    await page.getByRole('button', { name: 'Save change' }).click()
    await page.getByText('Out of use since').waitFor()
    await expectAccessible(director, 'an account code')
  })
})

describe('the limits of the whole budget', () => {
  it('are judged while figures are typed', async () => {
    const { page } = director
    await page.goto('/platform/budgeting/limits')
    await page.getByText('Nothing to judge yet').waitFor()
    await page.getByLabel('Total of the appropriations').fill('94410000000')
    await page.getByLabel('Contingent Fund').fill('10000000000')
    await page.getByText('Take ₱559,000,000.00 off.').waitFor()
    await page.getByLabel('Contingent Fund').fill('9441000000')
    await page.getByText('Contingent Fund: within the limit').waitFor()
    await expectAccessible(director, 'limits of the law')
    await picture(director, '18-limits')
  })
})

describe('an officer', () => {
  it('finds the rule behind a refusal by its section, and codes by a word', async () => {
    officer = await signIn(browser, bmms, 'moh.budget_officer')
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/rules')
    await page.getByLabel(/^Search section/).fill('34(a)')
    // The rows of before show the rule as well, until the search is asked.
    await page.waitForURL(/q=34/)
    const row = page.getByRole('row', { name: /Nothing beyond the allotment/ })
    await row.waitFor()
    expect(await row.textContent()).toContain('Database: ledger_obligation_within_allotment')
    await expectAccessible(officer, 'rules of law')
    await picture(officer, '18-rules')
    await page.goto('/moa/MOH/budgeting/objects?q=benches')
    await page.getByText('5020399007').waitFor()
    await page.getByText('Out of use', { exact: true }).waitFor()
    await expectAccessible(officer, 'account codes')
    await page.goto('/moa/MOH/budgeting/acts')
    await page.getByText('2 acts').waitFor()
    await expectAccessible(officer, 'acts of an organization')
  })

  it('reads all of it on a phone', async () => {
    const phone = await signIn(browser, bmms, 'moh.budget_officer', { viewport: PHONE, colorScheme: 'dark' })
    for (const place of ['rules', 'objects', 'acts']) {
      await phone.page.goto(`/moa/MOH/budgeting/${place}`)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await phone.page.getByRole('button', { name: /Export/ }).waitFor()
      await expectNoSideways(phone, place)
      await expectAccessible(phone, `${place} on a phone`)
      await picture(phone, `18-phone-${place}`)
    }
    expect([...director.complaints, ...officer.complaints, ...phone.complaints]).toEqual([])
  })
})
