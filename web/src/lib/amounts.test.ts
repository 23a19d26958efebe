import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decimalProblem,
  findDecimal,
  formatMeasureOf,
  formatMoney,
  formatNumber,
  formatPercent,
  roundDecimal,
} from './amounts.ts'

test.each([
  ['1234567', '₱1,234,567.00'],
  ['-1234.5', '(₱1,234.50)'],
  ['0.005', '₱0.01'],
  ['-0.001', '₱0.00'],
  ['99999999999999.9999', '₱100,000,000,000,000.00'],
])('%s pesos are %s', (value, text) => {
  expect(formatMoney(value)).toBe(text)
})

test('large sums in thousands and millions', () => {
  expect(formatMoney('1234567.89', 'thousands')).toBe('₱1,234.57')
  expect(formatMoney('-1234567.89', 'millions')).toBe('(₱1.23)')
})

test('numbers and percent', () => {
  expect(formatNumber('1200.50')).toBe('1,200.5')
  expect(formatNumber(100)).toBe('100')
  expect(formatPercent('62.45')).toBe('62.5%')
})

test('rounding is off by at most half of the last place, for any amount', () => {
  const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
  fc.assert(
    fc.property(cents, fc.integer({ min: 0, max: 3 }), (amount, places) => {
      const digits = amount < 0n ? -amount : amount
      const text = `${amount < 0n ? '-' : ''}${digits / 10_000n}.${String(digits % 10_000n).padStart(4, '0')}`
      const [whole = '0', fraction = ''] = roundDecimal(text, places).replace('-', '').split('.')
      const unit = 10n ** BigInt(4 - places)
      const difference = BigInt(whole + fraction.padEnd(places, '0')) * unit - digits
      return (difference < 0n ? -difference : difference) * 2n <= unit
    }),
  )
})

test.each([
  ['1,234.50', '1234.50'],
  ['₱ 12', '12'],
  ['.5', '0.5'],
  ['007', '7'],
  ['1.23456', undefined],
  ['1e5', undefined],
  ['twelve', undefined],
])('typed %s is %s', (typed, value) => {
  expect(findDecimal(typed, 4)).toBe(value)
})

test('a typed number is refused in words', () => {
  expect(decimalProblem('1,250.5')).toBeNull()
  expect(decimalProblem(' ')).toBe('Write a number. Use 0 when there is none.')
  expect(decimalProblem('eight')).toContain('"eight" is not a number')
  expect(decimalProblem('1.234', 2)).toContain('at most 2 digits')
})

test('a unit is said once', () => {
  expect(formatMeasureOf('94', '116', 'municipalities')).toBe('94 of 116 municipalities')
  expect(formatMeasureOf('71', '95', '%')).toBe('71% of 95%')
  expect(formatMeasureOf('1200', '4500', '')).toBe('1,200 of 4,500')
})
