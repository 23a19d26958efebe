// Milestones of a wave: given to somebody, done with evidence, taken back.
import { and, eq, ilike, sql } from 'drizzle-orm'
import { people } from '../../../platform/auth/tables.ts'
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import type { MilestoneKind, MilestoneStatus } from '../rollout.contract.ts'
import { MILESTONE_STATUS_WORDS } from '../rollout.contract.ts'
import { keepMilestoneDeadlines } from '../schedule/milestone-deadlines.ts'
import { milestones, placements, waves } from '../tables.ts'
import { getWave, type MilestoneRow, type WaveRow } from '../waves.ts'
import { findLateBlocker, resolveBlocker } from './blockers.ts'
import { fail } from './errors.ts'
import type {
  finishMilestone,
  giveMilestone,
  listMilestones,
  MilestoneView,
  reopenMilestone,
} from './milestones.contract.ts'
import { requireOpenWave, waveNumber } from './open-wave.ts'
import { appointedTopic } from './run-topics.ts'
import { requireStaff } from './wave-team.ts'

const { id, title, dueOn, baselineOn, status, doneOn, ownerId, evidence, note, version } = milestones
const blockersOf = sql`select count(*)::int from rollout_blocker b where b.milestone_id = ${milestones.id} and b.resolved_at is null`
const findPage = defineList({
  columns: {
    ...{ id, title, dueOn, baselineOn, doneOn, ownerId, evidence, note, version },
    wave: waves.number,
    kind: sql<MilestoneKind>`${milestones.kind}`,
    status: sql<MilestoneStatus>`${status}`,
    ownerName: sql<string | null>`${people.name}`,
    blockers: sql<number>`(${blockersOf})`,
    pausedOn: waves.pausedOn,
  },
  from: sql`${milestones} join ${waves} on ${waves.id} = ${milestones.waveId}
    left join ${people} on ${people.id} = ${milestones.ownerId}`,
  sortable: { dueOn, title, status },
  sort: 'dueOn',
  tieBreaker: id,
})

/** Milestones of a wave in the order of their days. */
export async function findWaveMilestones(
  scope: PlatformScope,
  { params, query }: Input<typeof listMilestones>,
): Promise<Output<typeof listMilestones>> {
  const wave = await getWave(scope, waveNumber(params.waveDigits))
  const page = await findPage(
    scope.db,
    query,
    and(
      eq(milestones.waveId, wave.id),
      query.status ? eq(status, query.status) : undefined,
      query.q ? ilike(title, contains(query.q)) : undefined,
    ),
  )
  return { ...page, items: page.items.map((one) => viewOf(scope, one)) }
}

type Row = Omit<MilestoneView, 'isOverdue'> & { pausedOn: string | null }

/** While its wave stands still a milestone is as late as on the day of the pause. */
function viewOf(scope: PlatformScope, { pausedOn, ...one }: Row): MilestoneView {
  const isOpen = one.status === 'open' || one.status === 'delayed'
  return { ...one, isOverdue: isOpen && one.dueOn < (pausedOn ?? today(scope.clock.now())) }
}

async function milestoneView(scope: PlatformScope, wanted: string): Promise<MilestoneView> {
  const [found] = (await findPage(scope.db, { pageSize: 1 }, eq(id, wanted))).items
  return found ? viewOf(scope, found) : fail('rollout.milestone.not_found')
}

/** Errors: rollout.milestone.not_found, rollout.wave.closed, rollout.staff.unfit, concurrency.stale. */
export async function give(
  scope: PlatformScope,
  { params, body }: Input<typeof giveMilestone>,
): Promise<MilestoneView> {
  const { milestone, wave } = await lockMilestone(scope, params.id, body.version)
  if (body.ownerId !== milestone.ownerId) {
    if (body.ownerId) await requireStaff(scope, body.ownerId)
    await writeMilestone(scope, milestone.id, { ownerId: body.ownerId })
    if (body.ownerId) await tellOwner(scope, { wave, milestone, to: body.ownerId })
    await keepMilestoneDeadlines(scope, wave.id)
  }
  return milestoneView(scope, params.id)
}

/**
 * Marks a milestone done. A go-live takes the organizations live that have access; the blocker that BMMS opened for the
 * delay is resolved. Errors: rollout.milestone.not_found, not_open, done_in_future, done_before_wave, rollout.wave.closed,
 * concurrency.stale.
 */
export async function finish(
  scope: PlatformScope,
  { params, body }: Input<typeof finishMilestone>,
): Promise<MilestoneView> {
  const { milestone, wave } = await lockMilestone(scope, params.id, body.version)
  if (milestone.status !== 'open' && milestone.status !== 'delayed')
    fail('rollout.milestone.not_open', { status: wordOf(milestone) })
  const now = today(scope.clock.now())
  if (body.doneOn > now) fail('rollout.milestone.done_in_future', { today: formatDate(now) })
  if (wave.startedOn !== null && body.doneOn < wave.startedOn)
    fail('rollout.milestone.done_before_wave', { number: wave.number, startedOn: formatDate(wave.startedOn) })
  await writeMilestone(scope, milestone.id, { status: 'done', doneOn: body.doneOn, evidence: body.evidence })
  if (milestone.kind === 'go_live') await goLive(scope, wave.id, body.doneOn)
  const late = await findLateBlocker(scope, milestone.id)
  if (late)
    await resolveBlocker(scope, { id: late.id, resolution: `The milestone was done on ${formatDate(body.doneOn)}.` })
  await keepMilestoneDeadlines(scope, wave.id)
  return milestoneView(scope, params.id)
}

/** Errors: rollout.milestone.not_found, not_done, rollout.wave.closed, concurrency.stale. */
export async function reopen(
  scope: PlatformScope,
  { params, body }: Input<typeof reopenMilestone>,
): Promise<MilestoneView> {
  const { milestone, wave } = await lockMilestone(scope, params.id, body.version)
  if (milestone.status !== 'done') fail('rollout.milestone.not_done', { status: wordOf(milestone) })
  const taken = `Taken back by ${scope.actor.name}: ${body.reason}`
  await writeMilestone(scope, milestone.id, {
    ...{ status: 'open', doneOn: null, note: [...taken].slice(0, 1000).join('') },
  })
  if (milestone.kind === 'go_live' && milestone.doneOn) await goBack(scope, wave.id, milestone.doneOn)
  await keepMilestoneDeadlines(scope, wave.id)
  return milestoneView(scope, params.id)
}

async function lockMilestone(
  scope: PlatformScope,
  wanted: string,
  seen: number,
): Promise<{ milestone: MilestoneRow; wave: WaveRow }> {
  const [milestone] = await scope.db.select().from(milestones).where(eq(id, wanted)).for('update')
  if (!milestone) return fail('rollout.milestone.not_found')
  const wave = await requireOpenWave(scope, milestone.waveId)
  if (milestone.version !== seen)
    failPlatform('concurrency.stale', {}, { extra: { current: await milestoneView(scope, wanted) } })
  return { milestone, wave }
}

async function writeMilestone(
  scope: PlatformScope,
  wanted: string,
  change: Partial<typeof milestones.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(milestones)
    .set({ ...change, sequence: sql`${milestones.sequence} + 1`, version: sql`${version} + 1`, updatedAt: sql`now()` })
    .where(eq(id, wanted))
}

async function goLive(scope: PlatformScope, waveId: string, day: string): Promise<void> {
  await scope.db
    .update(placements)
    .set({ wentLiveOn: day, version: sql`${placements.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(placements.waveId, waveId),
        sql`${placements.leftOn} is null and ${placements.wentLiveOn} is null`,
        sql`${placements.state} in ('access_granted', 'onboarding_complete')`,
      ),
    )
}

/** Undoes `goLive`; who is onboarded stays live. */
async function goBack(scope: PlatformScope, waveId: string, day: string): Promise<void> {
  await scope.db
    .update(placements)
    .set({ wentLiveOn: null, version: sql`${placements.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(placements.waveId, waveId),
        eq(placements.wentLiveOn, day),
        sql`${placements.leftOn} is null and ${placements.state} <> 'onboarding_complete'`,
      ),
    )
}

function wordOf({ status }: MilestoneRow): string {
  return MILESTONE_STATUS_WORDS[status as MilestoneStatus].toLowerCase()
}

async function tellOwner(
  scope: PlatformScope,
  { wave, milestone, to }: { wave: WaveRow; milestone: MilestoneRow; to: string },
): Promise<void> {
  await notify(scope, {
    topic: appointedTopic,
    to: [to],
    title: `You answer for “${milestone.title}” of wave ${wave.number}`,
    text: `Due on ${formatDate(milestone.dueOn)}.`,
    path: `/platform/rollout/waves/${wave.number}?tab=milestones`,
  })
}
