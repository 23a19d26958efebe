import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dualDate, hijriDate } from './hijri.ts'
import { formatDate } from './manila.ts'

test('the Hijri date stands first', () => {
  expect(dualDate('2026-11-20')).toBe('10 Jumada al-Akhirah 1448 / 20 November 2026')
})

test.each([
  // Printed at the end of BAA 84: "Jumada Al-Akhirah 18, 1447/December 09, 2025".
  ['2025-12-09', '18 Jumada al-Akhirah 1447'],
  // Eid'l Fitr and Eid'l Adha of 2026 as proclaimed nationwide (Proclamations 1189 and 1264, s. 2026).
  ['2026-03-20', '1 Shawwal 1447'],
  ['2026-05-27', '10 Dhul Hijjah 1447'],
  ['2026-06-16', '1 Muharram 1448'],
])('%s is %s', (date, hijri) => {
  expect(hijriDate(date)).toBe(hijri)
})

test('each month has its name, in order', () => {
  const names = new Set<string>()
  let day = Temporal.PlainDate.from('2026-06-16')
  for (let n = 0; n < 354; n++, day = day.add({ days: 1 }))
    names.add(hijriDate(day.toString()).split(' ').slice(1, -1).join(' '))
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

test('the next day is the next of the month, or the first of the next month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const date = Temporal.PlainDate.from('1950-01-01').add({ days })
      const day = Number.parseInt(hijriDate(date.toString()), 10)
      const next = Number.parseInt(hijriDate(date.add({ days: 1 }).toString()), 10)
      expect(next === day + 1 || (next === 1 && (day === 29 || day === 30))).toBe(true)
      expect(dualDate(date.toString())).toBe(`${hijriDate(date.toString())} / ${formatDate(date.toString())}`)
    }),
  )
})
