import { expect, it } from 'vitest'
import { isAmount, sumOf } from './sums.ts'

it('sums are exact beyond what a float holds, and pass over what is not an amount yet', () => {
  expect(sumOf(['30483214065.37', '0.1', '', 'ten', '0.02'])).toBe('30483214065.49')
  expect(sumOf([])).toBe('0.00')
})

it.each(['0', '0.00', '-1', '1.234', 'ten', ''])('%j is no amount', (text) => {
  expect(isAmount(text)).toBe(false)
})
