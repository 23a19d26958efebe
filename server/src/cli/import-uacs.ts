import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { importObjects, type ObjectsOptions, type ObjectsReport, readObjectFile } from '../modules/budgeting/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import { BmmsError } from '../platform/errors/errors.ts'
import { type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

const MOST_BYTES = 20 * 1024 * 1024

export const importUacs: Command = {
  name: 'import-uacs',
  summary: 'bring the list of account codes in from a file',
  details:
    'New codes are added and names follow the file; code and class of what is known stay. When a row has an error nothing is imported, every error is named, and the exit code is 2. Class names of other lists are understood: FinEx, NonCash, DirectCost, PPE.',
  argument: { value: 'FILE', summary: 'JSON, CSV or XLSX with code, name, class and, if there, level' },
  options: {
    'dry-run': { summary: 'say what would be done, and do nothing' },
    'deactivate-missing': { summary: 'take codes that the file does not have out of use; they are never deleted' },
  },
  run: async (call) => {
    const bytes = await readInput(call.argument)
    const rows = await readObjectFile(bytes).catch((error: unknown) => {
      if (error instanceof BmmsError) return refuse(error.message)
      throw error
    })
    if (rows.length === 0) return refuse(`${call.argument} has no rows.`)
    const options = {
      source: basename(call.argument).slice(0, 255),
      deactivateMissing: call.flag('deactivate-missing'),
      dryRun: call.flag('dry-run'),
    }
    const report = await withApplication(call, ({ database }) =>
      inPlatform(database, COMMAND_LINE, (scope) => importObjects(scope, rows, options)),
    )
    return {
      lines: linesOf(report, options),
      data: { dryRun: options.dryRun, rows: rows.length, ...report },
      exitCode: report.problems.length > 0 ? 2 : 0,
    }
  },
}

async function readInput(path: string): Promise<Buffer> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return refuse(`There is no file ${path}.`)
  if (facts.size > MOST_BYTES) return refuse(`${path} is larger than 20 MB; a list of account codes is not.`)
  return readFile(path)
}

/** Errors that a terminal shows; `--json` has all of them. */
const SHOWN = 50

function linesOf(report: ObjectsReport, { dryRun, deactivateMissing }: ObjectsOptions): string[] {
  const { created, updated, unchanged, outOfUse, missing, problems } = report
  if (problems.length > 0) {
    const more = problems.length - SHOWN
    return [
      `Nothing was imported: ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}.`,
      ...problems
        .slice(0, SHOWN)
        .map(({ row, column, message }) => `  row ${String(row).padStart(5)}  ${column.padEnd(6)}  ${message}`),
      ...(more > 0 ? [`  and ${more} more; --json lists all of them.`] : []),
    ]
  }
  const would = dryRun ? 'would be ' : ''
  return [
    `${dryRun ? 'Dry run: ' : ''}${created} ${would}created, ${updated} ${would}updated, ${unchanged} unchanged.`,
    ...(outOfUse.length > 0 ? [`Out of use here, and left so: ${shortList(outOfUse)}.`] : []),
    ...(missing.length === 0
      ? []
      : [
          deactivateMissing
            ? `Not in the file, and ${dryRun ? 'would be ' : ''}taken out of use: ${shortList(missing)}.`
            : `Not in the file: ${shortList(missing)}. They stay in use; --deactivate-missing takes them out.`,
        ]),
  ]
}

function shortList(codes: readonly string[]): string {
  const more = codes.length - 10
  return `${codes.slice(0, 10).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
