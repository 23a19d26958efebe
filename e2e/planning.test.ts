// Journey 3: the strategic plan 2026-2030 of the Ministry of Health, from draft to signed paper, and nothing of it for MOLE.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  launch,
  openWindow,
  type Person,
  PHONE,
  picture,
  signIn,
} from './browser.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

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

const PLAN = 'Health Sector Strategic Plan 2026-2030'
const goals = [
  {
    title: 'Every child is fully immunized',
    metric: 'Share of children fully immunized',
    unit: '%',
    baseline: '42',
    target: '95',
  },
  {
    title: 'Mothers survive childbirth',
    metric: 'Maternal deaths per 100,000 births',
    unit: 'deaths',
    baseline: '110',
    target: '60',
  },
  {
    title: 'Care is within reach',
    metric: 'Barangays with a staffed health station',
    unit: 'barangays',
    baseline: '900',
    target: '2185',
  },
]

/** The field with that label, required or not. */
const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( [*]| .optional.)?$`) })
const save = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

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

describe('the planning officer of MOH', () => {
  it('signs in and is shown the workspace of the Ministry', async () => {
    officer = await signIn(browser, bmms, 'moh.planner')
    await officer.page.getByRole('banner').getByText('Ministry of Health').waitFor()
    await officer.page.getByRole('heading', { name: 'My work' }).waitFor()
    await expectAccessible(officer, 'home')
    await picture(officer, '3-home')
  })

  it('drafts the strategic plan with vision, mission and years', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/planning/strategic-plans')
    await page
      .getByRole('link', { name: /new plan|new strategic plan/i })
      .first()
      .click()
    await field(page, 'Title').fill(PLAN)
    await field(page, 'First year').fill('2026')
    await field(page, 'Last year').fill('2030')
    await field(page, 'Vision').fill('A healthy and productive Bangsamoro by 2030.')
    await field(page, 'Mission').fill('Quality health services for every family, near their home.')
    await expectAccessible(officer, 'the form of a strategic plan')
    await picture(officer, '3-plan-form')
    await save(page, /save draft/i)
    await page.getByRole('heading', { name: PLAN }).waitFor()
    await status(officer, 'Draft')
  })

  it('adds three goals with target metrics', async () => {
    const { page } = officer
    for (const goal of goals) {
      await page.getByRole('link', { name: 'Add goal' }).first().click()
      await field(page, 'Goal').fill(goal.title)
      await field(page, 'Measured by').fill(goal.metric)
      await field(page, 'Unit').fill(goal.unit)
      await field(page, 'Baseline').fill(goal.baseline)
      await field(page, 'Target').fill(goal.target)
      await save(page, /add goal/i)
      await page.getByRole('main').getByText(goal.title).first().waitFor()
    }
    await picture(officer, '3-plan-draft')
  })

  it('derives the annual work plan 2026 with an objective', async () => {
    const { page } = officer
    await page.getByRole('tab', { name: /annual work plans/i }).click()
    await page
      .getByRole('link', { name: /derive the work plan 2026/i })
      .first()
      .click()
    await field(page, 'Title').fill('Annual Work Plan 2026')
    await save(page, /save draft|create|start/i)
    await page.getByRole('heading', { name: 'Annual Work Plan 2026' }).waitFor()
    await page.getByRole('link', { name: 'Add objective' }).first().click()
    await field(page, 'Objective').fill('Vaccinate in all 116 municipalities')
    await field(page, 'Indicator').fill('Municipalities with a full round')
    await field(page, 'Unit').fill('municipalities')
    await field(page, 'Baseline').fill('0')
    await field(page, 'Target').fill('116')
    await field(page, 'Target date').fill('2026-12-15')
    await save(page, /add objective/i)
    await page.getByRole('main').getByText('Vaccinate in all 116 municipalities').first().waitFor()
    await expectAccessible(officer, 'an annual work plan')
    await picture(officer, '3-annual-draft')
  })

  it('submits the plan for approval', async () => {
    const { page } = officer
    await page.goto('/moa/MOH/planning/strategic-plans')
    await page.getByRole('link', { name: PLAN }).first().click()
    await step(officer, 'Submit for approval')
    await status(officer, 'Submitted')
  })
})

describe('the manager', () => {
  it('finds it in the inbox and returns it with a comment', async () => {
    manager = await signIn(browser, bmms, 'moh.manager')
    const { page } = manager
    await page.goto('/moa/MOH/inbox')
    await page.getByText(PLAN).first().waitFor()
    await expectAccessible(manager, 'the inbox')
    await picture(manager, '3-inbox')
    await page.goto(new URL(officer.page.url()).pathname)
    await step(manager, 'Return for changes', 'Please say by when the maternal target is reached.')
    await status(manager, 'Returned')
  })
})

describe('the officer again', () => {
  it('reads the comment, revises and resubmits', async () => {
    const { page } = officer
    await page.reload()
    await status(officer, 'Returned')
    await page.getByText('Please say by when the maternal target is reached.').first().waitFor()
    await page
      .getByRole('link', { name: /^edit$/i })
      .first()
      .click()
    await field(page, 'Mission').fill(
      'Quality health services for every family, near their home; maternal deaths at most 60 by 2030.',
    )
    await save(page, /save/i)
    await page.getByRole('heading', { name: PLAN }).waitFor()
    await step(officer, 'Submit for approval')
    await status(officer, 'Submitted')
  })

  it('cannot approve what they prepared', async () => {
    const approve = officer.page.getByRole('button', { name: 'Approve', exact: true })
    expect(
      (await approve.count()) === 0 ||
        (await approve.getAttribute('aria-disabled')) === 'true' ||
        (await approve.isDisabled()),
    ).toBe(true)
  })
})

describe('the manager again', () => {
  it('approves and activates the plan, then the year', async () => {
    const { page } = manager
    await page.reload()
    await step(manager, 'Approve')
    await status(manager, 'Approved')
    await step(manager, 'Activate')
    await status(manager, 'Active')
    await picture(manager, '3-plan-active')
    await officer.page.goto('/moa/MOH/planning/annual-work-plans')
    await officer.page.getByRole('link', { name: 'Annual Work Plan 2026' }).first().click()
    await step(officer, 'Submit for approval')
    await page.goto(new URL(officer.page.url()).pathname)
    await step(manager, 'Approve')
    await status(manager, 'Approved')
    await step(manager, 'Activate')
    await status(manager, 'Active')
  })
})

describe('progress and paper', () => {
  it('progress is recorded against the objective', async () => {
    const { page } = officer
    await page.reload()
    await status(officer, 'Active')
    await page
      .getByRole('link', { name: /record progress of vaccinate/i })
      .first()
      .click()
    await field(page, 'Value').fill('58')
    await field(page, 'Note').fill('First round finished in 58 municipalities.')
    await save(page, /record progress|save/i)
    await page.getByText('50.0%').first().waitFor()
    await picture(officer, '3-progress')
  })

  it('the plan is a PDF, the list a spreadsheet and a CSV file', async () => {
    const { page } = officer
    mkdirSync(join(ROOT, 'e2e/results'), { recursive: true })
    await page.goto('/moa/MOH/planning/strategic-plans')
    await page.getByRole('link', { name: PLAN }).first().click()
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /pdf/i }).first().click(),
    ])
    expect(paper.suggestedFilename()).toMatch(/[.]pdf$/)
    await paper.saveAs(join(ROOT, 'e2e/results/strategic-plan.pdf'))
    await page.goto('/moa/MOH/planning/strategic-plans')
    for (const format of ['CSV', 'Excel']) {
      await page.getByRole('button', { name: /export/i }).click()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: new RegExp(format, 'i') }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/^MOH-strategic-plans-.*[.](csv|xlsx)$/)
      await file.saveAs(join(ROOT, `e2e/results/${file.suggestedFilename()}`))
    }
  })

  it('every page works on a phone and in the dark', async () => {
    const plan = await officer.page.evaluate(
      () => document.querySelector<HTMLAnchorElement>('main a[href*="/strategic-plans/01"]')?.pathname ?? '',
    )
    for (const [name, look] of Object.entries({
      'phone-light': { viewport: PHONE },
      'phone-dark': { viewport: PHONE, colorScheme: 'dark' },
      'desktop-dark': { viewport: DESKTOP, colorScheme: 'dark' },
    } as const)) {
      const person = await signIn(browser, bmms, 'moh.planner', look)
      for (const [page, path] of Object.entries({
        home: '/moa/MOH',
        dashboard: '/moa/MOH/planning',
        plans: '/moa/MOH/planning/strategic-plans',
        plan,
        'plan-form': '/moa/MOH/planning/strategic-plans/new',
        objectives: '/moa/MOH/planning/objectives',
      })) {
        await person.page.goto(path)
        await person.page.getByRole('heading', { level: 1 }).waitFor()
        await person.page.waitForLoadState('networkidle')
        await expectAccessible(person, `${page} (${name})`)
        await expectNoSideways(person, `${page} (${name})`)
        await picture(person, `3-${page}-${name}`)
      }
      expect(person.complaints).toEqual([])
      await person.context.close()
    }
  })
})

describe('an officer of MOLE', () => {
  it('sees nothing of it, in the screens or at its addresses', async () => {
    const stranger = await signIn(browser, bmms, 'mole.planner')
    const { page } = stranger
    await page.goto('/moa/MOLE/planning/strategic-plans')
    await page
      .getByText(/no strategic plan/i)
      .first()
      .waitFor()
    expect(await page.content()).not.toContain(PLAN)
    const address = new URL(manager.page.url()).pathname
    await page.goto(address)
    await page
      .getByText(/not a member of MOH/i)
      .first()
      .waitFor()
    expect(await page.content()).not.toContain('Annual Work Plan 2026')
    await page.goto(address.replace('/MOH/', '/MOLE/'))
    await page
      .getByText(/no such|not found/i)
      .first()
      .waitFor()
    await picture(stranger, '3-mole-refused')
  })

  it('nobody without a session sees anything', async () => {
    const visitor = await openWindow(browser, bmms)
    await visitor.page.goto('/moa/MOH/planning/strategic-plans')
    await visitor.page.getByRole('button', { name: /^sign in$/i }).waitFor()
    expect(await visitor.page.content()).not.toContain(PLAN)
  })

  it('no page complained', () => {
    expect([...officer.complaints, ...manager.complaints]).toEqual([])
  })
})
