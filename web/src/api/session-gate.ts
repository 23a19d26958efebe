// When a session ends in the middle of work: calls wait here while the person signs in over the page.
import type { ProblemError } from '../lib/problem.ts'

type Waiting = { go: () => void; refuse: () => void }
let waiting: Waiting[] = []
const listeners = new Set<() => void>()

/** Waits until the person has signed in again; throws the given problem when they decline. */
export function waitForSignIn(problem: ProblemError): Promise<void> {
  return new Promise((go, refuse) => {
    waiting.push({ go, refuse: () => refuse(problem) })
    tell()
  })
}

/** Whether calls wait for a sign-in: the shell shows the sign-in dialog then. For `useSyncExternalStore`. */
export const sessionGate = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  isClosed: (): boolean => waiting.length > 0,
  /** Lets the waiting calls repeat. */
  open(): void {
    settle((call) => call.go())
  },
  /** Refuses the waiting calls: the person closed the dialog. */
  giveUp(): void {
    settle((call) => call.refuse())
  },
}

function settle(how: (call: Waiting) => void): void {
  const settled = waiting
  waiting = []
  for (const call of settled) how(call)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
