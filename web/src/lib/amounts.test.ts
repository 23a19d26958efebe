import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDecimal, formatMoney, formatNumber, formatPercent, roundDecimal } from './amounts.ts'

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
