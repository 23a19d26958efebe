// The inbox: a manager hears of a plan in BMMS and by mail, decides; the planner hears of that, and chooses what to hear of.
import type { APIResponse, Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { type LetterBox, openLetterBox } from './letters-taken.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let mail: LetterBox
let bmms: RunningBmms
let browser: Browser
let planner: Person
let manager: Person
let addresses: Record<string, string>

beforeAll(async () => {
  mail = await openLetterBox()
  bmms = await startBmms({ folder, env: { SMTP_URL: mail.smtpUrl } })
  browser = await launch()
  planner = await signIn(browser, bmms, 'moh.planner')
  manager = await signIn(browser, bmms, 'moh.manager')
  const admin = await signIn(browser, bmms, 'platform.admin')
  addresses = { planner: await giveAddress(admin, 'moh.planner'), manager: await giveAddress(admin, 'moh.manager') }
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  await mail?.stop()
  removeFolder(folder)
})

const PLAN = 'Health Sector Strategic Plan 2026-2030'

async function ask({ page }: Person, method: string, path: string, data?: object) {
  const reply: APIResponse = await page.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}) })
  expect(reply.status(), `${method} ${path}: ${await reply.text()}`).toBeLessThan(300)
  return reply.json()
}

/** Demo accounts have addresses that receive no mail; these do. */
async function giveAddress(admin: Person, username: string): Promise<string> {
  const found = (await ask(admin, 'GET', `/platform/people?q=${username}`)).items[0]
  const { firstName, lastName, updatedAt } = await ask(admin, 'GET', `/platform/people/${found.id}`)
  const email = `${username}@moh.bangsamoro.gov.ph`
  const content = { username, email, firstName, lastName, updatedAt, reason: 'Her address in the ministry.' }
  await ask(admin, 'PATCH', `/platform/people/${found.id}`, content)
  return email
}

/** A plan with a goal, ready to be submitted. Answers its address. */
async function draft(person: Person, moa: string, title: string): Promise<string> {
  const content = { title, vision: 'A healthy people.', mission: 'Care near home.', startYear: 2026, endYear: 2030 }
  const { id } = await ask(person, 'POST', `/moa/${moa}/planning/strategic-plans`, content)
  const address = `/moa/${moa}/planning/strategic-plans/${id}`
  await ask(person, 'POST', `${address}/goals`, { title: 'Vaccinated', metric: 'Share of children', targetValue: '95' })
  return address
}

async function stepOn(person: Person, address: string, action: string, comment: string): Promise<void> {
  const { version } = await ask(person, 'GET', address)
  await ask(person, 'POST', `${address}/steps`, { action, version, comment })
}

const badge = ({ page }: Person) => page.getByRole('banner').getByRole('link', { name: /^Inbox/ })
const rows = ({ page }: Person) => page.getByRole('list', { name: 'Notifications' }).getByRole('listitem')

let plan: string

describe('the manager', () => {
  it('sees by the badge that something came, and hears of it by mail', async () => {
    plan = await draft(planner, 'MOH', PLAN)
    await planner.page.goto(plan)
    await planner.page.getByRole('button', { name: 'Submit for approval', exact: true }).click()
    const dialog = planner.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /comment/i }).fill('Ready for the board.')
    await dialog.getByRole('button', { name: 'Submit for approval', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await manager.page.reload()
    // One that waits, one unread.
    await expect.poll(() => badge(manager).textContent()).toMatch(/2/)
    const letter = await mail.letterTo(addresses.manager ?? '', /^For your decision: Health/)
    expect(letter.text).toContain('Ready for the board.')
    expect(letter.text).toContain(`${bmms.url}${plan}`)
    expect(letter.text).toContain('Ministry of Health')
  })

  it('finds both in one inbox, and opens the notification by key', async () => {
    const { page } = manager
    await badge(manager).click()
    await page.getByRole('tab', { name: /Waiting for me/ }).waitFor()
    await page.getByRole('heading', { name: PLAN }).waitFor()
    await expectAccessible(manager, 'the queue')
    await picture(manager, '6-inbox-waiting')
    await page.getByRole('tab', { name: /Notifications/ }).click()
    await rows(manager).first().waitFor()
    await expectAccessible(manager, 'notifications')
    await picture(manager, '6-inbox-notifications')
    await page.getByRole('heading', { name: 'Inbox' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: PLAN }).waitFor()
    expect(new URL(page.url()).pathname).toBe(plan)
    await expect.poll(() => badge(manager).textContent()).toMatch(/1/)
  })

  it('approves; nothing waits and nothing is unread any more', async () => {
    const { page } = manager
    await badge(manager).click()
    await page.getByRole('tab', { name: /Waiting for me/ }).click()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('Nothing waits for you').waitFor()
    await expect.poll(() => badge(manager).textContent()).toBe('Inbox')
  })
})

describe('the planner', () => {
  it('hears of the decision in BMMS and by mail, and marks it as read', async () => {
    const { page } = planner
    await page.goto('/moa/MOH/inbox')
    await rows(planner).getByText(`Approved: ${PLAN}`).waitFor()
    await mail.letterTo(addresses.planner ?? '', /^Approved: Health/)
    await page.getByRole('button', { name: `Mark as read: Approved: ${PLAN}` }).click()
    await expect.poll(() => badge(planner).textContent()).toBe('Inbox')
    await page.getByRole('button', { name: 'State', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Unread' }).click()
    await page.getByText('Nothing matches').waitFor()
  })

  it('is told what is wrong with hours, and switches mail about decisions off', async () => {
    const { page } = planner
    await page.getByRole('link', { name: 'Choose what you hear of' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'What you hear of' }).waitFor()
    await page.getByLabel('Quiet from').fill('20:00')
    await page.getByLabel('Quiet until').fill('08:00')
    await page.getByLabel('Decisions on my plans: mail').selectOption('off')
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page
      .getByText(/Choose an hour outside of them/)
      .first()
      .waitFor()
    await expectAccessible(planner, 'choices with a refusal')
    await picture(planner, '6-choices-refused')
    await page.getByLabel('Quiet from').fill('')
    await page.getByLabel('Quiet until').fill('')
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
    const { modules } = await ask(planner, 'GET', '/me/notification-choices')
    const topics = modules.flatMap((module: { topics: { name: string; mail: string }[] }) => module.topics)
    expect(topics.find(({ name }: { name: string }) => name === 'planning.decision').mail).toBe('off')
  })

  it('hears of the next decision in BMMS only', async () => {
    await stepOn(manager, plan, 'activate', '')
    await planner.page.goto('/account/inbox?tab=notifications')
    await rows(planner).getByText(`Active: ${PLAN}`).waitFor()
    // A later mail of the same kind to somebody else has arrived: this one would have, too.
    const other = await draft(planner, 'MOH', 'Nutrition Plan 2026-2030')
    await stepOn(planner, other, 'submit', 'Please decide.')
    await mail.letterTo(addresses.manager ?? '', /Nutrition/)
    const toPlanner = mail.letters.filter(({ to }) => to === addresses.planner).map(({ subject }) => subject)
    expect(toPlanner.filter((subject) => subject.startsWith('Active'))).toEqual([])
  })

  it('follows a notification of another organization into its workspace', async () => {
    const admin = await signIn(browser, bmms, 'mole.admin')
    const moleManager = await signIn(browser, bmms, 'mole.manager')
    const joining = { person: 'moh.planner', roles: ['planner'], reason: 'Shared planning officer.' }
    await ask(admin, 'POST', '/moa/MOLE/members', joining)
    const elsewhere = await draft(planner, 'MOLE', 'Labor Plan 2026-2030')
    await stepOn(planner, elsewhere, 'submit', '')
    await stepOn(moleManager, elsewhere, 'return', 'Who leads it?')
    const { page } = planner
    await page.goto('/moa/MOH/inbox?tab=notifications')
    await rows(planner)
      .filter({ hasText: 'MOLE' })
      .getByRole('link', { name: /Returned for changes/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Labor Plan 2026-2030' }).waitFor()
    await page.getByRole('banner').getByText('Ministry of Labor').waitFor()
    await picture(planner, '6-another-organization')
  })

  it('has all of it on a phone, in the dark', async () => {
    const phone = await signIn(browser, bmms, 'moh.planner', { viewport: PHONE, colorScheme: 'dark' })
    for (const [name, path] of Object.entries({
      inbox: '/moa/MOH/inbox?tab=notifications',
      choices: '/account/notifications',
    })) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await phone.page.waitForLoadState('networkidle')
      await expectAccessible(phone, `${name} on a phone`)
      await expectNoSideways(phone, `${name} on a phone`)
      await picture(phone, `6-${name}-phone-dark`)
    }
    expect(phone.complaints).toEqual([])
  })
})

it('no page complained', () => {
  expect([...planner.complaints, ...manager.complaints]).toEqual([])
})
