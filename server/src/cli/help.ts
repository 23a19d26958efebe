import { type Command, type OptionDefinition, SHARED_OPTIONS } from './command.ts'

const WIDTH = 30

/** All commands, one line each. */
export function helpOfAll(commands: readonly Command[]): string {
  const names = commands.map((command) => [command.name, ...(command.aliases ?? [])].join(', '))
  const width = Math.max(...names.map((name) => name.length)) + 2
  const lines = commands.map((command, at) => `  ${(names[at] ?? '').padEnd(width)}${command.summary}`)
  return [
    'BMMS, the Bangsamoro Ministerial Management System',
    '',
    'Usage: npx bmms <command> [options]',
    '',
    'Commands:',
    ...lines,
    '',
    'npx bmms <command> --help tells more about a command. Exit codes: 0 done, 1 refused, 2 something was found.',
  ].join('\n')
}

export function helpOf(command: Command): string {
  const { name, summary, details, argument, options = {} } = command
  const required = Object.entries(options).filter(([, option]) => option.required)
  const needed = [...(argument ? [argument.value] : []), ...required.map(([key, option]) => form(key, option))]
  const usage = ['Usage: npx bmms', name, ...needed, '[options]'].join(' ')
  const all = Object.entries({ ...options, ...SHARED_OPTIONS })
  return [
    `bmms ${name}: ${summary}`,
    '',
    usage,
    ...(details ? ['', details] : []),
    '',
    'Options:',
    ...(argument ? [`  ${argument.value.padEnd(WIDTH)}(needed) ${argument.summary}`] : []),
    ...all.map(
      ([key, option]) => `  ${form(key, option).padEnd(WIDTH)}${option.required ? '(needed) ' : ''}${option.summary}`,
    ),
  ].join('\n')
}

function form(name: string, { value }: OptionDefinition): string {
  return value ? `--${name} <${value}>` : `--${name}`
}
