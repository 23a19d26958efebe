// Drafts of forms: kept on this device per person and address, so that a reload, an expired session or a lost line costs nothing.
import { useCallback, useEffect, useRef, useState } from 'react'
import { findStored, store } from './stored.ts'

export interface Draft<V> {
  values: V
  /** What had been loaded when the draft was begun. */
  base: V
  /** ISO instant. */
  savedAt: string
  /** Version of the record that the draft started from; undefined for a new record. */
  version: number | undefined
}

const PAUSE = 800

/** Keeps the values of a form while they differ from `base`; `found` is the draft of an earlier visit. */
export function useDraft<V>(address: string, base: V, version: number | undefined) {
  const name = `draft.${address}`
  const [found] = useState(() => findStored<Draft<V>>(name))
  const [savedAt, setSavedAt] = useState<string>()
  const waiting = useRef<{ values: V; timer: ReturnType<typeof setTimeout> }>(undefined)
  const flush = useCallback(() => {
    const values = waiting.current?.values
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
    if (values === undefined) return
    const now = new Date().toISOString()
    if (store(name, { values, base, savedAt: now, version } satisfies Draft<V>)) setSavedAt(now)
  }, [name, base, version])
  const keep = useCallback(
    (values: V) => {
      clearTimeout(waiting.current?.timer)
      waiting.current = { values, timer: setTimeout(flush, PAUSE) }
    },
    [flush],
  )
  const forget = useCallback(() => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
    store(name, undefined)
    setSavedAt(undefined)
  }, [name])
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { found, savedAt, keep, forget }
}

/**
 * Three-way: what the person changed since `base` stays theirs, everything else is as it is now. So an old draft or a
 * stale form never takes back what somebody else has saved meanwhile.
 */
export function rebase<V extends Record<string, unknown>>(mine: V, base: V, now: V): V {
  const changed = Object.entries(mine).filter(([name, value]) => !sameValue(value, base[name]))
  return { ...now, ...Object.fromEntries(changed) }
}

/** Equal as the server would see it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
