import type { AuthCall } from './auth-call.ts'
import type { Answer } from './better-auth-bridge.ts'
import { attemptSucceeded, beginAttempt } from './sign-in-lock.ts'

/**
 * Runs `ask`, which checks a password of `account`, under the lock-out of the account and of the address. Everything but
 * success stays counted.
 */
export async function proveWithPassword(call: AuthCall, account: string, ask: () => Promise<Answer>): Promise<Answer> {
  const { identity, clock } = call.auth.database
  const now = () => new Date(clock.now().epochMilliseconds)
  const attempt = await beginAttempt(identity, { account, address: call.address, now: now() })
  const answer = await ask()
  if (answer.status === 200) await attemptSucceeded(identity, attempt, now())
  return answer
}
