// Journey 5: a viewer from the Office of the Chief Minister sees planning status across all organizations, read-only.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { bmms as command, newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let viewer: Person

beforeAll(async () => {
  bmms = await startBmms({ folder })
  const made = await command(
    folder,
    'generate-pilot-data',
    '--moa',
    'MOH',
    '--users',
    '5',
    '--programs',
    '4',
    '--activities',
    '12',
    '--seed',
    '7',
  )
  expect(made.code, made.output).toBe(0)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

describe('the viewer of the Chief Minister', () => {
  it('sees the planning status of all organizations', async () => {
    viewer = await signIn(browser, bmms, 'ocm.viewer')
    const { page } = viewer
    await page.goto('/oversight/planning')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Ministry of Health').first().waitFor()
    await page.waitForLoadState('networkidle')
    await expectAccessible(viewer, 'oversight')
    await picture(viewer, '5-oversight')
  })

  it('opens one organization and finds nothing to change there', async () => {
    const { page } = viewer
    await page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', { name: /search/i }))
      .first()
      .fill('Health')
    await page
      .getByRole('link', { name: /ministry of health/i })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /ministry of health/i }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('button', { name: /edit|submit|approve|cancel|add|delete|remove/i }).count()).toBe(0)
    await expectAccessible(viewer, 'oversight of one organization')
    await picture(viewer, '5-oversight-moh')
  })

  it('is refused where only members work', async () => {
    for (const path of [
      '/api/v1/moa/MOH/planning/strategic-plans',
      '/api/v1/platform/organizations/MOH/history',
      '/api/v1/platform/people',
    ]) {
      expect((await viewer.page.request.get(path)).status(), path).toBe(403)
    }
    const written = await viewer.page.request.post('/api/v1/moa/MOH/planning/strategic-plans', { data: {} })
    expect(written.status()).toBe(403)
  })

  it('reads it on a phone, in the dark', async () => {
    const person = await signIn(browser, bmms, 'ocm.viewer', { viewport: PHONE, colorScheme: 'dark' })
    await person.page.goto('/oversight/planning')
    await person.page.getByText('Ministry of Health').first().waitFor()
    await person.page.waitForLoadState('networkidle')
    await expectAccessible(person, 'oversight on a phone')
    await expectNoSideways(person, 'oversight on a phone')
    await picture(person, '5-oversight-phone-dark')
    expect([...viewer.complaints, ...person.complaints]).toEqual([])
  })
})
