// What processes cost, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ: fixed at 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  /** Seconds of CPU of the process itself, all threads. */
  own: number
  /** Seconds of CPU of its children that have ended. */
  ended: number
}

function stat(pid: number): Stat | undefined {
  const text = read(pid, 'stat')
  if (!text) return undefined
  // The name, in parentheses, may hold blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = (from: number) => Number(fields[from]) + Number(fields[from + 1])
  return { parent: Number(fields[1]), own: ticks(11) / TICKS_PER_SECOND, ended: ticks(13) / TICKS_PER_SECOND }
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}

/** A process and its children. */
export function familyOf(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return [pid, ...pids.map(Number).filter((candidate) => stat(candidate)?.parent === pid)]
}

/** Seconds of CPU of a process, and with `children` of those that it has and had. */
export function cpuSeconds(pid: number, children: boolean): number {
  if (!children) return stat(pid)?.own ?? 0
  const ended = stat(pid)?.ended ?? 0
  return familyOf(pid).reduce((sum, member) => sum + (stat(member)?.own ?? 0), ended)
}

export interface Memory {
  /** Everything that is mapped in, in MB. */
  rss: number
  /** The same with shared pages divided among those who share them, in MB. */
  pss: number
}

/** Everything that one process has mapped in, in MB; cheap enough to be asked often. */
export function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0) / 1024
}

/** Memory of processes together. */
export function memoryOf(pids: readonly number[]): Memory {
  const sum = (name: string, field: RegExp) =>
    pids.reduce((total, pid) => total + Number(field.exec(read(pid, name))?.[1] ?? 0), 0) / 1024
  return { rss: sum('status', /^VmRSS:\s+(\d+)/m), pss: sum('smaps_rollup', /^Pss:\s+(\d+)/m) }
}
