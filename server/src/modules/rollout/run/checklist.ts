// The readiness checklist: facts answer where they are known, people where they are not.
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { findPlaced, getWave, lockWave, type PlacedOrganization, type WaveRow } from '../waves.ts'
import {
  type answerCheck,
  CHECK_ITEMS,
  CHECKS,
  type CheckAnswer,
  type CheckItem,
  type Checklist,
} from './checklist.contract.ts'
import { fail } from './errors.ts'
import type { FactView, ThreeValued } from './facts.contract.ts'
import { readFacts } from './facts.ts'
import { refuseClosed, waveNumber } from './open-wave.ts'
import { checks } from './tables.ts'

type Check = typeof checks.$inferSelect

/** All items of a wave: those of the wave once, the others for each organization. */
export async function findChecklist(scope: PlatformScope, digits: string): Promise<Checklist> {
  return checklistOf(scope, await getWave(scope, waveNumber(digits)))
}

/** Errors: rollout.wave.not_found, closed, rollout.check.by_fact, wrong_subject, in_future. */
export async function answer(scope: PlatformScope, { params, body }: Input<typeof answerCheck>): Promise<Checklist> {
  const wave = await lockWave(scope, waveNumber(params.waveDigits))
  refuseClosed(wave)
  const { item, organization, note, notedOn } = body
  const now = today(scope.clock.now())
  if (notedOn > now) fail('rollout.check.in_future', { today: formatDate(now) })
  const placed = await findPlaced(scope, [wave.id])
  const organizationId = subjectOf(item, organization, placed)
  const before = (await checklistOf(scope, wave)).answers.find(
    (one) => one.item === item && one.organization === organization,
  )
  if (before?.by === 'fact') fail('rollout.check.by_fact', { item: CHECKS[item].label, value: before.note })
  const said = { answer: body.answer, note, notedOn, notedBy: scope.actor.id, notedByName: scope.actor.name }
  await scope.db
    .insert(checks)
    .values({ waveId: wave.id, organizationId, item, ...said })
    .onConflictDoUpdate({
      target: [checks.waveId, checks.organizationId, checks.item],
      set: { ...said, version: sql`${checks.version} + 1`, updatedAt: sql`now()` },
    })
  return checklistOf(scope, wave)
}

function subjectOf(item: CheckItem, organization: string | null, placed: readonly PlacedOrganization[]): number | null {
  const { label, of } = CHECKS[item]
  if (of === 'wave' && organization !== null)
    fail('rollout.check.wrong_subject', {
      remedy: `“${label}” is answered once for the whole wave. Leave the organization out.`,
    })
  if (of === 'wave') return null
  const found = placed.find(({ code }) => code === organization)
  const remedy = `“${label}” is answered for an organization of the wave. Name one.`
  return found?.organizationId ?? fail('rollout.check.wrong_subject', { remedy })
}

async function checklistOf(scope: PlatformScope, wave: WaveRow): Promise<Checklist> {
  const placed = await findPlaced(scope, [wave.id])
  const ids = placed.map(({ organizationId }) => organizationId)
  const said = await findSaid(scope, wave.id, ids)
  const facts = await readFacts(scope, placed)
  const signOffs = await findSignOffs(scope, ids)
  const answers = CHECK_ITEMS.flatMap((item) => {
    const byHand = (id: number | null) => said.find((one) => one.item === item && one.organizationId === id)
    if (CHECKS[item].of === 'wave') return [answerOf({ item, organization: null }, null, byHand(null))]
    return placed.map(({ organizationId, code }) => {
      const known = CHECKS[item].bySignOff
        ? (signOffs.get(organizationId) ?? null)
        : factOf(item, facts.get(organizationId) ?? [])
      return answerOf({ item, organization: code }, known, byHand(organizationId))
    })
  })
  const count = (wanted: ThreeValued) => answers.filter((one) => one.answer === wanted).length
  return {
    organizations: placed.map(({ code, name }) => ({ code, name })),
    answers,
    totals: { yes: count('yes'), no: count('no'), unknown: count('unknown') },
  }
}

interface Known {
  answer: ThreeValued
  note: string
}

function answerOf(
  subject: Pick<CheckAnswer, 'item' | 'organization'>,
  known: Known | null,
  said: Check | undefined,
): CheckAnswer {
  if (known && known.answer !== 'unknown') return { ...subject, ...known, by: 'fact', notedOn: null, notedBy: 'BMMS' }
  if (!said) return { ...subject, answer: 'unknown', by: 'none', note: known?.note ?? '', notedOn: null, notedBy: '' }
  const { note, notedOn, notedByName: notedBy } = said
  return { ...subject, answer: said.answer as ThreeValued, by: 'person', note, notedOn, notedBy }
}

function factOf(item: CheckItem, facts: readonly FactView[]): Known | null {
  const fact = facts.find(({ name }) => name === CHECKS[item].fact)
  return fact ? { answer: fact.met, note: fact.found } : null
}

/** What people said; about an organization also in a wave that it was in before: it was asked of the organization. */
function findSaid(scope: PlatformScope, waveId: string, organizationIds: readonly number[]): Promise<Check[]> {
  const ofWave = and(eq(checks.waveId, waveId), isNull(checks.organizationId))
  return scope.db
    .select()
    .from(checks)
    .where(or(ofWave, inArray(checks.organizationId, [...organizationIds, 0])))
    .orderBy(desc(checks.updatedAt))
}

/** The newest decided sign-off of each organization: go is yes, no-go is no. */
async function findSignOffs({ db }: PlatformScope, organizationIds: readonly number[]): Promise<Map<number, Known>> {
  const { rows } = await db.execute<{ id: number; decision: string; number: number; at: string }>(sql`
    select distinct on (g.organization_id) g.organization_id as id, g.decision, g.number, g.decided_at as at
      from rollout_gate g where g.status = 'decided' and g.organization_id = any(${sql.param([...organizationIds])}::integer[])
     order by g.organization_id, g.decided_at desc`)
  return new Map(
    rows.map(({ id, decision, number, at }) => {
      const day = formatDate(today(Temporal.Instant.from(isoInstant(at))))
      const word = { go: 'accepted', conditional_go: 'accepted with conditions' }[decision] ?? 'not accepted'
      return [id, { answer: decision === 'no_go' ? 'no' : 'yes', note: `Sign-off ${number}: ${word} on ${day}` }]
    }),
  )
}
