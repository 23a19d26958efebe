// The calendar: Eid is proclaimed a day later than it was computed; an open deadline moves, and both who entered it and who has to meet it see so.
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
import { openDeadline } from './open-deadline.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  const report = { path: '/moa/MOH/calendar', date: '2027-03-10', roles: ['budget_officer'] }
  for (const title of ['FAR 1 of the fourth quarter', 'BAR 1 of the fourth quarter'])
    await openDeadline(folder, 'MOH', { ...report, title })
  await openDeadline(folder, 'MOLE', { ...report, path: '/moa/MOLE/calendar', title: 'Work plan 2028' })
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const month = (page: Page, name: string) => page.getByRole('region', { name })

describe('the rollout manager keeps the calendar', () => {
  it('looks at the year with both calendars', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager')
    const { page } = manager
    await page.getByRole('link', { name: 'Calendar', exact: true }).click()
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Calendar of 2027' }).click()
    await month(page, 'March 2027').getByText('Ramadan to Shawwal 1448').waitFor()
    expect(await month(page, 'January 2027').getByText('19 working days').count()).toBe(1)
    expect(await page.getByRole('link', { name: 'Isra wal Mi’raj' }).count()).toBe(2)
    await expectAccessible(manager, 'the calendar of a year')
    await picture(manager, '16-calendar-year')
  })

  it('enters the proclamation of Eid a day later, and sees what moved', async () => {
    const { page } = manager
    await month(page, 'March 2027').getByRole('link', { name: 'Eid’l Fitr' }).click()
    await page.getByText('Provisional', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Enter proclamation' }).click()
    await page.getByLabel(/^Date/).fill('10 March 2027')
    await page.getByText('2 Shawwal 1448').waitFor()
    await page.getByLabel(/^Source/).fill('Proc. 1300 s. 2027')
    await picture(manager, '16-calendar-proclamation')
    await page.getByRole('button', { name: 'Save proclamation' }).click()
    await page.getByText('3 open deadlines moved').waitFor()
    const row = page.getByRole('row', { name: /FAR 1 of the fourth quarter/ })
    expect(await row.textContent()).toMatch(/MOH10 March 2027 → 11 March 202710 March 2027 \(Eid’l Fitr\)/)
    await expectAccessible(manager, 'what moved')
    await picture(manager, '16-calendar-moved')
    await page.getByRole('link', { name: 'Open the entry' }).click()
    await page.getByRole('link', { name: 'Eid’l Fitr on 9 March 2027' }).click()
    await page.getByText('Replaced: it counts no more').waitFor()
    await picture(manager, '16-calendar-replaced')
  })

  it('finds the move in the log', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Deadlines that moved', exact: true }).click()
    await page.getByText('3 deadlines').waitFor()
    await expectAccessible(manager, 'the log of moves')
    await picture(manager, '16-calendar-moves')
  })

  it('is told at the field what is wrong with a suspension', async () => {
    const { page } = manager
    await page.goto('/platform/calendar/holidays/new')
    await page.getByLabel(/^Date/).fill('4 March 2027')
    await page.getByLabel(/^Name/).fill('Typhoon')
    await page.getByLabel(/^Class/).selectOption('suspension')
    await page.getByLabel(/^Source/).fill('OCM Memorandum Order 7')
    await page.getByRole('button', { name: 'Save holiday' }).click()
    await page.getByText('A suspension needs the hour').first().waitFor()
    await expectAccessible(manager, 'a refused suspension')
    await picture(manager, '16-calendar-refused')
    await page.getByLabel(/^Suspended from/).fill('12:00')
    await page.getByRole('button', { name: 'Save holiday' }).click()
    await page.getByText('Saved. No open deadline moved.').waitFor()
    await page.getByText('Suspension of work from 12:00').first().waitFor()
  })

  it('proposes the Islamic dates of a year that nobody entered', async () => {
    const { page } = manager
    await page.goto('/platform/calendar?year=2029')
    await page.getByRole('button', { name: 'Propose Islamic dates of 2029' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Propose dates' }).click()
    await page.getByText('7 days entered').waitFor()
    await month(page, 'February 2029').getByRole('link', { name: 'Eid’l Fitr' }).waitFor()
    await page.getByRole('button', { name: 'Propose dates fixed by law' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Propose dates' }).click()
    await page.getByText('20 days entered').waitFor()
    await expectAccessible(manager, 'proposed dates')
    await picture(manager, '16-calendar-proposed')
  })

  it('corrects the hours of Ramadan', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Working hours', exact: true }).click()
    await page.getByRole('link', { name: 'Ramadan 1448' }).click()
    await page.getByLabel('Monday').fill('08:00-12:00, 11:00-15:00')
    await page.getByRole('button', { name: 'Save working hours' }).click()
    await page.getByText('The hours of Monday do not fit').first().waitFor()
    await expectAccessible(manager, 'hours that do not fit')
    await picture(manager, '16-calendar-hours')
    await page.getByLabel('Monday').fill('8:00-12:00, 12:30-15:00')
    await page.getByRole('button', { name: 'Save working hours' }).click()
    await page.getByRole('heading', { name: 'Working hours', level: 1 }).waitFor()
    await page.getByText('Monday 08:00-12:00, 12:30-15:00; Tuesday to Friday 07:30-15:30').waitFor()
  })
})

describe('a budget officer', () => {
  it('hears once of both deadlines, and sees the new days on a phone', async () => {
    const officer = await signIn(browser, bmms, 'moh.budget_officer', { viewport: PHONE })
    const { page } = officer
    await page.goto('/moa/MOH/inbox?tab=notifications')
    await page.getByText('2 due dates moved').first().waitFor()
    await page.goto('/moa/MOH/calendar?year=2027')
    await month(page, 'March 2027').getByText('Eid’l Fitr').last().waitFor()
    await page.getByText('FAR 1 of the fourth quarter').waitFor()
    expect(await page.getByText('Work plan 2028').count()).toBe(0)
    await expectNoSideways(officer, 'working days on a phone')
    await expectAccessible(officer, 'working days on a phone')
    await picture(officer, '16-working-days-phone')
    expect(officer.complaints).toEqual([])
  })

  it('takes the holidays along, and can change nothing', async () => {
    const officer = await signIn(browser, bmms, 'moh.budget_officer', { colorScheme: 'dark' })
    const { page } = officer
    await page.getByRole('link', { name: 'Working days' }).click()
    await page.getByRole('heading', { name: 'Working days', level: 1 }).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save holidays for my calendar' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^holidays-\d{4}\.ics$/)
    await expectAccessible(officer, 'working days in the dark')
    await picture(officer, '16-working-days-dark')
    await page.goto('/platform/calendar')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: /Propose/ }).count()).toBe(0)
    expect(manager.complaints).toEqual([])
  })

  it('has to be signed in', async () => {
    const { page } = await openWindow(browser, bmms)
    const { status } = await page.request.get('/api/v1/moa/MOH/calendar/working-days').then((answer) => ({
      status: answer.status(),
    }))
    expect(status).toBe(401)
  })
})
