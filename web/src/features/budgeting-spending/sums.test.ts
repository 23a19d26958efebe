import { expect, test } from 'vitest'
import { centavos, isAmount, isAmountOrNothing, pesosOf, sumOf } from './sums.ts'

test('sums are exact and leave out what is no amount yet', () => {
  expect(sumOf(['0.1', '0.2', '', '1,0', '-'])).toBe('0.30')
  expect(sumOf(['30483214065.37', '0.63'])).toBe('30483214066.00')
  expect(pesosOf(centavos('10.00') - centavos('10.05'))).toBe('-0.05')
})

test('amounts are above zero with at most two decimals; nothing is possible where it is asked for', () => {
  expect(['1', '0.01', '1.5'].map(isAmount)).toEqual([true, true, true])
  expect(['0', '0.00', '1.234', '-1', 'ten', ''].map(isAmount)).toEqual([false, false, false, false, false, false])
  expect(['', '0', '1.25', '1.255'].map(isAmountOrNothing)).toEqual([true, true, true, false])
})
