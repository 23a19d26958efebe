// Journey 1: six hundred people of thirty organizations from a spreadsheet into BMMS, by two persons; and out again.
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSideways, launch, type Person, PHONE, picture, signIn } from './browser.ts'
import { newFolder, type RunningBmms, removeFolder, startBmms } from './running-bmms.ts'
import { PEOPLE, WRONG, writeWaveFile } from './wave-file.ts'

const folder = newFolder()
const file = join(folder, 'files-of-offices', 'wave2_users.xlsx')
let bmms: RunningBmms
let browser: Browser
let coordinator: Person
let manager: Person
let address = ''

beforeAll(async () => {
  mkdirSync(join(file, '..'))
  await writeWaveFile(file)
  bmms = await startBmms({ folder })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await bmms?.stop()
  removeFolder(folder)
})

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
const rows = (page: Page, count: string) => page.getByRole('main').getByText(count, { exact: true }).first().waitFor()
/** A number above the table, which is a button. */
const figure = (page: Page, label: string, count: number) =>
  page.getByRole('button', { name: new RegExp(`^${count.toLocaleString('en')} ?${label}$`) })

async function state({ page }: Person, word: string): Promise<void> {
  await page.getByRole('banner').or(page.getByRole('main')).getByText(word, { exact: true }).first().waitFor()
}

/** Takes a step through the dialog that names what it does. */
async function step({ page }: Person, name: string, comment?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (comment) await dialog.getByRole('textbox', { name: /comment/i }).fill(comment)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function upload({ page }: Person, path: string): Promise<void> {
  await page.goto('/platform/imports/new')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByLabel('Wave').selectOption('2')
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await page.getByRole('heading', { name: 'wave2_users.xlsx' }).waitFor()
}

/** How many people the directory finds, as the API of the page answers. */
async function found({ page }: Person, text: string): Promise<number> {
  const answer = await page.request.get('/api/v1/platform/people', { params: { q: text, pageSize: 1 } })
  return ((await answer.json()) as { total: number }).total
}

async function download({ page }: Person, entry: string): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Download' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ])
  return readFile(await saved.path())
}

describe('the rollout coordinator', () => {
  it('finds the way to a new import, with templates and the meaning of the columns', async () => {
    coordinator = await signIn(browser, bmms, 'rollout.coordinator')
    const { page } = coordinator
    await page.getByRole('link', { name: 'Imports' }).first().click()
    await page.getByRole('heading', { name: 'Imports' }).waitFor()
    await expectAccessible(coordinator, 'the empty list of imports')
    await page.getByRole('link', { name: 'New import' }).first().click()
    await page.getByText('What the columns mean').click()
    await page.getByText('E-mail address (required)').waitFor()
    for (const kind of ['XLSX', 'CSV']) {
      const button = page.getByRole('button', { name: new RegExp(`^Download the template .* as ${kind}$`) }).last()
      const [saved] = await Promise.all([page.waitForEvent('download'), button.click()])
      expect(saved.suggestedFilename().toLowerCase()).toContain(`.${kind.toLowerCase()}`)
    }
    await expectAccessible(coordinator, 'a new import')
    await picture(coordinator, 'import-new')
  })

  it('is told at once when a file is none of those that are taken', async () => {
    const { page } = coordinator
    const drawing = { name: 'people.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
    await page.locator('input[type=file]').setInputFiles(drawing)
    await page.getByText('"people.pdf" is of another kind.').waitFor()
    const disguised = {
      name: 'people.xlsx',
      mimeType: 'application/zip',
      buffer: Buffer.from('%PDF-1.7 not a workbook'),
    }
    await page.locator('input[type=file]').setInputFiles(disguised)
    await page.getByRole('button', { name: 'Upload and check' }).click()
    await page.getByRole('alert').first().waitFor()
    await picture(coordinator, 'import-refused-file')
  })

  it('uploads the list of the wave and sees columns and a verdict for every row', async () => {
    const { page } = coordinator
    await upload(coordinator, file)
    address = new URL(page.url()).pathname
    await figure(page, 'New', PEOPLE - WRONG.length).waitFor()
    await figure(page, 'Errors', WRONG.length).waitFor()
    await state(coordinator, 'Checked')
    await page.getByText('2 rows, Organization:').waitFor()
    await page.getByText('Rows 12, 45').waitFor()
    await expectAccessible(coordinator, 'a checked import')
    await expectNoSideways(coordinator, 'a checked import')
    await picture(coordinator, 'import-checked')
    await tab(page, 'Columns')
    await page.getByText('7 of 7 were matched.').waitFor()
    await expectAccessible(coordinator, 'the columns of an import')
    await picture(coordinator, 'import-columns')
    await tab(page, 'Settings')
    await expectAccessible(coordinator, 'the settings of an import')
    await picture(coordinator, 'import-settings')
    await tab(page, 'Rows')
  })

  it('filters by cause', async () => {
    const { page } = coordinator
    await page.getByRole('button', { name: 'Show these 2 rows' }).first().click()
    await rows(page, '2 rows')
    await page.getByRole('textbox', { name: 'Organization, row 45' }).waitFor()
    await page.getByRole('button', { name: 'Show all rows' }).click()
    await rows(page, `${PEOPLE} rows`)
  })

  it('puts the ten rows right with the keyboard; a reload loses nothing', async () => {
    const { page } = coordinator
    await figure(page, 'Errors', WRONG.length).click()
    await rows(page, `${WRONG.length} rows`)
    const [first] = WRONG
    await page.getByRole('textbox', { name: `${first?.label}, row ${first?.row}` }).focus()
    for (const { row, label, right } of WRONG) {
      const here = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      expect(here).toBe(`${label}, row ${row}`)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(right)
      await page.keyboard.press('Enter')
    }
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save and check again')
    await expectAccessible(coordinator, 'rows that were put right')
    await picture(coordinator, 'import-put-right')
    await page.reload()
    await page.getByText('10 rows put right, not saved yet').waitFor()
    await page.getByRole('button', { name: 'Save and check again' }).click()
    await page.getByText('10 rows put right, checking again').waitFor()
    await figure(page, 'New', PEOPLE).waitFor()
    await figure(page, 'Errors', 0).waitFor()
    await rows(page, `${PEOPLE} rows`)
  })

  it('sends it for approval, and cannot approve it', async () => {
    const { page } = coordinator
    await page.getByRole('button', { name: 'Send for approval', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByText('Send the import of 600 people in 30 organizations for approval?')
      .waitFor()
    await picture(coordinator, 'import-submit')
    await page.keyboard.press('Escape')
    await step(coordinator, 'Send for approval')
    await state(coordinator, 'Waits for approval')
    await page.getByText('Another person has to approve it').waitFor()
    const approve = page.getByRole('button', { name: 'Approve and import' })
    expect(await approve.getAttribute('aria-disabled')).toBe('true')
    await picture(coordinator, 'import-submitted')
  })
})

describe('the rollout manager', () => {
  it('finds it in the inbox and among the imports', async () => {
    manager = await signIn(browser, bmms, 'rollout.manager')
    const { page } = manager
    await page.getByRole('banner').getByRole('link', { name: /inbox/i }).click()
    await page
      .getByText(/sent an import for approval: wave2_users.xlsx/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Imports' }).first().click()
    await page.getByText('1 import waits for approval.').waitFor()
    await expectAccessible(manager, 'imports')
    await picture(manager, 'import-list')
    await page.getByRole('link', { name: 'wave2_users.xlsx' }).click()
  })

  it('returns it once: nothing changes without a reason', async () => {
    const { page } = manager
    await page.getByRole('button', { name: 'Return for changes' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Return for changes' }).click()
    await page.getByText('Write a comment: the next person needs to know why.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
    await step(manager, 'Return for changes', 'Is the list of BEB confirmed by its director?')
    await state(manager, 'Returned')
    await coordinator.page.reload()
    await coordinator.page.getByText('Is the list of BEB confirmed by its director?').waitFor()
    await picture(coordinator, 'import-returned')
    await step(coordinator, 'Send for approval', 'Confirmed by letter.')
  })

  it('approves it, sees it run, and is told what came of it', async () => {
    const { page } = manager
    await page.reload()
    await page.getByRole('button', { name: 'Approve and import' }).click()
    await page.getByRole('dialog').getByText('Approve the import of 600 people in 30 organizations?').waitFor()
    await expectAccessible(manager, 'the question before an approval')
    await picture(manager, 'import-approve')
    await page.getByRole('dialog').getByRole('button', { name: 'Approve and import' }).click()
    await page.getByText('You can leave this page').waitFor()
    await picture(manager, 'import-running')
    await figure(page, 'Created', PEOPLE).waitFor({ timeout: 120_000 })
    await figure(page, 'Left out', 0).waitFor()
    await state(manager, 'Done')
    await expectAccessible(manager, 'an import that is done')
    await picture(manager, 'import-done')
    await tab(page, 'History')
    await page.getByText('Confirmed by letter.').waitFor()
    await picture(manager, 'import-history')
    expect(await found(manager, 'twice.fixed@beb.gov.ph')).toBe(1)
    expect(await found(manager, 'begona.castaneda')).toBe(1)
  })

  it('keeps the spreadsheet with what came of every row', async () => {
    const bytes = await download(manager, 'Spreadsheet with verdicts (.xlsx)')
    const [sheet] = (await readXlsx(bytes)).sheets
    const [header = [], ...lines] = sheet?.rows ?? []
    const cell = (line: number, name: string) => lines[line - 2]?.[header.indexOf(name)]
    expect(lines).toHaveLength(PEOPLE)
    expect(new Set(lines.map((line) => line[header.indexOf('bmms_outcome')]))).toEqual(new Set(['created']))
    expect(cell(45, 'organization_code')).toBe('MILG')
    expect(cell(45, 'bmms_row')).toBe(45)
    expect(cell(45, 'bmms_remarks')).toContain('Put right in BMMS: organization.')
    const original = await download(manager, 'File as it was uploaded')
    expect(Buffer.compare(Buffer.from(original), await readFile(file))).toBe(0)
  })
})

describe('the same file a second time', () => {
  it('says so, and would create nobody twice', async () => {
    const { page } = coordinator
    await upload(coordinator, file)
    await page.getByText('This file was uploaded before').waitFor()
    await figure(page, 'Unchanged', PEOPLE - WRONG.length).waitFor()
    await figure(page, 'New', 0).waitFor()
    const send = page.getByRole('button', { name: 'Send for approval' })
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await picture(coordinator, 'import-again')
    await page.getByRole('link', { name: /^On .* by / }).click()
    await figure(page, 'Created', PEOPLE).waitFor()
    expect(await page.getByText('This file was uploaded before').count()).toBe(0)
  })

  it('does it on a phone and in the dark, too', async () => {
    const [first] = WRONG
    const person = await signIn(browser, bmms, 'rollout.coordinator', { viewport: PHONE, colorScheme: 'dark' })
    const { page } = person
    const look = async (name: string) => {
      await page.waitForLoadState('networkidle')
      await expectAccessible(person, `${name} on a phone`)
      await expectNoSideways(person, `${name} on a phone`)
      await picture(person, `import-${name}-phone-dark`)
    }
    await page.goto('/platform/imports')
    await page.getByRole('link', { name: 'wave2_users.xlsx' }).first().waitFor()
    await look('list')
    await page.getByRole('link', { name: 'wave2_users.xlsx' }).first().click()
    await figure(page, 'Errors', WRONG.length).click()
    await rows(page, `${WRONG.length} rows`)
    await page
      .getByRole('textbox', { name: first?.label ?? '' })
      .first()
      .fill(first?.right ?? '')
    await page.getByText('1 row put right, not saved yet').waitFor()
    await look('rows')
    await page.getByRole('button', { name: 'Discard' }).click()
    for (const name of ['columns', 'settings', 'history']) {
      await page.goto(`${new URL(page.url()).pathname}?tab=${name}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(name)
    }
    await page.goto('/platform/imports/new')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await look('new')
    expect(person.complaints).toEqual([])
  })

  it('looks right in the dark on a screen', async () => {
    const person = await signIn(browser, bmms, 'rollout.manager', { colorScheme: 'dark' })
    await person.page.goto(address)
    await figure(person.page, 'Created', PEOPLE).waitFor()
    await expectAccessible(person, 'an import in the dark')
    await picture(person, 'import-done-dark')
  })
})

describe('taking it back', () => {
  it('removes the people, since none of them has signed in', async () => {
    const { page } = manager
    expect(await found(manager, '@mbhte.gov.ph')).toBeGreaterThan(0)
    await page.goto(address)
    await page.getByRole('button', { name: 'Undo import' }).click()
    await page.getByRole('dialog').getByText('Undo the import of 600 people?').waitFor()
    await picture(manager, 'import-undo')
    await page.keyboard.press('Escape')
    await step(manager, 'Undo import', 'The wave starts a month later.')
    await figure(page, 'Undone', PEOPLE).waitFor({ timeout: 120_000 })
    await state(manager, 'Undone')
    await expectAccessible(manager, 'an import that was undone')
    await picture(manager, 'import-undone')
    expect(await found(manager, '@mbhte.gov.ph')).toBe(0)
    expect(await found(manager, 'twice.fixed@beb.gov.ph')).toBe(0)
  })

  it('left nothing to complain about', () => {
    expect([...coordinator.complaints, ...manager.complaints]).toEqual([])
  })
})
