import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { importPpas } from './import-ppas.ts'
import { runCommand } from './run-command.ts'

const db = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-cli-ppas-'))
const before = { ...process.env }
beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: db.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const exitCode = await runCommand([importPpas], ['import-ppas', ...args], terminal)
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const programs = async () => (await onAdmin(db.adminUrl, 'select from ppa')).rowCount

const yaml = `acronym: MPWH
ppas:
  - {code: "310100100001000", title: Roads, co: 5000000}
`

test('rehearses, does, and does nothing the second time', async () => {
  const path = file('mpw.yaml', yaml)
  const rehearsal = await bmms(path, '--year', '2026', '--dry-run')
  expect(rehearsal.out).toContain('1 new, 0 changed, 0 unchanged, 0 with errors (BAA 85, FY 2026).')
  expect(rehearsal.out).toContain('appropriation of ₱5,000,000.00 (CO)')
  expect(rehearsal.out).toContain('Dry run: nothing was done.')
  expect(rehearsal.exitCode).toBe(0)
  expect(await programs()).toBe(0)
  expect(await bmms(path, '--year', '2026')).toMatchObject({ exitCode: 0, out: expect.stringContaining('Done.') })
  expect(await programs()).toBe(1)
  const again = JSON.parse((await bmms(path, '--year', '2026', '--json')).out)
  expect(again).toMatchObject({ created: 0, unchanged: 1, failed: 0, isDone: true, rows: [{ organization: 'MPW' }] })
})

test('names errors with row and column, and leaves nothing behind', async () => {
  const path = file('moh.csv', 'Title,MOOE\nCare,100\nOther,1.234')
  const { exitCode, out } = await bmms(path, '--moa', 'MOH', '--year', '2026')
  expect(exitCode).toBe(2)
  expect(out).toContain('row     3  error')
  expect(out).toContain('mooe: "1.234" is not an amount in pesos')
  expect(out).toContain('Nothing was done')
  expect(await programs()).toBe(1)
})

test('refuses what it cannot take', async () => {
  const path = file('one.csv', 'Title\nCare')
  expect(await bmms(path, '--year', '2026')).toMatchObject({ exitCode: 2, out: expect.stringContaining('--moa') })
  expect(await bmms(path, '--moa', 'MOH', '--class', 'XX')).toMatchObject({ exitCode: 1 })
  expect(await bmms(path, '--moa', 'MOH', '--year', '2040')).toMatchObject({ exitCode: 1 })
  expect(await bmms(join(folder, 'none.csv'))).toMatchObject({ exitCode: 1 })
  expect(await bmms(file('x.pdf', '%PDF-1.7'), '--moa', 'MOH')).toMatchObject({ exitCode: 1 })
})
