import { expect, test } from 'vitest'
import {
  findDay,
  formatAgo,
  formatDay,
  formatDaysLeft,
  formatDual,
  formatHijri,
  formatMoment,
  today,
} from './calendar.ts'

// The same days and words as the test of the server's documents (platform/calendar).
test.each([
  ['2026-11-20', '10 Jumada al-Akhirah 1448 / 20 November 2026'],
  ['2025-12-09', '18 Jumada al-Akhirah 1447 / 9 December 2025'],
  ['2026-06-16', '1 Muharram 1448 / 16 June 2026'],
])('%s is %s', (day, both) => {
  expect(formatDual(day)).toBe(both)
})

test('each Hijri month has its name, in order', () => {
  const names = new Set<string>()
  for (let at = Date.UTC(2026, 5, 16); at < Date.UTC(2027, 5, 5); at += 86_400_000) {
    names.add(formatHijri(new Date(at).toISOString().slice(0, 10)).split(' ').slice(1, -1).join(' '))
  }
  expect([...names]).toEqual([
    'Muharram',
    'Safar',
    'Rabi al-Awwal',
    'Rabi al-Akhir',
    'Jumada al-Ula',
    'Jumada al-Akhirah',
    'Rajab',
    'Sha’ban',
    'Ramadan',
    'Shawwal',
    'Dhul Qi’dah',
    'Dhul Hijjah',
  ])
})

test('instants are shown in Manila', () => {
  expect(formatMoment('2020-03-03T17:05:00Z')).toBe('4 Mar 2020, 01:05')
  expect(formatDay('2026-11-20')).toBe('20 November 2026')
})

test.each(['2026-11-20', '20 November 2026', '20 nov 2026', 'November 20, 2026', ' Nov. 20 2026 '])(
  '%s is a day',
  (text) => {
    expect(findDay(text)).toBe('2026-11-20')
  },
)

test.each(['11/12/2026', '31 April 2026', '2026-02-30', 'soon', ''])('"%s" is none', (text) => {
  expect(findDay(text)).toBeUndefined()
})

test('days left are counted from today in Manila', () => {
  expect(formatDaysLeft(today())).toBe('due today')
  const tomorrow = new Date(Date.parse(`${today()}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  expect(formatDaysLeft(tomorrow)).toBe('1 day left')
  expect(formatDaysLeft('2020-01-01')).toMatch(/days overdue$/)
})

test.each([
  [30, 'just now'],
  [60, '1 minute ago'],
  [3_599, '59 minutes ago'],
  [7_200, '2 hours ago'],
  [86_400, 'yesterday'],
  [12 * 86_400, '12 days ago'],
  // The clocks of server and browser differ a little.
  [-5, 'just now'],
])('%i seconds back is %s', (seconds, words) => {
  const now = Date.parse('2026-11-20T04:00:00Z')
  expect(formatAgo(new Date(now - seconds * 1000).toISOString(), now)).toBe(words)
})
