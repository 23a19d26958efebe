import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { importPpaFile, PPA_FILE, type PpaFileReport } from '../modules/budgeting/module.ts'
import { CLASSES } from '../modules/budgeting/money.contract.ts'
import { checkFile } from '../platform/files/file-rules.ts'
import { type Call, type Command, refuse } from './command.ts'
import { COMMAND_LINE, withApplication } from './with-application.ts'

export const importPpas: Command = {
  name: 'import-ppas',
  summary: 'bring programs and their appropriations in from a file',
  details:
    'Adds programs, activities and projects with indicators and targets, and posts appropriations to the ledger, dated on the day the act took effect. All rows are taken, or none. What is there already is left alone: the same file twice changes nothing, and another amount is an error that an adjustment puts right. Exit code 2 when a row has an error or a warning.',
  argument: { value: 'FILE', summary: 'YAML, CSV or XLSX file; the template is under Budgeting > Programs > Import' },
  options: {
    moa: { value: 'code', summary: 'organization of the rows that name none' },
    year: {
      value: 'year',
      summary: 'fiscal year of appropriations and targets (default: as the file says, or this one)',
    },
    act: { value: 'code', summary: 'appropriation act, where the year has several ("BAA 85")' },
    class: { value: 'class', summary: 'PS, MOOE, FE or CO: what budgets are that the file does not divide' },
    'dry-run': { summary: 'say what would be done with each row, and do nothing' },
  },
  run: importFile,
}

async function importFile(call: Call) {
  const year =
    call.optional('year') === undefined ? undefined : call.count('year', { fallback: 0, least: 2019, most: 2100 })
  const given = call.optional('class')?.toUpperCase()
  const of = CLASSES.find((one) => one === given)
  if (given !== undefined && !of) return refuse(`--class must be one of ${CLASSES.join(', ')}, not "${given}".`)
  const bytes = await readInput(call.argument)
  return withApplication(call, async ({ database }) => {
    const report = await importPpaFile(database, {
      file: { bytes, name: basename(call.argument) },
      caller: COMMAND_LINE,
      ...{ year, moa: call.optional('moa'), act: call.optional('act'), class: of },
      dryRun: call.flag('dry-run'),
    })
    const counts = countsOf(report)
    const isClean = report.rows.every(({ errors, warnings }) => errors.length === 0 && warnings.length === 0)
    return {
      lines: describe(report, call.flag('dry-run')),
      data: { ...counts, dryRun: call.flag('dry-run'), ...report },
      exitCode: isClean && report.notes.length === 0 ? (0 as const) : (2 as const),
    }
  })
}

async function readInput(path: string): Promise<Buffer> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return refuse(`There is no file ${path}.`)
  if (facts.size > PPA_FILE.maxBytes) {
    return refuse(`${path} is larger than ${PPA_FILE.maxBytes / 1024 / 1024} MB. Split it into several files.`)
  }
  const bytes = await readFile(path)
  checkFile(bytes, basename(path), PPA_FILE)
  return bytes
}

function countsOf({ rows }: PpaFileReport) {
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  return {
    ...{ created: count('create'), updated: count('update') },
    ...{ unchanged: count('unchanged'), failed: count('error') },
  }
}

/** Rows that a terminal shows; `--json` has all of them. */
const ROWS_SHOWN = 100

function describe(report: PpaFileReport, dryRun: boolean): string[] {
  const { created, updated, unchanged, failed } = countsOf(report)
  const head = `${created} new, ${updated} changed, ${unchanged} unchanged, ${failed} with errors (${report.act}, FY ${report.year}).`
  const told = report.rows.filter(({ verdict, warnings }) => verdict !== 'unchanged' || warnings.length > 0)
  const end = report.isDone
    ? 'Done.'
    : dryRun
      ? 'Dry run: nothing was done.'
      : 'Nothing was done: all rows are taken, or none. Put the errors right and run it again.'
  return [
    head,
    ...report.notes,
    ...told.slice(0, ROWS_SHOWN).flatMap(linesOf),
    ...(told.length > ROWS_SHOWN ? [`  and ${told.length - ROWS_SHOWN} more rows; --json lists all of them.`] : []),
    end,
  ]
}

function linesOf({
  row,
  organization,
  code,
  title,
  verdict,
  effects,
  errors,
  warnings,
}: PpaFileReport['rows'][number]) {
  const lead = `  row ${String(row).padStart(5)}  `
  const more = ' '.repeat(lead.length)
  return [
    `${lead}${verdict.padEnd(9)}  ${organization} ${code} ${title.slice(0, 60)}`,
    ...(effects.length > 0 ? [`${more}${effects.join('; ')}`] : []),
    ...errors.map(({ column, message }) => `${more}${column}: ${message}`),
    ...warnings.map(({ column, message }) => `${more}note, ${column}: ${message}`),
  ]
}
