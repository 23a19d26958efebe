// Journeys 3 and 4: from the appropriation act to money that may be obligated, and a modification that the law sends to
// the finance ministry.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let officer: Person
let manager: Person
let director: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  officer = await signIn(browser, bmms, 'moh.budget_officer')
  manager = await signIn(browser, bmms, 'moh.manager')
  director = await signIn(browser, bmms, 'budget.director')
  for (const [code, title] of PROGRAMS) await addProgram(code, title)
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const PROGRAMS = [
  ['310900100001000', 'Cold chain for vaccines'],
  ['310900100002000', 'Rural birthing homes'],
] as const
const label = (at: 0 | 1) => `${PROGRAMS[at][1]} (${PROGRAMS[at][0]})`

async function addProgram(code: string, title: string): Promise<void> {
  const status = await officer.page.evaluate(
    async (program) => {
      const answer = await fetch('/api/v1/moa/MOH/budgeting/ppas', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(program),
      })
      return answer.status
    },
    { code, title, kind: 'activity', costStructure: 'operations' },
  )
  expect(status).toBe(201)
}

interface Line {
  program: 0 | 1
  of: string
  amount: string
}

async function fillLine(page: Page, name: string, { program, of, amount }: Line): Promise<void> {
  const line = page.getByRole('group', { name, exact: true })
  await line.getByLabel('Program, activity or project').selectOption({ label: label(program) })
  await line.getByLabel('Class').selectOption(of)
  await line.getByLabel('Amount').fill(amount)
}

/** Takes a workflow step through its dialog. */
async function step({ page }: Person, name: string, comment?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (comment) await dialog.getByRole('textbox', { name: /comment/i }).fill(comment)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function status({ page }: Person, word: string): Promise<void> {
  await page.getByRole('main').getByText(word, { exact: true }).first().waitFor()
}

/** The other person opens what the first one looks at. */
async function follow(to: Person, from: Person): Promise<void> {
  await to.page.goto(new URL(from.page.url()).pathname)
}

async function keepPaper({ page }: Person, name: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF' }).click(),
  ])
  mkdirSync(join(ROOT, 'e2e/results'), { recursive: true })
  await download.saveAs(join(ROOT, `e2e/results/${name}.pdf`))
}

describe('the budget officer of MOH', () => {
  it('enters the appropriation, is told what is missing, and cannot post it', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/appropriations')
    await page.getByRole('link', { name: 'New appropriation' }).first().click()
    await fillLine(page, 'Line 1', { program: 0, of: 'MOOE', amount: '1,500,000' })
    await page.getByRole('button', { name: 'Add line' }).click()
    await fillLine(page, 'Line 2', { program: 0, of: 'CO', amount: '400,000.50' })
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('alert').getByText('Say what it is for.').waitFor()
    await page.getByLabel('Particulars').fill('Appropriations of fiscal year 2026')
    await page.getByText('₱1,900,000.50').waitFor()
    await expectAccessible(officer, 'new appropriation')
    await picture(officer, 'releases-new-appropriation')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await status(officer, 'Draft')
    await expect.poll(() => page.getByRole('button', { name: 'Post to the ledger' }).isDisabled()).toBe(true)
    await follow(manager, officer)
    await step(manager, 'Post to the ledger')
    await status(manager, 'Posted')
  })

  it('releases what the system suggests, and nothing of capital outlays in the comprehensive release', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/allotment-releases/new')
    await page.getByLabel('Allotment period').selectOption({ label: 'The whole year' })
    await page.getByRole('button', { name: 'Suggest lines' }).click()
    await expect.poll(() => page.getByLabel('Amount').first().inputValue()).toBe('1,500,000.00')
    expect(
      await page.getByRole('group', { name: 'Line 1' }).getByLabel('Class').locator('option').allTextContents(),
    ).toEqual(['PS', 'MOOE'])
    await page.getByLabel('Purpose').fill('Comprehensive release')
    await picture(officer, 'releases-new-release')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await step(officer, 'Submit for release')
    await status(officer, 'Submitted')
    await follow(manager, officer)
    await step(manager, 'Release')
    await status(manager, 'Released')
    await manager.page.getByRole('heading', { name: /^GAABAO-/ }).waitFor()
    await expectAccessible(manager, 'allotment release')
    await picture(manager, 'releases-release')
    await keepPaper(manager, 'allotment-release')
  })

  it('tries a modification without saving it, and requests it', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/modifications')
    await page.getByRole('link', { name: 'Try a modification without saving it' }).click()
    await fillLine(page, 'From, line 1', { program: 0, of: 'MOOE', amount: '250,000' })
    await fillLine(page, 'To, line 1', { program: 0, of: 'CO', amount: '249,999.99' })
    await page.getByText(/differ by ₱0.01/).waitFor()
    await page.getByRole('group', { name: 'To, line 1' }).getByLabel('Amount').fill('250,000')
    await page.getByText('Lawful approver: Finance ministry (BAA 84, s. 49)').waitFor()
    await page.getByText('It cannot be submitted like this').waitFor({ state: 'hidden' })
    await expectAccessible(officer, 'what if')
    await picture(officer, 'releases-what-if')
    await page.getByRole('button', { name: 'Request this modification' }).click()
    await page.getByRole('textbox', { name: /^Reason/ }).fill('Refrigerators failed in three provinces.')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await step(officer, 'Submit for decision')
    await page.getByRole('heading', { name: /^MOD-/ }).waitFor()
    await picture(officer, 'releases-modification')
  })
})

describe('the finance ministry', () => {
  it('decides what the manager may not', async () => {
    await follow(manager, officer)
    await status(manager, 'Submitted')
    await expect.poll(() => manager.page.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true)
    await follow(director, officer)
    await step(director, 'Approve')
    await status(director, 'Approved')
    await keepPaper(director, 'modification')
    await director.page.getByRole('tab', { name: 'History' }).click()
    await director.page.getByText('approved').first().waitFor()
    await picture(director, 'releases-modification-history')
  })

  it('finds balances that add up', async () => {
    await officer.page.goto('/moa/MOH/budgeting/balances?q=cold')
    await officer.page.getByText('₱1,250,000.00').first().waitFor()
    await officer.page.getByText('₱650,000.50').first().waitFor()
    await expectAccessible(officer, 'balances')
    await picture(officer, 'releases-balances')
  })
})

it('everything fits a phone in the dark', async () => {
  const phone = await signIn(browser, bmms, 'moh.manager', { viewport: PHONE, colorScheme: 'dark' })
  const record = new URL(director.page.url()).pathname
  const pages = ['balances', 'appropriations', 'allotment-releases', 'modifications', 'modifications/what-if']
  for (const place of [...pages.map((page) => `/moa/MOH/budgeting/${page}`), record]) {
    await phone.page.goto(place)
    await phone.page.getByRole('heading', { level: 1 }).waitFor()
    await phone.page.waitForLoadState('networkidle')
    await expectNoSideways(phone, place)
    await expectAccessible(phone, `${place} on a phone`)
    const name = place === record ? 'record' : place.split('/').slice(4).join('-')
    await picture(phone, `releases-phone-${name}`)
  }
  expect([officer, manager, director, phone].flatMap(({ complaints }) => complaints)).toEqual([])
})
