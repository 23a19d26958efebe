// Keeps what was last read for this tab, so that a reload on a slow or lost line shows the last known data at once.
import { type DehydratedState, dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'

const NAME = 'bmms.last-known'
/** Session storage takes about 5 MB in all; beyond this nothing is kept. */
const MOST_CHARACTERS = 2_000_000

/** Brings back what this person had read in this tab, and keeps it from now on. Another person's data is dropped. */
export function keepLastKnown(client: QueryClient, personId: string): () => void {
  const found = findKept()
  if (found?.personId === personId) {
    hydrate(client, found.state)
    // Last known, not current: it shows at once and is read anew.
    void client.invalidateQueries({ refetchType: 'none' })
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    waiting = undefined
    const text = JSON.stringify({ personId, state: dehydrate(client) })
    if (text.length < MOST_CHARACTERS) write(text)
  }
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') waiting ??= setTimeout(keep, 2000)
  })
  return () => {
    clearTimeout(waiting)
    stop()
  }
}

/** Forgets everything: at sign-out. */
export function forgetLastKnown(): void {
  sessionStorage.removeItem(NAME)
}

function findKept(): { personId: string; state: DehydratedState } | undefined {
  try {
    const text = sessionStorage.getItem(NAME)
    return text ? JSON.parse(text) : undefined
  } catch (unreadable) {
    console.warn('Last known data could not be read', unreadable)
    return undefined
  }
}

function write(text: string): void {
  try {
    sessionStorage.setItem(NAME, text)
  } catch (full) {
    console.warn('Last known data could not be kept', full)
  }
}
