// The preparation of a budget: from the call of the finance ministry to approved amounts, and a paper that proves itself.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSideways,
  launch,
  openWindow,
  type Person,
  PHONE,
  picture,
  signIn,
} from './browser.ts'
import { ask, field, main, PROGRAMS, paste, spreadsheet, status, step } from './budget-steps.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
const DESK = { viewport: { width: 1280, height: 800 } }
let bmms: RunningBmms
let browser: Browser
let director: Person
let officer: Person
let manager: Person
let reviewer: Person
let proposal = ''
let call = ''

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the budget director', () => {
  it('writes the call for fiscal year 2027 with its calendar', async () => {
    director = await signIn(browser, bmms, 'budget.director', DESK)
    const { page } = director
    await page.goto('/platform/budgeting/calls')
    await page.getByRole('link', { name: 'New budget call' }).first().click()
    await field(page, 'What the call says').fill('Health and education come first. Consult before you propose.')
    const submission = page.getByRole('group', { name: 'Submission of proposals by organizations' })
    await field(page, 'Day').first().fill('15 December 2026')
    await submission.waitFor()
    await expectAccessible(director, 'the form of a budget call')
    await picture(director, 'budget-call-form')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('heading', { name: 'Budget call for fiscal year 2027' }).waitFor()
    await main(director).getByText('6 Rajab 1448 / 15 December 2026').waitFor()
    call = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })

  it('pastes ceilings from a spreadsheet, with totals at once', async () => {
    const { page } = director
    await page.getByRole('tab', { name: /^Ceilings/ }).click()
    await paste(page, 'MOH, PS', '2,000,000.00\t1,000,000.00\t\t500,000.00')
    await main(director).getByText('4 ceilings changed').or(main(director).getByText('3 ceilings changed')).waitFor()
    await main(director).getByText('₱3,500,000.00').first().waitFor()
    await picture(director, 'budget-ceilings')
    await page.reload()
    await main(director)
      .getByText(/^Your unsaved work of/)
      .waitFor()
    await page.getByRole('button', { name: 'Save ceilings' }).click()
    await main(director).getByText('3 ceilings changed').waitFor({ state: 'hidden' })
    await expectAccessible(director, 'the sheet of ceilings')
  })

  it('publishes it, told what that does', async () => {
    const { page } = director
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/due 15 December 2026.*1 organization has a ceiling, ₱3,500,000.00 in all/).waitFor()
    await picture(director, 'budget-call-publish')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await status(director, 'Published')
    expect(director.complaints).toEqual([])
  })
})

describe('the budget officer of MOH', () => {
  it('starts the proposal from the call, and takes in two programs', async () => {
    officer = await signIn(browser, bmms, 'moh.budget_officer', DESK)
    const { page } = officer
    for (const program of PROGRAMS)
      await ask(officer, 'POST', '/moa/MOH/budgeting/ppas', {
        ...{ ...program, kind: 'program', costStructure: 'operations', outcome: 'Healthier families' },
        ...{ bdpLink: 'BDP 2023-2028, chapter 4', bdipLink: 'BDIP 12' },
      })
    await page.goto('/moa/MOH/budgeting/proposals')
    await main(officer)
      .getByText(/due on 15 December 2026 [(]\d+ days left[)]/)
      .waitFor()
    await picture(officer, 'budget-proposals-open-call')
    await page.getByRole('link', { name: 'Start the proposal' }).click()
    await page.getByRole('button', { name: 'Start the proposal' }).click()
    await main(officer)
      .getByText('The proposal has no program, activity or project yet.', { exact: false })
      .first()
      .waitFor()
    proposal = new URL(page.url()).pathname
    for (const { title } of PROGRAMS) {
      await page.goto(`${proposal}?tab=programs`)
      await page
        .getByLabel('Take in a program, activity or project')
        .selectOption({ label: `${title} (${PROGRAMS.find((one) => one.title === title)?.code})` })
      await page.getByRole('button', { name: 'Take it in' }).click()
      await describeProgram(page)
    }
    await picture(officer, 'budget-proposal-programs')
  })

  it('imports lines from a spreadsheet, with a verdict for each row', async () => {
    const { page } = officer
    await page.goto(`${proposal}/import`)
    await page.getByLabel('Spreadsheet', { exact: true }).setInputFiles(spreadsheet('5020101999'))
    await page.getByRole('button', { name: 'Check the file' }).click()
    await main(officer)
      .getByText(/1 row has an error: nothing was taken/)
      .waitFor()
    await picture(officer, 'budget-import-error')
    await page.getByLabel('Spreadsheet', { exact: true }).setInputFiles(spreadsheet('5020201002'))
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('button', { name: 'Take 3 lines' }).waitFor()
    await expectAccessible(officer, 'the import of lines')
    await page.getByRole('button', { name: 'Take 3 lines' }).click()
    await page.getByRole('tab', { name: /^Lines/, selected: true }).waitFor()
    await main(officer).getByText('Cold chain boxes').first().waitFor()
  })

  it('types and pastes more lines in the sheet, and sees what is over the ceiling before it is saved', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Edit lines as a sheet' }).click()
    await page.getByRole('combobox', { name: 'object, line 3' }).waitFor()
    await paste(
      page,
      'object, line 3',
      '5020301002\tOffice supplies\t12\tmonths\t60,000.00\r\n5020101000\tField visits\t10.5\ttrips\t1,000.10',
    )
    await main(officer).getByText('2 lines new').waitFor()
    await main(officer).getByText('₱10,501.05', { exact: true }).waitFor()
    await main(officer)
      .getByText(/^₱[\d,.]+ over$/)
      .waitFor()
    await page.waitForTimeout(1000)
    await picture(officer, 'budget-lines-sheet')
    await page.reload()
    await main(officer)
      .getByText(/^Your unsaved work of/)
      .waitFor()
    await expectAccessible(officer, 'the sheet of lines')
    await page.keyboard.press('Control+s')
    await main(officer).getByText('2 lines new').waitFor({ state: 'hidden' })
  })

  it('is told by section why it cannot be submitted, and where each is put right', async () => {
    const { page } = officer
    await page.goto(proposal)
    await main(officer)
      .getByText(/over the ceiling of ₱1,000,000.00/)
      .first()
      .waitFor()
    await main(officer).getByText('BAA 84, s. 17 and 19').first().waitFor()
    await page.getByRole('button', { name: 'Submit for endorsement' }).hover()
    await page
      .getByRole('tooltip')
      .getByText(/BAA 84, s. 17 and 19/)
      .waitFor()
    await expectAccessible(officer, 'a proposal with findings')
    await picture(officer, 'budget-proposal-findings')
    await page.getByRole('link', { name: 'Go to the MOOE lines' }).click()
    await page.getByRole('link', { name: /Office supplies/ }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'description, line 3', exact: true }).inputValue())
      .toBe('Office supplies')
    await page.getByRole('textbox', { name: 'quantity, line 3', exact: true }).fill('2')
    await main(officer).getByText('₱219,498.95 left').waitFor()
    await page.getByRole('button', { name: 'Save lines' }).click()
    await main(officer).getByText('1 line changed').waitFor({ state: 'hidden' })
  })

  it('adds the papers that the law wants, and submits', async () => {
    const { page } = officer
    await page.goto(`${proposal}?tab=papers`)
    for (const kind of ['staffing', 'consultation']) {
      await page.getByLabel('What it is').selectOption(kind)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `${kind}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`The ${kind}.`) })
      await page.getByRole('button', { name: 'Add the paper' }).click()
      await main(officer)
        .getByRole('button', { name: `${kind}.txt` })
        .waitFor()
    }
    await picture(officer, 'budget-proposal-papers')
    await page.goto(proposal)
    await main(officer).getByText('requirement not met').waitFor({ state: 'hidden' })
    await picture(officer, 'budget-proposal-ready')
    await step(officer, 'Submit for endorsement')
    await status(officer, 'Submitted')
    expect(officer.complaints).toEqual([])
  })
})

/** What the law wants of a program: an indicator, and the two years before. */
async function describeProgram(page: Page): Promise<void> {
  await field(page, 'Justification').fill('Too many children are reached late.')
  await page.getByRole('button', { name: 'Add indicator' }).click()
  await field(page, 'What is counted').fill('Children reached')
  await field(page, 'Unit').fill('children')
  await field(page, 'Target 2027').fill('12,000')
  const years = { PS: 'Personnel services', MOOE: 'Maintenance and other operating expenses', CO: 'Capital outlays' }
  for (const words of Object.values(years)) {
    const group = page.getByRole('group', { name: new RegExp(`^${words}`) })
    await field(page, '2025, actual obligations').and(group.getByRole('textbox')).fill('100000')
    await field(page, '2026, appropriation').and(group.getByRole('textbox')).fill('120000.50')
  }
  await page.getByRole('button', { name: 'Save program' }).click()
  await page.getByRole('tab', { name: /^Programs/, selected: true }).waitFor()
}

describe('the manager of MOH', () => {
  it('finds it in the inbox of a phone, returns it with a comment', async () => {
    manager = await signIn(browser, bmms, 'moh.manager', { viewport: PHONE })
    const { page } = manager
    await page.goto('/moa/MOH/inbox')
    await page.getByText('Budget proposal 2027').first().click()
    await page.getByRole('button', { name: 'Endorse', exact: true }).waitFor()
    await main(manager).getByText('Requested against ceilings').waitFor()
    await expectNoSideways(manager, 'the decision on a proposal')
    await expectAccessible(manager, 'the decision on a proposal')
    await picture(manager, 'budget-endorse-phone')
    await step(manager, 'Return for changes', 'Say why two refrigerators are enough.')
  })

  it('endorses what comes back', async () => {
    const { page } = officer
    await page.goto(proposal)
    await main(officer).getByText('Say why two refrigerators are enough.').waitFor()
    await step(officer, 'Submit for endorsement', 'Two are for the district hospitals; the others have theirs.')
    await manager.page.goto(proposal)
    await expectNoSideways(manager, 'a proposal')
    await step(manager, 'Endorse')
    await status(manager, 'Endorsed')
    await picture(manager, 'budget-proposal-phone')
    expect(manager.complaints).toEqual([])
  })
})

describe('the finance ministry', () => {
  it('sees how far organizations are, and takes the proposal up', async () => {
    reviewer = await signIn(browser, bmms, 'budget.reviewer', { ...DESK, colorScheme: 'dark' })
    const { page } = reviewer
    await page.goto(`/oversight/budgeting/calls/${call}`)
    await page.getByRole('link', { name: /^Ministry of Health/ }).waitFor()
    await expectAccessible(reviewer, 'proposals of all organizations')
    await picture(reviewer, 'budget-proposals-of-all-dark')
    await page.getByRole('link', { name: /^Ministry of Health/ }).click()
    await step(reviewer, 'Take up for review')
    await status(reviewer, 'Under review')
  })

  it('comments on a line, approves less of it, and the rest as requested', async () => {
    const { page } = reviewer
    await page.getByRole('link', { name: 'Review lines' }).first().click()
    await page.getByRole('button', { name: 'Comments on Vaccine refrigerators: 0' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Add a comment' }).fill('One can be shared with the provincial hospital.')
    await dialog.getByRole('button', { name: 'Add comment' }).click()
    await dialog.getByRole('article').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Approved amount of Vaccine refrigerators' }).fill('900000')
    await page.getByRole('button', { name: 'Save amounts' }).click()
    await page
      .getByText(/over the ceiling of ₱500,000.00/)
      .first()
      .waitFor()
    await picture(reviewer, 'budget-review-refused-dark')
    await page.getByRole('textbox', { name: 'Approved amount of Vaccine refrigerators' }).fill('200000')
    await page.getByRole('textbox', { name: 'Note on Vaccine refrigerators' }).fill('One of two')
    await page.getByRole('button', { name: 'Save amounts' }).click()
    await main(reviewer).getByText('1 line reviewed').first().waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Approve the rest as requested' }).click()
    await dialog.getByRole('button', { name: 'Approve them' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expectAccessible(reviewer, 'the review of lines')
    await picture(reviewer, 'budget-review-dark')
    expect(reviewer.complaints).toEqual([])
  })

  it('approves it by the director', async () => {
    const { page } = director
    await page.goto(`/platform/budgeting/calls/${call}?tab=proposals`)
    await page.getByRole('link', { name: /^Ministry of Health/ }).waitFor()
    await expectAccessible(director, 'the progress of a budget call')
    await picture(director, 'budget-call-proposals')
    await page.getByRole('link', { name: /^Ministry of Health/ }).click()
    await step(director, 'Approve')
    await status(director, 'Approved')
    await picture(director, 'budget-proposal-approved')
  })
})

describe('the paper', () => {
  it('carries a hash that anybody can check against the system', async () => {
    const { page } = officer
    await page.goto(proposal)
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF' }).click(),
    ])
    const file = join(ROOT, 'e2e/results/budget-proposal.pdf')
    await paper.saveAs(file)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    const hash = /SHA-256\s+([0-9a-f]{64})/.exec(text)?.[1] ?? ''
    expect(hash).toHaveLength(64)
    expect(text).toContain('Cold chain boxes')
    const address = `/verify/budget-proposal/${proposal.split('/').at(-1)}`
    const stranger = await openWindow(browser, bmms, { viewport: PHONE })
    await stranger.page.goto(`${address}#${hash}`)
    await stranger.page.getByText('The paper is what stands in the system').waitFor()
    await expectAccessible(stranger, 'the check of a paper')
    await picture(stranger, 'budget-paper-genuine')
    await stranger.page.goto('about:blank')
    await stranger.page.goto(`${address}#${'0'.repeat(64)}`)
    await stranger.page.getByText('The paper and the system differ').waitFor()
    expect(stranger.complaints).toEqual([])
  })
})
