import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, joinQuarters, tenThousandths, varianceOf } from './quarters.ts'

const count = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(countOf)
const quarters = fc.array(fc.option(count), { minLength: 4, maxLength: 4 })

test('counts are exact', () => {
  expect(countOf(tenThousandths('12.50'))).toBe('12.5')
  expect(countOf(tenThousandths('0.0001'))).toBe('0.0001')
  expect(countOf(-5000n)).toBe('-0.5')
  expect(() => tenThousandths('1.23456')).toThrow(RangeError)
  fc.assert(fc.property(count, (text) => countOf(tenThousandths(text)) === text))
})

test('quarters join as their indicator says; no data is no figure', () => {
  const year = ['10', null, '20', '30']
  expect(joinQuarters('sum', year)).toBe('60')
  expect(joinQuarters('last', year)).toBe('30')
  expect(joinQuarters('average', ['10', null, '20', null])).toBe('15')
  expect(joinQuarters('average', ['0', '0', '0.0001', null])).toBe('0')
  expect(joinQuarters('average', ['0', '0.0001'])).toBe('0.0001')
  expect(joinQuarters('maximum', ['10', '30', null, '20'])).toBe('30')
  expect(joinQuarters('none', year)).toBeNull()
  expect(joinQuarters('sum', [null, null, null, null])).toBeNull()
})

test('a sum is at least each quarter, and average and last lie within them', () => {
  fc.assert(
    fc.property(quarters, (year) => {
      const known = year.filter((each) => each !== null).map(tenThousandths)
      if (known.length === 0) return
      const of = (aggregation: 'sum' | 'average' | 'maximum') => tenThousandths(joinQuarters(aggregation, year) ?? '')
      const most = of('maximum')
      expect(known.every((each) => each <= most)).toBe(true)
      expect(of('sum') >= most).toBe(true)
      expect(of('average') <= most).toBe(true)
    }),
  )
})

test('the variance compares what is due up to the quarter', () => {
  const targets = ['10', '10', '10', '10']
  expect(varianceOf('sum', { targets, accomplishments: ['8', '9', null, null], quarter: 2 })).toBe('-3')
  expect(
    varianceOf('last', { targets: ['70', '75', '80', '85'], accomplishments: ['72', '74', null, null], quarter: 2 }),
  ).toBe('-1')
  expect(varianceOf('sum', { targets, accomplishments: [null, null, null, null], quarter: 2 })).toBeNull()
})
