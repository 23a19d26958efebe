// Child processes: Node programs that say a line when they are ready, and end when asked.
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Child {
  pid: number
  process: ChildProcess
  /** The end of what it has written. */
  output: () => string
  ended: Promise<void>
  /** Waits for a line of its output. */
  line: (pattern: RegExp, timeoutMs: number) => Promise<RegExpExecArray>
  /** Ends it, and waits until it is gone. */
  stop: () => Promise<void>
}

interface ChildOptions {
  env?: Record<string, string | undefined>
  /** Whether it is spoken to by messages. */
  messages?: true
}

/** Runs a file with the Node of this process. */
export function startChild(args: string[], { env, messages }: ChildOptions = {}): Child {
  const child = spawn(process.execPath, args, {
    stdio: messages ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    ...(env ? { env } : {}),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
    })
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    pid: child.pid ?? 0,
    process: child,
    output: () => output,
    ended,
    async line(pattern, timeoutMs) {
      const deadline = Date.now() + timeoutMs
      while (Date.now() < deadline) {
        const found = pattern.exec(output)
        if (found) return found
        if (child.exitCode !== null) break
        await sleep(5)
      }
      throw new Error(`${args[0]} did not say ${pattern}:\n${output}`)
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await Promise.race([ended, sleep(35_000, undefined, { ref: false })])
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    },
  }
}
