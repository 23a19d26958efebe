import { expect, test } from 'vitest'
import { formatDate, formatInstant, inManila, parseDate, today } from './manila.ts'

test('a new day begins in the Philippines at 16:00 UTC', () => {
  expect(today(Temporal.Instant.from('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20')
  expect(today(Temporal.Instant.from('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
  expect(today()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

test('dates and instants read as an officer writes them', () => {
  expect(formatDate('2026-11-20')).toBe('20 November 2026')
  expect(formatDate('2026-09-01')).toBe('1 September 2026')
  expect(formatInstant('2026-11-20T06:05:59Z')).toBe('20 November 2026, 14:05')
  expect(formatInstant(Temporal.Instant.from('2026-12-31T16:00:00Z'))).toBe('1 January 2027, 00:00')
})

test('an instant may come as PostgreSQL writes it', () => {
  expect(inManila('2026-11-20 06:05:00.5+00').toPlainDateTime().toString()).toBe('2026-11-20T14:05:00.5')
})

test('the time zone of the machine does not matter', () => {
  const zone = process.env.TZ
  for (const other of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    process.env.TZ = other
    expect(formatDate('2026-11-20')).toBe('20 November 2026')
    expect(today(Temporal.Instant.from('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-2-3',
  '20 November 2026',
  '',
  '2026-11-20T00:00',
  '2026-11-20[u-ca=hebrew]',
])('a date that is none is refused: %s', (text) => {
  expect(() => parseDate(text)).toThrow(RangeError)
})
