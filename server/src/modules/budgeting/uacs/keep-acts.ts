// Entering and correcting appropriation acts. A correction says why, and counts first what it would leave outside of the law.
import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { pesoWords } from '../centavos.ts'
import { appropriationActs, appropriationValidities } from '../tables.ts'
import { fail } from './errors.ts'
import { getAct } from './find-acts.ts'
import type { ActView, Validity } from './reference.contract.ts'
import type { ActFacts, addAct, correctAct, readActHistory } from './reference-changes.contract.ts'

/** Enters an act. Fails with budget.act.class_twice, budget.act.days_order, budget.reference.code_taken. */
export async function enterAct(scope: PlatformScope, { body }: Input<typeof addAct>): Promise<ActView> {
  const { validities, ...act } = body
  requireSound(body)
  const id = randomUUIDv7()
  await scope.db.insert(appropriationActs).values({ ...act, id })
  await scope.db.insert(appropriationValidities).values(validities.map((validity) => ({ ...validity, actId: id })))
  return getAct(scope, id)
}

/**
 * Corrects an act. Where postings would lie outside the new days it refuses with their count (budget.act.posted_outside)
 * until that is accepted: the law is what it is, and `bmms budget-check` names those postings from then on. Fails also with
 * budget.act.class_needed, class_twice, days_order, not_found, and concurrency.stale.
 */
export async function amendAct(scope: PlatformScope, { params, body }: Input<typeof correctAct>): Promise<ActView> {
  const { version, reason, acceptPosted = false, validities, ...facts } = body
  requireSound(body)
  const [held] = await scope.db
    .select()
    .from(appropriationActs)
    .where(eq(appropriationActs.id, params.id))
    .for('update')
  if (!held) return fail('budget.act.not_found')
  const known = await getAct(scope, held.id)
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  await refuseUnseen(scope, { known, wanted: body, acceptPosted })
  await scope.db
    .update(appropriationActs)
    .set({ ...facts, correctionReason: reason, version: sql`${appropriationActs.version} + 1`, updatedAt: sql`now()` })
    .where(eq(appropriationActs.id, held.id))
  await writeValidities(scope, known, validities)
  return getAct(scope, held.id)
}

function requireSound({ validities, effectiveOn }: ActFacts): void {
  validities.forEach(({ class: of, obligateUntil, payUntil }, at) => {
    if (validities.findIndex((other) => other.class === of) !== at)
      fail('budget.act.class_twice', { class: of }, { path: `validities[${at}].class` })
    if (obligateUntil < effectiveOn || payUntil < obligateUntil)
      fail('budget.act.days_order', { class: of }, { path: `validities[${at}].payUntil` })
  })
}

interface Correction {
  known: ActView
  wanted: ActFacts
  acceptPosted: boolean
}

/** Holds every balance of the classes concerned, so that nobody posts by the old days meanwhile. */
async function refuseUnseen(scope: PlatformScope, { known, wanted, acceptPosted }: Correction): Promise<void> {
  const outside: string[] = []
  for (const before of known.validities) {
    const after = wanted.validities.find((validity) => validity.class === before.class)
    const counted = await countOutside(scope, known.id, { ...(after ?? before), effectiveOn: wanted.effectiveOn })
    if (!after && counted.accounts > 0)
      fail('budget.act.class_needed', { class: before.class, count: counted.accounts })
    if (counted.entries > 0) outside.push(outsideWords(before.class, counted))
  }
  if (outside.length > 0 && !acceptPosted) fail('budget.act.posted_outside', { outside: outside.join('; ') })
}

interface Outside {
  accounts: number
  organizations: number
  entries: number
  total: string
}

async function countOutside(
  { db }: PlatformScope,
  act: string,
  { class: of, effectiveOn, obligateUntil, payUntil }: Validity & { effectiveOn: string },
): Promise<Outside> {
  const { rows } = await db.execute<Outside & Record<string, unknown>>(sql`
    select accounts, organizations, entries, total::numeric(20, 2)::text as total
      from bmms.count_posted_outside(${act}::uuid, ${of}, ${effectiveOn}::date, ${obligateUntil}::date, ${payUntil}::date)`)
  return rows[0] ?? { accounts: 0, organizations: 0, entries: 0, total: '0.00' }
}

function outsideWords(of: string, { entries, organizations, total }: Outside): string {
  const postings = entries === 1 ? '1 entry' : `${entries} entries`
  const owners = organizations === 1 ? '1 organization' : `${organizations} organizations`
  return `${of}: ${postings} of ${owners}, ${pesoWords(total)}`
}

async function writeValidities({ db }: PlatformScope, known: ActView, wanted: readonly Validity[]): Promise<void> {
  const { actId, class: of } = appropriationValidities
  const isKnown = (validity: Validity) => known.validities.some((before) => isDeepStrictEqual(before, validity))
  for (const validity of wanted.filter((each) => !isKnown(each))) {
    await db
      .insert(appropriationValidities)
      .values({ ...validity, actId: known.id })
      .onConflictDoUpdate({ target: [actId, of], set: validity })
  }
  const gone = known.validities.filter((before) => !wanted.some((after) => after.class === before.class))
  for (const validity of gone)
    await db.delete(appropriationValidities).where(and(eq(actId, known.id), eq(of, validity.class)))
}

/** Changes of an act and its validities. Fails with budget.act.not_found. */
export async function findActHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readActHistory>,
): Promise<Output<typeof readActHistory>> {
  const { id } = await getAct(scope, params.id)
  return recordHistory(
    scope,
    { table: 'appropriation_act', id, parts: [{ table: 'appropriation_validity', column: 'act_id' }] },
    query,
  )
}
