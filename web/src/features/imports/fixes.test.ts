import { beforeEach, expect, test, vi } from 'vitest'
import { openFixes, rowsOf } from './fixes.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
})

test('the last correction of a cell holds, an undefined one takes it back', () => {
  const fixes = openFixes('one')
  let told = 0
  fixes.subscribe(() => {
    told += 1
  })
  fixes.set(12, 'email', 'a@b')
  fixes.set(12, 'email', 'a@b.gov.ph')
  fixes.set(12, 'role', 'planner')
  fixes.set(45, 'role', 'viewer')
  expect(fixes.find(12, 'email')).toBe('a@b.gov.ph')
  expect(fixes.all()).toHaveLength(3)
  expect(rowsOf(fixes.all())).toBe(2)
  fixes.set(45, 'role', undefined)
  expect(fixes.find(45, 'role')).toBeUndefined()
  expect(told).toBe(5)
  fixes.clear()
  expect(fixes.all()).toEqual([])
})

test('corrections survive a reload, an empty cell among them, and belong to one import', () => {
  openFixes('two').set(3, 'phone', '')
  expect(openFixes('two').find(3, 'phone')).toBe('')
  expect(openFixes('three').all()).toEqual([])
  openFixes('two').clear()
  expect(openFixes('two').all()).toEqual([])
})
