import { expect, it } from 'vitest'
import { covers, scopesAt } from './places.ts'

it('finds every scope that counts at a place', () => {
  expect(scopesAt()).toEqual(['PH', 'BARMM'])
  expect(scopesAt('1908703000')).toEqual(['PH', 'BARMM', '1900000000', '1908700000', '1908703000'])
  expect(scopesAt('1908703001').at(-1)).toBe('1908703001')
  expect(() => scopesAt('Cotabato')).toThrow(/PSGC/)
})

it.each([
  ['PH', 'BARMM', true],
  ['PH', '1908703000', true],
  ['BARMM', 'PH', false],
  ['BARMM', '1908703000', true],
  ['1908700000', '1908703000', true],
  ['1908703000', '1908700000', false],
  ['1908703000', 'BARMM', false],
])('%s covers %s: %s', (wide, narrow, covered) => {
  expect(covers(wide, narrow)).toBe(covered)
})
