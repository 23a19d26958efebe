import { expect, test } from 'vitest'
import { scheduleWords } from './schedule-words.ts'

test.each([
  [null, 'when it is needed'],
  ['17 * * * *', 'every hour at minute 17'],
  ['30 2 * * *', 'every day at 02:30'],
  ['5 14 * * *', 'every day at 14:05'],
  ['0 6 * * 1', '0 6 * * 1'],
  ['*/5 * * * *', '*/5 * * * *'],
])('says when %s is', (cron, words) => {
  expect(scheduleWords(cron)).toBe(words)
})
