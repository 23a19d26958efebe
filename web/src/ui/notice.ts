// Short messages in the corner, for work that was done or failed away from where the person looks.
import { asProblem } from '../lib/problem.ts'

export interface Notice {
  id: number
  tone: 'good' | 'bad'
  title: string
  text: string
}

const SHOWN_FOR = 6000
let notices: readonly Notice[] = []
let last = 0
const listeners = new Set<() => void>()

/** `tell.done('Plan submitted for approval')`, `tell.problem(error)`. A problem stays until it is closed. */
export const tell = {
  done(title: string): void {
    const id = add({ tone: 'good', title, text: '' })
    setTimeout(() => noticeBoard.remove(id), SHOWN_FOR)
  },
  problem(thrown: unknown): void {
    const { title, detail } = asProblem(thrown)
    add({ tone: 'bad', title, text: detail })
  },
}

/** What shows now, for `useSyncExternalStore`. */
export const noticeBoard = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: (): readonly Notice[] => notices,
  remove(id: number): void {
    change(notices.filter((notice) => notice.id !== id))
  },
}

function add(notice: Omit<Notice, 'id'>): number {
  last += 1
  change([...notices, { ...notice, id: last }])
  return last
}

function change(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
