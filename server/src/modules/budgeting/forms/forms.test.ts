import { readXlsx } from 'hucre/xlsx'
import { HyperFormula } from 'hyperformula'
import { afterAll, expect, test } from 'vitest'
import type { FormDefinition } from '../../../platform/documents/form-definition.ts'
import { formHash, formJson } from '../../../platform/documents/form-json.ts'
import { renderFormPdf } from '../../../platform/documents/form-pdf.ts'
import type { FormRow, FormSheet } from '../../../platform/documents/form-sheet.ts'
import { renderFormXlsx } from '../../../platform/documents/form-xlsx.ts'
import { closePdf } from '../../../platform/documents/pdf.ts'
import { bar1Form } from './bar1.ts'
import { bed1Form } from './bed1.ts'
import { bed3Form } from './bed3.ts'
import { FAR1_COLUMNS, far1Form } from './far1.ts'
import { far1aForm } from './far1a.ts'
import { far1bForm } from './far1b.ts'
import { far4Form } from './far4.ts'
import { obligationRequestForm, utilizationRequestForm } from './obligation-request.ts'
import { raodForm } from './raod.ts'

afterAll(closePdf)

const FORMS: readonly FormDefinition[] = [
  far1Form,
  far1aForm,
  far1bForm,
  far4Form,
  bar1Form(3, 'September 30, 2027'),
  bed1Form,
  bed3Form,
  ...(['PS', 'MOOE', 'FE', 'CO'] as const).map(raodForm),
  obligationRequestForm,
  utilizationRequestForm,
]

const sheetOf = (
  definition: FormDefinition,
  rows: readonly FormRow[],
  summary: readonly FormRow[] = [],
): FormSheet => ({
  ...{
    definition,
    rows,
    summary,
    period: 'As at the Quarter Ending September 30, 2027',
    header: {},
    ticked: [],
    signatures: {},
  },
  organization: { name: 'Ministry of Health', accentColor: '#0b7285' },
  generatedAt: Temporal.Instant.from('2027-10-20T03:00:00Z'),
  generatedBy: 'Amina Santos',
})
const row = (
  kind: FormRow['kind'],
  level: number,
  particulars: string,
  values: Record<string, string> = {},
): FormRow => {
  return { kind, level, particulars, code: '', values }
}

// FAR No. 1 calculated by hand. Columns 3 to 24 in order; 5, 10, 15, 20, 21, 22 and 24 are what the form must find.
const SALARIES = [
  ['1000000.00', '-100000.00', '900000.00'],
  ['850000.00', '-50000.00', '20000.00', '5000.50', '785000.50'],
  ['200000.25', '210000.25', '-10000.50', '0.00', '400000.00'],
  ['180000.00', '200000.00', '-5000.00', '0.00', '375000.00'],
  ['114999.50', '385000.50', '15000.00', '10000.00'],
].flat()
const SUPPLIES = [
  ['500000.10', '100000.00', '600000.10'],
  ['450000.10', '0.00', '0.00', '0.00', '450000.10'],
  ['0.00', '100000.10', '50000.00', '0.00', '150000.10'],
  ['0.00', '0.00', '100000.10', '0.00', '100000.10'],
  ['150000.00', '300000.00', '20000.00', '30000.00'],
].flat()
const TOTAL = [
  ['1500000.10', '0.00', '1500000.10'],
  ['1300000.10', '-50000.00', '20000.00', '5000.50', '1235000.60'],
  ['200000.25', '310000.35', '39999.50', '0.00', '550000.10'],
  ['180000.00', '200000.00', '95000.10', '0.00', '475000.10'],
  ['264999.50', '685000.50', '35000.00', '40000.00'],
].flat()
const AMOUNTS = FAR1_COLUMNS.slice(2)

/** What a caller gives of a line: all but the computed columns. */
function given(line: readonly string[]): Record<string, string> {
  return Object.fromEntries(AMOUNTS.flatMap(({ key, computed }, at) => (computed ? [] : [[key, line[at] ?? '']])))
}
const FAR1 = sheetOf(far1Form, [
  row('section', 0, 'I. Agency Specific Budget'),
  row('group', 1, 'General management and supervision'),
  row('item', 2, 'Personnel Services', given(SALARIES)),
  row('item', 2, 'Maintenance and Other Operating Expenses', given(SUPPLIES)),
  row('subtotal', 0, 'Sub-total, Agency Specific Budget'),
  row('total', 0, 'GRAND TOTAL'),
])
const EXPECTED = [null, TOTAL, SALARIES, SUPPLIES, TOTAL, TOTAL]

test('FAR No. 1 by hand, cell by cell: JSON', () => {
  const { rows } = formJson(FAR1).content.table
  expect(rows.map(({ values }) => AMOUNTS.map(({ key }) => values[key]))).toEqual(
    EXPECTED.map((line) => line ?? AMOUNTS.map(() => null)),
  )
})

test('FAR No. 1 by hand, cell by cell: the workbook, and what its formulas come to', async () => {
  const [page] = (await readXlsx(await renderFormXlsx(FAR1), { readStyles: true })).sheets
  if (!page) throw new Error('no sheet')
  const top = page.rows.findIndex((values) => values[0] === 'I. Agency Specific Budget')
  const grid = page.rows.map((values, at) =>
    values.map((value, place) => {
      const formula = page.cells?.get(`${at},${place}`)?.formula
      return formula === undefined ? (typeof value === 'number' ? value : null) : `=${formula}`
    }),
  )
  const engine = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3', smartRounding: false })
  for (const [at, line] of EXPECTED.entries()) {
    const numbers = line?.map(Number) ?? AMOUNTS.map(() => null)
    expect(page.rows[top + at]?.slice(2, 24).map((value) => value ?? null)).toEqual(numbers)
    expect(AMOUNTS.map((_, place) => engine.getCellValue({ sheet: 0, row: top + at, col: place + 2 }))).toEqual(numbers)
  }
  const formulas = (at: number) =>
    AMOUNTS.map((_, place) => grid[top + at]?.[place + 2]).filter((cell) => typeof cell === 'string')
  expect(formulas(2)).toHaveLength(7)
  expect(formulas(1)).toHaveLength(22)
  engine.destroy()
})

test('columns bear the numbers of the printed forms', () => {
  const numbers = (form: FormDefinition) => form.columns.filter(({ hidden }) => !hidden).map(({ number }) => number)
  const count = (form: FormDefinition) => numbers(form).map((number) => number.split('=')[0])
  expect(numbers(far1Form)).toEqual(
    '1 2 3 4 5=(3+4) 6 7 8 9 10=[{6+(-)7}-8+9] 11 12 13 14 15=(11+12+13+14) 16 17 18 19 20=(16+17+18+19) 21=(5-10) 22=(10-15) 23 24'.split(
      ' ',
    ),
  )
  expect(numbers(far1bForm)).toEqual(
    '1 2 3 4 5 6 7 7a 8 9=(6+7+7a+8) 10 11 11a 12 13=(10+11+11a+12) 14=(6-10) 15=(7-11) 15a=(7a-11a) 16=(8-12) 17=(14+15+15a+16)'.split(
      ' ',
    ),
  )
  for (const [form, columns] of [
    [far1aForm, 24],
    [far4Form, 28],
    [bar1Form(1, ''), 14],
    [bed1Form, 16],
    [bed3Form, 22],
  ] as const) {
    expect(count(form)).toEqual(Array.from({ length: columns }, (_, at) => String(at + 1)))
  }
  expect(numbers(far4Form).filter((number) => number.includes('='))).toEqual(
    '6=(2+3+4+5) 11=(7+8+9+10) 16=(12+13+14+15) 17=(11+16) 18=(6+17) 22=(19+20+21) 27=(23+24+25+26)'.split(' '),
  )
})

test('column numbers say what is computed', () => {
  // 5=(3+4): column 5 of the form is the sum of columns 3 and 4, by their numbers.
  for (const { columns } of FORMS) {
    for (const { number, computed } of columns) {
      const [, formula] = number.split('=')
      if (!formula || !computed || !('add' in computed)) continue
      const named = (keys: readonly string[] = []) =>
        keys.map((key) => columns.find((column) => column.key === key)?.number.split('=')[0])
      const wanted = formula.replaceAll(/[()[\]{}]/g, '').replace('+-', '+')
      const signs = [...wanted.matchAll(/(^|[+-])(\d+a?)/g)]
      expect(named(computed.add).toSorted()).toEqual(
        signs
          .filter(([, sign]) => sign !== '-')
          .map(([, , name]) => name)
          .toSorted(),
      )
      expect(named(computed.subtract).toSorted()).toEqual(
        signs
          .filter(([, sign]) => sign === '-')
          .map(([, , name]) => name)
          .toSorted(),
      )
    }
  }
})

test.each(FORMS.map((form) => [form.code, form] as const))(
  '%s comes in all three shapes with one hash',
  async (_, form) => {
    const values = Object.fromEntries(
      form.columns.flatMap(({ key, type, computed }) =>
        computed || type === 'particulars' || type === 'code'
          ? []
          : [[key, type === 'date' ? '2027-01-08' : type === 'text' ? 'Ñ' : '12']],
      ),
    )
    const summary = form.summary ? [row('item', 0, 'NCA'), row('total', 0, 'Balance')] : []
    const sheet = sheetOf(
      form,
      [row('item', 0, 'One', values), row('item', 0, 'Two', values), row('total', 0, 'TOTAL')],
      summary,
    )
    const hash = formHash(sheet)
    expect(formJson(sheet).hash).toBe(hash)
    expect((await readXlsx(await renderFormXlsx(sheet))).properties?.keywords).toBe(hash)
    expect(Buffer.from(await renderFormPdf(sheet)).toString('latin1')).toContain('%PDF')
  },
)

test('a registry carries its balances down, as GAM App. 9 has them', () => {
  const sheet = sheetOf(raodForm('MOOE'), [
    row('item', 0, 'GARO-1', { date: '2027-01-08', allotment: '1000.00' }),
    row('item', 0, 'ORS-1', { date: '2027-01-12', obligation: '400.25' }),
    row('item', 0, 'JEV-1', { date: '2027-01-20', payable: '300.00' }),
    row('item', 0, 'RADAI-1', { date: '2027-01-28', disbursement: '120.00' }),
    row('item', 0, 'NORSA-1', { date: '2027-01-30', obligation: '-0.25' }),
    row('total', 0, 'Total'),
  ])
  const balances = formJson(sheet).content.table.rows.map(({ values: { unobligated, due, notYetDue } }) => [
    unobligated,
    due,
    notYetDue,
  ])
  expect(balances).toEqual([
    ['1000.00', '0.00', '0.00'],
    ['599.75', '0.00', '400.25'],
    ['599.75', '300.00', '100.25'],
    ['599.75', '180.00', '100.25'],
    ['600.00', '180.00', '100.00'],
    ['600.00', '180.00', '100.00'],
  ])
})

test('BAR No. 1 compares up to its quarter, and joins what is not additive as told', () => {
  const values = {
    targetQ1: '20',
    targetQ2: '45',
    targetQ3: '70',
    targetQ4: '95',
    accomplishmentQ1: '18.5',
    accomplishmentQ2: '47.25',
  }
  const figures = (quarter: 1 | 2, aggregation: FormRow['aggregation'] & string) => {
    const { rows } = formJson(
      sheetOf(bar1Form(quarter, ''), [{ ...row('item', 0, 'Immunized children, %', values), aggregation }]),
    ).content.table
    const { targetTotal, accomplishmentTotal, variance } = rows[0]?.values ?? {}
    return [targetTotal, accomplishmentTotal, variance]
  }
  expect(figures(2, 'last')).toEqual(['95', '47.25', '2.25'])
  expect(figures(1, 'last')).toEqual(['95', '47.25', '-1.5'])
  expect(figures(2, 'sum')).toEqual(['230', '65.75', '0.75'])
})
