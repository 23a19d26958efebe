import { expect, it } from 'vitest'
import { amountOf, changesOf, problemsOf, withCell } from './ceiling-changes.ts'

const row = { code: 'MOH', ceilings: { PS: '5.00', MOOE: null, FE: null, CO: null, total: '5.00' } }

it('keeps only cells that differ from what is saved', () => {
  const typed = withCell({}, { row, of: 'MOOE', text: '12' })
  expect(typed).toEqual({ 'MOH MOOE': '12' })
  expect(amountOf(row, 'MOOE', typed)).toBe('12')
  expect(withCell(typed, { row, of: 'MOOE', text: '' })).toEqual({})
  expect(withCell({}, { row, of: 'PS', text: '5' })).toEqual({})
  expect(changesOf(withCell(typed, { row, of: 'PS', text: '' }))).toEqual([
    { organization: 'MOH', class: 'MOOE', amount: '12' },
    { organization: 'MOH', class: 'PS', amount: null },
  ])
})

it('names the cell that is no amount', () => {
  expect(problemsOf({ 'MOH PS': '' })).toBeUndefined()
  expect(problemsOf({ 'MOH PS': 'ten' })?.detail).toMatch(/^MOH, PS: "ten"/)
  expect(problemsOf({ 'MOH PS': '-1' })?.detail).toMatch(/0 or more/)
})
