// On what, and of what, the figures were taken.
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { root } from './bmms.ts'

export interface Machine {
  date: string
  commit: string
  cpu: string
  cores: number
  memoryGb: number
  kernel: string
  node: string
  postgres: string
  /** Of the last minute, before anything was started. */
  loadBefore: number
}

export function machineFacts(): Machine {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', 'server', 'bench/*.ts') !== ''
  return {
    date: new Date().toISOString(),
    commit: `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    kernel: release(),
    node: process.version,
    postgres: '',
    loadBefore: loadavg()[0] ?? 0,
  }
}
