// Working a wave: it starts once nothing is missing, organizations move on by facts and by hand, milestones are reached with evidence, blockers are opened and resolved, and an organization follows its own way in.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { planWaves } from './planned-waves.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const DESK = { width: 1280, height: 800 }
const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  await planWaves(folder, [
    { number: 2, name: 'Beside the pilot', startsOn: '2026-11-16', endsOn: '2026-12-18', organizations: ['MSSD'] },
    { number: 3, name: 'After the pilot', startsOn: '2027-06-07', endsOn: '2027-06-25', organizations: ['MENRE'] },
  ])
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const dialog = (page: Page) => page.getByRole('dialog')
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()
const rows = (page: Page) => page.locator('tbody tr')

describe('whoever works waves', () => {
  it('sees all of them with health, progress and what is in the way', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', { viewport: DESK })
    const { page } = manager
    await page.getByRole('link', { name: 'Waves', exact: true }).click()
    await page.getByText('3 waves').waitFor()
    const pilot = rows(page).filter({ hasText: '1: Pilot' })
    for (const words of ['MAFAR, MOH, MOLE', 'Active', 'of 100']) await pilot.getByText(words).waitFor()
    await expectAccessible(manager, 'the list of waves')
    await expectNoSideways(manager, 'the list of waves')
    await picture(manager, 'rollout-run-waves')
  })

  it('starts a wave when the ones before it are over, and is told what is missing before', async () => {
    const { page } = manager
    await rows(page).filter({ hasText: 'After the pilot' }).click()
    const refused = page.getByRole('button', { name: 'Start wave' })
    await refused.waitFor()
    expect(await refused.getAttribute('aria-disabled')).toBe('true')
    await page
      .getByText(/Still open: wave 1 \(active, until 31 December 2026\)/)
      .first()
      .waitFor({ state: 'attached' })
    await page.goto('/platform/rollout/waves/2')
    await page.getByRole('button', { name: 'Start wave' }).click()
    await dialog(page).getByText('The wave runs from today with 1 organization.').waitFor()
    await dialog(page).getByRole('button', { name: 'Start wave' }).click()
    await page.getByText('Active', { exact: true }).waitFor()
    await page.getByText('The wave has no milestones.').waitFor()
    await picture(manager, 'rollout-run-started')
  })

  it('sees why an organization stands where it stands, and sets its state by hand with the reason', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/1')
    const lane = page.getByRole('region', { name: 'Training scheduled' })
    await lane.getByRole('link', { name: 'MAFAR' }).waitFor()
    await expectAccessible(manager, 'the wave')
    await expectNoSideways(manager, 'the wave')
    await picture(manager, 'rollout-run-board')
    await lane.getByRole('link', { name: 'MAFAR' }).click()
    await page.getByText('No data: nobody has recorded it yet').waitFor()
    await picture(manager, 'rollout-run-facts')
    await page.getByRole('button', { name: 'Set state by hand' }).click()
    await page.getByRole('menuitem', { name: 'Training complete' }).click()
    await dialog(page).getByRole('button', { name: 'Set state' }).click()
    await dialog(page).getByText('Write a comment').waitFor()
    await dialog(page).getByRole('textbox').fill('A second training was held in the field; sheets follow.')
    await dialog(page).getByRole('button', { name: 'Set state' }).click()
    await page.getByText(/^Set by .+: A second training was held/).waitFor()
    await page.getByText('now here').waitFor()
  })

  it('marks a milestone done with its evidence, not in the future, and takes it back', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/1?tab=milestones')
    await page.getByRole('link', { name: 'Mark done: Go-live' }).click()
    await page.getByRole('button', { name: 'Mark done' }).click()
    await page.getByText('Say what shows it').first().waitFor()
    await page.getByLabel('Evidence').fill('Memorandum of the Chief Minister, and the minutes of the day.')
    await page.getByRole('button', { name: 'Mark done' }).click()
    const goLive = rows(page).filter({ hasText: 'Go-live' })
    await goLive.getByText('Done').waitFor()
    await picture(manager, 'rollout-run-milestones')
    await expectNoSideways(manager, 'the milestones')
    await page.getByRole('button', { name: 'Take back: Go-live' }).click()
    await dialog(page).getByRole('textbox').fill('It was the rehearsal.')
    await dialog(page).getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('link', { name: 'Mark done: Go-live' }).waitFor()
  })

  it('opens a blocker, talks about it, and resolves it saying how', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/1?tab=blockers')
    await page.getByRole('link', { name: 'Open a blocker' }).click()
    await page.getByLabel('In a line').fill('No line to the office in Jolo')
    await page.getByLabel('Details').fill('The provider has no date for the repair.')
    await page.getByLabel('Severity').selectOption({ label: 'Critical' })
    await page.getByLabel('Organization').selectOption('MOLE')
    await page.getByRole('button', { name: 'Open blocker' }).click()
    await page.getByRole('heading', { name: 'No line to the office in Jolo' }).waitFor()
    await tab(page, /Comments/)
    await page.getByLabel('Add a comment').fill('They come on Monday.')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await page.getByText('They come on Monday.').waitFor()
    await page.getByRole('link', { name: 'Blockers', exact: true }).last().click()
    await page.getByText('2 blockers').waitFor()
    expect(await rows(page).first().textContent()).toContain('Critical')
    await expectAccessible(manager, 'the blockers')
    await expectNoSideways(manager, 'the blockers')
    await picture(manager, 'rollout-run-blockers')
    await rows(page).first().click()
    await page.getByRole('link', { name: 'Resolve' }).click()
    await page.getByLabel('Resolution').fill('Repaired on Monday.')
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByText('Repaired on Monday.').waitFor()
    await page.getByText('Resolved', { exact: true }).waitFor()
  })

  it('answers the checklist where no fact does', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/1?tab=checklist')
    await page.getByRole('link', { name: 'Data migrated, MOH: Not known' }).click()
    await page.getByRole('combobox', { name: 'Answer' }).selectOption({ label: 'Yes' })
    await page.getByLabel('Evidence').fill('Plans of 2026 are in; list signed by the planning officer.')
    await page.getByRole('button', { name: 'Save answer' }).click()
    await page.getByRole('link', { name: 'Data migrated, MOH: Yes' }).waitFor()
    await expectAccessible(manager, 'the checklist')
    await picture(manager, 'rollout-run-checklist')
    await page.getByRole('link', { name: 'Administrator appointed, MOH: Yes' }).click()
    await page.getByText('Yes. By BMMS').waitFor()
    expect(await page.getByRole('button', { name: 'Save answer' }).count()).toBe(0)
  })

  it('appoints a coordinator, who is told', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/2?tab=coordinators')
    const card = page.getByRole('region', { name: 'Training coordinator' })
    const before = card.getByText('Nobody yet')
    await before.waitFor()
    const trainer = await signIn(browser, bmms, 'trainer', { viewport: DESK })
    const name = (await trainer.page.request.get('/api/v1/me').then((answer) => answer.json())).person.name as string
    await card.getByLabel('Appoint').selectOption({ label: name })
    await card.getByText(name, { exact: true }).first().waitFor()
    await trainer.page.goto('/me/notifications').catch(() => undefined)
    const told = await trainer.page.request.get('/api/v1/me/notifications').then((answer) => answer.text())
    expect(told).toContain('You are training coordinator of wave 2')
    expect(trainer.complaints).toEqual([])
    await trainer.context.close()
  })

  it('moves an organization to another wave, and reads it in the history', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/waves/2/organizations/MSSD')
    await page.getByRole('link', { name: 'Move to another wave' }).click()
    await page.getByRole('combobox', { name: 'Wave' }).selectOption('3')
    await page.getByRole('textbox', { name: 'Why' }).fill('Its people are at the general assembly.')
    await page.getByRole('button', { name: 'Move' }).click()
    await page.getByText('MSSD in wave 3').waitFor()
    await page.goto('/platform/rollout/waves/2?tab=history')
    await page.getByText('Its people are at the general assembly.').waitFor()
    await page
      .getByText(/started/i)
      .first()
      .waitFor({ state: 'attached' })
    await picture(manager, 'rollout-run-history')
    expect(manager.complaints).toEqual([])
  })
})

describe('an organization', () => {
  it('follows its own way in, and only its own', async () => {
    const member = await signIn(browser, bmms, 'mafar.planner', { viewport: DESK })
    const { page } = member
    await page.goto('/moa/MAFAR/rollout')
    await page.getByRole('heading', { name: 'Our onboarding' }).waitFor()
    await page.getByText('The rollout team set where you are').waitFor()
    await page.getByText('People of MAFAR missed the training of users').waitFor()
    expect(await page.getByText('rollout.coordinator@').count()).toBe(1)
    await expectAccessible(member, 'our onboarding')
    await picture(member, 'rollout-run-own')
    expect(member.complaints).toEqual([])
    await member.context.close()
  })
})

describe('on a phone, and in the dark', () => {
  it('a wave, its blockers and the own onboarding fit', async () => {
    const phone = await signIn(browser, bmms, 'rollout.coordinator', { viewport: PHONE, colorScheme: 'dark' })
    for (const [path, name] of [
      ['/platform/rollout/waves', 'waves'],
      ['/platform/rollout/waves/1', 'board'],
      ['/platform/rollout/waves/1?tab=milestones', 'milestones'],
      ['/platform/rollout/waves/1?tab=checklist', 'checklist'],
      ['/platform/rollout/waves/1/organizations/MOH', 'facts'],
      ['/platform/rollout/blockers', 'blockers'],
    ] as const) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await phone.page.waitForLoadState('networkidle').catch(() => undefined)
      await expectNoSideways(phone, path)
      await expectAccessible(phone, path)
      await picture(phone, `rollout-run-phone-${name}`)
    }
    expect(phone.complaints).toEqual([])
    await phone.context.close()
    const own = await signIn(browser, bmms, 'moh.viewer', { viewport: PHONE })
    await own.page.goto('/moa/MOH/rollout')
    await own.page.getByText('What comes next').waitFor()
    await expectNoSideways(own, 'our onboarding')
    await picture(own, 'rollout-run-phone-own')
    expect(own.complaints).toEqual([])
    await own.context.close()
  })
})
