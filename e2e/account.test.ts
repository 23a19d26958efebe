// A person's account: the first password, a session that ends in the middle of a form, other devices, the second step.
import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, launch, openWindow, picture, signIn } from './browser.ts'
import { bmms as command, newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel(/^username/i).fill(username)
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('button', { name: /^sign in$/i }).click()
}

describe('a new officer', () => {
  it('chooses an own password at the first sign-in, and only then works', async () => {
    const made = await command(
      folder,
      'create-pilot-user',
      '--username',
      'johaira.ali',
      '--email',
      'johaira.ali@example.gov.ph',
      '--organization',
      'MOH',
      '--role',
      'planning_officer',
      '--first-name',
      'Johaira',
      '--last-name',
      'Ali',
      '--print-password',
      '--json',
    )
    expect(made.code, made.output).toBe(0)
    const start = String(/"(?:startPassword|password)":\s*"([^"]+)"/.exec(made.output)?.[1])
    const person = await openWindow(browser, bmms)
    const { page } = person
    await page.goto('/')
    await enter(page, 'johaira.ali', start)
    await page.getByRole('heading', { name: /choose your own password/i }).waitFor()
    await expectAccessible(person, 'the first password')
    expect((await page.request.get('/api/v1/moa/MOH/planning/strategic-plans')).status()).toBe(403)
    await page.getByLabel(/^current password/i).fill(start)
    await page
      .getByLabel(/^new password\b(?! again)/i)
      .first()
      .fill('password123456')
    await page.getByLabel(/^new password again/i).fill('password123456')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page
      .getByText(/common|guess/i)
      .first()
      .waitFor()
    await picture(person, '0-first-password')
    await page
      .getByLabel(/^new password\b(?! again)/i)
      .first()
      .fill('kulintang at sunrise 7')
    await page.getByLabel(/^new password again/i).fill('kulintang at sunrise 7')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('heading', { name: 'My work' }).waitFor()
  })
})

describe('a session that ends in the middle of a form', () => {
  it('keeps what was typed: sign in over the page, and saving goes on', async () => {
    const person = await signIn(browser, bmms, 'mafar.planner')
    const { page, context } = person
    await page.goto('/moa/MAFAR/planning/strategic-plans/new')
    await page.getByRole('textbox', { name: /^Title/ }).fill('Fisheries and Farms 2026-2030')
    await page.getByRole('textbox', { name: /^Vision/ }).fill('Food for every table.')
    await context.clearCookies()
    await page.getByRole('button', { name: /save draft/i }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^password/i).fill(bmms.passwordOf('mafar.planner'))
    await picture(person, '0-session-ended')
    await dialog.getByRole('button', { name: /^sign in$/i }).click()
    await page.getByRole('heading', { name: 'Fisheries and Farms 2026-2030' }).waitFor()
  })

  it('keeps a draft over a reload', async () => {
    const person = await signIn(browser, bmms, 'mafar.planner')
    const { page } = person
    await page.goto('/moa/MAFAR/planning/strategic-plans/new')
    await page.getByRole('textbox', { name: /^Title/ }).fill('Half a thought')
    await page
      .getByText(/draft saved/i)
      .first()
      .waitFor()
    await page.reload()
    await expect.poll(() => page.getByRole('textbox', { name: /^Title/ }).inputValue()).toBe('Half a thought')
  })
})

describe('sign-in', () => {
  it('tells the same for a wrong password and an unknown person, and locks after five failures', async () => {
    const { page } = await openWindow(browser, bmms)
    await page.goto('/')
    await enter(page, 'nobody.here', 'not the password at all')
    const words = await page.getByRole('alert').first().textContent()
    await enter(page, 'mole.viewer', 'not the password at all')
    await expect.poll(() => page.getByRole('alert').first().textContent()).toBe(words)
    for (let at = 0; at < 5; at++)
      await page.request.post('/api/auth/sign-in/username', {
        data: { username: 'mole.viewer', password: 'wrong again and again' },
      })
    const locked = await page.request.post('/api/auth/sign-in/username', {
      data: { username: 'mole.viewer', password: bmms.passwordOf('mole.viewer') },
    })
    expect(locked.status()).toBe(429)
    expect(Number(locked.headers()['retry-after'])).toBeGreaterThan(0)
  })
})

describe('the security page', () => {
  it('shows other devices and signs them out at once', async () => {
    const first = await signIn(browser, bmms, 'moh.staff')
    const second = await signIn(browser, bmms, 'moh.staff')
    await second.page.goto('/account/security')
    await second.page.getByRole('heading', { name: 'Password and security' }).waitFor()
    await expectAccessible(second, 'security')
    await second.page.getByRole('button', { name: 'Sign out all other devices' }).click()
    await second.page.getByRole('dialog').getByRole('button').last().click()
    await expect.poll(async () => (await first.page.request.get('/api/v1/me')).status()).toBe(401)
    expect((await second.page.request.get('/api/v1/me')).status()).toBe(200)
  })

  it('sets up the second step, which the next sign-in asks for', async () => {
    const person = await signIn(browser, bmms, 'moh.coordinator')
    const { page } = person
    await page.goto('/account/security')
    await page.getByLabel(/^your password/i).fill(bmms.passwordOf('moh.coordinator'))
    await page.getByRole('button', { name: 'Set up two-factor sign-in' }).click()
    const uri = String(await page.getByRole('link', { name: 'Open the app' }).getAttribute('href'))
    await expectAccessible(person, 'the second step')
    await picture(person, '0-two-factor')
    await page.getByRole('textbox', { name: /^code/i }).fill(totpCode(uri))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('I have kept the codes').check()
    const other = await openWindow(browser, bmms)
    await other.page.goto('/')
    await enter(other.page, 'moh.coordinator', bmms.passwordOf('moh.coordinator'))
    await other.page.getByRole('textbox', { name: /code/i }).fill(totpCode(uri))
    await other.page.getByRole('button', { name: 'Continue' }).click()
    await other.page.getByRole('heading', { name: 'My work' }).waitFor()
  })
})

/** RFC 6238, as an authenticator app computes it: six digits, 30 seconds, SHA-1. */
function totpCode(uri: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
