import { expect, test } from 'vitest'
import { countsInWords, rowStatus } from './words.ts'

test('counts are told by what became of the rows, once that is known', () => {
  const counts = { create: 1200, update: 0, unchanged: 0, skip: 0, error: 10 }
  const outcomes = { created: 1200, updated: 0, unchanged: 0, skipped: 0, failed: 10, undone: 0, kept: 0 }
  expect(countsInWords({ counts, outcomes: null })).toBe('1,200 new, 10 errors')
  expect(countsInWords({ counts, outcomes })).toBe('1,200 created, 10 left out')
  expect(countsInWords({ counts: null, outcomes: null })).toBe('')
})

test('a row that has run says what became of it', () => {
  expect(rowStatus({ verdict: 'create', outcome: null }).label).toBe('New')
  expect(rowStatus({ verdict: 'create', outcome: 'kept' }).label).toBe('Kept')
})
