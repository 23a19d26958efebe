import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, ColumnType } from './columns.ts'
import { listLayout } from './list-layout.ts'

const column = (type: ColumnType, title = 'Title', width?: number): Column<never> => ({
  key: 'key',
  title,
  type,
  value: () => null,
  ...(width ? { width } : {}),
})
const total = (layout: ReturnType<typeof listLayout>) =>
  layout.size * layout.columns.reduce((sum, { width }) => sum + width, 0)

test('numbers stand right, money says that it is pesos', () => {
  const { columns } = listLayout([column('money', 'Amount'), column('integer'), column('text'), column('date')], [])
  expect(columns.map(({ right }) => right)).toEqual([true, true, false, false])
  expect(columns.map(({ title }) => title)).toEqual(['Amount\u00A0(₱)', 'Title', 'Title', 'Title'])
  expect(listLayout([column('money', 'Amount in ₱')], []).columns[0]?.title).toBe('Amount in ₱')
})

test('digits line up under a negative amount', () => {
  expect(listLayout([column('money')], [['1.00'], ['(1.00)'], ['']]).rows).toEqual([['1.00\u00A0'], ['(1.00)'], ['']])
  expect(listLayout([column('money')], [['1.00']]).rows).toEqual([['1.00']])
})

test('only what is longer than its line may break; after a mark first', () => {
  const address = `https://example.org/${'x'.repeat(300)}`
  const { rows } = listLayout([column('text'), column('text')], [['Plain words', address]])
  expect(rows[0]?.[0]).toBe('Plain words')
  expect(rows[0]?.[1]?.startsWith('https:\u200B/\u200B/\u200Bexample.\u200Borg/\u200Bx\u200Bx')).toBe(true)
  expect(rows[0]?.[1]?.replaceAll('\u200B', '')).toBe(address)
  const arabic = 'بسمالله'.repeat(60)
  expect(listLayout([column('text')], [[arabic]]).rows).toEqual([[arabic]])
})

test('long texts get the spare room, and an author may weigh', () => {
  const texts = [['Draft', 'A sentence that runs on for quite a while and then some more']]
  const [short, long] = listLayout([column('text'), column('text')], texts).columns
  expect((long?.width ?? 0) > 3 * (short?.width ?? 0)).toBe(true)
  const [weighed, other] = listLayout([column('text', 'Title', 90), column('text', 'Title', 10)], texts).columns
  expect((weighed?.width ?? 0) > (other?.width ?? 0)).toBe(true)
})

test('rows may break over pages only when one could not fit', () => {
  expect(listLayout([column('text')], [['short']]).breakable).toBe(false)
  expect(listLayout([column('text')], [['word '.repeat(200)]]).breakable).toBe(true)
})

test('letters shrink before anything falls off the page', () => {
  const types = fc.constantFrom<ColumnType>('text', 'money', 'date', 'instant', 'integer')
  fc.assert(
    fc.property(fc.array(fc.tuple(types, fc.string({ maxLength: 60 })), { minLength: 1, maxLength: 40 }), (cells) => {
      const layout = listLayout(
        cells.map(([type]) => column(type)),
        [cells.map(([, text]) => text)],
      )
      expect(total(layout)).toBeLessThanOrEqual(757.01)
    }),
  )
  const few = listLayout([column('text'), column('money')], [['x', '1.00']])
  const many = listLayout(
    Array.from({ length: 12 }, () => column('money')),
    [Array.from({ length: 12 }, () => '30,483,214,065.55')],
  )
  expect(few.size).toBe(9)
  expect(many.size).toBeLessThan(9)
  const far = listLayout(
    Array.from({ length: 30 }, () => column('money')),
    [Array.from({ length: 30 }, () => '30,483,214,065.55')],
  )
  expect(total(far)).toBeCloseTo(757)
})
