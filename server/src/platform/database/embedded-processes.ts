import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { platform } from 'node:os'
import { findText, isErrno } from './embedded-files.ts'

/** A process, told apart from a later one that got the same number. */
export interface ProcessMark {
  pid: number
  /** When it started, in the system's own terms; empty where the system does not tell. */
  started: string
}

/** The mark of a process that runs now. */
export function markProcess(pid: number = process.pid): ProcessMark {
  return { pid, started: startOf(pid) }
}

/** Whether that very process still runs. */
export function isMarkAlive(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started
}

/** Whether some process with this number runs. A dead one that nobody has collected (a zombie) does not. */
export function isAlive(pid: number): boolean {
  return isNumberTaken(pid) && linuxStat(pid)?.[0] !== 'Z'
}

/** Whether the system has this process number in use, be it for a zombie. */
export function isNumberTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}

/** Whether a process is the PostgreSQL of this data folder. Where the system does not tell, the answer is yes. */
export function isPostgresOf(pid: number, data: string): boolean {
  if (platform() === 'win32') return true
  if (platform() !== 'linux') return ps(pid, 'command').includes(data)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data) || worksIn(pid, data)
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return false
    throw error
  }
}

/**
 * Whether any process still works on a data folder: those of a killed PostgreSQL outlive it by a moment. Linux only;
 * elsewhere the answer is no, and PostgreSQL's own check of its shared memory decides.
 */
export function hasWorkers(data: string): boolean {
  if (platform() !== 'linux') return false
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), data))
}

/** PostgreSQL makes the data folder its working directory, also after somebody moved the folder. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return false
    throw error
  }
}

function startOf(pid: number): string {
  if (platform() === 'win32') return ''
  if (platform() !== 'linux') return ps(pid, 'lstart')
  // Field 22 of /proc/<pid>/stat counts from the boot, so the boot belongs to it.
  return `${findText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${linuxStat(pid)?.[19] ?? ''}`
}

/** Fields 3 and later of /proc/<pid>/stat; field 2, the name, may hold spaces and brackets. */
function linuxStat(pid: number): string[] | null {
  if (platform() !== 'linux') return null
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return null
    throw error
  }
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}
