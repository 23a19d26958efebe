import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { isOutside, isWithin, lastStrike } from './mail-hours.ts'

const here = useTestDatabase()
const ask = <T>(question: Parameters<typeof sql.join>[0][0]) =>
  inPlatform(here.database, { actor: SYSTEM, requestId: 'test' }, async ({ db }) => {
    const { rows } = await db.execute<{ answer: T }>(sql`select ${question} as answer`)
    return rows[0]?.answer
  })
/** `HH:MM` in the Philippines on 20 November 2026. */
const at = (time: string) => Temporal.Instant.from(`2026-11-20T${time}:00+08:00`)
const hour = (text: string) => sql`${text}::time` as never

test('quiet hours may pass midnight; their first minute is quiet, their last no longer', () => {
  const night = { from: '20:00', until: '06:00' }
  expect(['19:59', '20:00', '23:59', '00:00', '05:59', '06:00'].map((time) => isWithin(time, night))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  const noon = { from: '12:00', until: '13:00' }
  expect(['11:59', '12:00', '12:59', '13:00'].map((time) => isWithin(time, noon))).toEqual([false, true, true, false])
})

test('the database and the form agree on every hour', { timeout: 30_000 }, async () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((all) => {
    const two = (number: number) => String(number).padStart(2, '0')
    return `${two(Math.floor(all / 60))}:${two(all % 60)}`
  })
  await fc.assert(
    fc.asyncProperty(minute, minute, minute, async (time, from, until) => {
      fc.pre(from !== until)
      const outside = await ask<boolean>(isOutside(at(time), { from: hour(from), until: hour(until) }))
      expect(outside).toBe(!isWithin(time, { from, until }))
    }),
    { numRuns: 60 },
  )
})

test('the digest belongs to the last time its hour struck', async () => {
  const strike = async (time: string, digestAt: string) =>
    new Date((await ask<string>(lastStrike(at(time), hour(digestAt)))) ?? '').toISOString()
  expect(await strike('07:00', '07:00')).toBe('2026-11-19T23:00:00.000Z')
  expect(await strike('06:59', '07:00')).toBe('2026-11-18T23:00:00.000Z')
  expect(await strike('23:59', '07:00')).toBe('2026-11-19T23:00:00.000Z')
})
