// Journeys 2 and 5: an invited officer comes in, from the letter to the checklist; the rollout sees it, and reminds the
// one who did not.
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
import { type LetterBox, openLetterBox } from './letters-taken.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let post: LetterBox
let officer: Person
let manager: Person

const sittie = {
  username: 'sittie.macarambon',
  email: 'sittie.macarambon@moh.bangsamoro.gov.ph',
  firstName: 'Sittie',
  lastName: 'Macarambon',
}
const omar = {
  username: 'omar.dimaporo',
  email: 'omar.dimaporo@moh.bangsamoro.gov.ph',
  firstName: 'Omar',
  lastName: 'Dimaporo',
}
const PASSWORD = 'a boat on Lake Lanao at dawn'

beforeAll(async () => {
  post = await openLetterBox()
  bmms = await startBmms({ folder, env: { SMTP_URL: post.smtpUrl } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  await post?.stop()
  removeFolder(folder)
})

/** An administrator of the organization makes the account; the invitation leaves by itself. */
async function invite(account: typeof sittie): Promise<void> {
  const admin = await signIn(browser, bmms, 'moh.admin')
  const status = await admin.page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/moa/MOH/members/accounts', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status,
    { ...account, roles: ['planner'], reason: 'New in the planning division', sendInvitation: true },
  )
  expect(status).toBe(201)
  await admin.context.close()
}

const linkIn = (text: string) => text.match(/https?:\/\/\S+\/set-password#\S+/)?.[0] ?? 'no link'

async function setPassword(person: Person, link: string): Promise<void> {
  const { page } = person
  await page.goto(link)
  const fields = page.locator('input[type=password]')
  await fields.first().waitFor()
  for (let at = 0; at < (await fields.count()); at++) await fields.nth(at).fill(PASSWORD)
  await page
    .getByRole('button', { name: /password/i })
    .last()
    .click()
}

async function enter(page: Page, username: string): Promise<void> {
  const name = page.getByLabel(/username/i)
  const first = page.getByRole('heading', { name: /^Welcome/ })
  await name.or(first).first().waitFor()
  if (await first.isVisible()) return
  await name.fill(username)
  await page.getByLabel(/^password/i).fill(PASSWORD)
  await page.getByRole('button', { name: /^sign in$/i }).click()
}

describe('an invited officer', () => {
  it('gets a letter, sets a password with its link, and is welcomed', async () => {
    await invite(sittie)
    await invite(omar)
    const letter = await post.letterTo(sittie.email, /account/i)
    expect(letter.text).not.toMatch(/password is/i)
    officer = await openWindow(browser, bmms)
    await setPassword(officer, linkIn(letter.text))
    await enter(officer.page, sittie.username)
    await officer.page.getByRole('heading', { name: 'Welcome, Sittie' }).waitFor()
    await officer.page.getByText('You work for Ministry of Health').waitFor()
    await expectAccessible(officer, 'welcome')
    await picture(officer, '2-welcome')
  })

  it('says no to what is optional, and is not asked again', async () => {
    const { page } = officer
    await page.getByRole('button', { name: 'No, do not keep it' }).click()
    await page.getByRole('heading', { name: /keep where you leave/ }).waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('heading', { name: 'Welcome, Sittie' }).waitFor()
    expect(await page.getByRole('heading', { name: /keep where you leave/ }).count()).toBe(0)
  })

  it('completes the profile; a number that is none is refused at its field', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Complete your profile' }).click()
    await page.getByLabel(/^Phone/).fill('12345')
    await page.getByLabel('Position').fill('Planning Officer II')
    await page.getByLabel('Department or division').fill('Planning Division')
    await page.getByRole('button', { name: 'Save profile' }).click()
    await page.getByText('This is not a phone number that can be called').first().waitFor()
    await expectAccessible(officer, 'profile')
    await picture(officer, '2-profile-refused')
    await page.getByLabel(/^Phone/).fill('0917 123 4567')
    await page.getByRole('button', { name: 'Save profile' }).click()
    await page.getByRole('heading', { name: 'Welcome, Sittie' }).waitFor()
    await page.getByRole('link', { name: 'Change it' }).waitFor()
  })

  it('walks the tour over real screens with the keyboard, leaves it, and resumes at the stop', async () => {
    const { page } = officer
    const stop = (at: number) => page.getByText(new RegExp(`^Stop ${at} of \\d$`)).waitFor()
    await page.getByRole('button', { name: 'Start the tour' }).click()
    await stop(1)
    await page.getByRole('dialog', { name: 'Where you are' }).waitFor()
    await expectAccessible(officer, 'tour')
    await picture(officer, '2-tour')
    await page.keyboard.press('ArrowRight')
    await stop(2)
    await page.keyboard.press('Enter')
    await stop(3)
    await page.keyboard.press('ArrowRight')
    await stop(4)
    await page.waitForURL('**/planning/annual-work-plans')
    await page.locator('.driver-active-element', { hasText: 'Annual work plans' }).waitFor()
    await picture(officer, '2-tour-list')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Welcome, Sittie' }).waitFor()
    await page.getByText(/left at stop 4 of 6/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Resume the tour' }).click()
    await stop(4)
    await page.keyboard.press('ArrowRight')
    await stop(5)
    await page.keyboard.press('ArrowRight')
    await stop(6)
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByRole('button', { name: 'Walk it again' }).waitFor()
  })

  it('ticks the checklist, goes away and finds it as it was', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Open the checklist' }).click()
    await page.getByText('0 of 4 done').waitFor()
    await page.getByRole('checkbox', { name: /strategic plan/ }).click()
    await page.getByText('1 of 4 done').waitFor()
    await expectAccessible(officer, 'checklist')
    await picture(officer, '2-checklist')
    await page.goto('/moa/MOH')
    await page.getByText('3 of 6 done').waitFor()
    await picture(officer, '2-home')
    await page.getByRole('link', { name: 'Go on' }).click()
    await page.getByText('1 of 4 done').waitFor()
  })

  it('finds on a phone what it needs, in the dark', async () => {
    const state = await officer.context.storageState()
    const context = await browser.newContext({
      baseURL: bmms.url,
      viewport: PHONE,
      colorScheme: 'dark',
      storageState: state,
    })
    const phone: Person = { page: await context.newPage(), context, complaints: [] }
    for (const [path, words] of [
      ['/me/welcome', 'Welcome, Sittie'],
      ['/me/checklist', 'Getting started'],
      ['/me/profile', 'Your profile'],
      ['/me/privacy', 'Your data and privacy'],
    ] as const) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1, name: words }).waitFor()
      await phone.page.waitForTimeout(300)
      await expectNoSideways(phone, path)
      await expectAccessible(phone, `${path} on a phone`)
      await picture(phone, `2${path.replaceAll('/', '-')}-phone-dark`)
    }
    await phone.page.goto('/me/welcome')
    await phone.page.getByRole('button', { name: 'Walk it again' }).click()
    await phone.page.getByText(/^Stop 1 of/).waitFor()
    await phone.page.getByRole('button', { name: 'Next' }).click()
    await phone.page.getByText(/^Stop 2 of/).waitFor()
    await picture(phone, '2-tour-phone-dark')
    await context.close()
  })

  it('reads what is recorded, and may agree later', async () => {
    const { page } = officer
    await page.getByRole('button', { name: /account and colours/ }).click()
    await page.getByRole('menuitem', { name: 'Your data and privacy' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your data and privacy' }).waitFor()
    await page.getByText('Not agreed.').waitFor()
    await expectAccessible(officer, 'privacy')
    await picture(officer, '2-privacy')
    await page.getByRole('switch').click()
    await page.getByText(/^Agreed/).waitFor()
    await page.getByRole('switch').click()
    await page.getByText(/^Taken back/).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all data about me' }).click()
    expect((await saved).suggestedFilename()).toBe('bmms-sittie.macarambon.json')
    expect(officer.complaints).toEqual([])
  })
})

describe('the rollout', () => {
  it('sees how far people are, and who stops where', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager')
    const { page } = manager
    await page.goto('/platform/onboarding')
    await page.getByRole('heading', { level: 1, name: 'Onboarding' }).waitFor()
    const row = page.getByRole('row', { name: /Ministry of Health/ })
    await row.waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Ministry of Health'), '2', '1']),
    )
    await expectAccessible(manager, 'onboarding')
    await picture(manager, '5-onboarding')
  })

  it('opens the people behind a number', async () => {
    const { page } = manager
    await page.goto('/platform/onboarding/people?next=link')
    await page.getByRole('row', { name: /Omar Dimaporo/ }).waitFor()
    expect(await page.getByRole('row', { name: /Sittie/ }).count()).toBe(0)
    await expectAccessible(manager, 'people on their way in')
    await picture(manager, '5-people')
  })

  it('reminds after being told whom that reaches; the reminder arrives with a link that works', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Send reminder' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Send a reminder to 1 person?' })
    await dialog.waitFor()
    await picture(manager, '5-reminder')
    await dialog.getByRole('button', { name: 'Send 1 reminder' }).click()
    await page.getByText('1 reminder on the way').waitFor()
    const reminder = await post.letterTo(omar.email, /reminder/i)
    const late = await openWindow(browser, bmms)
    const first = await post.letterTo(omar.email, /account/i)
    await late.page.goto(linkIn(first.text))
    await late.page
      .getByText(/no longer|not valid|ended|replaced|newer/i)
      .first()
      .waitFor()
    await setPassword(late, linkIn(reminder.text))
    await enter(late.page, omar.username)
    await late.page.getByRole('heading', { name: 'Welcome, Omar' }).waitFor()
    await late.context.close()
  })

  it('does not remind the same person again within three days, and says so', async () => {
    const { page } = manager
    await page.goto('/platform/onboarding/people?organization=MOH')
    await page.getByRole('row', { name: /Omar Dimaporo/ }).waitFor()
    await page.getByRole('button', { name: 'Send reminder' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/1 reminded less than 3 days ago/).waitFor()
    await dialog.getByRole('button', { name: 'Do not send' }).click()
  })

  it('sees the numbers move, on a phone and in the dark too', async () => {
    const { page } = manager
    await page.goto('/platform/onboarding')
    const row = page.getByRole('row', { name: /Ministry of Health/ })
    await row.waitFor()
    const cells = await row.getByRole('cell').allInnerTexts()
    // Organization, people, invited, delivered, came back, opened, signed in.
    expect(cells.slice(1, 7)).toEqual(['2', '2', '2', '0', '2', '2'])
    const phone = await signIn(browser, bmms, 'rollout.coordinator', { viewport: PHONE, colorScheme: 'dark' })
    for (const path of ['/platform/onboarding', '/platform/onboarding/people']) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await phone.page.waitForTimeout(500)
      await expectNoSideways(phone, path)
      await expectAccessible(phone, `${path} on a phone`)
      await picture(phone, `5${path.replaceAll('/', '-')}-phone-dark`)
    }
    expect(manager.complaints).toEqual([])
  })
})
