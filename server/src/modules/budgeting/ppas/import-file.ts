// A file of programs of one or several organizations at once: at the command line, by whoever operates the server.
import { fiscalYearOf } from '../../../platform/calendar/fiscal.ts'
import { today } from '../../../platform/calendar/manila.ts'
import {
  type Caller,
  type Database,
  inOrganizations,
  inPlatform,
  type OrganizationRef,
  type PlatformScope,
} from '../../../platform/database/scope.ts'
import { findOrganization, findOrganizationsCalled } from '../../organizations/module.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { type Act, findAct } from './import-appropriations.ts'
import { importPpas } from './import-ppas.ts'
import type { CheckedRow } from './ppa-imports.contract.ts'
import type { PpaFile, PpaRecord } from './ppa-record.ts'
import { problem } from './raw-ppa.ts'
import { readPpaFile } from './read-ppa-file.ts'

export interface PpaFileNow {
  file: { bytes: Buffer; name: string }
  caller: Caller
  /** Organization of rows that name none; rows of others are errors. */
  moa?: string | undefined
  /** Else the file says, else the present one. */
  year?: number | undefined
  act?: string | undefined
  class?: AllotmentClass | undefined
  dryRun: boolean
}

export interface PpaFileReport {
  act: string
  year: number
  /** False for a dry run, and where a row has an error: then nothing was done. */
  isDone: boolean
  rows: CheckedRow[]
  notes: string[]
}

/** Thrown to take back all that a run did. */
class Rehearsed extends Error {
  override name = 'Rehearsed'
}

/**
 * Takes a file over, all organizations or none. Fails where the file or its act cannot be taken; what is wrong with rows
 * stands in the report.
 */
export async function importPpaFile(database: Database, told: PpaFileNow): Promise<PpaFileReport> {
  const file = await readPpaFile(told.file)
  const asked =
    told.year ?? (/^20\d\d$/.test(file.year) ? Number(file.year) : fiscalYearOf(today(database.clock.now())))
  const { act, places, homeless } = await inPlatform(database, told.caller, async (scope) => ({
    act: await findAct(scope, { code: told.act ?? file.act, year: asked }),
    ...(await placesOf(scope, file, told.moa)),
  }))
  const year = act.fiscalYear
  const rows = await run(database, { ...told, act, places, stops: homeless.length > 0 })
  const all = [...rows, ...homeless].toSorted((one, other) => one.row - other.row)
  const isDone = !told.dryRun && all.every(({ verdict }) => verdict !== 'error')
  return { act: act.code, year, isDone, rows: all, notes: file.notes }
}

interface Place extends OrganizationRef {
  records: PpaRecord[]
}

/** Programs by organization, and rows that are of none. */
async function placesOf(
  scope: PlatformScope,
  { records }: PpaFile,
  moa: string | undefined,
): Promise<{ places: Place[]; homeless: CheckedRow[] }> {
  const names = [...new Set(records.map(({ organization }) => organization || (moa ?? '')))].filter(Boolean)
  const called = await findOrganizationsCalled(scope, names)
  const home = moa === undefined ? undefined : await findOrganization(scope, moa)
  const places = new Map<number, Place>()
  const homeless: CheckedRow[] = []
  for (const record of records) {
    const found = called.get(record.organization || (moa ?? ''))
    const refusal = refusalOf(record, { found, home })
    if (refusal || !found) {
      homeless.push(errorRow(record, refusal ?? `There is no organization "${record.organization.slice(0, 60)}".`))
      continue
    }
    const { id, code, name } = found
    const place = places.get(id) ?? { id, code, name, accentColor: '', records: [] }
    place.records.push({ ...record, organization: code })
    places.set(id, place)
  }
  return { places: [...places.values()].toSorted((one, other) => one.id - other.id), homeless }
}

interface Found {
  found: { id: number; code: string; isActive: boolean } | undefined
  home: { id: number; code: string } | undefined
}

function refusalOf({ organization }: PpaRecord, { found, home }: Found): string | undefined {
  if (!found && organization === '') return 'The row names no organization. Name it, or say --moa.'
  if (found && home && found.id !== home.id) return `The row is of ${found.code}, the import is of ${home.code}.`
  return found && !found.isActive ? `${found.code} is not active in BMMS at the moment.` : undefined
}

function errorRow({ row, organization, code, title, errors, warnings }: PpaRecord, message: string): CheckedRow {
  const place = problem('organization', 'organization', message)
  return {
    row,
    organization,
    code,
    title,
    verdict: 'error',
    effects: [],
    posted: '0.00',
    errors: [place, ...errors],
    warnings,
  }
}

type Run = Omit<PpaFileNow, 'act'> & { act: Act; places: Place[]; stops: boolean }

async function run(database: Database, { act, places, caller, dryRun, stops, class: of }: Run): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = []
  try {
    await inOrganizations(database, { ...caller, organizations: places }, async (scope, { records }) => {
      rows.push(...(await importPpas(scope, { records, act, year: act.fiscalYear, class: of ?? null })))
      const isLast = scope.organization.id === places.at(-1)?.id
      if (isLast && (dryRun || stops || rows.some(({ verdict }) => verdict === 'error'))) throw new Rehearsed()
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  return rows
}
