// What stands around the waves: risks that are reviewed, messages that organizations get, lessons, and the completion report.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
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

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  manager = await signIn(browser, bmms, 'rollout.manager')
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the register of risks', () => {
  it('starts with ten, in a matrix that leads to them', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/risks')
    await page.getByText('10 risks').waitFor()
    const matrix = page.getByRole('table', { name: 'Open risks by probability and impact' })
    await matrix.getByRole('link', { name: /^2\s*score 9$/ }).click()
    await page.getByText('2 risks').waitFor()
    await expectAccessible(manager, 'risks')
    await picture(manager, '50-risks')
  })

  it('keeps what a review said', async () => {
    const { page } = manager
    await page.getByRole('link', { name: /System outage/ }).click()
    await page.getByRole('link', { name: 'Review' }).click()
    await page.getByLabel(/^Probability/).selectOption({ label: 'Medium' })
    await page.getByRole('button', { name: 'Save review' }).click()
    await page.getByText('Say what was found.').first().waitFor()
    await page.getByLabel(/^What was found/).fill('The standby server took over within a minute.')
    await page.getByLabel(/^Next review/).fill('2027-06-30')
    await page.getByRole('button', { name: 'Save review' }).click()
    await page.getByText('The standby server took over within a minute.').waitFor()
    await page.getByText('6 (medium × high)').first().waitFor()
    await expectAccessible(manager, 'a reviewed risk')
    await picture(manager, '50-risk-reviewed')
  })

  it('closes with a reason', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Close' }).click()
    await page.getByLabel(/^Why/).fill('The rollout is over')
    await page.getByRole('button', { name: 'Save status' }).click()
    await page.getByText('The rollout is over').waitFor()
    await page.getByRole('link', { name: 'Open again' }).waitFor()
  })
})

describe('the messages of a wave', () => {
  it('are planned in one step and read as an organization reads them', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/messages')
    await page.getByText('No message is planned').waitFor()
    await page.getByLabel('Plan the usual messages of').selectOption({ label: 'Wave 1: Pilot' })
    await page.getByRole('button', { name: 'Plan messages' }).click()
    await page.getByText('4 messages', { exact: true }).waitFor()
    await expectAccessible(manager, 'messages of waves')
    await picture(manager, '50-messages')
    await page.getByRole('link', { name: /^Thank you/ }).click()
    await page.getByLabel('As it is read in').selectOption({ label: 'Ministry of Labor and Employment' })
    const letter = page.frameLocator('iframe')
    await letter.getByText('Ministry of Labor and Employment is part of it').waitFor()
    await picture(manager, '50-message')
  })

  it('refuse words that nobody fills in, and go to everybody in the audience', async () => {
    const { page } = manager
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByRole('textbox', { name: 'Words' }).fill('Thank you, {everybody}. Write to {lead}.')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('{everybody} is not known here').first().waitFor()
    await page.getByRole('textbox', { name: 'Words' }).fill('Thank you, {name}. {organization} works in BMMS.')
    await page.getByLabel('Manager', { exact: true }).check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('tab', { name: 'Audience' }).click()
    await page.getByText('Ministry of Health: 1 person').waitFor()
    await page.getByRole('button', { name: 'Send now' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Send this message to 4 people?').waitFor()
    await picture(manager, '50-message-question')
    await dialog.getByRole('button', { name: 'Send now' }).click()
    await page.getByRole('tab', { name: /^Letters/ }).click()
    await page.getByText('4 letters').waitFor({ timeout: 60_000 })
    await expectAccessible(manager, 'a message that was sent')
    await picture(manager, '50-message-sent')
  })
})

describe('the end of the rollout', () => {
  it('notes lessons and keeps a report of them, on paper too', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/lessons/new')
    await page.getByLabel(/^Wave/).selectOption({ label: '1: Pilot' })
    await page.getByLabel(/^What was learned/).fill('Trainings in the afternoon lose half of the people.')
    await page.getByLabel(/^From now on/).fill('Train in the morning.')
    await page.getByRole('button', { name: 'Save lesson' }).click()
    await page.getByText('Trainings in the afternoon lose half of the people.').waitFor()
    await page.goto('/platform/rollout/completion')
    await page.getByText('Organizations onboarded: 0 of 44.').waitFor()
    await expectAccessible(manager, 'what the completion report would say')
    await picture(manager, '50-completion')
    await page.getByRole('button', { name: 'Make report' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make report' }).click()
    await page.getByRole('heading', { name: 'Completion report 1' }).waitFor()
    await page.getByText('Train in the morning.').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'PDF' }).click()
    const file = await (await download).path()
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('works on a phone and in the dark', async () => {
    const phone = await signIn(browser, bmms, 'ocm.viewer', { viewport: PHONE, colorScheme: 'dark' })
    for (const path of ['risks', 'messages', 'lessons', 'completion']) {
      await phone.page.goto(`/platform/rollout/${path}`)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      await expectNoSideways(phone, path)
      await expectAccessible(phone, `${path} on a phone`)
      await picture(phone, `50-phone-${path}`)
    }
    expect([...manager.complaints, ...phone.complaints]).toEqual([])
    await phone.context.close()
  })
})

it('nobody without a session sees any of it', async () => {
  const stranger = await openWindow(browser, bmms)
  for (const path of ['risks', 'messages', 'lessons', 'completion-reports']) {
    const { status } = await stranger.page.request
      .get(`/api/v1/platform/rollout/${path}`)
      .then(async (answer) => ({ status: answer.status() }))
    expect(status).toBe(401)
  }
})
