import { expect, it } from 'vitest'
import { turnKeeper } from './turns.ts'

it('lets a burst through, then as many as the rate gives, each organization for itself', () => {
  let now = 0
  const take = turnKeeper(100, 200, () => now)
  const taken = (who: number, tries: number) => {
    let count = 0
    for (let at = 0; at < tries; at++) {
      try {
        take(who)
        count++
      } catch (error) {
        expect(error).toMatchObject({ code: 'request.too_many', extra: { retryAfter: 1 } })
      }
    }
    return count
  }
  expect(taken(1, 300)).toBe(200)
  expect(taken(2, 10)).toBe(10)
  now += 500
  expect(taken(1, 300)).toBe(50)
  now += 60_000
  expect(taken(1, 300)).toBe(200)
})
