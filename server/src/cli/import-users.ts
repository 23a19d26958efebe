import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { findImportedPeople, type ImportedPerson, peopleImport } from '../modules/people/module.ts'
import { inPlatform } from '../platform/database/scope.ts'
import type { Column } from '../platform/documents/columns.ts'
import { writeCsv } from '../platform/documents/csv.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import { IMPORT_FILE } from '../platform/imports/import-file-rule.ts'
import { type ImportReport, importNow } from '../platform/imports/import-now.ts'
import { type Call, type Command, type OptionDefinition, refuse } from './command.ts'
import { COMMAND_LINE } from './with-application.ts'
import { LEAVES_WITH_SERVER, withQueue } from './with-queue.ts'

const argument = { value: 'FILE', summary: 'CSV or XLSX file, filled in like the templates on the page of imports' }
const options: Record<string, OptionDefinition> = {
  'dry-run': { summary: 'say what would be done with each row, and do nothing' },
  'send-emails': { summary: 'send an invitation to each new person' },
  'update-existing': { summary: 'update people who have an account; roles are only added' },
  results: { value: 'file', summary: 'write what became of each row into a CSV file' },
}
const details = `Rows with errors are left out, and named with the way to put them right; the others are imported. Exit code 2 when a row has an error. The file of results has the columns username, email and state, and no passwords: nobody has one yet. ${LEAVES_WITH_SERVER}`

export const importPilotUsers: Command = {
  name: 'import-pilot-users',
  summary: 'bring people in from a file',
  details,
  argument,
  options,
  run: importFile,
}

export const importUsers: Command = {
  name: 'import-users',
  summary: 'bring the people of a wave in from a file',
  details,
  argument,
  options: {
    wave: { value: 'number', summary: 'number of the wave' },
    ...options,
  },
  run: importFile,
}

const resultColumns: readonly Column<ImportedPerson>[] = [
  { key: 'username', title: 'Username', type: 'text', value: (person) => person.username },
  { key: 'email', title: 'E-mail', type: 'text', value: (person) => person.email },
  { key: 'state', title: 'State', type: 'text', value: (person) => person.state },
]

async function importFile(call: Call) {
  const wave = call.count('wave', { fallback: 0, least: 1, most: 99 }) || null
  const bytes = await readInput(call.argument)
  const results = call.optional('results')
  return withQueue(call, async ({ config, database }) => {
    const report = await importNow(
      { database, files: createFileStore(join(config.dataFolder, 'files')) },
      {
        definition: peopleImport,
        file: { bytes, name: basename(call.argument) },
        caller: COMMAND_LINE,
        dryRun: call.flag('dry-run'),
        wave,
        options: {
          updateExisting: call.flag('update-existing') ? 'yes' : 'no',
          sendInvitations: call.flag('send-emails') ? 'yes' : 'no',
        },
      },
    )
    if (isRefused(report)) return refuse(report.message || 'The file has no rows that could be imported.')
    if (results !== undefined) {
      const people = await inPlatform(database, COMMAND_LINE, (scope) => findImportedPeople(scope, report.batchId))
      await writeFile(results, writeCsv(resultColumns, people))
    }
    const { created, updated, unchanged, skipped, failed, rows, batchId } = report
    return {
      lines: describe(report, call),
      data: { created, updated, unchanged, skipped, failed, batchId, rows },
      exitCode: failed > 0 ? (2 as const) : (0 as const),
    }
  })
}

/** The file as a whole was not taken: no row was judged. */
function isRefused({ rows }: ImportReport): boolean {
  return rows.every(({ verdict }) => verdict === 'waiting')
}

async function readInput(path: string): Promise<Buffer> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return refuse(`There is no file ${path}.`)
  if (facts.size > IMPORT_FILE.maxBytes)
    return refuse(`${path} is larger than ${IMPORT_FILE.maxBytes / 1024 / 1024} MB. Split it into several files.`)
  return readFile(path)
}

/** Errors that a terminal shows; `--json` has all of them. */
const ROWS_SHOWN = 50

function describe({ created, updated, unchanged, skipped, failed, message, rows }: ImportReport, call: Call): string[] {
  const dryRun = call.flag('dry-run')
  const counts = [
    [created, dryRun ? 'would be created' : 'created'],
    [updated, dryRun ? 'would be updated' : 'updated'],
    [unchanged, 'unchanged'],
    [skipped, 'skipped'],
    [failed, 'with errors'],
  ] as const
  const problems = rows.flatMap(({ row, errors }) =>
    errors.map(({ column, message: words }) => `  row ${String(row).padStart(5)}  ${column.padEnd(14)}  ${words}`),
  )
  const more = problems.length - ROWS_SHOWN
  return [
    `${dryRun ? 'Dry run: ' : ''}${counts.map(([count, words]) => `${count} ${words}`).join(', ')}.`,
    ...(message === '' ? [] : [message]),
    ...problems.slice(0, ROWS_SHOWN),
    ...(more > 0 ? [`  and ${more} more; --json lists all of them.`] : []),
    ...(call.flag('send-emails') && !dryRun && created > 0
      ? [`Invitations are in the queue. ${LEAVES_WITH_SERVER}`]
      : []),
  ]
}
