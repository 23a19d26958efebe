// Running other programs: signals reach them once, long steps show that they are alive.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** A signal to a whole process group reaches the program directly; this long we wait for it to say so. */
const RECEIPT_MS = 600

/**
 * Runs a program in our terminal and resolves to its exit code (128 + signal number when a signal ended it).
 * SIGINT, SIGTERM and SIGHUP sent to us are passed on, but not when the program got them itself, as it does after
 * Ctrl+C in a terminal: a program with `receipts` (see attach.mjs) tells, any other is left alone when it ends in time.
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, receipts?: boolean, timeoutMs?: number }} options
 * @returns {Promise<number>}
 */
export function run(command, options = {}) {
  const { receipts = false, timeoutMs = 0, ...rest } = options
  const stdio = receipts ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
  return finish(start(command, { ...rest, stdio }), timeoutMs)
}

/**
 * Like `run`, for a long step whose output matters only when it fails: shows the label with the seconds so far.
 * @param {string} label what happens, for the person at the terminal
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, graceMs?: number }} options `graceMs`: time to
 *   end by itself after a signal
 * @returns {Promise<void>} throws an Error with the output when the program fails
 */
export async function runQuietly(label, command, options = {}) {
  const { timeoutMs = 0, graceMs = 2000, ...rest } = options
  const done = showProgress(label)
  const child = start(command, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text) => {
      output = (output + text).slice(-20_000)
    })
  }
  const stopMinding = endWith(child, graceMs)
  const code = await finish(child, timeoutMs)
  stopMinding()
  done(code === 0)
  if (code !== 0) throw new Error(`${output.trim()}\n\nFailed (exit code ${code}): ${command.join(' ')}`)
}

/** A signal ends the step and us with it: nobody waits for the output that its own children may still write. */
function endWith(child, graceMs) {
  const end = (signal) => {
    child.once('exit', () => process.exit(128 + constants.signals[signal]))
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref()
  }
  for (const signal of SIGNALS) process.once(signal, end)
  return () => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
}

function start([program, ...args], options) {
  // npm is a script on Windows, which only a shell can start.
  return spawn(program, args, { ...options, shell: process.platform === 'win32' && program === 'npm' })
}

function finish(child, timeoutMs) {
  const stopForwarding = forwardSignals(child)
  const timer = timeoutMs > 0 ? setTimeout(() => child.kill('SIGTERM'), timeoutMs) : undefined
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  }).finally(() => {
    clearTimeout(timer)
    stopForwarding()
  })
}

function forwardSignals(child) {
  /** Signals of this second: a timer until they are passed on, or null when the program has them. */
  const recent = new Map()
  const remember = (signal, timer) => {
    clearTimeout(recent.get(signal))
    recent.set(signal, timer)
    setTimeout(() => recent.delete(signal), 1000).unref()
  }
  const forward = (signal) => {
    // npm passes on what the terminal already sent us: one Ctrl+C, two arrivals.
    if (recent.has(signal)) return
    const pass = () => child.kill(signal)
    remember(signal, setTimeout(pass, RECEIPT_MS))
  }
  child.on('message', (message) => message?.received !== undefined && remember(message.received, null))
  for (const signal of SIGNALS) process.on(signal, forward)
  const stopWatching = watchParents(() => forward('SIGTERM'))
  return () => {
    for (const signal of SIGNALS) process.off(signal, forward)
    for (const timer of recent.values()) clearTimeout(timer)
    stopWatching()
  }
}

/**
 * When npm was killed nobody would stop us any more, and the port would stay taken. npm's signals do not reach us
 * either where its shell stands between: then the shell, our parent, is what disappears.
 */
function watchParents(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined
  const before = parents()
  const timer = setInterval(() => {
    if (parents() === before) return
    clearInterval(timer)
    onGone()
  }, 500).unref()
  return () => clearInterval(timer)
}

/** Our parent, and its parent where asking is cheap. */
function parents() {
  const stat = `/proc/${process.ppid}/stat`
  const fields = existsSync(stat) ? readFileSync(stat, 'utf8') : ''
  return `${process.ppid} ${fields.slice(fields.lastIndexOf(')') + 2).split(' ')[1] ?? ''}`
}

/**
 * Shows a step that takes time: in a terminal one line that counts the seconds, elsewhere a line every 15 seconds.
 * @param {string} label
 * @returns {(ok: boolean) => void} ends it
 */
export function showProgress(label) {
  const began = Date.now()
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`
  const terminal = process.stderr.isTTY
  if (!terminal) process.stderr.write(`${label} ...\n`)
  const tick = () => process.stderr.write(terminal ? `\r${label} ... ${seconds()} ` : `${label} ... ${seconds()}\n`)
  const timer = setInterval(tick, terminal ? 1000 : 15_000)
  return (ok) => {
    clearInterval(timer)
    process.stderr.write(`${terminal ? '\r' : ''}${label}: ${ok ? 'done' : 'failed'} after ${seconds()}\n`)
  }
}
