// Steps of the journey of a proposal: fields, tables and files as an officer uses them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Person } from './browser.ts'
import { ROOT } from './running-bmms.ts'

export const main = ({ page }: Person) => page.getByRole('main')
export const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( [*]| .optional.)?$`) })

/** Takes a workflow step through its dialog. */
export async function step({ page }: Person, name: string, comment?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (comment) await dialog.getByRole('textbox', { name: /comment/i }).fill(comment)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export async function status(person: Person, word: string): Promise<void> {
  await main(person).getByText(word, { exact: true }).first().waitFor()
}

/** As Ctrl+V does with cells copied from a spreadsheet. */
export async function paste(page: Page, label: string, cells: string): Promise<void> {
  await page
    .getByRole('textbox', { name: label, exact: true })
    .or(page.getByRole('combobox', { name: label, exact: true }))
    .focus()
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, cells)
}

/** Asks the API as the person, for what other journeys show on screen. */
export function ask({ page }: Person, method: string, path: string, body?: unknown): Promise<{ id: string }> {
  return page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method: method as string,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const read = await answer.json()
      if (!answer.ok) throw new Error(JSON.stringify(read))
      return read
    },
    [method, path, body] as const,
  )
}

export const PROGRAMS = [
  { code: '310100100001000', title: 'Immunization of every child', tags: [] },
  { code: '310100100002000', title: 'Care for mothers', tags: ['gender'] },
] as const

/** Three lines; the object of the last is a choice, to be wrong once. */
export function spreadsheet(object: string): string {
  mkdirSync(join(ROOT, 'e2e/results'), { recursive: true })
  const file = join(ROOT, `e2e/results/budget-lines-${object}.csv`)
  const [first, second] = PROGRAMS
  const rows = [
    'ppa_code,object_code,description,quantity,unit,unit_cost',
    `${first.code},5020301002,Cold chain boxes,100,boxes,"4,500.00"`,
    `${first.code},5060405011,Vaccine refrigerators,2,units,200000`,
    `${second.code},${object},Training of midwives,5,courses,40000`,
  ]
  writeFileSync(file, `${rows.join('\r\n')}\r\n`)
  return file
}
