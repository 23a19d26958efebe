import { expect, test } from 'vitest'
import { axisOf, shortNumber, spread } from './axis.ts'

test('ticks are round and cover all values', () => {
  expect(axisOf([12, 62.5, 80]).ticks).toEqual([0, 20, 40, 60, 80])
  expect(axisOf([-3, 4]).ticks).toEqual([-4, -2, 0, 2, 4])
  expect(axisOf([0.001, 0.004]).ticks).toEqual([0, 0.001, 0.002, 0.003, 0.004])
  expect(axisOf([]).max).toBeGreaterThan(0)
})

test('whole numbers have whole ticks', () => {
  expect(axisOf([0, 1, 2]).ticks).toEqual([0, 1, 2])
  expect(axisOf([9]).ticks).toEqual([0, 3, 6, 9])
  expect(axisOf([100, 80]).ticks).toEqual([0, 25, 50, 75, 100])
})

test('large values are short', () => {
  expect(shortNumber(1_250_000)).toBe('1.3M')
})

test('labels move apart in their order', () => {
  expect(spread([100, 40, 102], 14)).toEqual([100, 40, 114])
})
