// Journey 6: a wave is paused, resumed and cancelled; the data of an organization goes back, and comes back.
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'

const folder = newFolder()
const WAVE = '/platform/rollout/waves/1'
const TITLE = 'Health for every barangay'
let bmms: RunningBmms
let browser: Browser
let manager: Person
let second: Person
let planner: Person
let address = ''

beforeAll(async () => {
  bmms = await startBmms({ folder })
  browser = await launch()
  manager = await signIn(browser, bmms, 'rollout.manager')
  planner = await signIn(browser, bmms, 'moh.planner')
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

/** Takes a step of the wave through the dialog that names what it does; answers what it said. */
async function step(name: string, reason: string, tick: readonly string[] = []): Promise<string> {
  const { page } = manager
  await page.goto(WAVE)
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const box of tick) await dialog.getByLabel(box).check()
  const words = (await dialog.getByRole('status').textContent()) ?? ''
  await dialog.getByRole('textbox').fill(reason)
  await picture(manager, `rollback-${name.toLowerCase().replaceAll(' ', '-')}`)
  await expectAccessible(manager, `the dialog of "${name}"`)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  return words
}

const state = ({ page }: Person, word: string) =>
  page.getByRole('main').getByText(word, { exact: true }).first().waitFor({ timeout: 60_000 })

async function approve(person: Person, button: string, confirm: string, shot: string): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  const last = dialog.getByRole('button', { name: confirm })
  expect(await last.isDisabled()).toBe(true)
  await dialog.getByLabel('Type MOH to confirm').fill('MOH')
  await picture(person, shot)
  await last.click()
  await dialog.waitFor({ state: 'hidden' })
}

const plansOf = async ({ page }: Person) => {
  const answer = await page.request.get('/api/v1/moa/MOH/planning/strategic-plans', { params: { q: TITLE } })
  return ((await answer.json()) as { total?: number }).total
}

describe('a wave', () => {
  it('is paused and resumed with a reason that everybody reads', async () => {
    const body = { title: TITLE, vision: 'V', mission: 'M', startYear: 2031, endYear: 2035 }
    const made = await planner.page.request.post('/api/v1/moa/MOH/planning/strategic-plans', { data: body })
    expect(made.status()).toBe(201)
    expect(await step('Pause wave', 'The training venue is flooded.')).toMatch(/people in 3 organizations are told/)
    await state(manager, 'Paused')
    await planner.page.goto('/account/inbox')
    await planner.page.getByText('Wave 1 is paused').first().waitFor()
    await picture(planner, 'rollback-told-of-pause')
    expect(await step('Resume wave', 'The venue is open again.')).toContain('No working day was lost')
    await state(manager, 'Active')
  })

  it('is cancelled with its consequence in numbers, and access ends at once', async () => {
    const boxes = ['Take access away', 'Prepare rollbacks of data']
    const words = await step('Cancel wave', 'The pilot begins anew next year.', boxes)
    expect(words).toMatch(/\d+ people in 3 organizations lose access today; \d+ of them are signed in now/)
    expect(words).toContain('A rollback is prepared for 3 organizations')
    await planner.page.goto('/moa/MOH')
    await planner.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await manager.page.goto(WAVE)
    await manager.page.getByRole('button', { name: 'Give access back' }).waitFor()
    await picture(manager, 'rollback-wave-cancelled')
  })
})

describe('a rollback', () => {
  it('shows what would change, before anything does', async () => {
    const { page } = manager
    await page.goto('/platform/rollout/rollbacks')
    await page.getByRole('heading', { name: 'Rollbacks' }).waitFor()
    await expectAccessible(manager, 'the list of rollbacks')
    await picture(manager, 'rollback-list')
    await page.getByRole('link', { name: /^MOH/ }).first().click()
    await state(manager, 'Ready for approval')
    address = new URL(page.url()).pathname
    await page.getByRole('cell', { name: 'Strategic plan', exact: true }).waitFor()
    await expectAccessible(manager, 'the preview of a rollback')
    await picture(manager, 'rollback-preview')
  })

  it('is approved with the code of the organization, runs, and shows what it undid', async () => {
    second = await signIn(browser, bmms, 'platform.admin')
    const { page } = second
    await page.goto(address)
    await approve(second, 'Approve and roll back', 'Roll MOH back', 'rollback-approve')
    await state(second, 'Done')
    await page.getByRole('tab', { name: /Row by row/ }).click()
    await page.getByText(TITLE).first().waitFor()
    await expectAccessible(second, 'what a rollback undid')
    await picture(second, 'rollback-done')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Archive' }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/^MOH-.*\.jsonl\.gz$/)
    expect(gunzipSync(await readFile(await saved.path())).toString()).toContain(TITLE)
    await manager.page.goto('/account/inbox')
    await manager.page.getByText('Rollback of MOH is done').first().waitFor()
  })

  it('is undone, and access is given back', async () => {
    const { page } = manager
    await page.goto(address)
    await page.getByRole('button', { name: 'Undo rollback' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('The pilot goes on after all.')
    await dialog.getByRole('button', { name: 'Undo rollback' }).click()
    await page.getByRole('heading', { name: 'Undo of a rollback: MOH' }).waitFor()
    await state(manager, 'Ready for approval')
    await second.page.goto(new URL(page.url()).pathname)
    await approve(second, 'Approve and undo', 'Undo the rollback', 'rollback-undo-approve')
    await state(second, 'Done')
    await page.goto(WAVE)
    await page.getByRole('button', { name: 'Give access back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Give access back' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    planner = await signIn(browser, bmms, 'moh.planner')
    expect(await plansOf(planner)).toBe(1)
  })

  it('fits a phone, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const phone = await signIn(browser, bmms, 'rollout.manager', { viewport: PHONE, colorScheme })
      for (const [path, name] of [
        ['/platform/rollout/rollbacks', 'list'],
        [address, 'record'],
        ['/platform/rollout/rollbacks/new', 'new'],
      ] as const) {
        await phone.page.goto(path)
        await phone.page.getByRole('heading', { level: 1 }).waitFor()
        await expectNoSideways(phone, path)
        await picture(phone, `rollback-phone-${name}-${colorScheme}`)
      }
      await phone.context.close()
    }
    expect([...manager.complaints, ...second.complaints]).toEqual([])
  })
})
