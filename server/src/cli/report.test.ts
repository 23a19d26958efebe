import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { as, createPerson } from '../testing/builders.ts'
import { useTestDatabase } from '../testing/database.ts'
import { postWorkedExample } from '../testing/report-example.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { report } from './report.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-report-'))
const before = { ...process.env }
beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
  const person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
  await as(test, { person, code: 'MOH', permissions: [] }, postWorkedExample)
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(line: string) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await runCommand([report], line.split(' '), {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

it('writes each form in each format', async () => {
  for (const form of ['far1', 'far1a', 'far1b', 'far4', 'bar1', 'bed1', 'bed3', 'raod --class MOOE']) {
    const file = join(folder, `${form.split(' ')[0]}.json`)
    const { exitCode, out } = await bmms(`report ${form} --moa MOH --year 2026 --quarter 3 --out ${file}`)
    expect({ form, exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringContaining(file) })
    expect(JSON.parse(readFileSync(file, 'utf8')).format).toBe('bmms-form/1')
  }
  const pdf = join(folder, 'far1.pdf')
  expect((await bmms(`report far1 --moa MOH --year 2026 --quarter 3 --out ${pdf}`)).exitCode).toBe(0)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
})

it('ends with 2 and the amounts when the reports do not agree, and with 1 when it was asked wrongly', async () => {
  const change = (by: string) =>
    onAdmin(
      test.adminUrl,
      `update ledger_balance set total = total ${by} 1 where stage = 'allotment' and year = 2026 and movement = 'original'`,
    )
  await change('-')
  const { exitCode, out } = await bmms(
    `report far1 --moa MOH --year 2026 --quarter 3 --out ${join(folder, 'wrong.xlsx')}`,
  )
  await change('+')
  expect({ exitCode, out }).toMatchObject({ exitCode: 2, out: expect.stringContaining('DIFFERS  FAR No. 1-B tallies') })
  expect(await bmms('report far9 --moa MOH --year 2026')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('far1, far1a'),
  })
  expect(await bmms('report raod --moa MOH --year 2026')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('PS, MOOE, FE or CO'),
  })
})
