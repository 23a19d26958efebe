import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonObjects } from '../modules/budgeting/uacs/objects.ts'
import { writeXlsx } from '../platform/documents/xlsx.ts'
import { useTestDatabase } from '../testing/database.ts'
import { onAdmin, TEST_SECRET } from '../testing/test-cluster.ts'
import { budgetCheck } from './budget-check.ts'
import { importUacs } from './import-uacs.ts'
import { runCommand } from './run-command.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-uacs-'))
const before = { ...process.env }

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: test.adminUrl, BMMS_SECRET: TEST_SECRET, BMMS_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function bmms(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await runCommand([importUacs, budgetCheck], args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const known = async (code: string) =>
  (await onAdmin(test.adminUrl, 'select * from uacs_object where code = $1', [code])).rows[0]
const count = async () => (await onAdmin(test.adminUrl, 'select count(*)::int as n from uacs_object')).rows[0].n

const own = Object.entries(commonObjects).flatMap(([of, objects]) =>
  objects.map(([code, name]) => ({ code, name, class: of })),
)

describe('bmms import-uacs', () => {
  it('adds a list as JSON with the class names of other lists; again it changes nothing', async () => {
    const entries = [
      ...own,
      { code: '5030102001', name: 'Interest Paid to Non Residents', class: 'FinEx', level: 'subobject' },
      { code: '5050101000', name: 'Depreciation - Investment Property', class: 'NonCash', level: 'object' },
      { code: '5040101000', name: 'Direct Labor', class: 'DirectCost', level: 'object' },
      { code: 1060201000, name: 'Land Improvements', class: 'PPE' },
    ]
    const path = file('codes.json', JSON.stringify(entries))
    const had = await count()
    const dry = await bmms('import-uacs', path, '--dry-run')
    expect(dry.out).toBe(`Dry run: 4 would be created, 0 would be updated, ${own.length} unchanged.`)
    expect(await count()).toBe(had)
    expect((await bmms('import-uacs', path)).out).toBe(`4 created, 0 updated, ${own.length} unchanged.`)
    expect(await known('5030102001')).toMatchObject({ class: 'FE', level: 'subobject', source: 'codes.json' })
    expect(await known('5050101000')).toMatchObject({ class: 'non_cash', level: 'object' })
    expect(await known('5040101000')).toMatchObject({ class: 'direct_cost' })
    expect(await known('1060201000')).toMatchObject({ class: 'asset', level: 'object' })
    expect((await bmms('import-uacs', path)).out).toBe(`0 created, 0 updated, ${own.length + 4} unchanged.`)
  })

  it('reads CSV and XLSX with a title above and other headers; names follow the file', async () => {
    const csv = 'List of codes;;\nUACS Code;Object of expenditure;Allotment class\n5020301002;Office supplies;mooe\n'
    const taken = await bmms('import-uacs', file('codes.csv', csv), '--json')
    const report = JSON.parse(taken.out)
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 0, deactivated: 0, problems: [] })
    expect(report.missing).toContain('5010101001')
    expect(await known('5020301002')).toMatchObject({ name: 'Office supplies', version: 2, is_active: true })
    const sheet = await writeXlsx({
      title: 'Codes',
      generatedAt: Temporal.Instant.from('2026-11-20T04:00:00Z'),
      columns: [
        { key: 'code', title: 'Code', type: 'text', value: ([code]: readonly string[]) => code ?? '' },
        { key: 'name', title: 'Name', type: 'text', value: ([, name]: readonly string[]) => name ?? '' },
        { key: 'class', title: 'Class', type: 'text', value: ([, , of]: readonly string[]) => of ?? '' },
      ],
      rows: [['5020301002', 'Office Supplies Expenses', 'Maintenance and Other Operating Expenses']],
    })
    expect((await bmms('import-uacs', file('codes.xlsx', sheet))).out).toContain('0 created, 1 updated, 0 unchanged.')
  })

  it('takes what vanished out of use only when told, and leaves what is out of use alone', async () => {
    const rest = own.filter(({ code }) => code !== '5060406004')
    const path = file('rest.json', JSON.stringify(rest))
    expect((await bmms('import-uacs', path)).out).toContain('They stay in use; --deactivate-missing takes them out.')
    expect(await known('5060406004')).toMatchObject({ is_active: true })
    const out = await bmms('import-uacs', path, '--deactivate-missing')
    expect(out.out).toContain('Not in the file, and taken out of use: 1060201000, 5030102001')
    expect(await known('5060406004')).toMatchObject({ is_active: false, deactivated_on: expect.anything() })
    const again = await bmms('import-uacs', file('all.json', JSON.stringify(own)))
    expect(again.out).toContain('Out of use here, and left so: 5060406004.')
  })

  it('names every error with row and column, imports nothing, and ends with 2', async () => {
    const had = await count()
    const path = file(
      'bad.csv',
      [
        'code,name,class,level',
        '5029999002,A new one,MOOE,',
        '5.02E+09,Spoilt by a spreadsheet,MOOE,',
        '5029999003,,MOOE,',
        '5029999004,No class,Misc,',
        '5029999005,Twice,MOOE,',
        '5029999005,Twice,MOOE,',
        '5020301002,Office Supplies Expenses,CO,',
        `5029999006,${'x'.repeat(256)},MOOE,`,
        '5029999007,Level,MOOE,object',
      ].join('\n'),
    )
    const { exitCode, out } = await bmms('import-uacs', path, '--deactivate-missing', '--json')
    const report = JSON.parse(out)
    expect(exitCode).toBe(2)
    expect(report.problems.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`)).toEqual([
      ...['3 code', '4 name', '5 class', '7 code', '8 class', '9 name', '10 level'],
    ])
    expect(await count()).toBe(had)
    expect(await known('5020301002')).toMatchObject({ class: 'MOOE', is_active: true })
    expect((await bmms('import-uacs', path)).out).toContain(
      '  row     8  class   5020301002 is MOOE here and CO in the file.',
    )
  })

  it('refuses what is no list at all', async () => {
    expect((await bmms('import-uacs', join(folder, 'nothing.json'))).err).toContain('There is no file')
    expect((await bmms('import-uacs', file('empty.json', '[]'))).err).toContain('has no rows')
    expect((await bmms('import-uacs', file('half.json', '[{"code":'))).exitCode).toBe(1)
    expect((await bmms('import-uacs', file('one.json', '{"code":"5020301002"}'))).err).toContain('not a list')
    expect((await bmms('import-uacs', file('other.csv', 'a,b\n1,2\n'))).err).toContain('missing: code, name, class')
  })
})

describe('bmms budget-check', () => {
  it('says that there is nothing to judge by, which is no failure and no proof', async () => {
    const { exitCode, out } = await bmms('budget-check', '--moa', 'moh', '--year', '2026')
    expect(exitCode).toBe(0)
    expect(out).toContain('no data  Balances equal the sums of their entries')
    expect(out).toContain('No check failed.')
  })

  it('refuses years and organizations that are none', async () => {
    expect((await bmms('budget-check', '--moa', 'XYZ', '--year', '2026')).err).toContain('No organization')
    expect((await bmms('budget-check', '--moa', 'MOH', '--year', '26')).exitCode).toBe(1)
    expect((await bmms('budget-check', '--moa', 'MOH')).err).toContain('--year is needed')
  })
})
