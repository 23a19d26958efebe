import { expect, it } from 'vitest'
import { pesosOf, sameAmount, shareOf, sumOf, timesOf } from './centavos.ts'

it('sums what a float could not hold, and passes over what is no amount', () => {
  expect(sumOf(['30483214065.37', '0.1', '', 'ten', null, '0.02'])).toBe('30483214065.49')
  expect(pesosOf(-5n)).toBe('-0.05')
})

it.each([
  ['3', '1000.10', '3000.30'],
  ['0.5', '0.01', '0.01'],
  ['0.3333', '100', '33.33'],
  ['2.5', '0.33', '0.83'],
  ['99999999', '9999999.99', '999999989000000.01'],
])('%s of %s cost %s', (quantity, cost, amount) => {
  expect(timesOf(quantity, cost)).toBe(amount)
})

it.each([
  ['', '1'],
  ['1', ''],
  ['1.23456', '1'],
  ['-1', '1'],
  ['1', '1.234'],
])('%j of %j is no amount yet', (quantity, cost) => {
  expect(timesOf(quantity, cost)).toBeUndefined()
})

it('compares as amounts, and knows the share', () => {
  expect(sameAmount('5', '5.00')).toBe(true)
  expect(sameAmount(null, '0')).toBe(false)
  expect(shareOf('99.99', '100')).toBe(99.9)
  expect(shareOf('1', '0')).toBeNull()
})
