// One program of a file: found again by its code, else by its title; added, or changed where the file says something else.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { ppas } from '../tables.ts'
import { fail } from './errors.ts'
import { revised } from './ppa-changes.ts'
import type { PpaRecord } from './ppa-record.ts'
import { isProvisional, PROVISIONAL } from './ppas.ts'

export type KnownPpa = typeof ppas.$inferSelect

/** The programs of an organization, with those that the file has added so far. */
export interface KnownPpas {
  byCode: Map<string, KnownPpa>
  byTitle: Map<string, KnownPpa[]>
}

export async function knowPpas(scope: OrganizationScope): Promise<KnownPpas> {
  const known: KnownPpas = { byCode: new Map(), byTitle: new Map() }
  const rows = await scope.db.select().from(ppas).where(eq(ppas.organizationId, scope.organization.id)).for('update')
  for (const row of rows) know(known, row)
  return known
}

function know(known: KnownPpas, ppa: KnownPpa): void {
  known.byCode.set(ppa.code, ppa)
  const key = titleKey(ppa.title)
  known.byTitle.set(key, [...(known.byTitle.get(key) ?? []).filter(({ id }) => id !== ppa.id), ppa])
}

function titleKey(title: string): string {
  return title.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

interface Work {
  record: PpaRecord
  known: KnownPpas
  year: number
}

/** Fails with budget.ppa.inactive and budget.import.title_unclear. */
export async function takePpa(
  scope: OrganizationScope,
  work: Work,
): Promise<{ ppa: KnownPpa; isNew: boolean; effects: string[] }> {
  const { record, known } = work
  const found = findKnown(work)
  if (!found) {
    const ppa = await add(scope, work)
    know(known, ppa)
    return { ppa, isNew: true, effects: [`new ${ppa.kind.replace('_', '-')}`] }
  }
  if (!found.isActive) fail('budget.ppa.inactive')
  const changes = changesOf(found, record)
  if (Object.keys(changes).length === 0) return { ppa: found, isNew: false, effects: [] }
  const [ppa] = await scope.db
    .update(ppas)
    .set({ ...changes, ...revised(ppas) })
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, found.id)))
    .returning()
  if (!ppa) return fail('budget.ppa.not_found')
  known.byCode.delete(found.code)
  know(known, ppa)
  return { ppa, isNew: false, effects: [`changed: ${Object.keys(changes).map(wordOf).join(', ')}`] }
}

/** A program that has a provisional code so far, and the same title, gets the code of the file. */
function findKnown({ record, known }: Work): KnownPpa | undefined {
  const sameTitle = known.byTitle.get(titleKey(record.title)) ?? []
  if (record.code !== '') {
    return known.byCode.get(record.code) ?? sameTitle.find(({ code }) => isProvisional(code))
  }
  if (sameTitle.length > 1) fail('budget.import.title_unclear', { count: sameTitle.length })
  return sameTitle[0]
}

async function add(scope: OrganizationScope, { record, year }: Work): Promise<KnownPpa> {
  const costStructure = record.costStructure || 'operations'
  const code = record.code || (await provisionalCode(scope, { costStructure, year }))
  const kind = record.kind || (record.parentCode ? 'activity' : 'program')
  const [ppa] = await scope.db
    .insert(ppas)
    .values({ ...contentOf(record), code, title: record.title, kind, costStructure })
    .returning()
  return ppa ?? fail('budget.ppa.not_found')
}

const DIGIT: Readonly<Record<string, string>> = { gas: '1', sto: '2', operations: '3' }

/** 9, the digit of the cost structure, the fiscal year, and a running number of nine digits. */
async function provisionalCode(
  scope: OrganizationScope,
  { costStructure, year }: { costStructure: string; year: number },
): Promise<string> {
  const number = await takeNumber(scope, 'provisional PPA code', year)
  return `${PROVISIONAL}${DIGIT[costStructure] ?? '3'}${year}${String(number).padStart(9, '0')}`
}

/** What the file says, and nothing that it leaves open. */
function contentOf(record: PpaRecord) {
  const { description, outcome, implementingUnit, location, bdpLink, bdipLink, specialProvisions, tags } = record
  const texts = { description, outcome, implementingUnit, location, bdpLink, bdipLink, specialProvisions }
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<typeof texts>
  return { ...given, ...(tags.length > 0 ? { tags } : {}) }
}

function changesOf(ppa: KnownPpa, record: PpaRecord): Partial<KnownPpa> {
  const { code, title, kind, costStructure } = record
  const given = {
    ...contentOf(record),
    title,
    ...(code && { code }),
    ...(kind && { kind }),
    ...(costStructure && { costStructure }),
  }
  const changed = Object.entries(given).filter(([name, value]) => !isSame(ppa[name as keyof KnownPpa], value))
  return Object.fromEntries(changed)
}

/** Tags in whatever order. */
function isSame(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.toSorted().join() === after.toSorted().join()
  return before === after
}

function wordOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
