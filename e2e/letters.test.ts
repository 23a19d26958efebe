// An administrator writes the words of a letter and sees it as it will arrive; staff look after what became of mail.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
const WORDS = 'Training is on Monday, 9:00, in room 3.\nhttps://moh.bangsamoro.gov.ph/training'
let bmms: RunningBmms
let browser: Browser
let admin: Person
let staff: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the administrator of an organization', () => {
  it('writes a part of the welcome letter, and the preview follows', async () => {
    admin = await signIn(browser, bmms, 'moh.admin')
    const { page } = admin
    await page.goto('/moa/MOH/letters')
    await page.getByText('Welcome', { exact: true }).waitFor()
    await expectAccessible(admin, 'letters')
    await page.getByText('Welcome', { exact: true }).click()
    await page.getByLabel('Training schedule').fill(WORDS)
    const letter = page.frameLocator('iframe')
    await letter.getByRole('link', { name: 'https://moh.bangsamoro.gov.ph/training' }).waitFor()
    await letter.getByText('Ministry of Health').first().waitFor()
    await picture(admin, '6-letter')
    await page.getByRole('tab', { name: 'Plain text' }).click()
    await page.getByText('in room 3.').last().waitFor()
    await expectAccessible(admin, 'a letter')
  })

  it('sends a test to themselves, and saves', async () => {
    const { page } = admin
    await page.getByRole('button', { name: 'Send a test to me' }).click()
    await page.getByText(/A test is on its way to moh\.admin@/).waitFor()
    await page.getByRole('button', { name: 'Save the letter' }).click()
    await page.getByText('1 of 4 parts').waitFor()
    expect(admin.complaints).toEqual([])
  })

  it('does so on a phone, too', async () => {
    const phone = await signIn(browser, bmms, 'moh.admin', { viewport: PHONE, colorScheme: 'dark' })
    await phone.page.goto('/moa/MOH/letters/people.welcome')
    await phone.page.getByLabel('Training schedule').waitFor()
    await phone.page.getByRole('tab', { name: 'Plain text' }).click()
    await expectNoSideways(phone, 'a letter on a phone')
    await expectAccessible(phone, 'a letter on a phone')
    await picture(phone, '6-letter-phone')
    await phone.context.close()
  })
})

describe('staff of the platform', () => {
  it('see what became of messages, by letter', async () => {
    staff = await signIn(browser, bmms, 'platform.admin')
    const { page } = staff
    await page.goto('/platform/mail')
    await page.getByRole('heading', { name: /By letter, since/ }).waitFor()
    await page.getByText(/^Test: Your account in BMMS/).waitFor()
    await expectAccessible(staff, 'mailbox')
    await picture(staff, '6-mailbox')
    await page.getByText(/^Test: Your account in BMMS/).click()
    await page.getByText('You asked for this test').waitFor()
    await page.getByText('in room 3.').waitFor()
  })

  it('withhold mail from an address, and take it off the list with a reason', async () => {
    const { page } = staff
    await page.goto('/platform/mail-suppressions/new')
    await page.getByLabel('E-mail address').fill('Gone@moh.bangsamoro.gov.ph')
    await page.getByLabel('Note').fill('Left the office.')
    await page.getByRole('button', { name: 'Withhold mail' }).click()
    await page.getByText('gone@moh.bangsamoro.gov.ph', { exact: true }).first().waitFor()
    await expectAccessible(staff, 'addresses without mail')
    await page.getByRole('button', { name: /Send mail again/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Came back to work.')
    await dialog.getByRole('button', { name: 'Send mail again' }).click()
    await page.getByText('Every address gets its mail').waitFor()
    expect(staff.complaints).toEqual([])
  })
})
