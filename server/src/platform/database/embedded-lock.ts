import { randomUUID } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createOnce, findText, isErrno } from './embedded-files.ts'
import { isMarkAlive, markProcess, type ProcessMark } from './embedded-processes.ts'

const POLL_MS = 40
/** A guard is held for microseconds; one this old was left by a killed process. */
const GUARD_STALE_MS = 10_000

/**
 * Waits until this process alone holds the lock file, and returns the function that gives it back.
 * A lock whose process is gone does not count. `onWait` is called once, with the holder's process number, when it takes longer than a moment.
 */
export async function acquireLock(path: string, onWait: (pid: number) => void): Promise<() => void> {
  const mine = JSON.stringify({ ...markProcess(), id: randomUUID() })
  for (let round = 0; !createOnce(path, mine); round += 1) {
    const theirs = findText(path)
    const holder = theirs === null ? null : parseHolder(theirs)
    if (theirs !== null && (holder === null || !isMarkAlive(holder))) removeStale(path, theirs)
    else if (holder !== null && round === 10) onWait(holder.pid)
    await sleep(POLL_MS)
  }
  return () => {
    if (findText(path) === mine) rmSync(path, { force: true })
  }
}

/** Two waiters may find the same stale lock: the guard keeps the slower one from removing the faster one's new lock. */
function removeStale(path: string, stale: string): void {
  const guard = `${path}.guard`
  if (!createOnce(guard, '')) {
    removeOld(guard)
    return
  }
  try {
    if (findText(path) === stale) rmSync(path, { force: true })
  } finally {
    rmSync(guard, { force: true })
  }
}

function removeOld(guard: string): void {
  try {
    if (Date.now() - statSync(guard).mtimeMs > GUARD_STALE_MS) rmSync(guard, { force: true })
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

function parseHolder(text: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return null
    return typeof value.pid === 'number' && typeof value.started === 'string'
      ? { pid: value.pid, started: value.started }
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
