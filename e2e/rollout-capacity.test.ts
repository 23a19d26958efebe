// A manager plans capacity: nothing is invented, what people know they enter, and sliders say what if.
import { readFile } from 'node:fs/promises'
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
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
let bmms: RunningBmms
let browser: Browser
let manager: Person

const base = '/platform/rollout/capacity'

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

async function enterFigure(page: Page, metric: string, value: string): Promise<void> {
  await page.goto(`${base}/figures/${metric}`)
  await page.getByLabel('Value').fill(value)
  await page.getByLabel('Source').fill('Count of the pilot, 12 November 2026')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'Capacity', level: 1 }).waitFor()
}

const figure = (page: Page, label: string) =>
  page.getByRole('region', { name: 'Key figures' }).getByText(label, { exact: true }).locator('xpath=..')

describe('a rollout manager plans capacity', () => {
  it('is told what nobody knows', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager', { viewport: { width: 1280, height: 900 } })
    const { page } = manager
    await page.getByRole('link', { name: 'Capacity', exact: true }).click()
    await page.getByRole('heading', { name: 'Capacity', level: 1 }).waitFor()
    await page.getByText('Nothing is measured yet').waitFor()
    await figure(page, 'Cost a month').getByText('No data').waitFor()
    await expectAccessible(manager, 'capacity without data')
    await picture(manager, '65-capacity-no-data')
  })

  it('enters figures with their source, and a price that is an example', async () => {
    const { page } = manager
    for (const [metric, value] of [
      ['people_per_organization', '40'],
      ['requests_per_person_day', '250'],
      ['busiest_hour_share', '20'],
      ['request_ms', '200'],
      ['cpu_ms_per_request', '12'],
      ['bytes_per_request', '20000'],
      ['process_memory_mb', '512'],
      ['database_mb_per_organization', '50'],
      ['database_growth_mb', '10'],
      ['files_mb_per_organization', '100'],
      ['files_growth_mb', '30'],
      ['provided_cores', '4'],
      ['provided_memory_gb', '8'],
      ['provided_storage_gb', '100'],
    ] as const)
      await enterFigure(page, metric, value)
    // The example that the model's own test works out by hand.
    await figure(page, 'Processor cores').getByText('9', { exact: true }).waitFor()
    await page.goto(`${base}/prices/core`)
    await page.getByLabel('Pesos a unit and month').fill('1250.50')
    await page.getByLabel('Source').fill('Made up for this journey')
    await page.getByRole('checkbox', { name: 'An example, to be replaced' }).check()
    await expectAccessible(manager, 'the form of a price')
    await picture(manager, '66-capacity-price')
    await page.getByRole('button', { name: 'Save price' }).click()
    await page.getByText('Example prices').waitFor()
    await expectAccessible(manager, 'capacity')
    await picture(manager, '67-capacity')
  })

  it('moves a slider, and the figures follow', async () => {
    const { page } = manager
    await page.getByLabel('Growth', { exact: true }).fill('80')
    await figure(page, 'Processor cores').getByText('14', { exact: true }).waitFor()
    await picture(manager, '68-capacity-what-if')
    await page.getByRole('button', { name: 'Back to the plan' }).click()
    await figure(page, 'Processor cores').getByText('9', { exact: true }).waitFor()
  })

  it('takes the plan along as a document', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /Document to print/ }).click()
    const file = await saving
    expect(file.suggestedFilename()).toMatch(/^capacity-plan-.*\.pdf$/)
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    expect(manager.complaints).toEqual([])
  })

  it('works on a phone, in the dark', async () => {
    const { cookies } = await manager.context.storageState()
    const phone = await openWindow(browser, bmms, { viewport: PHONE, colorScheme: 'dark' })
    await phone.context.addCookies(cookies)
    await phone.page.goto(base)
    await phone.page.getByRole('heading', { name: 'Capacity', level: 1 }).waitFor()
    await phone.page.waitForLoadState('networkidle')
    await expectNoSideways(phone, 'capacity')
    await picture(phone, '69-capacity-phone-dark')
  })
})
