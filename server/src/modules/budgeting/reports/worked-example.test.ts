import { readXlsx } from 'hucre/xlsx'
import { HyperFormula } from 'hyperformula'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { type FormJson, formJson } from '../../../platform/documents/form-json.ts'
import type { FormSheet } from '../../../platform/documents/form-sheet.ts'
import { renderFormXlsx } from '../../../platform/documents/form-xlsx.ts'
import { as, createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { postWorkedExample } from '../../../testing/report-example.ts'
import { buildReport, sheetOf } from './build-report.ts'
import type { ReportChoice } from './report.contract.ts'
import { keyOf } from './report-key.ts'
import { loadTieOutFacts } from './tie-out-facts.ts'
import { tieOuts } from './tie-outs.ts'

const test = useTestDatabase()
let person: TestPerson
const inMoh = <T>(work: (scope: OrganizationScope) => Promise<T>) =>
  as(test, { person, code: 'MOH', permissions: [] }, work)
beforeAll(async () => {
  person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
  await inMoh(postWorkedExample)
})

const sheet = async (choice: ReportChoice) =>
  sheetOf(await inMoh((scope) => buildReport(scope, keyOf(choice))), {
    generatedAt: test.clock.now(),
    generatedBy: 'A',
  })
const form = async (choice: ReportChoice): Promise<FormJson> => formJson(await sheet(choice))
const Q3 = { year: 2026, quarter: 3 } as const

/** Rows as the hand wrote them: what is printed, then columns 3 to 24. */
function printed({ content }: FormJson): string[] {
  const money = content.table.columns.filter(({ type }) => type === 'money').map(({ key }) => key)
  return content.table.rows.map(({ particulars, kind, values }) =>
    kind === 'section' ? particulars : [particulars, ...money.map((key) => plain(values[key] ?? null))].join(' | '),
  )
}
const plain = (value: string | null) => (value ?? '').replace(/[.]00$/, '')

// Calculated by hand from the documents of the example, column by column.
const FAR1_CURRENT = `
I. Agency Specific Budget
General Administration and Support | 1300000 | -20000 | 1280000 | 1300000 | 0 | 20000 | 0 | 1280000 | 350000 | 220000 | 200000 | 0 | 770000 | 300000 | 250000 | 110000 | 0 | 660000 | 0 | 510000 | 60000 | 50000
General management and supervision | 1300000 | -20000 | 1280000 | 1300000 | 0 | 20000 | 0 | 1280000 | 350000 | 220000 | 200000 | 0 | 770000 | 300000 | 250000 | 110000 | 0 | 660000 | 0 | 510000 | 60000 | 50000
Personnel services | 1000000 | 0 | 1000000 | 1000000 | 0 | 0 | 0 | 1000000 | 250000 | 250000 | 200000 | 0 | 700000 | 240000 | 250000 | 110000 | 0 | 600000 | 0 | 300000 | 50000 | 50000
Maintenance and other operating expenses | 300000 | -20000 | 280000 | 300000 | 0 | 20000 | 0 | 280000 | 100000 | -30000 | 0 | 0 | 70000 | 60000 | 0 | 0 | 0 | 60000 | 0 | 210000 | 10000 | 0
Operations | 2500000 | 70000 | 2570000 | 400000 | 40000 | 0 | 20000 | 460000 | 0 | 0 | 123456.78 | 0 | 123456.78 | 0 | 0 | 0 | 0 | 0 | 2110000 | 336543.22 | 0 | 123456.78
Immunization program | 2500000 | 70000 | 2570000 | 400000 | 40000 | 0 | 20000 | 460000 | 0 | 0 | 123456.78 | 0 | 123456.78 | 0 | 0 | 0 | 0 | 0 | 2110000 | 336543.22 | 0 | 123456.78
Maintenance and other operating expenses | 500000 | 70000 | 570000 | 400000 | 40000 | 0 | 20000 | 460000 | 0 | 0 | 123456.78 | 0 | 123456.78 | 0 | 0 | 0 | 0 | 0 | 110000 | 336543.22 | 0 | 123456.78
Capital outlays | 2000000 | 0 | 2000000 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2000000 | 0 | 0 | 0
Sub-Total, Agency Specific Budget | 3800000 | 50000 | 3850000 | 1700000 | 40000 | 20000 | 20000 | 1740000 | 350000 | 220000 | 323456.78 | 0 | 893456.78 | 300000 | 250000 | 110000 | 0 | 660000 | 2110000 | 846543.22 | 60000 | 173456.78
Personnel services | 1000000 | 0 | 1000000 | 1000000 | 0 | 0 | 0 | 1000000 | 250000 | 250000 | 200000 | 0 | 700000 | 240000 | 250000 | 110000 | 0 | 600000 | 0 | 300000 | 50000 | 50000
Maintenance and other operating expenses | 800000 | 50000 | 850000 | 700000 | 40000 | 20000 | 20000 | 740000 | 100000 | -30000 | 123456.78 | 0 | 193456.78 | 60000 | 0 | 0 | 0 | 60000 | 110000 | 546543.22 | 10000 | 123456.78
Capital outlays | 2000000 | 0 | 2000000 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2000000 | 0 | 0 | 0
GRAND TOTAL | 3800000 | 50000 | 3850000 | 1700000 | 40000 | 20000 | 20000 | 1740000 | 350000 | 220000 | 323456.78 | 0 | 893456.78 | 300000 | 250000 | 110000 | 0 | 660000 | 2110000 | 846543.22 | 60000 | 173456.78
`
const STATIONS_LINE =
  '350000 | 30000 | 380000 | 250000 | 30000 | 0 | 0 | 280000 | 0 | 40000 | 0 | 0 | 40000 | 0 | 0 | 25000 | 0 | 25000 | 100000 | 240000 | 15000 | 0'

describe('the worked example', () => {
  it('has the FAR 1 that was calculated by hand, cell by cell', async () => {
    const lines = printed(await form({ form: 'far1', ...Q3, box: 'current' }))
    const byHand = FAR1_CURRENT.trim().split('\n')
    expect(lines.slice(0, byHand.length)).toEqual(byHand)
    expect(lines).toHaveLength(byHand.length + 3)
  })

  it('brings forward what 2025 left, without its lapsed PS, and keeps its payments out', async () => {
    const lines = printed(await form({ form: 'far1', ...Q3, box: 'continuing' }))
    expect(lines.slice(0, 5)).toEqual([
      'I. Agency Specific Budget',
      `Operations | ${STATIONS_LINE}`,
      `Immunization program | ${STATIONS_LINE}`,
      `Barangay health stations | ${STATIONS_LINE}`,
      `Maintenance and other operating expenses | ${STATIONS_LINE}`,
    ])
  })

  it('has the FAR 1-A whose classes are those of FAR 1, with what is not itemised in a row of its own', async () => {
    const lines = printed(await form({ form: 'far1a', ...Q3, box: 'current' }))
    expect(lines).toContain(
      'Not itemised by object | 800000 | 50000 | 850000 | 700000 | 40000 | 20000 | 20000 | 740000 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 110000 | 740000 | 0 | 0',
    )
    expect(lines.find((line) => line.startsWith('Traveling'))).toContain('| 100000 | -30000 | 0 | 0 | 70000 | 60000 |')
    expect(lines.find((line) => line.startsWith('GRAND TOTAL'))).toBe(
      printed(await form({ form: 'far1', ...Q3, box: 'current' })).find((line) => line.startsWith('GRAND TOTAL')),
    )
  })

  it('has the allotments of FAR 1-B one by one', async () => {
    const { content } = await form({ form: 'far1b', ...Q3, box: 'continuing' })
    expect(content.table.rows.map(({ values }) => [values.date, values.receivedMOOE, values.netTotal])).toEqual([
      ['2026-01-01', '150000.00', '150000.00'],
      ['2026-04-20', '30000.00', '30000.00'],
      ['2026-01-15', '100000.00', '100000.00'],
      [null, '280000.00', '280000.00'],
    ])
  })

  it('has payments of earlier years in the columns of earlier years of FAR 4', async () => {
    const march = await form({ form: 'far4', year: 2026, month: 3 })
    const ada = march.content.table.rows.find(({ particulars }) => particulars === 'Advice to Debit Account')
    expect(ada?.values).toMatchObject({ currentPS: '240000.00', currentMOOE: '60000.00', priorPayableMOOE: '50000.00' })
    expect(ada?.values).toMatchObject({ currentPayableMOOE: null, total: '350000.00' })
    const september = await form({ form: 'far4', year: 2026, month: 9 })
    expect(september.content.table.rows.at(-1)?.values).toMatchObject({
      currentPS: '110000.00',
      currentPayableMOOE: '25000.00',
    })
    expect(september.content.summary?.rows.at(-1)?.values).toMatchObject({ toDate: '-735000.00' })
  })

  it('has registries whose balances begin anew with each activity', async () => {
    const { content } = await form({ form: 'raod', ...Q3, class: 'MOOE' })
    const rows = content.table.rows.filter(({ kind }) => kind === 'subtotal')
    expect(rows.map(({ values }) => [values.unobligated, values.due, values.notYetDue])).toEqual([
      ['210000.00', '10000.00', '0.00'],
      ['336543.22', '0.00', '123456.78'],
    ])
  })

  it.each([
    { form: 'far1', ...Q3, box: 'current' },
    { form: 'far1', ...Q3, box: 'continuing' },
    { form: 'far1a', ...Q3 },
    { form: 'far1b', ...Q3 },
    { form: 'far4', year: 2026, month: 9 },
    { form: 'raod', ...Q3, class: 'MOOE' },
  ] satisfies ReportChoice[])(
    'has a $form workbook whose formulas come to the same in another engine',
    async (choice) => {
      const cells = await recalculated(await sheet(choice))
      expect(cells.length).toBeGreaterThan(20)
      for (const { computed, kept } of cells) expect(computed).toBe(kept)
    },
  )

  it('ties out', async () => {
    const findings = tieOuts(await inMoh((scope) => loadTieOutFacts(scope, Q3)))
    expect(findings.filter(({ holds }) => !holds)).toEqual([])
    expect(findings).toHaveLength(6)
  })
})

/** Each formula of the workbook: what the file says it comes to, and what HyperFormula makes of it. */
async function recalculated(of: FormSheet): Promise<{ kept: unknown; computed: unknown }[]> {
  const book = await readXlsx(await renderFormXlsx(of), { readStyles: true })
  const [page] = book.sheets
  const cells = page?.cells ?? new Map()
  const grid = (page?.rows ?? []).map((values, at) =>
    values.map((value, place) => {
      const formula = cells.get(`${at},${place}`)?.formula
      if (formula !== undefined) return `=${formula}`
      return value instanceof Date ? 0 : typeof value === 'string' ? `'${value}` : value
    }),
  )
  const engine = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3', smartRounding: false })
  const found = [...cells].flatMap(([place, { formula, formulaResult }]) => {
    const [row = 0, col = 0] = place.split(',').map(Number)
    return formula === undefined ? [] : [{ kept: formulaResult, computed: engine.getCellValue({ sheet: 0, row, col }) }]
  })
  engine.destroy()
  return found
}
