// The control room in two windows: what one person reports, the other sees without touching anything.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, ROOT, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person
let viewer: Person

beforeAll(async () => {
  bmms = await startBmms({ folder, env: { LIVE_CHECK_SECONDS: '2' } })
  browser = await launch()
  manager = await signIn(browser, bmms, 'rollout.manager', { viewport: { width: 1280, height: 900 } })
  viewer = await signIn(browser, bmms, 'ocm.viewer', { viewport: DESKTOP })
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const figure = ({ page }: Person, label: string) =>
  page.getByRole('region', { name: 'Key figures' }).locator('div', { hasText: label }).last()

async function openBlocker(title: string): Promise<void> {
  const answer = await manager.context.request.post('/api/v1/platform/rollout/blockers', {
    data: {
      wave: 1,
      organization: 'MOH',
      severity: 'critical',
      title,
      detail: 'The generator is in repair.',
      milestoneId: null,
      ownerId: null,
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}

it('shows a blocker that somebody else reports, within seconds and without a click', { timeout: 120_000 }, async () => {
  await viewer.page.goto('/platform/rollout')
  await viewer.page.getByRole('heading', { name: 'Control room', level: 1 }).waitFor()
  await viewer.page.getByText(/^Live, updated/).waitFor()
  await manager.page.goto('/platform/rollout')
  await manager.page.getByText(/^Live, updated/).waitFor()
  expect(await viewer.page.getByText('No power in the training room').count()).toBe(0)
  await openBlocker('No power in the training room')
  await viewer.page.getByRole('link', { name: 'No power in the training room' }).waitFor({ timeout: 3_000 })
  await manager.page.getByRole('link', { name: 'No power in the training room' }).waitFor({ timeout: 3_000 })
  expect(await viewer.page.getByText(/target 0; \d+ open in all/).count()).toBe(1)
  await viewer.page.getByText(/^Live, updated/).waitFor()
  await expectAccessible(viewer, 'the control room')
  await picture(viewer, 'rollout-control-room')
})

it('has a table behind each chart', async () => {
  const { page } = manager
  const chart = page.getByRole('region', { name: 'Organizations onboarded over time' })
  await chart.getByRole('button', { name: 'Show as a table' }).click()
  await chart.getByRole('columnheader', { name: 'Planned' }).waitFor()
  await chart.getByRole('button', { name: 'Show the chart' }).click()
})

it('fits a phone, in the dark', async () => {
  const phone = await signIn(browser, bmms, 'ocm.executive', { viewport: PHONE, colorScheme: 'dark' })
  await phone.page.goto('/platform/rollout')
  await phone.page.getByText(/^Live, updated/).waitFor()
  await expectNoSideways(phone, 'the control room on a phone')
  await expectAccessible(phone, 'the control room on a phone')
  await picture(phone, 'rollout-control-room-phone')
  expect(phone.complaints).toEqual([])
  await phone.context.close()
})

it('asks every minute when the connection goes, and is live again when it is back', { timeout: 60_000 }, async () => {
  const { context, page } = viewer
  await context.setOffline(true)
  await page.getByText(/^Offline, last updated/).waitFor()
  await openBlocker('No water in the annex')
  await context.setOffline(false)
  await page.getByText(/^Live, updated/).waitFor()
  await page.getByRole('link', { name: 'No water in the annex' }).waitFor({ timeout: 5_000 })
})

it('ends for somebody whose session ends', { timeout: 60_000 }, async () => {
  const other = await viewer.context.newPage()
  await other.goto('/platform/rollout')
  await other.getByText(/^Live, updated/).waitFor()
  const signedOut = await viewer.context.request.post('/api/auth/sign-out', { data: {} })
  expect(signedOut.ok()).toBe(true)
  await other.getByText(/asks every minute/).waitFor({ timeout: 15_000 })
  await other.close()
})

it('says the same in the report, on the page and at the command line', { timeout: 120_000 }, async () => {
  const { page } = manager
  await page.goto('/platform/rollout/reports')
  await page.getByText('No report yet').waitFor()
  await page.getByRole('link', { name: 'See the next report' }).first().click()
  await page.getByRole('heading', { name: 'Next daily report', level: 1 }).waitFor()
  await page.getByText('Critical: No power in the training room').waitFor()
  await expectAccessible(manager, 'the next report')
  await picture(manager, 'rollout-report')
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(ROOT, 'server/src/cli.ts'), 'rollout-report', 'daily', '--json', '--data', folder],
    { encoding: 'utf8', cwd: ROOT },
  )
  expect(status).toBe(0)
  const report = JSON.parse(stdout)
  expect(JSON.stringify(report.sections)).toContain('Critical: No power in the training room')
  expect(manager.complaints).toEqual([])
})

it('shows one figure a fact', async () => {
  await manager.page.goto('/platform/rollout')
  await figure(manager, 'Organizations onboarded').waitFor()
  expect(await manager.page.getByRole('region', { name: 'Key figures' }).locator('> div > div').count()).toBe(6)
})
