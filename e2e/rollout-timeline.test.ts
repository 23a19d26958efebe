// The schedule of the rollout: waves are laid out, a blackout and a late proclamation come in between, dates are moved by hand, and a calendar program follows.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
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
import { planWaves } from './planned-waves.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const DESK = { width: 1280, height: 800 }
const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person
let address: string

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  const later = { startsOn: '2027-06-07', endsOn: '2027-06-25' }
  await planWaves(folder, [
    { ...later, number: 2, name: 'Planning, finance and ICT', organizations: ['MFBM', 'MBHTE', 'BPDA'] },
    { ...later, number: 3, name: 'Señas, niños; الخدمات', organizations: ['MSSD', 'MENRE'] },
    { ...later, number: 4, name: 'Wave 4', organizations: ['MPW', 'OCM'] },
  ])
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const chart = (page: Page) => page.getByRole('region', { name: 'Timeline of waves' })
const bar = (page: Page, number: number) => page.getByRole('button', { name: new RegExp(`^Wave ${number}, `) })
const markOf = (page: Page, number: number, name: RegExp) =>
  page.getByRole('region', { name: `Wave ${number}`, exact: true }).getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')

function eventsIn(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return new Map(events.map((event) => [event.uid, event]))
}

describe('the rollout manager keeps the schedule', () => {
  it('lays out the planned waves and sees it before anything changes', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', { viewport: DESK })
    const { page } = manager
    await page.getByRole('link', { name: 'Timeline', exact: true }).click()
    await chart(page).waitFor()
    await page.getByRole('button', { name: 'Lay out waves' }).click()
    await dialog(page)
      .getByLabel(/^First day/)
      .fill('9 January 2027')
    await dialog(page).getByText('Moves 3 waves.').waitFor()
    await dialog(page).getByText('11 January 2027 instead of 9 January 2027: Saturday, Sunday.').waitFor()
    await dialog(page).getByLabel('Take these days as the plan').check()
    await expectAccessible(manager, 'laying out waves')
    await picture(manager, '27-timeline-layout')
    await dialog(page).getByRole('button', { name: 'Lay out waves' }).click()
    await page.getByText('Moved 3 waves.').waitFor()
    await bar(page, 2).getByText('11 Jan – 29 Jan').waitFor()
    expect(await markOf(page, 2, /^Go-live, 26 January 2027, open/).count()).toBe(1)
  })

  it('enters a blackout and is told which wave is in the way', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Blackouts', exact: true }).first().click()
    await page.getByText('No blackout is entered').waitFor()
    await page.getByRole('link', { name: 'New blackout' }).first().click()
    await page.getByLabel(/^Name/).fill('Budget call 2028')
    await page.getByLabel(/^Kind/).selectOption('budget_call')
    await page.getByLabel(/^First day/).fill('25 January 2027')
    await page.getByLabel(/^Last day/).fill('22 January 2027')
    await page.getByRole('button', { name: 'Save blackout' }).click()
    await page.getByText('The last day must not be before the first day.').first().waitFor()
    await page.getByLabel(/^Last day/).fill('27 January 2027')
    await page.getByRole('button', { name: 'Save blackout' }).click()
    await page.getByRole('heading', { name: 'Waves are in the way' }).waitFor()
    await page.getByText('Wave 2 would go live on 26 January 2027, in Budget call 2028').waitFor()
    await expectAccessible(manager, 'waves in the way of a blackout')
    await picture(manager, '27-blackout-in-the-way')
    await page.getByRole('link', { name: 'Open the timeline' }).click()
    await page.getByText('What does not fit').waitFor()
  })

  it('moves a milestone by keys, is refused with the neighbour, then finds a day', async () => {
    const { page } = manager
    await markOf(page, 2, /^Go-live/).focus()
    for (let day = 0; day < 4; day++) await page.keyboard.press('ArrowRight')
    await markOf(page, 2, /Would move to 1 February 2027: press Enter/).waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).getByText('Go-live cannot be on 1 February 2027: Completion').waitFor()
    await expectAccessible(manager, 'a refused move')
    await picture(manager, '27-timeline-refused')
    await dialog(page).getByLabel('Day', { exact: true }).fill('28 January 2027')
    await dialog(page).getByLabel(/^Why/).fill('The budget call ends on 27 January.')
    await dialog(page).getByText('Moves Go-live of wave 2 from 26 January 2027 to 28 January 2027.').waitFor()
    await dialog(page).getByRole('button', { name: 'Move Go-live of wave 2' }).click()
    await markOf(page, 2, /^Go-live, 28 January 2027/).waitFor()
    await expect.poll(() => page.getByText('What does not fit').count()).toBe(0)
  })

  it('drags a wave with its milestones and is told what it would overlap', async () => {
    const { page } = manager
    await bar(page, 3).scrollIntoViewIfNeeded()
    const box = await bar(page, 3).boundingBox()
    if (!box) throw new Error('no bar')
    await page.mouse.move(box.x + 30, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 10, { steps: 5 })
    await page.mouse.move(box.x + 110, box.y + 10, { steps: 5 })
    await picture(manager, '27-timeline-dragging')
    await page.mouse.up()
    await dialog(page).getByText('Wave 3 would overlap wave 4 by 1 working day.').waitFor()
    await dialog(page).getByText('22 February 2027 instead of 20 February 2027: Saturday, Sunday.').waitFor()
    await expectAccessible(manager, 'moving a wave')
    await picture(manager, '27-timeline-move')
    await dialog(page).getByRole('button', { name: 'Move wave 3' }).click()
    await bar(page, 3).getByText('22 Feb – 12 Mar').waitFor()
    await chart(page).getByTitle('As planned: 10 February 2027 to 1 March 2027').waitFor()
    await page
      .getByRole('button', { name: /^Close/ })
      .click({ timeout: 2000 })
      .catch(() => undefined)
    await expectAccessible(manager, 'the timeline')
    await expectNoSideways(manager, 'the timeline')
    await picture(manager, '27-timeline-months')
    await page.getByRole('button', { name: 'Weeks', exact: true }).click()
    await bar(page, 2).scrollIntoViewIfNeeded()
    await picture(manager, '27-timeline-weeks')
    await page.getByRole('button', { name: 'Months', exact: true }).click()
  })

  it('subscribes a calendar program, which reads without a session', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Subscribe in your calendar' }).click()
    await page.getByLabel(/^Where you will use it/).fill('My phone')
    await page.getByRole('button', { name: 'Make an address' }).click()
    address = await page.getByLabel('Address of the calendar').inputValue()
    await expectAccessible(manager, 'a new calendar address')
    await picture(manager, '27-timeline-subscribe')
    await page.keyboard.press('Escape')
    const program = await browser.newContext()
    const answer = await program.request.get(address)
    expect(answer.headers()['content-type']).toContain('text/calendar')
    const events = eventsIn(await answer.text())
    expect(events.size).toBe(28)
    expect([...events.values()].map(({ summary }) => summary)).toContain('Wave 3: Señas, niños; الخدمات')
  })

  it('proclaims a holiday late: the calendar lists what moved, and so do the timeline and the subscription', async () => {
    const { page, context } = manager
    const before = eventsIn(await (await context.request.get(address)).text())
    await page.goto('/platform/calendar/holidays/new')
    await page.getByLabel(/^Date/).fill('28 January 2027')
    await page.getByLabel(/^Name/).fill('Day of Peace')
    await page.getByLabel(/^Class/).selectOption('special_non_working')
    await page.getByLabel(/^Source/).fill('Proc. 9 s. 2027')
    await page.getByRole('button', { name: 'Save holiday' }).click()
    await page.getByText('1 open deadline moved').waitFor()
    await page.getByText('Go-live of wave 2').first().waitFor()
    await picture(manager, '27-timeline-proclaimed')
    await page.goto('/platform/rollout/timeline')
    await markOf(page, 2, /^Go-live, 29 January 2027/).waitFor()
    const after = eventsIn(await (await context.request.get(address)).text())
    const changed = [...after.values()].filter((event) => event.sequence > (before.get(event.uid)?.sequence ?? 0))
    expect(changed.map((event) => `${event.summary} ${event.startDate}`)).toEqual([
      'Go-live (wave 2, Planning, finance and ICT) 2027-01-29',
    ])
  })

  it('takes the schedule along as files, and looks at it as a table', async () => {
    const { page } = manager
    for (const [entry, ending] of [
      [/\.ics/, '.ics'],
      [/\.xlsx/, '.xlsx'],
      [/\.pdf/, '.pdf'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click()
      const waiting = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: entry }).click()
      const download = await waiting
      expect(download.suggestedFilename()).toContain(ending)
      if (ending === '.ics') expect(eventsIn(readFileSync(await download.path(), 'utf8')).size).toBe(28)
    }
    await page.getByRole('link', { name: 'Show as a table' }).click()
    await page.getByText('24 milestones').waitFor()
    await expectAccessible(manager, 'the schedule as a table')
    await expectNoSideways(manager, 'the schedule as a table')
    await picture(manager, '27-timeline-table')
    await page.goBack()
    await chart(page).waitFor()
    await page.emulateMedia({ media: 'print' })
    await picture(manager, '27-timeline-paper')
    await page.emulateMedia({ media: 'screen' })
  })

  it('revokes the address, which then reads nothing', async () => {
    const { page, context } = manager
    await page.getByRole('button', { name: 'Subscribe in your calendar' }).click()
    await page.getByText(/last read/).waitFor()
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('button', { name: 'Revoke address' }).click()
    await expect.poll(() => page.getByText('My phone').count()).toBe(0)
    expect((await context.request.get(address)).status()).toBe(404)
    expect(manager.complaints).toEqual([])
  })
})

describe('others', () => {
  it('on a phone, in the dark, read the days and move them without dragging', async () => {
    const phone = await signIn(browser, bmms, 'rollout.manager', { viewport: PHONE, colorScheme: 'dark' })
    const { page } = phone
    await page.goto('/platform/rollout/timeline')
    await page.getByRole('heading', { name: 'Wave 3, Señas, niños; الخدمات' }).waitFor()
    await expectNoSideways(phone, 'the timeline on a phone')
    await expectAccessible(phone, 'the timeline on a phone')
    await picture(phone, '27-timeline-phone')
    await page.getByRole('button', { name: 'Move wave 4' }).click()
    await dialog(page)
      .getByLabel(/^First day/)
      .fill('29 March 2027')
    await dialog(page)
      .getByText(/^Moves wave 4 to 29 March 2027/)
      .waitFor()
    await expectNoSideways(phone, 'moving on a phone')
    await picture(phone, '27-timeline-phone-move')
    await phone.context.close()
  })

  it('of the Chief Minister’s office see it, and move nothing', async () => {
    const viewer = await signIn(browser, bmms, 'ocm.viewer', { viewport: DESK, colorScheme: 'dark' })
    const { page } = viewer
    await page.goto('/platform/rollout/timeline')
    await chart(page).waitFor()
    expect(await page.getByRole('button', { name: 'Lay out waves' }).count()).toBe(0)
    expect(await bar(page, 2).count()).toBe(0)
    await page.getByRole('img', { name: /^Wave 2, / }).waitFor()
    await expectAccessible(viewer, 'the timeline for onlookers')
    await picture(viewer, '27-timeline-onlooker')
    const stranger = await openWindow(browser, bmms)
    expect((await stranger.context.request.get('/calendar/rollout/nothing.ics')).status()).toBe(404)
    await stranger.context.close()
    await viewer.context.close()
  })
})
