// What this browser keeps for a person: drafts, saved views, table settings. Nothing of one person is shown to another.
import { useCallback, useState } from 'react'

let owner = 'nobody'

/** Names the person whose things are kept from now on. */
export function setStorageOwner(personId: string): void {
  owner = personId
}

/** Reads a kept value; nothing when there is none, it is unreadable, or the browser refuses storage. */
export function findStored<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(keyOf(name))
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch (refused) {
    console.warn('Kept settings could not be read', refused)
    return undefined
  }
}

/** Keeps a value, or forgets it when it is undefined; answers whether that worked (a full or closed storage refuses). */
export function store(name: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), JSON.stringify(value))
    return true
  } catch (refused) {
    console.warn('Settings could not be kept', refused)
    return false
  }
}

/** State that is kept for this person on this browser. */
export function useStored<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => findStored<T>(name) ?? initial)
  const keep = useCallback(
    (next: T) => {
      setValue(next)
      store(name, next)
    },
    [name],
  )
  return [value, keep]
}

const keyOf = (name: string) => `bmms.${owner}.${name}`
