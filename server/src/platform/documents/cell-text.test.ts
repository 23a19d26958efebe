import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText, formatMoney, formatNumber, formatPercent } from './cell-text.ts'
import type { CellValue, ColumnType } from './columns.ts'

test('money', () => {
  expect(formatMoney('1234567')).toBe('₱1,234,567.00')
  expect(formatMoney('-1500.5')).toBe('(₱1,500.50)')
  expect(formatMoney('99999999999999.99')).toBe('₱99,999,999,999,999.99')
  expect(formatMoney('-0.00')).toBe('₱0.00')
  expect(() => formatMoney('twelve')).toThrow(TypeError)
  expect(() => formatMoney('1e3')).toThrow(TypeError)
})

test('money keeps every digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (centavos) => {
      const size = (centavos < 0n ? -centavos : centavos).toString().padStart(3, '0')
      const text = formatMoney(`${centavos < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`)
      expect(text.replace(/[^\d]/g, '')).toBe(size)
      expect(text.startsWith('(')).toBe(centavos < 0n)
    }),
  )
})

test('numbers and percentages', () => {
  expect([2026, 12345, '80.0000', '-1234567.125', '-0'].map(formatNumber)).toEqual([
    '2026',
    '12,345',
    '80',
    '-1,234,567.125',
    '0',
  ])
  expect(['87.5', 100, '0.05', '1.45', '-0.04'].map(formatPercent)).toEqual(['87.5%', '100.0%', '0.1%', '1.5%', '0.0%'])
})

test.each<[ColumnType, CellValue, string]>([
  ['text', 'Ñ', 'Ñ'],
  ['text', 2026, '2026'],
  ['money', '-1500', '(1,500.00)'],
  ['percent', 87.5, '87.5%'],
  ['date', '2026-11-20', '20 November 2026'],
  ['date', '2026-02-30', '2026-02-30'],
  ['instant', '2026-11-20T06:05:00Z', '20 November 2026, 14:05'],
  ['instant', 'soon', 'soon'],
  ['boolean', false, 'No'],
  ['boolean', true, 'Yes'],
  ['money', null, ''],
  ['integer', 'about ten', 'about ten'],
])('%s %j is printed %s', (type, value, printed) => {
  expect(cellText(type, value)).toBe(printed)
})
