// What a command is, and how it is called: options, help, exit codes. Results go to standard output, progress to
// standard error, so that a result can be piped.
import { parseArgs } from 'node:util'

/** 0: done. 1: refused, or called wrongly. 2: done, and something was found that needs somebody. */
export type ExitCode = 0 | 1 | 2

export interface OptionDefinition {
  summary: string
  /** Word for the value, as help shows it; a switch has none. */
  value?: string
  required?: true
}

export interface Command {
  name: string
  aliases?: readonly string[]
  /** One line, beginning with a verb. */
  summary: string
  /** More, for its help. */
  details?: string
  options?: Readonly<Record<string, OptionDefinition>>
  /** What stands without a name behind the command: `FILE`, or several words: `STEP NUMBER`. It is needed. */
  argument?: { value: string; summary: string }
  run: (call: Call) => Promise<Outcome>
}

/** What a command has to say: lines for people, data for `--json`. */
interface Outcome {
  lines: readonly string[]
  data: Record<string, unknown>
  exitCode?: ExitCode
}

/** A call of a command that is refused; the message says what to do. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** A call that was written wrongly: its help tells how to write it. */
export class UsageRefusal extends Refusal {}

export const SHARED_OPTIONS: Readonly<Record<string, OptionDefinition>> = {
  data: { value: 'folder', summary: 'data folder (default .bmms, or BMMS_DATA)' },
  json: { summary: 'print the result as JSON' },
  help: { summary: 'show this help' },
}

/** The options of one call. */
export class Call {
  readonly #values: Readonly<Record<string, string | boolean | undefined>>
  readonly #progress: (line: string) => void
  /** What stands without a name behind the command; '' for commands that take nothing of the kind. */
  readonly argument: string

  constructor(
    values: Record<string, string | boolean | undefined>,
    progress: (line: string) => void,
    argument: string = '',
  ) {
    this.#values = values
    this.#progress = progress
    this.argument = argument
  }

  /** A value that must be there. */
  text(name: string): string {
    return this.optional(name) ?? refuse(`--${name} is needed.`)
  }

  optional(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  /** A whole number from `least` to `most`; `fallback` when the option is not given. */
  count(name: string, { fallback, least = 0, most }: { fallback: number; least?: number; most: number }): number {
    const text = this.optional(name)
    if (text === undefined) return fallback
    const value = Number(text)
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value
    return refuse(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`)
  }

  /** Says how long work goes on, without mixing into the result. */
  progress(line: string): void {
    this.#progress(line)
  }
}

export function refuse(message: string): never {
  throw new Refusal(message)
}

/** Reads the arguments of a command. Throws a Refusal that names the wrong one. */
export function readCall(command: Command, args: string[], progress: (line: string) => void): Call {
  const options = { ...command.options, ...SHARED_OPTIONS }
  const types = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const,
  )
  try {
    const { values, positionals } = parseArgs({
      args,
      options: Object.fromEntries(types),
      allowPositionals: command.argument !== undefined,
    })
    const call = new Call(values, progress, positionals.join(' '))
    if (call.flag('help')) return call
    if (command.argument) requireWords(command.argument.value, positionals)
    const missing = Object.entries(options).filter(([name, { required }]) => required && !call.optional(name))
    if (missing.length > 0) throw new UsageRefusal(neededWords(missing.map(([name]) => `--${name}`)))
    return call
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageRefusal(plainWords(error.message))
  }
}

function requireWords(value: string, given: readonly string[]): void {
  const wanted = value.split(' ').length
  if (given.length === wanted) return
  const needed = wanted === 1 ? `One ${value} is needed` : `${value} are needed`
  throw new UsageRefusal(`${needed}, not ${given.length}.`)
}

function neededWords(names: string[]): string {
  return `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} needed.`
}

/** Node explains itself beyond the first sentence. */
function plainWords(message: string): string {
  return `${message.split(/[.'] /)[0]?.replace(/[.']?$/, (end) => (end === "'" ? "'." : '.'))}`
}
