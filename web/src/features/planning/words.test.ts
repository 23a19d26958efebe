import { expect, test } from 'vitest'
import { meanOf, progressOf, standOf, tellingChanges, valueWords } from './words.ts'

const objective = { status: 'in_progress', completion: 41.7, unit: 'facilities', currentValue: '5', targetValue: '12' }

test('where something stands, in words', () => {
  expect(standOf(objective)).toBe('41.7% done, 5 of 12 facilities')
  expect(standOf({ ...objective, unit: '%' })).toBe('41.7% done, 5% of 12%')
})

test('what nobody has reported about is not zero', () => {
  expect(standOf({ ...objective, status: 'not_started', completion: 0 })).toBe('nothing reported yet')
  expect(meanOf(null)).toBe('No data')
  expect(meanOf(0)).toBe('0.0%')
  expect(progressOf({ status: 'submitted', progress: 0 })).toBeNull()
  expect(progressOf({ status: 'active', progress: 0 })).toBe(0)
})

const change = (field: string) => ({ field, before: null, after: 'x' })
const entry = (action: string, fields: string[]) => ({
  id: '1',
  at: '2026-11-21T00:00:00Z',
  action,
  table: 'strategic_plan',
  actorName: 'A. Santos',
  subject: 'Plan',
  fields: fields.map(change),
})

test('history leaves out records that were only touched, and says a step once', () => {
  expect(tellingChanges([entry('update', [])])).toEqual([])
  expect(tellingChanges([entry('update', ['submitted_at', 'submitted_by'])])).toEqual([])
  const [step] = tellingChanges([entry('update', ['status', 'decided_at', 'decided_by'])])
  expect(step?.fields.map(({ field }) => field)).toEqual(['status'])
  expect(tellingChanges([entry('insert', []), entry('delete', [])])).toHaveLength(2)
})

test.each([
  ['target_date', '2026-06-30', '30 June 2026'],
  ['status', 'in_progress', 'in progress'],
  ['target_value', '80.5000', '80.5'],
  ['title', '12.50 litres', '12.50 litres'],
])('%s %s reads %s', (field, value, words) => {
  expect(valueWords(field, value)).toBe(words)
})
