import { expect, test } from 'vitest'
import type { FormColumn } from './form-definition.ts'
import { formFigures } from './form-figures.ts'
import { figureText, inThousands } from './form-numbers.ts'
import type { FormRow } from './form-sheet.ts'

const money = (key: string, more: Partial<FormColumn> = {}): FormColumn => ({
  key,
  number: '',
  heading: key,
  type: 'money',
  ...more,
})
const words: FormColumn = { key: 'particulars', number: '', heading: 'Particulars', type: 'particulars' }
const row = (
  kind: FormRow['kind'],
  level: number,
  values: Record<string, string> = {},
  more: Partial<FormRow> = {},
): FormRow => {
  return { kind, level, particulars: `${kind} ${level}`, code: '', values, ...more }
}
/** A column's figures as text, blank cells as nothing. */
function column(columns: readonly FormColumn[], rows: readonly FormRow[], key: string, decimals = 2): string[] {
  const place = columns.findIndex((one) => one.key === key)
  return formFigures({ columns }, rows).cells.map((cells) => {
    const figure = cells[place] ?? null
    return figure === null ? '' : figureText(figure, decimals)
  })
}

test('groups, sections, subtotals and totals sum what stands under them, each figure once', () => {
  const columns = [words, money('a')]
  const rows = [
    row('section', 0),
    row('group', 1),
    row('item', 2, { a: '10.10' }),
    row('item', 2, { a: '-0.20' }),
    row('item', 1, { a: '5' }),
    row('subtotal', 0),
    row('section', 0),
    row('item', 1, { a: '1.01' }),
    row('item', 0, { a: '100.00' }),
    row('total', 0),
    row('item', 0, { a: '7.00' }),
    row('total', 0),
  ]
  expect(column(columns, rows, 'a')).toEqual([
    '',
    '9.90',
    '10.10',
    '-0.20',
    '5.00',
    '14.90',
    '',
    '1.01',
    '100.00',
    '115.91',
    '7.00',
    '122.91',
  ])
})

test('what is less is subtracted, and twice less is more', () => {
  const rows = [
    row('group', 0),
    row('item', 1, { a: '10.00' }),
    row('group', 1, {}, { less: true }),
    row('item', 2, { a: '4.00' }),
    row('item', 2, { a: '1.00' }, { less: true }),
    row('total', 0),
  ]
  expect(column([words, money('a')], rows, 'a')).toEqual(['7.00', '10.00', '3.00', '4.00', '1.00', '7.00'])
})

test('lines by tag come to the total they stand under', () => {
  const rows = [
    row('section', 0),
    row('item', 1, { a: '10.00' }, { tag: 'PS' }),
    row('item', 1, { a: '2.50' }, { tag: 'CO', less: true }),
    row('subtotal', 0),
    row('subtotal', 0, {}, { only: 'PS' }),
    row('subtotal', 0, {}, { only: 'CO' }),
    row('item', 0, { a: '1.00' }, { tag: 'PS' }),
    row('total', 0),
    row('total', 0, {}, { only: 'PS' }),
    row('total', 0, {}, { only: 'FE' }),
  ]
  expect(column([words, money('a')], rows, 'a')).toEqual([
    '',
    '10.00',
    '2.50',
    '7.50',
    '10.00',
    '-2.50',
    '1.00',
    '8.50',
    '11.00',
    '0.00',
  ])
})

test('computed columns follow those they need, wherever they stand', () => {
  const columns = [
    words,
    money('c', { computed: { add: ['b'], subtract: ['a'] } }),
    money('b', { computed: { add: ['a', 'a'] } }),
    money('a'),
    { key: 'p', number: '', heading: 'p', type: 'percent', computed: { ratio: ['a', 'd'] } } as const,
    money('d'),
  ]
  const rows = [row('group', 0), row('item', 1, { a: '1.00', d: '3.00' }), row('item', 1, { a: '1.00' })]
  expect(column(columns, rows, 'c')).toEqual(['2.00', '1.00', '1.00'])
  expect(column(columns, rows, 'p')).toEqual(['66.67', '33.33', ''])
  expect(() => column([words, money('a', { computed: { add: ['a'] } })], [], 'a')).toThrow('computed from itself')
  expect(() => column([words, money('a', { computed: { add: ['z'] } })], [], 'a')).toThrow("'z', which is no column")
})

test('a running balance is carried down the items of a section; sums have the balance of what they sum', () => {
  const running = { running: { add: ['in'], subtract: ['out'] } }
  const columns = [words, money('in'), money('out'), money('balance', { computed: running })]
  const rows = [
    row('section', 0),
    row('item', 1, { in: '10.00' }),
    row('item', 1, { out: '4.00' }),
    row('subtotal', 0),
    row('section', 0),
    row('item', 1, { out: '-1.00' }),
    row('item', 1, { out: '0.25' }),
    row('subtotal', 0),
    row('total', 0),
  ]
  expect(column(columns, rows, 'balance')).toEqual(['', '10.00', '6.00', '6.00', '', '1.00', '0.75', '0.75', '6.75'])
  expect(column(columns, [row('total', 0)], 'balance')).toEqual(['0.00'])
})

test('physical figures join as their indicator says; no data is not zero', () => {
  const count = (key: string, more: Partial<FormColumn> = {}) => money(key, { type: 'count', ...more })
  const columns = [
    words,
    ...['a', 'b', 'x', 'y'].map((key) => count(key)),
    count('joined', { computed: { over: ['a', 'b'] } }),
    count('variance', { computed: { over: ['a', 'b'], less: ['x', 'y'] } }),
  ]
  const values = { a: '10', b: '5.5', x: '20' }
  const rows = [
    row('item', 0, values),
    row('item', 0, values, { aggregation: 'average' }),
    row('item', 0, values, { aggregation: 'last' }),
    row('item', 0, values, { aggregation: 'maximum' }),
    row('item', 0, values, { aggregation: 'none' }),
    row('item', 0, { a: '1' }),
    row('item', 0, {}),
    row('total', 0),
  ]
  expect(column(columns, rows, 'joined', 4)).toEqual(['15.5000', '7.7500', '5.5000', '10.0000', '', '1.0000', '', ''])
  expect(column(columns, rows, 'variance', 4)).toEqual(['-4.5000', '-12.2500', '-14.5000', '-10.0000', '', '', '', ''])
})

test.each([
  [{ a: '1.234' }, 'no number with at most 2 decimals'],
  [{ a: '1,000.00' }, 'no number'],
  [{ a: '=1' }, 'no number'],
  [{ a: '1e3' }, 'no number'],
  [{ z: '1' }, 'is no column'],
  [{ b: '1' }, 'computed by the form'],
])('the values %j are refused by row and column', (values, why) => {
  const columns = [words, money('a'), money('b', { computed: { add: ['a'] } })]
  expect(() => formFigures({ columns }, [row('item', 0), row('item', 0, values as Record<string, string>)])).toThrow(
    why,
  )
  expect(() => formFigures({ columns }, [row('item', 0), row('item', 0, values as Record<string, string>)])).toThrow(
    "Row 2 ('item 0')",
  )
})

test('rows that are no tree are refused', () => {
  const figures =
    (...rows: FormRow[]) =>
    () =>
      formFigures({ columns: [words, money('a')] }, rows)
  expect(figures(row('item', 0), row('item', 1))).toThrow('deeper than an item')
  expect(figures(row('item', 0), row('subtotal', 0))).toThrow('no section of its level')
  expect(figures(row('item', -1))).toThrow('level -1')
  expect(figures(row('group', 0, { a: '1.00' }))).toThrow('belongs to an item')
})

test('amounts of any size are exact', () => {
  const rows = [row('group', 0), row('item', 1, { a: '999999999999999999.99' }), row('item', 1, { a: '0.01' })]
  expect(column([words, money('a')], rows, 'a')[0]).toBe('1000000000000000000.00')
})

test.each([
  ['1234500.00', '1235'],
  ['1234499.99', '1234'],
  ['-1234500.00', '-1235'],
  ['0.00', '0'],
])('%s pesos are %s thousand', (pesos, thousands) => {
  expect(inThousands(pesos)).toBe(thousands)
})
