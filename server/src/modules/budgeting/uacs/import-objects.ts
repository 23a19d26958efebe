// The whole list of account codes at once: new ones are added, names follow the list, what vanished is taken out of use when
// somebody says so. All rows, or none.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { uacsObjects } from '../tables.ts'
import { levelReader } from './keep-codes.ts'
import type { ObjectRow } from './read-object-file.ts'
import { OBJECT_CLASSES, type ObjectClass } from './reference.contract.ts'

const ROWS_A_STATEMENT = 1_000

/** How lists name the classes, besides our own names; case, blanks, hyphens and underscores do not count. */
const CLASS_NAMES: Readonly<Record<string, ObjectClass>> = {
  ...Object.fromEntries(OBJECT_CLASSES.map((of) => [keyOf(of), of])),
  personnelservices: 'PS',
  maintenanceandotheroperatingexpenses: 'MOOE',
  finex: 'FE',
  financialexpenses: 'FE',
  capitaloutlay: 'CO',
  capitaloutlays: 'CO',
  ppe: 'asset',
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '')
}

export interface ObjectProblem {
  row: number
  column: 'code' | 'name' | 'class' | 'level'
  message: string
}

export interface ObjectsReport {
  created: number
  updated: number
  unchanged: number
  /** What is wrong with rows; when there is anything, nothing was changed. */
  problems: ObjectProblem[]
  /** Codes of the file that are out of use here; they stay so. */
  outOfUse: string[]
  /** Codes in use here that the file does not have. */
  missing: string[]
  /** How many of those are taken out of use. */
  deactivated: number
}

interface Judged {
  code: string
  name: string
  class: ObjectClass
  level: string
}

export interface ObjectsOptions {
  /** Where the list is from: the name of its file. */
  source: string
  deactivateMissing: boolean
  /** Says what would be done. */
  dryRun: boolean
}

/** Imports rows, or says what is wrong with them and changes nothing. */
export async function importObjects(
  scope: PlatformScope,
  rows: readonly ObjectRow[],
  { source, deactivateMissing, dryRun }: ObjectsOptions,
): Promise<ObjectsReport> {
  await scope.db.execute(sql`lock table ${uacsObjects} in share row exclusive mode`)
  const known = new Map(
    (await scope.db.select().from(uacsObjects).orderBy(uacsObjects.code)).map((object) => [object.code, object]),
  )
  const levelOf = await levelReader(scope)
  const classOf = (code: string) => known.get(code)?.class
  const { objects, problems } = judge(rows, { levelOf, classOf })
  const named = new Set(objects.map(({ code }) => code))
  const fresh = objects.filter(({ code }) => !known.has(code))
  const renamed = objects.filter(({ code, name }) => known.has(code) && known.get(code)?.name !== name)
  const missing = [...known.values()]
    .filter(({ code, isActive }) => isActive && !named.has(code))
    .map(({ code }) => code)
  const outOfUse = objects.filter(({ code }) => known.get(code)?.isActive === false).map(({ code }) => code)
  const gone = deactivateMissing ? missing : []
  if (problems.length === 0 && !dryRun) {
    await write(scope, [...fresh, ...renamed], source)
    await deactivate(scope, gone)
  }
  return {
    ...{ created: fresh.length, updated: renamed.length, outOfUse, missing, problems },
    unchanged: objects.length - fresh.length - renamed.length,
    deactivated: gone.length,
  }
}

interface Knowledge {
  levelOf: (code: string) => string
  /** The class under which a code is known here. */
  classOf: (code: string) => string | undefined
}

function judge(rows: readonly ObjectRow[], knowledge: Knowledge): { objects: Judged[]; problems: ObjectProblem[] } {
  const firstRow = new Map<string, number>()
  const judged = rows.map((row) => {
    const problems = [...problemsOf(row, knowledge)]
    const first = firstRow.get(row.code)
    if (first !== undefined) problems.push(['code', `${row.code} stands in row ${first} already. Keep one of them.`])
    else if (row.code !== '') firstRow.set(row.code, row.row)
    return { row, problems }
  })
  return {
    objects: judged
      .filter(({ problems }) => problems.length === 0)
      .map(({ row: { code, name, class: of } }) => ({
        ...{ code, name, class: CLASS_NAMES[keyOf(of)] as ObjectClass, level: knowledge.levelOf(code) },
      })),
    problems: judged.flatMap(({ row: { row }, problems }) =>
      problems.map(([column, message]) => ({ row, column, message })),
    ),
  }
}

function* problemsOf(row: ObjectRow, { levelOf, classOf }: Knowledge): Generator<[ObjectProblem['column'], string]> {
  const isCode = /^[0-9]{10}$/.test(row.code)
  if (!isCode) yield ['code', `"${row.code.slice(0, 40)}" is not a code of 10 digits. Write all ten, as text.`]
  if (row.name === '') yield ['name', 'The name is missing.']
  if (row.name.length > 255) yield ['name', `The name has ${row.name.length} characters; 255 are taken.`]
  const of = CLASS_NAMES[keyOf(row.class)]
  const kept = classOf(row.code)
  if (of === undefined)
    yield ['class', `"${row.class.slice(0, 40)}" is no class. Use PS, MOOE, FE, CO, non_cash, direct_cost or asset.`]
  else if (kept !== undefined && kept !== of)
    yield [
      'class',
      `${row.code} is ${kept} here and ${of} in the file. A code keeps its class; a new use gets a new code.`,
    ]
  if (row.level !== '' && isCode && keyOf(row.level) !== levelOf(row.code))
    yield [
      'level',
      `"${row.level.slice(0, 40)}" does not fit: by its digits the code is ${levelOf(row.code) === 'object' ? 'an object' : 'a sub-object'}.`,
    ]
}

async function write({ db }: PlatformScope, objects: readonly Judged[], source: string): Promise<void> {
  for (let at = 0; at < objects.length; at += ROWS_A_STATEMENT) {
    await db
      .insert(uacsObjects)
      .values(objects.slice(at, at + ROWS_A_STATEMENT).map((object) => ({ ...object, source })))
      .onConflictDoUpdate({
        target: uacsObjects.code,
        set: {
          name: sql`excluded.name`,
          source: sql`excluded.source`,
          version: sql`${uacsObjects.version} + 1`,
          updatedAt: sql`now()`,
        },
      })
  }
}

async function deactivate(scope: PlatformScope, codes: string[]): Promise<void> {
  if (codes.length === 0) return
  await scope.db
    .update(uacsObjects)
    .set({
      ...{ isActive: false, deactivatedOn: today(scope.clock.now()) },
      ...{ version: sql`${uacsObjects.version} + 1`, updatedAt: sql`now()` },
    })
    .where(and(inArray(uacsObjects.code, codes), eq(uacsObjects.isActive, true)))
}
