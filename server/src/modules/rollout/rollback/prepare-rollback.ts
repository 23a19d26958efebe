// Preparing a rollback, and the steps of people after that.
import { eq, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { refusalOf } from '../../../platform/workflow/workflow.ts'
import { getOrganizationRef } from '../../organizations/module.ts'
import { fail } from './errors.ts'
import { approvalHindrance, getRollback, lockRollback, organizationOf, viewRollback } from './find-rollbacks.ts'
import type {
  approveRollback,
  cancelRollback,
  RollbackView,
  recheckRollback,
  undoRollback,
} from './rollback.contract.ts'
import { CHECK_ROLLBACK, RUN_ROLLBACK } from './rollback-job-names.ts'
import { settleApproval } from './rollback-news.ts'
import { preparersOf, type RollbackAction, rollbackWorkflow } from './rollback-workflow.ts'
import { type Rollback, type RollbackStep, rollbacks } from './tables.ts'

interface Wanted {
  organization: string
  moment?: string | undefined
  reason: string
}

interface Place extends Record<string, unknown> {
  waveId: string | null
  before: string | null
  isLive: boolean
}

/**
 * Prepares the return of an organization to a moment, by default to midnight before its wave began; the check follows as a
 * job. Fails with organizations.organization.not_found, rollout.rollback.moment_missing, moment_ahead or open.
 */
export async function startRollback(scope: PlatformScope, wanted: Wanted): Promise<string> {
  const { id: organizationId, code } = await getOrganizationRef(scope, wanted.organization)
  const { waveId, before, isLive } = await placeOf(scope, organizationId)
  const moment = wanted.moment ?? before ?? fail('rollout.rollback.moment_missing', { code })
  await requirePast(scope, moment)
  const id = await insertRollback(scope, {
    organizationId,
    waveId,
    kind: 'restore',
    moment,
    reason: wanted.reason,
    needsSecondPerson: isLive,
  })
  return id ?? fail('rollout.rollback.open', { code })
}

/** The newest place of an organization in a wave, and the midnight before that wave began. */
async function placeOf({ db }: PlatformScope, organizationId: number): Promise<Place> {
  const { rows } = await db.execute<Place>(sql`
    select w.id as "waveId",
           (case when w.starts_on <= (now() at time zone 'Asia/Manila')::date or w.started_on is not null
              then coalesce(w.started_on, w.starts_on)::timestamp at time zone 'Asia/Manila' end)::text as before,
           o.live_on is not null or exists (select from rollout_placement l where l.organization_id = o.id and l.went_live_on is not null)
             as "isLive"
      from organization o
      left join lateral (select p.wave_id from rollout_placement p where p.organization_id = o.id
        order by p.left_on desc nulls first, p.created_at desc limit 1) p on true
      left join rollout_wave w on w.id = p.wave_id
     where o.id = ${organizationId}`)
  return rows[0] ?? { waveId: null, before: null, isLive: true }
}

async function requirePast({ db }: PlatformScope, moment: string): Promise<void> {
  if (!isInstant(moment)) fail('rollout.rollback.moment_ahead')
  const { rows } = await db.execute<{ past: boolean }>(sql`select ${moment}::timestamptz < now() as past`)
  if (!rows[0]?.past) fail('rollout.rollback.moment_ahead')
}

function isInstant(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}

type Prepared = Pick<Rollback, 'organizationId' | 'waveId' | 'kind' | 'moment' | 'reason' | 'needsSecondPerson'>

/** Answers nothing where a rollback of the organization is under way. */
async function insertRollback(
  scope: PlatformScope,
  prepared: Prepared & { undoesId?: string },
): Promise<string | undefined> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('rollout.rollback'), ${prepared.organizationId})`)
  const { rows } =
    await scope.db.execute(sql`select from rollout_rollback where organization_id = ${prepared.organizationId}
    and state in ('checking', 'ready', 'blocked', 'approved', 'running')`)
  if (rows.length > 0) return undefined
  const [row] = await scope.db
    .insert(rollbacks)
    .values({
      ...prepared,
      preparedBy: scope.actor.id || null,
      preparedByName: scope.actor.name,
      steps: [stepOf(scope, 'prepare', prepared.reason)],
    })
    .returning({ id: rollbacks.id })
  if (row) await scope.enqueue(CHECK_ROLLBACK, { rollbackId: row.id })
  return row?.id
}

/** Prepares taking a rollback back. Fails with rollout.rollback.not_done, undone or open. */
export async function startUndo(
  scope: PlatformScope,
  { params, body }: Input<typeof undoRollback>,
): Promise<RollbackView> {
  const undone = await lockRollback(scope, params.id)
  if (undone.state !== 'done' || undone.startedAt === null) return fail('rollout.rollback.not_done')
  const { rows } = await scope.db.execute(
    sql`select from rollout_rollback where undoes_id = ${undone.id} and state not in ('failed', 'cancelled')`,
  )
  if (rows.length > 0) fail('rollout.rollback.undone')
  const { organizationId, waveId, needsSecondPerson, startedAt: moment } = undone
  const { code } = await organizationOf(scope, undone)
  const id = await insertRollback(scope, {
    ...{ organizationId, waveId, needsSecondPerson, moment, reason: body.reason },
    kind: 'undo',
    undoesId: undone.id,
  })
  return viewRollback(scope, id ?? fail('rollout.rollback.open', { code }))
}

/** Counts and rehearses again. */
export async function checkAgain(
  scope: PlatformScope,
  { params, body }: Input<typeof recheckRollback>,
): Promise<RollbackView> {
  const rollback = await lockRollback(scope, params.id)
  requirePossible(scope, rollback, { action: 'check', version: body.version })
  await writeRollback(scope, rollback, { action: 'check', comment: '' }, { state: 'checking', message: '' })
  await scope.enqueue(CHECK_ROLLBACK, { rollbackId: rollback.id })
  return viewRollback(scope, rollback.id)
}

/**
 * Approves; the run follows as a job. Fails with workflow.four_eyes, rollout.rollback.confirmation, active or nothing.
 */
export async function approve(
  scope: PlatformScope,
  { params, body }: Input<typeof approveRollback>,
): Promise<RollbackView> {
  const rollback = await lockRollback(scope, params.id)
  requirePossible(scope, rollback, { action: 'approve', version: body.version })
  const organization = await organizationOf(scope, rollback)
  const { code } = organization
  if (body.confirmation.trim().toUpperCase() !== code) fail('rollout.rollback.confirmation', { code })
  const hindrance = approvalHindrance(rollback, organization)
  if (hindrance) fail(hindrance.code as 'rollout.rollback.active', { code })
  await writeRollback(
    scope,
    rollback,
    { action: 'approve', comment: body.comment ?? '' },
    {
      state: 'approved',
      message: '',
      decidedBy: scope.actor.id || null,
      decidedByName: scope.actor.name,
      decidedAt: scope.clock.now().toString(),
    },
  )
  await settleApproval(scope, rollback)
  await scope.enqueue(RUN_ROLLBACK, { rollbackId: rollback.id })
  return viewRollback(scope, rollback.id)
}

/** Gives it up. */
export async function giveUp(
  scope: PlatformScope,
  { params, body }: Input<typeof cancelRollback>,
): Promise<RollbackView> {
  const rollback = await lockRollback(scope, params.id)
  requirePossible(scope, rollback, { action: 'cancel', version: body.version })
  await writeRollback(scope, rollback, { action: 'cancel', comment: body.comment }, { state: 'cancelled' })
  await settleApproval(scope, rollback)
  return viewRollback(scope, rollback.id)
}

function requirePossible(
  scope: PlatformScope,
  rollback: Rollback,
  { action, version }: { action: RollbackAction; version: number },
): void {
  const transition = rollbackWorkflow.transitions[action]
  if (!transition.from.includes(rollback.state)) {
    const state = rollbackWorkflow.states[rollback.state].toLowerCase()
    failPlatform('workflow.not_now', { state, action: transition.label })
  }
  const standing = { status: rollback.state, preparers: preparersOf(rollback) }
  const refusal = refusalOf(transition, standing, scope.actor)
  if (refusal?.code === 'workflow.four_eyes') failPlatform('workflow.four_eyes')
  if (rollback.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: rollback } })
}

type Content = Partial<typeof rollbacks.$inferInsert>

async function writeRollback(
  scope: PlatformScope,
  rollback: Rollback,
  { action, comment }: { action: RollbackAction; comment: string },
  content: Content,
): Promise<void> {
  await scope.db
    .update(rollbacks)
    .set({
      ...content,
      steps: [...rollback.steps, stepOf(scope, action, comment)],
      version: rollback.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(rollbacks.id, rollback.id))
}

function stepOf({ actor, clock }: PlatformScope, action: string, comment: string): RollbackStep {
  return { action, byId: actor.id || null, by: actor.name, at: clock.now().toString(), comment }
}

/** Where the archive of a rollback is. Fails with rollout.rollback.no_archive. */
export async function findArchive(scope: PlatformScope, id: string) {
  const rollback = await getRollback(scope, id)
  const { code } = await organizationOf(scope, rollback)
  const { archiveKey: key, archivedAt: at } = rollback
  if (key === null || at === null) return fail('rollout.rollback.no_archive')
  return { key, at, code }
}
