// Writes invented programs with indicators, targets and what was accomplished; programs with the same code stay as they are.
import { randomUUIDv7 } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { accomplishments, performanceIndicators, physicalTargets } from '../ppas/tables.ts'
import { ppas } from '../tables.ts'
import { daysAfter } from './days.ts'
import type { InventedProgram } from './invent-programs.ts'
import { asPerson, at, inChunks, type Writing } from './writing.ts'

type Written = Pick<Writing, 'scope' | 'crew' | 'through' | 'added'>

/** Ids of the programs, in their order. */
export async function writePrograms(writing: Written, programs: readonly InventedProgram[]): Promise<string[]> {
  const { db, organization } = writing.scope
  const codes = programs.map(({ code }) => code)
  const find = async () => {
    const found = await db
      .select({ id: ppas.id, code: ppas.code })
      .from(ppas)
      .where(and(eq(ppas.organizationId, organization.id), inArray(ppas.code, codes)))
    return new Map(found.map(({ id, code }) => [code, id]))
  }
  const known = await find()
  const ids = codes.map((code) => known.get(code) ?? randomUUIDv7())
  const missing = programs.flatMap((program, index) => (known.has(program.code) ? [] : [rowOf(program, ids, index)]))
  await inChunks(missing, (chunk) => db.insert(ppas).values(chunk))
  writing.added.programs += missing.length
  return ids
}

function rowOf(program: InventedProgram, ids: readonly string[], index: number): typeof ppas.$inferInsert {
  const { code, title, kind, costStructure, parent, tags, unit } = program
  return {
    ...{ id: ids[index] ?? randomUUIDv7(), code, title, kind, costStructure, tags: [...tags] },
    parentId: parent === null ? null : (ids[parent] ?? null),
    description: `${title}: what is planned for the year, invented for demonstration.`,
    outcome: costStructure === 'operations' ? outcomeOf(title) : '',
    implementingUnit: unit,
    bdpLink: `Bangsamoro Development Plan 2023-2028, ${CHAPTERS[costStructure]}`,
    bdipLink: `Investment program, ${code.slice(0, 4)}-${code.slice(-6)}`,
  }
}

const CHAPTERS = {
  gas: 'good governance',
  sto: 'evidence for decisions',
  operations: 'services close to the people',
} as const

function outcomeOf(title: string): string {
  return `Better ${title.split(',')[0]?.toLowerCase()} for the people of the Bangsamoro`
}

/** Targets for a year, and accomplishments of the quarters that are over. */
export async function writeTargets(
  writing: Written & { ppaIds: readonly string[] },
  programs: readonly InventedProgram[],
  { year, random }: { year: number; random: () => number },
): Promise<void> {
  const officer = writing.crew.budget_officer
  const scope = await asPerson(writing as Writing, officer, `${year}-01-15`)
  const targets: (typeof physicalTargets.$inferInsert)[] = []
  const reached: (typeof accomplishments.$inferInsert)[] = []
  const indicators = await indicatorsOf(writing, programs)
  for (const indicatorId of indicators) {
    const plan = planOf(random)
    const [q1, q2, q3, q4] = plan.map(String)
    targets.push({ indicatorId, fiscalYear: year, q1: q1 ?? null, q2: q2 ?? null, q3: q3 ?? null, q4: q4 ?? null })
    for (const [index, target] of plan.entries()) {
      const end = daysAfter(`${year}-${['03-31', '06-30', '09-30', '12-31'][index]}`, 8)
      if (end > writing.through) continue
      const value = String(Math.round(target * (0.82 + random() * 0.25)))
      const recordedAt = at(writing, end)
      reached.push({
        ...{ indicatorId, fiscalYear: year, quarter: index + 1, value, recordedAt },
        ...{ authorId: officer.id, authorName: officer.name },
      })
    }
  }
  await inChunks(targets, (chunk) => scope.db.insert(physicalTargets).values(chunk).onConflictDoNothing())
  await inChunks(reached, (chunk) => scope.db.insert(accomplishments).values(chunk))
}

function planOf(random: () => number): number[] {
  const size = 40 + Math.floor(random() * 60) * 20
  return [0.8, 1, 1.1, 1.1].map((pace) => Math.round(size * pace))
}

/** The output indicator of each program; written where it is missing. */
async function indicatorsOf(
  { scope, ppaIds }: Written & { ppaIds: readonly string[] },
  programs: readonly InventedProgram[],
): Promise<string[]> {
  const { id, ppaId, title } = performanceIndicators
  const found = await scope.db
    .select({ id, ppaId, title })
    .from(performanceIndicators)
    .where(and(eq(performanceIndicators.organizationId, scope.organization.id), inArray(ppaId, [...ppaIds])))
  const rows = programs.map(({ output }, index) => {
    const own = found.find((row) => row.ppaId === ppaIds[index] && row.title === output[0])
    return {
      own,
      row: {
        id: own?.id ?? randomUUIDv7(),
        ppaId: ppaIds[index] ?? '',
        kind: 'output',
        title: output[0],
        unit: output[1],
      },
    }
  })
  const missing = rows.filter(({ own }) => !own).map(({ row }) => row)
  await inChunks(missing, (chunk) => scope.db.insert(performanceIndicators).values(chunk))
  return rows.map(({ row }) => row.id)
}
