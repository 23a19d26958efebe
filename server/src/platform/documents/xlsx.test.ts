import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { CellValue, Column, ColumnType } from './columns.ts'
import { writeXlsx } from './xlsx.ts'

const generatedAt = Temporal.Instant.from('2026-11-20T06:05:00Z')
const one = (type: ColumnType): Column<CellValue>[] => [{ key: 'amount', title: 'Amount', type, value: (row) => row }]

async function sheetOf(type: ColumnType, values: readonly CellValue[]) {
  const bytes = await writeXlsx({ title: 'Strategic plans', columns: one(type), rows: values, generatedAt })
  const book = await readXlsx(bytes, { readStyles: true })
  const [sheet] = book.sheets
  if (!sheet) throw new Error('no sheet')
  return { book, sheet, values: sheet.rows.slice(1).map((row) => row[0]), style: sheet.cells?.get('1,0')?.style }
}

test('header row is bold, frozen and filtered; the document says what it is', async () => {
  const { book, sheet } = await sheetOf('money', ['1.00', '2.00'])
  expect(sheet.rows[0]).toEqual(['amount'])
  expect(sheet.cells?.get('0,0')?.style?.font?.bold).toBe(true)
  expect(sheet.freezePane?.rows).toBe(1)
  expect(sheet.autoFilter?.range).toBe('A1:A3')
  expect(sheet.name).toBe('Strategic plans')
  expect(book.properties).toMatchObject({ title: 'Strategic plans', creator: 'BMMS' })
  expect(book.properties?.created?.toISOString()).toBe('2026-11-20T06:05:00.000Z')
})

test.each([
  '=1+1',
  '+63 917',
  '-1',
  '@SUM(A1)',
  '0123',
  '1e5',
  'TRUE',
  '#N/A',
  '#REF!',
  '_x0041_',
  'Ñ & <b>',
  'two\nlines',
  ' x ',
  'وزارة',
])('the text %j stays that text', async (text) => {
  const { sheet, values, style } = await sheetOf('text', [text])
  expect(values).toEqual([text])
  expect(sheet.cells?.get('1,0')?.formula).toBeUndefined()
  expect(sheet.cells?.get('1,0')?.type).not.toBe('error')
  expect(style?.numFmt).toBe('@')
})

test('money is a number with its format', async () => {
  const { values, style } = await sheetOf('money', ['30483214065.55', '-1500.00', null, 12.5])
  expect(values).toEqual([30483214065.55, -1500, null, 12.5])
  expect(style?.numFmt).toBe('#,##0.00_);(#,##0.00)')
})

test('an amount that Excel would round arrives as text', async () => {
  const { values } = await sheetOf('money', [
    '9999999999999.99',
    '10000000000000.01',
    '10000000000000.00',
    '99999999999999.99',
  ])
  expect(values).toEqual([9999999999999.99, '10000000000000.01', 10000000000000, '99999999999999.99'])
})

test('no amount changes on its way', async () => {
  const centavos = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  await fc.assert(
    fc.asyncProperty(fc.array(centavos, { minLength: 1, maxLength: 20 }), async (amounts) => {
      const texts = amounts.map((amount) => pesosOf(amount))
      const { values } = await sheetOf('money', texts)
      expect(values.map((value) => centavosOf(String(value)))).toEqual(amounts)
    }),
    { numRuns: 30 },
  )
})

test('percentages are fractions, decimals show as many places as the column needs', async () => {
  expect((await sheetOf('percent', ['87.5', '0.05', '-3', 100])).values).toEqual([0.875, 0.0005, -0.03, 1])
  expect((await sheetOf('percent', ['87.5'])).style?.numFmt).toBe('0.0%')
  expect((await sheetOf('decimal', ['80.0000', '1.25'])).style?.numFmt).toBe('#,##0.00')
  expect((await sheetOf('decimal', ['80.0000'])).style?.numFmt).toBe('#,##0')
})

test('dates and instants are dates, in Philippine time', async () => {
  const dates = await sheetOf('date', ['2026-11-20', null])
  expect(dates.values).toEqual([new Date('2026-11-20T00:00:00Z'), null])
  expect(dates.style?.numFmt).toBe('d mmmm yyyy')
  expect((await sheetOf('instant', ['2026-11-20T16:05:09.9Z'])).values).toEqual([new Date('2026-11-21T00:05:09Z')])
  expect((await sheetOf('date', ['1899-12-31', 'soon', '2026-02-30'])).values).toEqual([
    '1899-12-31',
    'soon',
    '2026-02-30',
  ])
})

test('booleans, years and text in a number column', async () => {
  expect((await sheetOf('boolean', [true, false])).values).toEqual([true, false])
  expect((await sheetOf('integer', [2026, '12345', '=1+1'])).values).toEqual([2026, 12345, '=1+1'])
})

test('a text longer than a cell is cut, and says so', async () => {
  const { values } = await sheetOf('text', ['😀'.repeat(20_000)])
  expect(String(values[0])).toHaveLength(32_767)
  expect(String(values[0])).toMatch(/the CSV file has the whole text\]$/)
})

test('titles that Excel would refuse as a sheet name, and a list without rows', async () => {
  for (const [title, name] of [
    ["Plans: 2026/2030 [draft] *?\\ 'all'", "Plans 2026 2030 draft 'all"],
    ['History', 'List'],
    ['///', 'List'],
  ] as const) {
    const book = await readXlsx(
      await writeXlsx({ title, subtitle: 'R&D', columns: one('text'), rows: [], generatedAt }),
    )
    expect(book.sheets[0]?.name).toBe(name)
    expect(book.sheets[0]?.rows).toEqual([['amount']])
  }
})

function pesosOf(centavos: bigint): string {
  const size = (centavos < 0n ? -centavos : centavos).toString().padStart(3, '0')
  return `${centavos < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
}

function centavosOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
  return text.startsWith('-') ? -size : size
}
