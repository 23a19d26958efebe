import type { Db } from '../database/scope.ts'
import type { AuthCall } from './auth-call.ts'
import type { Answer } from './better-auth-bridge.ts'
import { originOf } from './sign-in-events.ts'
import { attemptSucceeded, beginAttempt } from './sign-in-lock.ts'

interface Proof {
  /** What failures are counted by: a username, or what was typed. */
  account: string
  /** Checks the password. */
  ask: () => Promise<Answer>
  /** Writes what follows from a right password, together with taking the failure back. */
  note?: (db: Db, answer: Answer) => Promise<void>
}

/**
 * Checks a password under the lock-out of the account and of the address. Everything but success stays counted, and
 * stays in the person's sign-in history.
 */
export async function proveWithPassword(call: AuthCall, { account, ask, note }: Proof): Promise<Answer> {
  const { identity, clock } = call.auth.database
  const now = () => new Date(clock.now().epochMilliseconds)
  const who = { account, address: call.address, now: now(), origin: originOf(call.request) }
  const attempt = await beginAttempt(identity, who)
  const answer = await ask()
  if (answer.status === 200) {
    await attemptSucceeded(identity, attempt, { now: now(), also: async (db) => note?.(db, answer) })
  }
  return answer
}
