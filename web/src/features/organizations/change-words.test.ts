import { expect, test } from 'vitest'
import type { HistoryEntry } from '../../ui/history.tsx'
import { changeWords } from './change-words.ts'

function entry(parts: Partial<HistoryEntry>): HistoryEntry {
  return { id: '1', at: '', action: 'update', table: 'organization', actorName: '', subject: '', fields: [], ...parts }
}
const word = (field: string, value: string, table = 'organization') =>
  changeWords.format?.(field, value, entry({ table }))

test.each([
  ['is_active', 'false', 'inactive'],
  ['is_pilot', 'true', 'yes'],
  ['two_factor_enabled', 'true', 'on'],
  ['logo_file', '01a1fd47-36d1-7800-a784-4edfaff5d035', 'a picture'],
  ['kind', 'special', 'Special body'],
  ['modules', '["planning","mana"]', 'Planning, Mapping and needs assessment'],
  ['modules', 'planning', 'Planning'],
  ['modules', '[]', 'none'],
  ['pilot_ends_on', '2026-12-31', '31 December 2026'],
  ['head_official', 'Dr. Fatima Santos', 'Dr. Fatima Santos'],
])('%s %s reads "%s"', (field, value, words) => {
  expect(word(field, value)).toBe(words)
})

test('roles read as people call them', () => {
  expect(word('roles', '["me_officer","viewer"]', 'membership')).toBe('M&E officer, Viewer')
  expect(word('role', 'ocm_analyst', 'platform_role')).toBe('OCM analyst')
})

test('tells the roles of a member who was added, and nothing that is empty', () => {
  const fields = [
    { field: 'roles', before: null, after: '["planner"]' },
    { field: 'position', before: null, after: '' },
    { field: 'joined_on', before: null, after: '2026-11-21' },
  ]
  const told = changeWords.details?.(entry({ action: 'insert', table: 'membership', fields }))
  expect(told?.map((change) => change.field)).toEqual(['roles'])
})
