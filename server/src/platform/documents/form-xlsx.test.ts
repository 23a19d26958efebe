import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { HyperFormula } from 'hyperformula'
import { expect, test } from 'vitest'
import type { FormColumn, FormDefinition } from './form-definition.ts'
import { formHash, formJson } from './form-json.ts'
import type { FormRow, FormSheet } from './form-sheet.ts'
import { formTree } from './form-tree.ts'
import { renderFormXlsx } from './form-xlsx.ts'

const column = (key: string, type: FormColumn['type'], more: Partial<FormColumn> = {}): FormColumn => {
  return { key, number: '', heading: key, type, ...more }
}
const COLUMNS: readonly FormColumn[] = [
  column('particulars', 'particulars'),
  column('payable', 'money', { hidden: true }),
  column('code', 'code'),
  column('a', 'money', { groups: ['First'], number: '3' }),
  column('b', 'money', { groups: ['First'], number: '4' }),
  column('c', 'money', { groups: ['First'], number: '5' }),
  column('sum', 'money', { computed: { add: ['a', 'b', 'c'] } }),
  column('rest', 'money', { computed: { add: ['sum'], subtract: ['b', 'payable'] } }),
  column('balance', 'money', { computed: { running: { add: ['a'], subtract: ['b'] } } }),
  column('share', 'percent', { computed: { ratio: ['x', 'y'] } }),
  column('x', 'count', { groups: ['Physical', 'Targets'] }),
  column('y', 'count', { groups: ['Physical', 'Targets'] }),
  column('z', 'count', { groups: ['Physical', 'Done'] }),
  column('plus', 'count', { computed: { add: ['x', 'y'], subtract: ['z'] } }),
  column('variance', 'count', { computed: { over: ['x', 'y'], less: ['z'] } }),
  column('joined', 'count', { computed: { over: ['x', 'y', 'z'] } }),
  column('t', 'thousands'),
  column('day', 'date'),
  column('remarks', 'text'),
]
const DEFINITION: FormDefinition = {
  ...{ id: 'test', code: 'FORM No. 1', title: 'A form', edition: 'Circular 1', paper: 'a3-landscape', unit: 'pesos' },
  header: [{ key: 'agency', label: 'Agency' }],
  ticks: [{ key: 'current', label: 'Current' }],
  columns: COLUMNS,
  certifications: [{ key: 'budget', caption: 'Certified correct:', covers: 'Obligations', position: 'Budget Officer' }],
  notes: ['A note.'],
  summary: { title: 'Summary', columns: [column('particulars', 'particulars'), column('a', 'money')] },
}
const row = (
  kind: FormRow['kind'],
  level: number,
  values: Record<string, string> = {},
  more: Partial<FormRow> = {},
): FormRow => {
  return { kind, level, particulars: `${kind} ${level}`, code: '', values, ...more }
}
const sheetOf = (rows: readonly FormRow[], more: Partial<FormSheet> = {}): FormSheet => ({
  definition: DEFINITION,
  organization: { name: 'Ministry of Health', accentColor: '#0b7285' },
  ...{ period: 'As at 30 September 2026', header: { agency: 'MOH' }, ticked: ['current'], rows, signatures: {} },
  generatedAt: Temporal.Instant.from('2026-11-20T06:05:00Z'),
  generatedBy: 'Amina Santos',
  ...more,
})

async function read(sheet: FormSheet) {
  const book = await readXlsx(await renderFormXlsx(sheet), { readStyles: true })
  const [page] = book.sheets
  if (!page) throw new Error('no sheet')
  return { book, page, cells: page.cells ?? new Map() }
}

/** What an independent engine makes of the formulas, beside what the file says they come to. */
async function recalculated(
  sheet: FormSheet,
): Promise<{ cell: string; formula: string; kept: unknown; computed: unknown }[]> {
  const { page, cells } = await read(sheet)
  const grid = page.rows.map((values, at) =>
    values.map((value, place) => {
      const formula = cells.get(`${at},${place}`)?.formula
      if (formula !== undefined) return `=${formula}`
      return value instanceof Date ? 0 : typeof value === 'string' ? `'${value}` : value
    }),
  )
  const engine = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3', smartRounding: false })
  const found = [...cells].flatMap(([cell, { formula, formulaResult }]) => {
    const [at = 0, place = 0] = cell.split(',').map(Number)
    const computed = engine.getCellValue({ sheet: 0, row: at, col: place })
    return formula === undefined ? [] : [{ cell, formula, kept: formulaResult ?? '', computed: computed ?? '' }]
  })
  engine.destroy()
  return found
}

const EXAMPLE = [
  row('section', 0),
  row('group', 1),
  row('item', 2, {
    a: '1000.10',
    b: '0.20',
    c: '3000.00',
    payable: '1.00',
    x: '5',
    z: '2.5',
    t: '7',
    day: '2026-09-30',
    remarks: 'Ñ مرحبا',
  }),
  row('item', 2, { a: '-50.05', x: '1', y: '4', z: '9' }, { aggregation: 'average', tag: 'PS' }),
  row('item', 1, { a: '3.00' }, { less: true, tag: 'PS' }),
  row('subtotal', 0),
  row('subtotal', 0, {}, { only: 'PS' }),
  row('total', 0),
]

test('formulas stand where the form computes, beside the values they come to', async () => {
  const { page, cells } = await read(sheetOf(EXAMPLE))
  const top = page.rows.findIndex((values) => values[0] === 'section 0')
  const at = (line: number, place: number) => cells.get(`${top + line},${place}`)
  const name = (line: number, letter: string) => `${letter}${top + line + 1}`
  // The hidden column has moved behind the shown ones: A particulars, B code, C a, D b, E c, F sum, G rest ...
  expect(at(1, 2)).toMatchObject({ formula: `ROUND(SUM(${name(2, 'C')}:${name(3, 'C')}),2)`, formulaResult: 950.05 })
  expect(at(2, 5)).toMatchObject({ formula: `ROUND(SUM(${name(2, 'C')}:${name(2, 'E')}),2)`, formulaResult: 4000.3 })
  expect(at(2, 6)).toMatchObject({
    formula: `ROUND(${name(2, 'F')}-${name(2, 'D')}-${name(2, 'S')},2)`,
    formulaResult: 3999.1,
  })
  expect(at(5, 2)).toMatchObject({ formula: `ROUND(${name(1, 'C')}-${name(4, 'C')},2)`, formulaResult: 947.05 })
  expect(at(6, 2)?.formula).toMatch(/SUMIF\(.*"add:PS".*\)-SUMIF\(.*"less:PS"/)
  expect(at(6, 2)).toMatchObject({ formulaResult: -53.05 })
  expect(at(7, 2)).toMatchObject({ formula: `ROUND(${name(5, 'C')},2)`, formulaResult: 947.05 })
  expect(at(2, 2)).toMatchObject({ value: 1000.1 })
  expect(at(2, 2)?.formula).toBeUndefined()
  expect(at(2, 2)?.style?.numFmt).toBe('#,##0.00_);(#,##0.00);"-"_)')
  expect(at(0, 2)?.value ?? null).toBeNull()
  expect(page.columns?.[18]?.hidden).toBe(true)
})

test('an independent engine comes to the values in the file', async () => {
  const found = await recalculated(sheetOf(EXAMPLE))
  expect(found.length).toBeGreaterThan(50)
  for (const { cell, formula, kept, computed } of found)
    expect({ cell, formula, value: computed }).toEqual({ cell, formula, value: kept })
})

test('for any tree and any amounts, below zero too', async () => {
  const centavos = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
  const hundredths = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n })
  const values = fc.record(
    { a: centavos, b: centavos, c: centavos, payable: centavos, x: hundredths, y: hundredths, z: hundredths },
    { requiredKeys: [] },
  )
  const line = fc.record({
    kind: fc.constantFrom<FormRow['kind']>('section', 'group', 'item', 'item', 'item', 'subtotal', 'total'),
    level: fc.nat(3),
    less: fc.boolean(),
    tag: fc.constantFrom('PS', 'CO', 'a*b"?~'),
    only: fc.option(fc.constantFrom('PS', 'CO', 'a*b"?~')),
    aggregation: fc.constantFrom<FormRow['aggregation'] & string>('sum', 'average', 'last', 'maximum', 'none'),
    values,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
      const rows = trees(
        lines.map(({ kind, level, values: given, only, ...more }) => {
          const isEnd = kind === 'subtotal' || kind === 'total'
          return row(kind, level, kind === 'item' ? texts(given) : {}, {
            ...more,
            ...(isEnd && only !== null ? { only } : {}),
          })
        }),
      )
      for (const { cell, formula, kept, computed } of await recalculated(sheetOf(rows))) {
        // A quotient just between two hundredths is the one thing that binary fractions may round otherwise.
        if (formula.includes('/')) expect(Math.abs(Number(computed) - Number(kept))).toBeLessThan(0.011)
        else expect({ cell, formula, value: computed }).toEqual({ cell, formula, value: kept })
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('lists too long for a formula are summed by their marks', async () => {
  const rows = [
    row('section', 0),
    ...Array.from({ length: 3000 }, (_, at) => row('item', 1, { a: '0.01' }, { less: at % 2 === 1 })),
    row('total', 0),
  ]
  const found = await recalculated(sheetOf(rows))
  const last = found.filter(({ formula }) => formula.includes('SUMIF'))
  expect(last.map(({ kept, computed }) => [kept, computed])).toContainEqual([0, 0])
  for (const { formula } of found) expect(formula.length).toBeLessThan(8192)
}, 60_000)

test.each([
  '=1+1',
  '+63 917',
  '-1',
  '@SUM(A1)',
  '=cmd|" /C calc"!A0',
  '#REF!',
  '#N/A',
  '_x0041_',
  '=HYPERLINK("http://x")',
])('the text %j is text wherever it stands', async (text) => {
  const { page, cells } = await read(
    sheetOf(
      [
        row('item', 0, { remarks: text, a: '1.00' }, { particulars: text, code: text, tag: text }),
        row('total', 0, {}, { only: text }),
      ],
      {
        ...{ header: { agency: text }, period: text, label: text, generatedBy: text },
        organization: { name: text, accentColor: '' },
        signatures: { budget: { name: text, position: text, date: null } },
      },
    ),
  )
  const top = page.rows.findIndex((values) => values[0] === text && values[1] === text)
  expect(page.rows[top]?.[17]).toBe(text)
  for (const { formula } of cells.values())
    if (formula !== undefined) expect(formula).toMatch(/^(ROUND|IF)\(|^[A-Z]+\d+$/)
  for (const { type } of cells.values()) expect(type).not.toBe('error')
})

test('an amount that a spreadsheet would round is refused; the JSON has it', async () => {
  const whole = sheetOf([row('item', 0, { a: '9999999999999.99' })])
  expect((await read(whole)).page.rows.flat()).toContain(9999999999999.99)
  const large = sheetOf([row('item', 0, { a: '10000000000000.01' })])
  expect(() => renderFormXlsx(large)).toThrow(RangeError)
  expect(formJson(large).content.table.rows[0]?.values.a).toBe('10000000000000.01')
})

test('the sheet is laid out to be read and printed', async () => {
  const sheet = sheetOf(EXAMPLE, {
    verifyAt: 'https://bmms.example/verify/',
    summary: [row('item', 0, { a: '1.00' }), row('total', 0)],
  })
  const { book, page } = await read(sheet)
  const texts = page.rows.flat().filter((value) => typeof value === 'string')
  const hash = formHash(sheet)
  expect(texts).toContain('A FORM')
  expect(texts).toContain('☒  Current')
  expect(texts).toContain('Agency: MOH')
  expect(texts).toContain('Summary')
  expect(texts).toContain(`Check it at https://bmms.example/verify/${hash}`)
  expect(texts).toContain(
    'Printed on 10 Jumada al-Akhirah 1448 / 20 November 2026. Generated 20 November 2026, 14:05 by Amina Santos.',
  )
  expect(page.headerFooter?.oddFooter).toContain(hash)
  expect(book.properties?.keywords).toBe(hash)
  const body = page.rows.findIndex((values) => values[0] === 'section 0')
  expect(page.freezePane).toEqual({ rows: body, columns: 2 })
  expect(page.pageSetup).toMatchObject({ paperSize: 'a3', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
  expect(page.pageSetup?.printTitlesRow).toBe(`$${body - 3}:$${body}`)
  expect(page.merges).toContainEqual({ startRow: body - 4, startCol: 2, endRow: body - 4, endCol: 4 })
  expect(page.images?.[0]?.altText).toContain(hash)
})

/** Leaves out the rows that would have no place. */
function trees(rows: readonly FormRow[]): FormRow[] {
  const kept: FormRow[] = []
  for (const one of rows) {
    try {
      formTree([...kept, one])
      kept.push(one)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return kept
}

function texts(values: Record<string, bigint | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, centavos]) => {
      if (centavos === undefined) return []
      const size = (centavos < 0n ? -centavos : centavos).toString().padStart(3, '0')
      return [[key, `${centavos < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`]]
    }),
  )
}
