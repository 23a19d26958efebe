// Programs of the Ministry of Health: from a file to the ledger, then targets, accomplishments and work, on every screen.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let officer: Person
let manager: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( [*]| .optional.)?$`) })
const save = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

const HEADER =
  'PPA code,Title,Kind,Below (code),Organizational outcome,PS,MOOE,CO,Output indicator,Output unit,Output targets,Tags'
const GOOD = [
  HEADER,
  '399100100001000,Mobile clinic program,program,,Access to health services improved,"12,000,000.00","30,500,000.50",,Island barangays visited,barangays,30; 40; 40; 30,"health, gender"',
  ',,,,,,,,Patients seen,patients,3000; 4000; 4000; 3000,',
  '399100100001001,Boats and vehicles,project,399100100001000,,,,"450,000,000.00",Boats delivered,boats,0; 0; 4; 8,infrastructure',
].join('\n')
const BAD = [HEADER, '3991001,Mobile clinic program,,,,-5,1.234,,,,,', '399100100001002,Pharmacy,,,,,,,,,5;6,'].join(
  '\n',
)

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function upload({ page }: Person, path: string): Promise<void> {
  await page.goto('/moa/MOH/budgeting/ppas/imports/new')
  await page.locator('input[type=file]').setInputFiles(path)
  await save(page, /upload and check/i)
}

describe('the budget officer', () => {
  it('is told what is wrong with a file, row by row', async () => {
    officer = await signIn(browser, bmms, 'moh.budget_officer')
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/ppas')
    await page.getByRole('heading', { name: 'Programs', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Import from a file' }).click()
    await page.getByRole('link', { name: 'Import a file' }).first().click()
    await page.getByRole('heading', { name: 'Import programs' }).waitFor()
    await expectAccessible(officer, 'the form of an import of programs')
    await picture(officer, 'ppa-01-import-form')
    await upload(officer, file('wrong.csv', BAD))
    await page.getByText('2 rows have errors').waitFor()
    await page.getByText(/is not a PPA code: it has 15 digits/).waitFor()
    await expectAccessible(officer, 'an import with errors')
    await picture(officer, 'ppa-02-import-errors')
  })

  it('has a good file checked, and cannot take it over alone', async () => {
    const { page } = officer
    await upload(officer, file('mobile-clinics.csv', GOOD))
    await page.getByText('Waiting for a second person').waitFor()
    await page.getByText('appropriation of ₱30,500,000.50 (MOOE)').waitFor()
    await page.getByText('₱492,500,000.50').first().waitFor()
    await picture(officer, 'ppa-03-import-checked')
    await page.goto('/moa/MOH/budgeting/ppas?q=Mobile')
    await page
      .getByText(/^0 programs|No program/)
      .first()
      .waitFor()
  })
})

describe('the manager', () => {
  it('takes the file over, knowing what is posted', async () => {
    manager = await signIn(browser, bmms, 'moh.manager')
    const { page } = manager
    const address = officer.page.url()
    await officer.page.goto('/moa/MOH/budgeting/ppas/imports')
    await officer.page.getByRole('link', { name: 'mobile-clinics.csv' }).first().click()
    await officer.page.getByRole('heading', { name: 'mobile-clinics.csv' }).waitFor()
    expect(officer.page.url()).not.toBe(address)
    await page.goto(new URL(officer.page.url()).pathname)
    await page.getByRole('button', { name: 'Take over' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/2 programs added/).waitFor()
    await picture(manager, 'ppa-04-import-confirm')
    await dialog.getByRole('button', { name: 'Take over' }).click()
    await page.getByText('Taken over', { exact: true }).first().waitFor()
    await picture(manager, 'ppa-05-import-done')
  })
})

describe('the budget officer, from then on', () => {
  it('finds the programs as a tree, with their money', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/ppas?year=2026')
    const main = page.getByRole('main')
    await main.getByText('Mobile clinic program').first().waitFor()
    await main.getByText('₱492,500,000.50').first().waitFor()
    await expectAccessible(officer, 'the programs')
    await picture(officer, 'ppa-06-programs')
    await main
      .getByRole('link', { name: /Mobile clinic program/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Mobile clinic program' }).waitFor()
    await main.getByText('Island barangays visited').waitFor()
    await expectAccessible(officer, 'a program')
    await picture(officer, 'ppa-07-program')
    await page.getByRole('tab', { name: 'Budget' }).click()
    await main.getByText('FY 2026, MOOE').waitFor()
    await picture(officer, 'ppa-08-program-budget')
  })

  it('records what was accomplished, and corrects it', async () => {
    const { page } = officer
    const main = page.getByRole('main')
    await page.getByRole('tab', { name: /targets and accomplishments/i }).click()
    await main.getByRole('link', { name: 'Island barangays visited' }).first().click()
    await page.getByRole('heading', { name: 'Island barangays visited' }).waitFor()
    for (const [value, remark] of [
      ['25', 'Storms in March'],
      ['27', 'Two more visits were reported late'],
    ] as const) {
      await page.getByRole('link', { name: 'Record accomplishment' }).click()
      await page.getByRole('combobox', { name: /^quarter/i }).selectOption('1')
      await field(page, 'Accomplished').fill(value)
      await field(page, 'Remark').fill(remark)
      if (value === '25') await picture(officer, 'ppa-09-accomplish')
      await save(page, /^record accomplishment$/i)
      await page.getByRole('heading', { name: 'Island barangays visited' }).waitFor()
      await main.getByRole('cell', { name: value, exact: true }).first().waitFor()
    }
    await expectAccessible(officer, 'an indicator')
    await picture(officer, 'ppa-10-indicator')
    await page.getByRole('tab', { name: 'Entries' }).click()
    await main.getByText('Storms in March').waitFor()
    await main.getByText('Corrected').first().waitFor()
    await picture(officer, 'ppa-11-entries')
  })

  it('is asked for a reason when a target of a quarter that has ended changes', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Set targets' }).click()
    await page.getByRole('heading', { name: 'Targets', exact: true }).waitFor()
    await field(page, '1st quarter').fill('20')
    await save(page, /save targets/i)
    await page
      .getByText(/A target that is changed afterwards needs a reason/)
      .first()
      .waitFor()
    await picture(officer, 'ppa-12-targets-reason')
    await field(page, 'Reason for the change').fill('The plan was revised in January')
    await save(page, /save targets/i)
    await page.getByRole('heading', { name: 'Island barangays visited' }).waitFor()
  })

  it('adds a work item', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/ppas?q=Boats')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Boats and vehicles/ })
      .first()
      .click()
    await page.getByRole('tab', { name: 'Work items' }).click()
    await page.getByRole('link', { name: 'Add work item' }).first().click()
    await field(page, 'Title').fill('Bidding of 8 boats')
    await field(page, 'Estimated cost').fill('400000000')
    await save(page, /add work item/i)
    await page.getByRole('main').getByText('Bidding of 8 boats').first().waitFor()
    await page.getByRole('main').getByText('₱400,000,000.00').first().waitFor()
    await picture(officer, 'ppa-13-work')
  })

  it('adds and edits a program by hand', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/ppas/new')
    await field(page, 'Code').fill('399100100002000')
    await field(page, 'Title').fill('Cold chain program')
    await field(page, 'Bangsamoro Development Plan').fill('Goal 3: health for all')
    await page.getByRole('checkbox', { name: 'Health' }).check()
    await expectAccessible(officer, 'the form of a program')
    await picture(officer, 'ppa-14-form')
    await save(page, /add program/i)
    await page.getByRole('heading', { name: 'Cold chain program' }).waitFor()
    await page.getByRole('tab', { name: 'Details' }).click()
    await page.getByText('Goal 3: health for all').waitFor()
    await page.getByRole('tab', { name: 'History' }).click()
    await page
      .getByRole('main')
      .getByText(/added the program/)
      .first()
      .waitFor()
    await picture(officer, 'ppa-15-history')
  })

  it('sees the physical report in its order', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/budgeting/physical-facts?year=2026&quarter=3')
    const main = page.getByRole('main')
    await main.getByRole('heading', { name: 'Access to health services improved' }).waitFor()
    await main.getByRole('heading', { name: /Part B/ }).waitFor()
    await expectAccessible(officer, 'the physical report')
    await picture(officer, 'ppa-16-physical')
  })
})

describe('on a phone and in the dark', () => {
  it('everything fits and can be read', async () => {
    const phone = await signIn(browser, bmms, 'moh.budget_officer', { viewport: PHONE, colorScheme: 'dark' })
    const { page } = phone
    const pages = {
      programs: ['/moa/MOH/budgeting/ppas?year=2026', 'Mobile clinic program'],
      physical: ['/moa/MOH/budgeting/physical-facts?year=2026', 'Island barangays visited'],
      imports: ['/moa/MOH/budgeting/ppas/imports', 'mobile-clinics.csv'],
    } as const
    for (const [name, [path, text]] of Object.entries(pages)) {
      await page.goto(path)
      await page.getByRole('main').getByText(text).first().waitFor()
      await expectNoSideways(phone, name)
      await expectAccessible(phone, `${name} in the dark`)
      await picture(phone, `ppa-${name}-phone-dark`)
    }
    await page.getByRole('main').getByRole('link', { name: 'mobile-clinics.csv' }).first().click()
    await page.getByRole('main').getByText('Boats and vehicles').first().waitFor()
    await expectNoSideways(phone, 'an import')
    await picture(phone, 'ppa-import-phone-dark')
    await page.goto('/moa/MOH/budgeting/physical-facts?year=2026')
    await page.getByRole('link', { name: 'Island barangays visited' }).first().click()
    await page.getByRole('heading', { name: 'Island barangays visited' }).waitFor()
    await expectNoSideways(phone, 'an indicator')
    await picture(phone, 'ppa-indicator-phone-dark')
    expect(phone.complaints).toEqual([])
  })

  it('left nothing to complain about', () => {
    expect([...officer.complaints, ...manager.complaints]).toEqual([])
  })
})
