import { join } from 'node:path'
import { findText, writeWhole } from './embedded-files.ts'
import { isMarkAlive, type ProcessMark } from './embedded-processes.ts'

/** A process that uses the embedded PostgreSQL; the last one to leave stops it. */
export interface EmbeddedUser extends ProcessMark {
  id: string
}

/** `<folder>/postgres.json`: what one start tells the next. Read and written only under the lock. */
export interface EmbeddedState {
  /** The data folder this was written for; another value means the folder was copied or moved. */
  home: string
  /** Where the database lives: usually `<home>/postgres`. */
  data: string
  /** The port of the last start, used again when it is free. */
  port: number
  users: EmbeddedUser[]
}

/** The remembered state, or null when there is none or it is damaged: nothing in it is irreplaceable. */
export function findState(home: string): EmbeddedState | null {
  const text = findText(join(home, 'postgres.json'))
  return text === null ? null : parseState(text)
}

export function writeState(state: EmbeddedState): void {
  writeWhole(join(state.home, 'postgres.json'), `${JSON.stringify(state, null, 2)}\n`)
}

/** The users that still run. */
export function liveUsers(state: EmbeddedState | null): EmbeddedUser[] {
  return (state?.users ?? []).filter((user) => isMarkAlive(user))
}

function parseState(text: string): EmbeddedState | null {
  try {
    const value: Partial<EmbeddedState> = Object(JSON.parse(text))
    const { home, data, port, users } = value
    if (typeof home !== 'string' || typeof data !== 'string' || typeof port !== 'number') return null
    return { home, data, port, users: Array.isArray(users) ? users : [] }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
