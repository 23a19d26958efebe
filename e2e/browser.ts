// A person in front of Chromium: signs in, looks, and is told when a page is not accessible or says an error aloud.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterEach, expect } from 'vitest'
import { ROOT, type RunningBmms } from './running-bmms.ts'

/** Where screenshots are kept. */
const PICTURES = join(ROOT, 'e2e/results')

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 740 }

export interface Look {
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
}

const open = new Set<Person>()

/** A picture of every open window when a step fails. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  let at = 0
  for (const person of open)
    await picture(person, `failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 50)}-${at++}`).catch(() => undefined)
})

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Person {
  page: Page
  context: BrowserContext
  /** What the page complained about in its console; journeys expect nothing. */
  complaints: string[]
}

/** Opens a browser window of its own, as one person's. */
export async function openWindow(browser: Browser, bmms: RunningBmms, look: Look = {}): Promise<Person> {
  const context = await browser.newContext({
    baseURL: bmms.url,
    viewport: look.viewport ?? DESKTOP,
    colorScheme: look.colorScheme ?? 'light',
    locale: 'en-PH',
    timezoneId: 'Asia/Manila',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // Refusals by the API are part of the journeys; the browser reports each as an error of its own.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  const person = { page, context, complaints }
  open.add(person)
  context.once('close', () => open.delete(person))
  return person
}

/** Signs a demo account in through the sign-in page. */
export async function signIn(browser: Browser, bmms: RunningBmms, username: string, look: Look = {}): Promise<Person> {
  const person = await openWindow(browser, bmms, look)
  const { page } = person
  await page.goto('/')
  await page.getByLabel(/username/i).fill(username)
  await page.getByLabel(/^password/i).fill(bmms.passwordOf(username))
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await page.getByRole('navigation').first().waitFor()
  return person
}

/** Keeps a picture of the page. */
export async function picture({ page }: Person, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true, animations: 'disabled' })
}

/** Fails on serious findings of axe. */
export async function expectAccessible({ page }: Person, where: string): Promise<void> {
  // Rows that are being replaced are dimmed for that moment.
  await page.waitForFunction(() => !document.querySelector('[data-stale]'))
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = serious.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')}`,
  )
  expect(told, `accessibility of ${where}`).toEqual([])
}

/** Fails when the page is wider than the window. */
export async function expectNoSideways({ page }: Person, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
}
