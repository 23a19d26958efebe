// Opening and resolving what stands in the way; used by people, and by BMMS itself for milestones that are late.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { formatInstant } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import type { Severity } from '../rollout.contract.ts'
import { SEVERITY_WORDS } from '../rollout.contract.ts'
import { blockers, waves } from '../tables.ts'
import { fail } from './errors.ts'
import { blockerTopic, coordinatorsOf } from './run-topics.ts'
import { organizationNames } from './tables.ts'

export type BlockerRow = typeof blockers.$inferSelect

interface NewBlocker {
  waveId: string
  /** Null or absent: it concerns the whole wave. */
  organizationId?: number | null
  milestoneId?: string | null
  severity: Severity
  title: string
  detail?: string
  ownerId?: string | null
}

/**
 * Opens a blocker in the name of whoever acts (BMMS itself in jobs) and tells the coordinators of the wave and the owner.
 * Answers its id; null when BMMS has an open blocker for the same milestone already.
 */
export async function openBlocker(scope: PlatformScope, blocker: NewBlocker): Promise<string | null> {
  const { waveId, organizationId = null, milestoneId = null, severity, title, detail = '', ownerId = null } = blocker
  const [opened] = await scope.db
    .insert(blockers)
    .values({
      ...{ waveId, organizationId, milestoneId, severity, title, detail, ownerId },
      openedBy: scope.actor.id || null,
      openedByName: scope.actor.name,
      openedAt: scope.clock.now().toString(),
    })
    .onConflictDoNothing({
      target: blockers.milestoneId,
      where: sql`milestone_id is not null and opened_by is null and resolved_at is null`,
    })
    .returning()
  if (!opened) return null
  const place = await placeOf(scope, opened)
  await notify(scope, {
    topic: blockerTopic,
    to: [...(await coordinatorsOf(scope, [waveId])), ...(ownerId ? [ownerId] : [])],
    title: `${SEVERITY_WORDS[severity]} blocker in ${place}: ${title}`,
    text: detail,
    path: blockerPath(opened.id),
  })
  return opened.id
}

/**
 * Closes a blocker with how it was resolved; tells the coordinators, the owner and whoever opened it. With `version`, a later
 * change by somebody else is refused. Errors: rollout.blocker.not_found, resolved, resolution_missing, concurrency.stale.
 */
export async function resolveBlocker(
  scope: PlatformScope,
  { id, resolution, version }: { id: string; resolution: string; version?: number },
): Promise<void> {
  const known = await lockOpenBlocker(scope, id, version)
  await writeBlocker(scope, id, { resolvedAt: scope.clock.now().toString(), resolution })
  await settle(scope, { topic: blockerTopic, path: blockerPath(id) })
  const { waveId, ownerId, openedBy } = known
  await notify(scope, {
    topic: blockerTopic,
    to: [...(await coordinatorsOf(scope, [waveId])), ...[ownerId, openedBy].filter((one) => one !== null)],
    title: `Blocker resolved in ${await placeOf(scope, known)}: ${known.title}`,
    text: resolution,
    path: blockerPath(id),
  })
}

/** The blocker that BMMS opened for a late milestone, while it is open. */
export async function findLateBlocker(scope: PlatformScope, milestoneId: string): Promise<BlockerRow | undefined> {
  const open = and(eq(blockers.milestoneId, milestoneId), isNull(blockers.openedBy), isNull(blockers.resolvedAt))
  const [found] = await scope.db.select().from(blockers).where(open)
  return found
}

/** An open blocker, locked until the transaction ends. */
export async function lockOpenBlocker(scope: PlatformScope, id: string, version?: number): Promise<BlockerRow> {
  const [known] = await scope.db.select().from(blockers).where(eq(blockers.id, id)).for('update')
  if (!known) return fail('rollout.blocker.not_found')
  if (known.resolvedAt) fail('rollout.blocker.resolved', { day: formatInstant(known.resolvedAt) })
  if (version !== undefined && known.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: known } })
  return known
}

/** Writes what changed as a new version of the blocker. */
export async function writeBlocker(
  scope: PlatformScope,
  id: string,
  change: Partial<typeof blockers.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(blockers)
    .set({ ...change, version: sql`${blockers.version} + 1`, updatedAt: sql`now()` })
    .where(eq(blockers.id, id))
}

export function blockerPath(id: string): string {
  return `/platform/rollout/blockers/${id}`
}

/** `wave 3 (MOH)`, or `wave 3`. */
export async function placeOf(
  scope: PlatformScope,
  { waveId, organizationId }: Pick<BlockerRow, 'waveId' | 'organizationId'>,
): Promise<string> {
  const [found] = await scope.db
    .select({ number: waves.number, code: organizationNames.code })
    .from(waves)
    .leftJoin(organizationNames, eq(organizationNames.id, sql`${organizationId}::integer`))
    .where(eq(waves.id, waveId))
  return `wave ${found?.number ?? ''}${found?.code ? ` (${found.code})` : ''}`
}
