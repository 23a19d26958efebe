// A token bucket per organization: so many requests a second, with room for a burst.
import { fail } from '../errors/platform-errors.ts'

interface Bucket {
  tokens: number
  at: number
}

/** Answers a function that takes one turn for an organization or fails with 429 and the seconds to wait. */
export function turnKeeper(perSecond: number, burst: number, now: () => number = performance.now.bind(performance)) {
  const buckets = new Map<number, Bucket>()
  return function takeTurn(organizationId: number): void {
    const at = now()
    const bucket = buckets.get(organizationId) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
    buckets.set(organizationId, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
    if (tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - tokens) / perSecond))
      fail('request.too_many', { seconds }, { extra: { retryAfter: seconds } })
    }
  }
}
