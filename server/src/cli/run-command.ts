// From the arguments of the process to an exit code.
import { BmmsError } from '../platform/errors/errors.ts'
import { databaseErrorOf } from '../platform/http/problem.ts'
import { type Command, type ExitCode, Refusal, readCall, UsageRefusal } from './command.ts'
import { helpOf, helpOfAll } from './help.ts'

export interface Terminal {
  out: (text: string) => void
  err: (text: string) => void
}

/** Runs the command that the arguments name; says what came of it, and answers the exit code. */
export async function runCommand(commands: readonly Command[], args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(helpOfAll(commands))
    return name === undefined ? 1 : 0
  }
  const command = commands.find((one) => one.name === name || one.aliases?.includes(name))
  if (!command) {
    terminal.err(`There is no command "${name.slice(0, 60)}". npx bmms --help lists all commands.`)
    return 1
  }
  const asJson = rest.includes('--json')
  try {
    const call = readCall(
      command,
      rest.map((arg) => (arg === '-h' ? '--help' : arg)),
      terminal.err,
    )
    if (call.flag('help')) {
      terminal.out(helpOf(command))
      return 0
    }
    const { lines, data, exitCode = 0 } = await command.run(call)
    terminal.out(asJson ? JSON.stringify(data, null, 2) : lines.join('\n'))
    return exitCode
  } catch (error) {
    const refusal = await refusalOf(error)
    if (asJson) terminal.out(JSON.stringify({ error: refusal }, null, 2))
    else terminal.err(sentences(command, refusal))
    return 1
  }
}

interface RefusalView {
  code: string
  message: string
  errors: { path: string; message: string }[]
}

function sentences(command: Command, { code, message, errors }: RefusalView): string {
  const fields = errors
    .filter((one) => one.message !== message)
    .map((one) => `  --${optionOf(one.path)}: ${one.message}`)
  const hint = code === 'command.usage' ? [`npx bmms ${command.name} --help tells more.`] : []
  return [`Refused. ${message}`, ...fields, ...hint].join('\n')
}

/** `firstName` as the option `first-name`. */
function optionOf(path: string): string {
  return path.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** In words, without stack or statement: a constraint of the database says what its module declared for it. */
async function refusalOf(error: unknown): Promise<RefusalView> {
  if (error instanceof Refusal) {
    const code = error instanceof UsageRefusal ? 'command.usage' : 'command.refused'
    return { code, message: error.message, errors: [] }
  }
  if (error instanceof BmmsError) return { code: error.code, message: error.message, errors: error.errors }
  const constraint = databaseErrorOf(error)?.constraint
  if (constraint) {
    const { allConstraints, allErrors } = await import('../modules.ts')
    const code = allConstraints[constraint] ?? 'record.invalid'
    return { code, message: allErrors[code]?.detail ?? 'The values do not fit together.', errors: [] }
  }
  return { code: 'command.failed', message: rootMessage(error), errors: [] }
}

/** What lies at the bottom; statements and their values are left out. */
function rootMessage(error: unknown): string {
  let deepest = error
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause
  const message = deepest instanceof Error ? deepest.message || deepest.name : String(deepest)
  return message.endsWith('.') ? message : `${message}.`
}
