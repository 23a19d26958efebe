// Files of programs in the browser: one person has a file checked, another one takes it over.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { saveFile } from '../../../platform/files/organization-files.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { Upload } from '../../../platform/http/upload.ts'
import { centavos, pesosOf } from '../centavos.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { fail } from './errors.ts'
import { findAct } from './import-appropriations.ts'
import { tellOfChecked, tellOfDecided } from './import-news.ts'
import { importPpas } from './import-ppas.ts'
import {
  type CheckedRow,
  CONFIRM_PERMISSION,
  type checkPpaFile,
  type confirmPpaImport,
  type discardPpaImport,
  type listPpaImports,
  type PpaImport,
  type readPpaImport,
} from './ppa-imports.contract.ts'
import type { PpaFile } from './ppa-record.ts'
import { ppaImports } from './tables.ts'

const countOf = (verdict: string) =>
  sql<number>`jsonb_array_length(jsonb_path_query_array(${ppaImports.verdicts}, ${sql.raw(`'$[*] ? (@.verdict == "${verdict}")'`)}))`.mapWith(
    Number,
  )
const columns = {
  id: ppaImports.id,
  fileId: ppaImports.fileId,
  fileName: ppaImports.fileName,
  fiscalYear: ppaImports.fiscalYear,
  state: ppaImports.state,
  appropriated: ppaImports.appropriated,
  create: countOf('create'),
  update: countOf('update'),
  unchanged: countOf('unchanged'),
  error: countOf('error'),
  checkedBy: ppaImports.checkedBy,
  createdAt: ppaImports.createdAt,
  decidedBy: ppaImports.decidedBy,
  decidedAt: ppaImports.decidedAt,
  version: ppaImports.version,
}
const importList = defineList({
  columns,
  from: ppaImports,
  sortable: { createdAt: ppaImports.createdAt },
  sort: '-createdAt',
  tieBreaker: ppaImports.id,
})

/** Files that were checked, the latest first. */
export async function findPpaImports(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listPpaImports>, 'query'>,
): Promise<Output<typeof listPpaImports>> {
  const where = and(
    eq(ppaImports.organizationId, scope.organization.id),
    query.state ? eq(ppaImports.state, query.state) : undefined,
    query.q ? sql`position(lower(${query.q}) in lower(${ppaImports.fileName})) > 0` : undefined,
  )
  const page = await importList(scope.db, query, where)
  const items = page.items.map(({ create, update, unchanged, error, ...item }) => {
    return { ...item, counts: { create, update, unchanged, error } }
  })
  return { ...page, items } as Output<typeof listPpaImports>
}

/**
 * Checks a file: the run itself, rolled back. Keeps what was read and what would come of it. Fails with
 * budget.import.act_unknown and act_of_year.
 */
export async function checkFile(
  scope: OrganizationScope,
  {
    query,
    params,
    upload,
    parsed,
  }: Pick<Input<typeof checkPpaFile>, 'params' | 'query'> & { upload: Upload; parsed: PpaFile },
): Promise<PpaImport> {
  const settings = { act: query.act ?? parsed.act, class: query.class ?? '' }
  const file = await saveFile(scope, upload)
  const verdicts = await rehearse(scope, { ...settings, year: query.year, records: parsed.records })
  const total = verdicts.reduce((sum, { posted }) => sum + centavos(posted), 0n)
  const [added] = await scope.db
    .insert(ppaImports)
    .values({
      ...{ fileId: file.id, fileName: file.name, fiscalYear: query.year, settings, verdicts },
      records: { records: parsed.records, notes: parsed.notes },
      postsMoney: total > 0n,
      appropriated: pesosOf(total),
      preparers: [scope.actor.id],
      checkedBy: scope.actor.name,
    })
    .returning({ id: ppaImports.id })
  if (!added) return fail('budget.import.not_found')
  const found = await getPpaImport(scope, { params: { ...params, id: added.id } })
  const { counts } = found
  if (counts.error === 0 && counts.create + counts.update > 0) {
    await tellOfChecked(scope, { ...found, preparers: [scope.actor.id] })
  }
  return found
}

interface Told {
  act: string
  class: string
  year: number
  records: PpaFile['records']
}

async function run(scope: OrganizationScope, { act, class: of, year, records }: Told): Promise<CheckedRow[]> {
  const law = await findAct(scope, { code: act, year })
  return importPpas(scope, { records, act: law, year: law.fiscalYear, class: (of || null) as AllotmentClass | null })
}

/** The run, and all that it did taken back. */
async function rehearse(scope: OrganizationScope, told: Told): Promise<CheckedRow[]> {
  await scope.db.execute(sql`savepoint ppa_import`)
  const verdicts = await run(scope, told)
  await scope.db.execute(sql`rollback to savepoint ppa_import`)
  return verdicts
}

/** A checked file with its verdicts and what the reader may do. Fails with budget.import.not_found. */
export async function getPpaImport(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readPpaImport>, 'params'>,
): Promise<PpaImport> {
  const found = await findOne(scope, params.id)
  const { create, update, unchanged, error, settings, records, verdicts, preparers, postsMoney, ...shown } = found
  const isOpen = shown.state === 'checked'
  return {
    ...shown,
    createdAt: shown.createdAt,
    counts: { create, update, unchanged, error },
    act: settings.act ?? '',
    rows: verdicts,
    notes: records.notes,
    confirmRefusal: isOpen ? refusalToConfirm(scope, found) : null,
    canDiscard: isOpen && scope.actor.permissions.has('budget.appropriation.enter'),
  } as PpaImport
}

/** `held` until the transaction ends, for whoever decides on it. */
async function findOne(scope: OrganizationScope, id: string, held = false) {
  const { settings, records, verdicts, preparers, postsMoney } = ppaImports
  const own = and(eq(ppaImports.organizationId, scope.organization.id), eq(ppaImports.id, id))
  if (held) await scope.db.select({ id: ppaImports.id }).from(ppaImports).where(own).for('update')
  const [found] = await scope.db
    .select({ ...columns, settings, records, verdicts, preparers, postsMoney })
    .from(ppaImports)
    .where(own)
  return found ?? fail('budget.import.not_found')
}

type Found = Awaited<ReturnType<typeof findOne>>

function refusalToConfirm({ actor }: OrganizationScope, found: Found): PpaImport['confirmRefusal'] {
  if (!actor.permissions.has(CONFIRM_PERMISSION)) {
    return { code: 'access.missing_permission', message: 'Your roles do not include this step.' }
  }
  if (found.error > 0) {
    const message = 'Rows have errors. Put the file right and upload it again.'
    return { code: 'budget.import.has_errors', message }
  }
  if (found.create + found.update === 0) {
    return { code: 'budget.import.nothing', message: 'Everything in the file is in BMMS already.' }
  }
  if (found.postsMoney && found.preparers.includes(actor.id)) {
    return { code: 'workflow.four_eyes', message: 'You had this file checked. Somebody else posts its appropriations.' }
  }
  return null
}

/**
 * Takes a checked file over, if it still comes to what was shown. Fails with budget.import.decided, has_errors, nothing and
 * changed, and with workflow.four_eyes where it posts money.
 */
export async function confirmFile(
  scope: OrganizationScope,
  { params, body }: Input<typeof confirmPpaImport>,
): Promise<PpaImport> {
  const found = await requireOpen(scope, params, body.version)
  const refusal = refusalToConfirm(scope, found)
  if (refusal?.code === 'workflow.four_eyes') failPlatform('workflow.four_eyes')
  if (found.error > 0) fail('budget.import.has_errors', { count: found.error })
  if (refusal) fail('budget.import.nothing')
  const { records } = found.records
  const { act = '', class: of = '' } = found.settings
  const verdicts = await run(scope, { act, class: of, year: found.fiscalYear, records })
  if (JSON.stringify(verdicts.map(gist)) !== JSON.stringify(found.verdicts.map(gist))) fail('budget.import.changed')
  await decide(scope, params.id, 'confirmed')
  await tellOfDecided(scope, found, 'Taken over')
  return getPpaImport(scope, { params })
}

/** What a person agreed to: codes that BMMS gives may be others by now. */
function gist({ row, verdict, effects, posted, title }: CheckedRow) {
  return { row, verdict, effects, posted, title }
}

/** Puts a checked file aside. Fails with budget.import.decided. */
export async function discardFile(
  scope: OrganizationScope,
  { params, body }: Input<typeof discardPpaImport>,
): Promise<PpaImport> {
  const found = await requireOpen(scope, params, body.version)
  await decide(scope, params.id, 'discarded')
  await tellOfDecided(scope, found, 'Discarded')
  return getPpaImport(scope, { params })
}

async function requireOpen(
  scope: OrganizationScope,
  params: { moa: string; id: string },
  version: number,
): Promise<Found> {
  const found = await findOne(scope, params.id, true)
  if (found.state !== 'checked') fail('budget.import.decided', { state: found.state })
  if (found.version !== version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getPpaImport(scope, { params }) } })
  }
  return found
}

async function decide(scope: OrganizationScope, id: string, state: 'confirmed' | 'discarded'): Promise<void> {
  await scope.db
    .update(ppaImports)
    .set({
      ...{ state, decidedBy: scope.actor.name, decidedAt: scope.clock.now().toString() },
      ...{ version: sql`${ppaImports.version} + 1`, updatedAt: sql`now()` },
    })
    .where(and(eq(ppaImports.organizationId, scope.organization.id), eq(ppaImports.id, id)))
}
