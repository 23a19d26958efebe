// Cells that were put right but not sent yet: kept on this device per import, so that a reload or a lost line costs nothing.
import { useMemo, useSyncExternalStore } from 'react'
import { findStored, store } from '../../lib/stored.ts'

interface Fix {
  number: number
  column: string
  value: string
}

export interface Fixes {
  subscribe: (listener: () => void) => () => void
  /** All of them; the same list until something changes. */
  all: () => readonly Fix[]
  find: (number: number, column: string) => string | undefined
  /** Keeps a value; undefined forgets it. */
  set: (number: number, column: string, value: string | undefined) => void
  clear: () => void
}

/** The corrections of one import. */
export function openFixes(batchId: string): Fixes {
  const name = `import-fixes.${batchId}`
  const listeners = new Set<() => void>()
  let fixes: readonly Fix[] = findStored<Fix[]>(name) ?? []
  const change = (next: readonly Fix[]) => {
    fixes = next
    store(name, next.length > 0 ? next : undefined)
    for (const listener of listeners) listener()
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    all: () => fixes,
    find: (number, column) => fixes.find((fix) => fix.number === number && fix.column === column)?.value,
    set: (number, column, value) => {
      const others = fixes.filter((fix) => fix.number !== number || fix.column !== column)
      change(value === undefined ? others : [...others, { number, column, value }])
    },
    clear: () => change([]),
  }
}

export function useFixes(batchId: string): Fixes {
  return useMemo(() => openFixes(batchId), [batchId])
}

/** What was put right in a cell and not sent yet. */
export function useFix(fixes: Fixes, number: number, column: string): string | undefined {
  return useSyncExternalStore(fixes.subscribe, () => fixes.find(number, column))
}

export function useAllFixes(fixes: Fixes): readonly Fix[] {
  return useSyncExternalStore(fixes.subscribe, fixes.all)
}

/** In how many rows they are. */
export function rowsOf(fixes: readonly Fix[]): number {
  return new Set(fixes.map(({ number }) => number)).size
}
