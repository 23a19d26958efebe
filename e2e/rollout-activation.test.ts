// An organization is closed and activated again stage by stage; a module reaches a share of the people, who see why.
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
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person
let planner: Person

const LAPTOP = { viewport: { width: 1280, height: 900 } }
const base = '/platform/rollout/activation'

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

/** Passes over whatever soft item is missing, and switches the stage on. */
async function switchOn(page: Page, stage: string): Promise<void> {
  await page.getByRole('link', { name: `Switch on: ${stage}` }).click()
  await page.getByRole('heading', { name: `${stage} for MAFAR` }).waitFor()
  await page.getByRole('region', { name: 'Readiness' }).getByRole('table').waitFor()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  for (const reason of await page.getByPlaceholder('Why it can wait').all())
    await reason.fill('Agreed with the head of MAFAR.')
  await page.getByLabel('Why now').fill('The server room is dry again.')
}

describe('a rollout manager activates MAFAR', () => {
  it('sees how far organizations are', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', LAPTOP)
    const { page } = manager
    await page.getByRole('link', { name: 'Activation', exact: true }).click()
    await page.getByRole('heading', { name: 'Activation', level: 1 }).waitFor()
    await page.getByText('MAFAR').first().waitFor()
    await expectAccessible(manager, 'the list of activations')
    await picture(manager, '50-activation-list')
  })

  it('closes it with a reason; its people are refused at once', async () => {
    planner = await signIn(browser, bmms, 'mafar.planner', LAPTOP)
    const { page } = manager
    await page.goto(`${base}/MAFAR`)
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('menuitem', { name: 'Close the organization' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Their server room flooded.')
    await picture(manager, '51-activation-close')
    await dialog.getByRole('button', { name: 'Close the organization' }).click()
    await page.getByText('Closed', { exact: true }).first().waitFor()
    await planner.page.goto('/moa/MAFAR/planning/strategic-plans')
    await planner.page.getByRole('heading', { name: /You have no access to MAFAR/ }).waitFor()
  })

  it('opens it for administrators first, and is told what is missing', async () => {
    const { page } = manager
    await page.getByRole('heading', { name: 'Ready for Administrators?' }).waitFor()
    await expectAccessible(manager, 'the stages')
    await picture(manager, '52-activation-readiness')
    await page.getByRole('link', { name: 'Switch on: Administrators' }).click()
    await page.getByLabel('Why now').fill('The server room is dry again.')
    await page.getByRole('button', { name: 'Switch on Administrators' }).click()
    await page
      .getByText(/^Not ready: /)
      .first()
      .waitFor()
    await page
      .getByRole('link', { name: /Ministry of Agriculture/ })
      .first()
      .click()
    await page
      .getByRole('button', { name: /leave|discard/i })
      .first()
      .click()
      .catch(() => undefined)
    await switchOn(page, 'Administrators')
    await expectAccessible(manager, 'switching a stage on')
    await picture(manager, '53-activation-switch-on')
    await page.getByRole('button', { name: 'Switch on Administrators' }).click()
    await page.getByRole('heading', { name: 'Ready for Planning?' }).waitFor()
    await planner.page.goto('/')
    await planner.page.getByRole('heading', { name: /is being prepared/ }).waitFor()
    await picture(planner, '54-activation-waiting')
  })

  it('opens planning for everybody, after an administrator has signed in', async () => {
    const admin = await signIn(browser, bmms, 'mafar.admin', LAPTOP)
    await admin.context.close()
    const { page } = manager
    await page.goto(`${base}/MAFAR`)
    await switchOn(page, 'Planning')
    await page.getByRole('button', { name: 'Switch on Planning' }).click()
    await page.getByRole('heading', { name: 'Ready for Budgeting?' }).waitFor()
    await planner.page.goto('/moa/MAFAR/planning/strategic-plans')
    await planner.page.getByRole('heading', { name: 'Strategic plans', level: 1 }).waitFor()
    expect(await planner.page.getByRole('link', { name: 'Proposals' }).count()).toBe(0)
    await page.goto(`${base}/MAFAR?tab=steps`)
    await page.getByText('Their server room flooded.').waitFor()
    await picture(manager, '55-activation-steps')
  })
})

describe('planning reaches a share of MOH', () => {
  it('says before how many people it would reach', async () => {
    const { page } = manager
    await page.goto(`${base}/MOH/shares/planning`)
    await page.getByLabel('Reaches', { exact: true }).selectOption('percentage')
    await page.getByLabel('Share of the people').fill('0')
    await page.getByText(/Would reach 0 of \d+ people/).waitFor()
    await page.getByRole('checkbox', { name: 'Manager' }).check()
    await page.getByText(/Would reach [1-9]\d* of \d+ people/).waitFor()
    await expectAccessible(manager, 'the form of a share')
    await picture(manager, '56-activation-share')
    await page.getByLabel('Why').fill('Managers first.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('0 % and those named').waitFor()
    await expectAccessible(manager, 'the shares')
    await picture(manager, '57-activation-shares')
  })

  it('explains itself to whom it does not reach, and leaves it out of the navigation', async () => {
    const person = await signIn(browser, bmms, 'moh.planner', { ...LAPTOP, colorScheme: 'dark' })
    const { page } = person
    expect(await page.getByRole('link', { name: 'Strategic plans' }).count()).toBe(0)
    await page.goto('/moa/MOH/planning/strategic-plans')
    await page.getByRole('heading', { name: 'Not open for you yet: Strategic plans' }).waitFor()
    await expectAccessible(person, 'a page that is not open yet')
    await picture(person, '58-activation-not-yet-dark')
    await page.getByRole('link', { name: 'See why' }).click()
    await page
      .getByText(/Everybody has a number for this/)
      .first()
      .waitFor()
    await picture(person, '59-activation-why-dark')
    expect(person.complaints).toEqual([])
    await person.context.close()
    const boss = await signIn(browser, bmms, 'moh.manager', LAPTOP)
    await boss.page.goto('/moa/MOH/planning/strategic-plans')
    await boss.page.getByRole('heading', { name: 'Strategic plans', level: 1 }).waitFor()
    await boss.context.close()
  })

  it('is stopped with one click, and traced for a person', async () => {
    const { page } = manager
    await page.goto(`${base}/MOH?tab=shares`)
    await page.getByRole('button', { name: 'Stop Planning' }).click()
    await page.getByText('Off for everybody', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Why' }).click()
    await page.getByLabel('Username or e-mail address').fill('moh.manager')
    await page.getByRole('button', { name: 'Say why' }).click()
    await page
      .getByText(/Planning is switched off for everybody/)
      .first()
      .waitFor()
    await expectAccessible(manager, 'the trace')
    await picture(manager, '60-activation-trace')
    expect(manager.complaints).toEqual([])
  })

  it('works on a phone', async () => {
    const state = await manager.context.storageState()
    const phone = await openWindow(browser, bmms, { viewport: PHONE, colorScheme: 'dark' })
    await phone.context.addCookies(state.cookies)
    for (const [path, name] of [
      [base, 'list'],
      [`${base}/MAFAR`, 'stages'],
      [`${base}/MOH?tab=shares`, 'shares'],
      [`${base}/MOH/shares/budgeting`, 'share'],
    ] as const) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await phone.page.waitForLoadState('networkidle')
      await expectNoSideways(phone, path)
      await picture(phone, `61-activation-phone-${name}`)
    }
  })
})
