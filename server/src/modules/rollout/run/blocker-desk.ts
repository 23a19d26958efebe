// Blockers as people work on them: found, opened, corrected, talked about, resolved.
import { and, asc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { SEVERITIES, SEVERITY_WORDS, type Severity } from '../rollout.contract.ts'
import { blockers, milestones, placements, waves } from '../tables.ts'
import { getWave, type WaveRow } from '../waves.ts'
import type {
  BlockerRecord,
  BlockerView,
  closeBlocker,
  commentBlocker,
  createBlocker,
  editBlocker,
  listBlockers,
} from './blockers.contract.ts'
import { blockerPath, lockOpenBlocker, openBlocker, placeOf, resolveBlocker, writeBlocker } from './blockers.ts'
import { fail } from './errors.ts'
import { refuseClosed, requireOpenWave } from './open-wave.ts'
import { blockerTopic } from './run-topics.ts'
import { blockerNotes, organizationNames } from './tables.ts'
import { requireStaff } from './wave-team.ts'

const { id, title, detail, ownerId, openedByName, openedAt, escalatedAt, resolvedAt, resolution, version } = blockers
const rank = sql`array_position(${sql.raw(`array['${SEVERITIES.join("','")}']`)}, ${blockers.severity})`

const findPage = defineList({
  columns: {
    ...{ id, title, detail, ownerId, openedByName, openedAt, escalatedAt, resolvedAt, resolution, version },
    severity: sql<Severity>`${blockers.severity}`,
    wave: waves.number,
    waveName: waves.name,
    organization: sql<string | null>`${organizationNames.code}`,
    ownerName: sql<string | null>`${people.name}`,
    milestoneId: blockers.milestoneId,
    milestoneTitle: sql<string | null>`${milestones.title}`,
    milestoneDueOn: sql<string | null>`${milestones.dueOn}::text`,
  },
  from: sql`${blockers} join ${waves} on ${waves.id} = ${blockers.waveId}
    left join ${organizationNames} on ${organizationNames.id} = ${blockers.organizationId}
    left join ${people} on ${people.id} = ${blockers.ownerId}
    left join ${milestones} on ${milestones.id} = ${blockers.milestoneId}`,
  // Age runs against the day of opening.
  sortable: { severity: rank, age: sql`(-extract(epoch from ${openedAt}))`, wave: waves.number, title },
  sort: 'severity',
  tieBreaker: id,
})

/** Blockers of all waves; the most severe first, and of those the oldest. */
export async function findBlockers(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listBlockers>, 'query'>,
): Promise<Output<typeof listBlockers>> {
  const { q, wave, organization, severity, state, mine, owned } = query
  const own = eq(ownerId, scope.actor.id)
  const where = and(
    wave ? eq(waves.number, wave) : undefined,
    organization ? eq(organizationNames.code, organization) : undefined,
    severity ? eq(blockers.severity, severity) : undefined,
    state ? (state === 'open' ? isNull(resolvedAt) : isNotNull(resolvedAt)) : undefined,
    mine === undefined ? undefined : mine ? own : sql`${own} is not true`,
    owned === undefined ? undefined : owned ? isNotNull(ownerId) : isNull(ownerId),
    q ? or(...[title, detail, organizationNames.code].map((one) => ilike(one, contains(q)))) : undefined,
  )
  const page = await findPage(scope.db, query, where)
  return { ...page, items: page.items.map((row) => viewOf(scope, row)) }
}

type Row = Awaited<ReturnType<typeof findPage>>['items'][number]

function viewOf(scope: PlatformScope, row: Row): BlockerView {
  const { milestoneId, milestoneTitle, milestoneDueOn, ...one } = row
  const until = one.resolvedAt ? Temporal.Instant.from(one.resolvedAt) : scope.clock.now()
  const age = until.epochMilliseconds - Temporal.Instant.from(one.openedAt).epochMilliseconds
  const named = milestoneId && milestoneTitle && milestoneDueOn
  return {
    ...one,
    ageHours: Math.max(0, Math.floor(age / 3_600_000)),
    milestone: named ? { id: milestoneId, title: milestoneTitle, dueOn: milestoneDueOn } : null,
  }
}

/** A blocker with its talk. Fails with rollout.blocker.not_found. */
export async function getBlocker(scope: PlatformScope, wanted: string): Promise<BlockerRecord> {
  const [found] = (await findPage(scope.db, { pageSize: 1 }, eq(id, wanted))).items
  if (!found) return fail('rollout.blocker.not_found')
  const { comment, authorName, writtenAt } = blockerNotes
  const notes = await scope.db
    .select({ id: blockerNotes.id, comment, authorName, writtenAt })
    .from(blockerNotes)
    .where(eq(blockerNotes.blockerId, wanted))
    .orderBy(asc(writtenAt), asc(blockerNotes.id))
  return { ...viewOf(scope, found), notes }
}

/** Errors: rollout.wave.not_found, closed, rollout.blocker.other_wave, rollout.staff.unfit. */
export async function add(scope: PlatformScope, { body }: Input<typeof createBlocker>): Promise<BlockerRecord> {
  const wave = await getWave(scope, body.wave)
  refuseClosed(wave)
  const { severity, title, detail, ...links } = body
  const opened = await openBlocker(scope, {
    waveId: wave.id,
    severity,
    title,
    detail,
    ...(await linked(scope, wave, links)),
  })
  return opened ? getBlocker(scope, opened) : fail('rollout.blocker.not_found')
}

/** Errors: as `add`; rollout.blocker.not_found, resolved, concurrency.stale. */
export async function edit(scope: PlatformScope, { params, body }: Input<typeof editBlocker>): Promise<BlockerRecord> {
  const known = await lockOpenBlocker(scope, params.id, body.version)
  const wave = await requireOpenWave(scope, known.waveId)
  const { severity, title, detail } = body
  await writeBlocker(scope, known.id, { severity, title, detail, ...(await linked(scope, wave, body)) })
  if (body.ownerId && body.ownerId !== known.ownerId)
    await notify(scope, {
      topic: blockerTopic,
      to: [body.ownerId],
      title: `Yours to resolve in ${await placeOf(scope, known)}: ${title}`,
      text: `${SEVERITY_WORDS[severity]}. ${detail}`,
      path: blockerPath(known.id),
    })
  return getBlocker(scope, known.id)
}

/** Fails with rollout.blocker.not_found. */
export async function comment(
  scope: PlatformScope,
  { params, body }: Input<typeof commentBlocker>,
): Promise<BlockerRecord> {
  const record = await getBlocker(scope, params.id)
  await scope.db.insert(blockerNotes).values({
    ...{ blockerId: params.id, comment: body.comment, authorId: scope.actor.id, authorName: scope.actor.name },
    writtenAt: scope.clock.now().toString(),
  })
  if (record.ownerId)
    await notify(scope, {
      topic: blockerTopic,
      to: [record.ownerId],
      title: `${scope.actor.name} wrote about “${record.title}”`,
      text: body.comment,
      path: blockerPath(params.id),
    })
  return getBlocker(scope, params.id)
}

/** Errors: rollout.blocker.not_found, resolved, concurrency.stale. */
export async function close(
  scope: PlatformScope,
  { params, body }: Input<typeof closeBlocker>,
): Promise<BlockerRecord> {
  await resolveBlocker(scope, { id: params.id, ...body })
  return getBlocker(scope, params.id)
}

interface Links {
  organization: string | null
  milestoneId: string | null
  ownerId: string | null
}

/** What a blocker names, as ids; each has to belong to the wave. */
async function linked(scope: PlatformScope, wave: WaveRow, { organization, milestoneId, ownerId }: Links) {
  const { number } = wave
  if (ownerId) await requireStaff(scope, ownerId)
  const [placed] = organization
    ? await scope.db
        .select({ id: organizationNames.id })
        .from(placements)
        .innerJoin(organizationNames, eq(organizationNames.id, placements.organizationId))
        .where(and(eq(organizationNames.code, organization), eq(placements.waveId, wave.id), isNull(placements.leftOn)))
    : []
  if (organization && !placed)
    fail('rollout.blocker.other_wave', { what: 'organization', number }, { path: 'organization' })
  const [milestone] = milestoneId
    ? await scope.db
        .select({ id: milestones.id })
        .from(milestones)
        .where(and(eq(milestones.id, milestoneId), eq(milestones.waveId, wave.id)))
    : []
  if (milestoneId && !milestone)
    fail('rollout.blocker.other_wave', { what: 'milestone', number }, { path: 'milestoneId' })
  return { organizationId: placed?.id ?? null, milestoneId, ownerId }
}
