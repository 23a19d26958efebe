// A token bucket per organization, or per address: so many requests a second, with room for a burst.
import { fail } from '../errors/platform-errors.ts'

interface Bucket {
  tokens: number
  at: number
}

/** Full buckets are forgotten when there are this many: addresses come and go. */
const KEPT = 10_000

/** Answers a function that takes one turn for an organization (or address) or fails with 429 and the seconds to wait. */
export function turnKeeper(perSecond: number, burst: number, now: () => number = performance.now.bind(performance)) {
  const buckets = new Map<number | string, Bucket>()
  return function takeTurn(who: number | string): void {
    const at = now()
    if (buckets.size > KEPT) forgetFull(buckets, at - (burst / perSecond) * 1000)
    const bucket = buckets.get(who) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
    buckets.set(who, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
    if (tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - tokens) / perSecond))
      fail('request.too_many', { seconds }, { extra: { retryAfter: seconds } })
    }
  }
}

function forgetFull(buckets: Map<number | string, Bucket>, before: number): void {
  for (const [who, { at }] of buckets) if (at < before) buckets.delete(who)
}
