import fc from 'fast-check'
import { parseCsv } from 'hucre/csv'
import { expect, test } from 'vitest'
import type { CellValue, Column, ColumnType } from './columns.ts'
import { writeCsv } from './csv.ts'

type Pair = { a: CellValue; b: CellValue }
const pair = (type: ColumnType): Column<Pair>[] => [
  { key: 'first_value', title: 'First', type, value: (row) => row.a },
  { key: 'second_value', title: 'Second', type, value: (row) => row.b },
]
const line = (type: ColumnType, a: CellValue, b: CellValue = null) => writeCsv(pair(type), [{ a, b }]).split('\r\n')[1]

test('byte order mark, header, CRLF, and a line end after the last row', () => {
  expect(writeCsv(pair('text'), [])).toBe('\uFEFFfirst_value,second_value\r\n')
  expect(writeCsv(pair('text'), [{ a: 'Ñ', b: 'وزارة الصحة' }])).toBe(
    '\uFEFFfirst_value,second_value\r\nÑ,وزارة الصحة\r\n',
  )
})

test('quotes, commas, line breaks and outer spaces are quoted', () => {
  expect(line('text', 'Office of the "Wali"', 'a, b')).toBe('"Office of the ""Wali""","a, b"')
  expect(writeCsv(pair('text'), [{ a: 'two\nlines', b: ' x ' }])).toContain('"two\nlines"," x "')
})

test.each(['=1+1', '+639171234567', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '-'])(
  'the text %j does not run',
  (text) => {
    expect(line('text', text)?.replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test.each<[ColumnType, CellValue, string]>([
  ['money', '30483214065.55', '30483214065.55'],
  ['money', '-1500.00', '-1500.00'],
  ['decimal', -2.5, '-2.5'],
  ['integer', 2026, '2026'],
  ['percent', '87.5', '87.5'],
  ['boolean', true, 'true'],
  ['date', '2026-11-20', '2026-11-20'],
  ['instant', '2026-11-20T06:05:09.123Z', '2026-11-20T14:05:09+08:00'],
  ['instant', '2026-11-20 06:05:09+00', '2026-11-20T14:05:09+08:00'],
  ['money', null, ''],
])('%s %j is written %s', (type, value, written) => {
  expect(line(type, value)).toBe(`${written},`)
})

test('what stands in a number or date column but is neither is text, and harmless', () => {
  expect(line('money', '=1+1', '-1+cmd')).toBe("'=1+1,'-1+cmd")
  expect(line('date', '2026-02-30', '@x')).toBe("2026-02-30,'@x")
  expect(line('instant', 'yesterday', '=2026')).toBe("yesterday,'=2026")
})

test('keys must be snake_case and stand once', () => {
  const column = (key: string): Column<Pair> => ({ key, title: 'x', type: 'text', value: () => null })
  expect(() => writeCsv([column('startYear')], [])).toThrow(TypeError)
  expect(() => writeCsv([column('a'), column('a')], [])).toThrow(TypeError)
})

test('any text is read back as written, but for the apostrophe', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
      const csv = writeCsv(
        pair('text'),
        rows.map(([a, b]) => ({ a, b })),
      )
      const read = parseCsv(csv, { delimiter: ',' }).slice(1)
      expect(read).toHaveLength(rows.length)
      for (const [index, row] of rows.entries()) {
        for (const [at, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(read[index]?.[at])
      }
    }),
  )
})
