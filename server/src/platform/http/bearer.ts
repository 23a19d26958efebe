import { timingSafeEqual } from 'node:crypto'

/** Whether an Authorization header carries that bearer token; takes the same time for every wrong one of its length. */
export function holdsToken(authorization: string, token: string): boolean {
  const [given, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
