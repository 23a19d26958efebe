// Plan: waves are proposed, a wish is tried by dragging and by keyboard, impossible wishes are named, two versions are
// compared and one is published.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
/** The optimiser needs seconds; on a machine with other work, more of them. */
const PATIENCE = 90_000
let bmms: RunningBmms
let browser: Browser
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

const wave = (page: Page, number: number) => page.getByRole('region', { name: `Wave ${number}`, exact: true })
const card = (page: Page, code: string) => page.getByRole('button', { name: new RegExp(`^${code}\\b`) })

/** Waits until the optimiser has answered. */
async function solved(page: Page): Promise<void> {
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  await stop.waitFor()
  await stop.waitFor({ state: 'detached', timeout: PATIENCE })
}

async function waveOf(page: Page, code: string): Promise<number> {
  const region = page.getByRole('region', { name: /^Wave \d+$/ }).filter({ has: card(page, code) })
  return Number((await region.getAttribute('aria-label'))?.replace('Wave ', ''))
}

async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save version' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this version' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Save version' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
}

describe('the rollout manager plans waves', { timeout: 300_000 }, () => {
  it('is told what a plan is, and starts one', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', { viewport: { width: 1280, height: 900 } })
    const { page } = manager
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page.getByText('No plan yet').waitFor()
    await page.getByText('Waiting for a wave').waitFor()
    await expectAccessible(manager, 'plans before there is one')
    await picture(manager, '50-plan-empty')
    await page.getByRole('button', { name: 'New plan' }).first().click()
    await page.getByRole('dialog').getByLabel('Name').fill('After the pilot')
    await page.getByRole('button', { name: 'Start draft' }).click()
    await page.getByText('No proposal yet').waitFor()
    await page.getByText('41 organizations wait for their wave, 3 have come in.').waitFor()
    await picture(manager, '50-plan-new')
  })

  it('gets a proposal with score, bound, baselines and reasons', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Propose waves' }).first().click()
    await page.getByRole('region', { name: 'The optimiser at work' }).waitFor()
    await picture(manager, '50-plan-solving')
    await wave(page, 2).waitFor({ timeout: PATIENCE })
    await page.getByText('All kept').waitFor()
    await page.getByText('Against simple plans').waitFor()
    expect(await page.getByText('Alphabetical', { exact: false }).count()).toBeGreaterThan(0)
    await card(page, 'OCM').click()
    await page.getByText(/^Why wave \d$/).waitFor()
    await picture(manager, '50-plan-why')
    await page.keyboard.press('Escape')
    await expectAccessible(manager, 'a proposal')
    await picture(manager, '50-plan-proposed')
    await saveAs(page, 'As proposed')
  })

  it('pins OCM to wave 3 by dragging, and sees what the wish costs and who moved', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Start a draft from this plan' }).click()
    await page.getByText('started from plan 1').waitFor()
    if ((await waveOf(page, 'OCM')) === 3) {
      // So that there is something to drag.
      await card(page, 'OCM').click()
      await page.getByRole('button', { name: 'Not in wave 3, solve again' }).click()
      await solved(page)
      await page.getByRole('button', { name: 'Take back: OCM not in wave 3' }).click()
      await page.getByText('No wishes yet.').waitFor()
    }
    await card(page, 'OCM').scrollIntoViewIfNeeded()
    const row = page.getByRole('listitem').filter({ has: card(page, 'OCM') })
    await row.dragTo(
      wave(page, 3)
        .getByRole('button', { name: /^[A-Z]+/ })
        .last(),
    )
    await solved(page)
    await page.getByText('OCM pinned to wave 3, the rest solved again').waitFor()
    expect(await waveOf(page, 'OCM')).toBe(3)
    await page.getByText(/Score [\d.]+ before, [\d.]+ now/).waitFor()
    await page
      .getByText(/^OCM .*wave 3/)
      .first()
      .waitFor()
    const wishes = page.getByRole('region', { name: 'Wishes' })
    expect(await wishes.textContent()).toMatch(/OCM in wave 3cost/)
    await expectAccessible(manager, 'a wish')
    await picture(manager, '50-plan-wish')
  })

  it('undoes and redoes the step, and moves somebody with the keyboard alone', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('No wishes yet.').waitFor()
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await page.getByRole('button', { name: 'Take back: OCM in wave 3' }).waitFor()
    const to = (await waveOf(page, 'BSC')) === 2 ? 4 : 2
    await card(page, 'BSC').focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: /^BSC/ })
    await panel.getByLabel('Move to').selectOption(String(to))
    await panel.getByRole('button', { name: 'Move only BSC' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(`BSC to wave ${to} by hand`, { exact: true }).waitFor()
    expect(await waveOf(page, 'BSC')).toBe(to)
    await picture(manager, '50-plan-by-hand')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('OCM pinned to wave 3, the rest solved again').waitFor()
  })

  it('is told which wishes cannot be kept together, and nothing is lost', async () => {
    const { page } = manager
    const wishes = page.getByRole('region', { name: 'Wishes' })
    const add = async (code: string, number: string, button: string) => {
      await wishes.getByLabel('Organization', { exact: true }).selectOption(code)
      await wishes.getByLabel('Wave', { exact: true }).selectOption(number)
      await wishes.getByRole('button', { name: button }).click()
    }
    await add('MFBM', '4', 'Add only')
    await page.getByRole('button', { name: 'Take back: MFBM in wave 4' }).waitFor()
    await add('MPW', '3', 'Add and solve')
    await solved(page)
    await page.getByText('No plan can keep all of this together').waitFor()
    await page.getByText('The plan is as it was.').waitFor()
    await page.getByRole('button', { name: 'Try without “MPW in wave 3”' }).waitFor()
    await expectAccessible(manager, 'a clash of wishes')
    await picture(manager, '50-plan-clash')
    await page.getByRole('button', { name: 'Try without “MFBM in wave 4”' }).click()
    await solved(page)
    await page.getByText('No plan can keep all of this together').waitFor({ state: 'detached' })
    expect(await waveOf(page, 'MPW')).toBe(3)
    expect(await waveOf(page, 'OCM')).toBe(3)
    await saveAs(page, 'With OCM in wave 3')
  })

  it('compares both versions', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Plan 1: As proposed' }).click()
    await page.getByRole('heading', { name: 'Who stands elsewhere' }).waitFor()
    await page.getByText(/MPW in wave 3/).waitFor()
    await page.getByText(/Plan \d scores better by|Both have the same score/).waitFor()
    await expectAccessible(manager, 'two plans')
    await picture(manager, '50-plan-compare')
  })

  it('publishes one, and is told the consequence first', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'With OCM in wave 3' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /^Publish plan/ })
    await dialog.getByText(/waves with 41 organizations, from/).waitFor()
    await picture(manager, '50-plan-publish')
    await dialog.getByRole('button', { name: 'Publish plan' }).click()
    await page.getByText('This plan is published').waitFor()
    await picture(manager, '50-plan-published')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Document to print (.pdf)' }).click()
    expect((await download).suggestedFilename()).toMatch(/plan-of-waves.*pdf$/i)
  })

  it('corrects a fact, and sees how ready an organization is', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Planning facts', exact: true }).click()
    await page.getByText('44 organizations').waitFor()
    await expectAccessible(manager, 'planning facts')
    await picture(manager, '50-plan-facts')
    await page.getByText('Bangsamoro Sports Commission').click()
    await page.getByRole('heading', { name: /^Readiness/ }).waitFor()
    await page.getByLabel('Source').fill('Letter of the commission, 3 November 2026')
    await expectAccessible(manager, 'facts of an organization')
    await picture(manager, '50-plan-profile')
    await page.getByRole('button', { name: 'Save facts' }).click()
    await page.getByText('44 organizations').waitFor()
    await page.getByRole('link', { name: 'Prerequisites' }).click()
    await page.getByText('6 prerequisites').waitFor()
    await page.getByRole('link', { name: 'New prerequisite' }).click()
    await page.getByLabel('Organization').selectOption('MFBM')
    await page.getByLabel('Comes in a wave after').selectOption('MPW')
    await page.getByLabel('Why').fill('To see that circles are named')
    await page.getByRole('button', { name: 'Save prerequisite' }).click()
    await page
      .getByText(/MPW needs MFBM/)
      .first()
      .waitFor()
    await picture(manager, '50-plan-circle')
    expect(manager.complaints).toEqual([])
  })

  it('works on a phone and in the dark', async () => {
    const looks = [
      { viewport: PHONE, name: 'phone' },
      { viewport: PHONE, colorScheme: 'dark' as const, name: 'phone-dark' },
      { viewport: DESKTOP, colorScheme: 'dark' as const, name: 'dark' },
    ]
    for (const { name, ...look } of looks) {
      const person = await signIn(browser, bmms, 'rollout.manager', look)
      const { page } = person
      await page.goto('/platform/rollout/plans')
      await page.getByText('With OCM in wave 3').first().click()
      await wave(page, 2).waitFor()
      await expectNoSideways(person, `a plan (${name})`)
      await expectAccessible(person, `a plan (${name})`)
      await picture(person, `50-plan-${name}`)
      await person.context.close()
    }
  })
})
