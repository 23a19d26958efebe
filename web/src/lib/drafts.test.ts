import { expect, test } from 'vitest'
import { rebase } from './drafts.ts'

test('what the person changed stays theirs, the rest is as it is now', () => {
  const base = { title: 'Health', mission: 'Reach all', years: [2026, 2027] }
  const mine = { ...base, title: 'Health for all' }
  const now = { ...base, mission: 'Reach every barangay', years: [2026] }
  expect(rebase(mine, base, now)).toEqual({ title: 'Health for all', mission: 'Reach every barangay', years: [2026] })
})
