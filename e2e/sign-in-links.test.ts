// Journey 4: ways in without a password in anybody's hands. A forgotten password and an invitation by mail that a real
// mail server took; a slip on paper for an office without e-mail.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
import { bmms as command, newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let post: LetterBox

const FIRST = 'a boat on Lake Lanao at dawn'
const SECOND = 'kulintang at sunrise seven'
const OFFICER = 'norhata.sultan@moh.bangsamoro.gov.ph'

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

const linkIn = (text: string) => /https?:\/\/\S+\/set-password#\S+/.exec(text)?.[0] ?? 'no link'

async function typePassword(page: Page, password: string): Promise<void> {
  await page
    .getByLabel(/^new password\b(?! again)/i)
    .first()
    .fill(password)
  await page
    .getByLabel(/^new password again/i)
    .first()
    .fill(password)
}

async function enter(page: Page, password: string): Promise<void> {
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await page.getByRole('navigation').first().waitFor()
}

async function create(username: string, email: string, ...more: string[]): Promise<void> {
  const place = ['--organization', 'MOH', '--role', 'planner', '--first-name', 'Norhata', '--last-name', 'Sultan']
  const made = await command(folder, 'create-pilot-user', '--username', username, '--email', email, ...place, ...more)
  expect(made.code, made.output).toBe(0)
}

describe('an invitation', () => {
  let person: Person

  it('arrives in the name of the organization, and its link sets the first password', async () => {
    await create('norhata.sultan', OFFICER, '--send-email')
    const letter = await post.letterTo(OFFICER, /Your account in BMMS/)
    expect(letter.subject).toContain('Ministry of Health')
    expect(letter.text).toContain('norhata.sultan')
    person = await openWindow(browser, bmms, { viewport: PHONE })
    const { page } = person
    await page.goto(linkIn(letter.text))
    await page.getByText('Ministry of Health').waitFor()
    await expectAccessible(person, 'a link')
    await expectNoSideways(person, 'a link')
    await typePassword(page, 'password123456')
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText(/easy to guess/i).waitFor()
    await picture(person, 'link-1-first-password')
    await typePassword(page, FIRST)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Your password is set').waitFor()
    await expectAccessible(person, 'sign-in after a link')
    await picture(person, 'link-2-password-set')
    expect(await page.getByLabel(/^username/i).inputValue()).toBe('norhata.sultan')
    await enter(page, FIRST)
    const confirmed = await post.letterTo(OFFICER, /password for BMMS was changed/i)
    expect(confirmed.text).not.toContain(FIRST)
  })

  it('works once: a second use says so, and what to do', async () => {
    const letter = await post.letterTo(OFFICER, /Your account in BMMS/)
    const other = await openWindow(browser, bmms, { colorScheme: 'dark' })
    await other.page.goto(linkIn(letter.text))
    await other.page.getByText('Link already used').waitFor()
    await expectAccessible(other, 'a used link')
    await picture(other, 'link-3-used')
    expect(other.complaints).toEqual([])
  })

  it('leaves no secret in what the server printed', async () => {
    const secrets = post.letters.map(({ text }) => linkIn(text).split('#')[1]).filter(Boolean)
    expect(secrets.length).toBeGreaterThan(0)
    for (const secret of secrets) expect(bmms.output()).not.toContain(secret)
  })
})

describe('a forgotten password', () => {
  it('is replaced with the link from the mailbox; other devices are out, and the history says what happened', async () => {
    const before = await openWindow(browser, bmms)
    await before.page.goto('/')
    await before.page.getByLabel(/^username/i).fill('norhata.sultan')
    await enter(before.page, FIRST)
    const person = await openWindow(browser, bmms, { viewport: PHONE, colorScheme: 'dark' })
    const { page } = person
    await page.goto('/')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByLabel(/^username or e-mail/i).fill(OFFICER)
    await expectAccessible(person, 'a forgotten password')
    await picture(person, 'link-4-forgot')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('The message is on its way').waitFor()
    await expectNoSideways(person, 'a forgotten password')
    await picture(person, 'link-5-asked')
    const letter = await post.letterTo(OFFICER, /Set a new password/)
    await page.goto(linkIn(letter.text))
    await page.getByRole('heading', { name: 'Set a new password' }).waitFor()
    await typePassword(page, SECOND)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Your password is set').waitFor()
    expect((await before.page.request.get('/api/v1/me')).status()).toBe(401)
    await enter(page, SECOND)
    await page.goto('/account/security')
    await page.getByText('Asked for a new password').waitFor()
    await page.getByText('Password set with a link').first().waitFor()
    await expectAccessible(person, 'the sign-in history')
    await expectNoSideways(person, 'the sign-in history')
    await picture(person, 'link-6-history')
    expect(person.complaints).toEqual([])
  })

  it('tells a stranger the same, and sends nothing', async () => {
    const { page } = await openWindow(browser, bmms)
    const sent = post.letters.length
    await page.goto('/forgot-password')
    await page.getByLabel(/^username or e-mail/i).fill('nobody.at.all')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('The message is on its way').waitFor()
    await page.waitForTimeout(4000)
    expect(post.letters).toHaveLength(sent)
  })
})

describe.skipIf(spawnSync('pdftotext', ['-v']).error)('an office without e-mail', () => {
  it('gets a slip with a code that is typed, and signs in', async () => {
    await create('bai.alonto', 'bai.alonto@moh.bangsamoro.gov.ph')
    const admin = await signIn(browser, bmms, 'moh.admin')
    const found = await admin.page.request.get('/api/v1/moa/MOH/members?q=bai.alonto')
    const [{ personId }] = (await found.json()).items
    const printed = await admin.page.request.post('/api/v1/moa/MOH/members/slips', { data: { personIds: [personId] } })
    expect(printed.headers()['content-type']).toBe('application/pdf')
    const text = execFileSync('pdftotext', ['-', '-'], { input: await printed.body() }).toString()
    const [first = '', second = ''] = text.match(/[2-9A-Z]{5}-[2-9A-Z]{5}/g) ?? []
    const person = await openWindow(browser, bmms, { viewport: PHONE })
    const { page } = person
    await page.goto('/set-password')
    await page.getByLabel(/^one-time code/i).fill(`${first} ${second}`.toLowerCase())
    await expectAccessible(person, 'a code')
    await picture(person, 'link-7-code')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('bai.alonto').waitFor()
    await typePassword(page, FIRST)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByText('Your password is set').waitFor()
    await enter(page, FIRST)
    expect(person.complaints).toEqual([])
  })
})

it('no password and no secret is in the files of the installation', () => {
  const log = readFileSync(`${folder}/demo-accounts.csv`, 'utf8')
  expect(log).not.toContain('norhata.sultan')
})
