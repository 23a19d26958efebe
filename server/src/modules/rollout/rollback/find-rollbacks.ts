// Rollbacks as people see them: the list, one with its preview, and what it changed.
import { and, eq, ilike, ne, notInArray, or, sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { requestHistory } from '../../../platform/changes/history.ts'
import type { OrganizationRef, PlatformScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import type { PossibleAction } from '../../../platform/workflow/workflow.ts'
import { waves } from '../tables.ts'
import { archiveName } from './archive.ts'
import { fail, rollbackErrors } from './errors.ts'
import type { listRollbackChanges, listRollbacks, RollbackSummary, RollbackView } from './rollback.contract.ts'
import { rollbackActions } from './rollback-workflow.ts'
import { ROLLED_BACK } from './rolled-back-tables.ts'
import { type Rollback, rollbackProgress, rollbacks } from './tables.ts'

const organizations = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
})

/** Fails with rollout.rollback.not_found. */
export async function getRollback({ db }: PlatformScope, id: string): Promise<Rollback> {
  const [row] = await db.select().from(rollbacks).where(eq(rollbacks.id, id))
  return row ?? fail('rollout.rollback.not_found')
}

/** Locked against other steps until the transaction ends. */
export async function lockRollback({ db }: PlatformScope, id: string): Promise<Rollback> {
  const [row] = await db.select().from(rollbacks).where(eq(rollbacks.id, id)).for('no key update')
  return row ?? fail('rollout.rollback.not_found')
}

export interface RolledBackOrganization extends OrganizationRef {
  isActive: boolean
}

/** The organization of a rollback. */
export async function organizationOf(
  { db }: PlatformScope,
  { organizationId }: Pick<Rollback, 'organizationId'>,
): Promise<RolledBackOrganization> {
  const { rows } = await db.execute<RolledBackOrganization & Record<string, unknown>>(
    sql`select id, code, name, accent_color as "accentColor", is_active as "isActive" from organization
      where id = ${organizationId}`,
  )
  return rows[0] ?? fail('rollout.rollback.not_found')
}

const rowsChanged = sql<number | null>`(select case when ${rollbacks.counts} is not null then coalesce(sum(
    (c ->> 'removed')::int + (c ->> 'changed')::int + (c ->> 'added')::int), 0)::int end
  from jsonb_array_elements(${rollbacks.counts}) c)`

const list = defineList({
  columns: {
    id: rollbacks.id,
    kind: rollbacks.kind,
    organization: organizations.code,
    organizationName: organizations.name,
    wave: waves.number,
    moment: rollbacks.moment,
    state: rollbacks.state,
    reason: rollbacks.reason,
    preparedBy: rollbacks.preparedByName,
    preparedAt: rollbacks.preparedAt,
    decidedBy: rollbacks.decidedByName,
    decidedAt: rollbacks.decidedAt,
    finishedAt: rollbacks.finishedAt,
    rows: rowsChanged,
  },
  from: sql`${rollbacks} join ${organizations} on ${organizations.id} = ${rollbacks.organizationId}
    left join ${waves} on ${waves.id} = ${rollbacks.waveId}`,
  sortable: { preparedAt: rollbacks.preparedAt, organization: organizations.code, state: rollbacks.state },
  sort: '-preparedAt',
  tieBreaker: rollbacks.id,
})

export async function findRollbacks(
  scope: PlatformScope,
  { query }: Input<typeof listRollbacks>,
): Promise<Output<typeof listRollbacks>> {
  const page = await list(
    scope.db,
    query,
    and(
      query.state ? eq(rollbacks.state, query.state) : undefined,
      query.wave ? eq(waves.number, query.wave) : undefined,
      query.organization ? eq(organizations.code, query.organization) : undefined,
      query.q
        ? or(
            ilike(organizations.code, contains(query.q)),
            ilike(organizations.name, contains(query.q)),
            ilike(rollbacks.reason, contains(query.q)),
          )
        : undefined,
    ),
  )
  return page as Output<typeof listRollbacks>
}

/** Fails with rollout.rollback.not_found. */
export async function viewRollback(scope: PlatformScope, id: string): Promise<RollbackView> {
  const rollback = await getRollback(scope, id)
  const organization = await organizationOf(scope, rollback)
  const [taken] = await scope.db
    .select({ id: rollbacks.id, state: rollbacks.state })
    .from(rollbacks)
    .where(and(eq(rollbacks.undoesId, id), notInArray(rollbacks.state, ['failed', 'cancelled']), ne(rollbacks.id, id)))
  const { needsSecondPerson, counts, conflicts, notes, message, version } = rollback
  return {
    ...(await summaryOf(scope, rollback, organization)),
    ...{ needsSecondPerson, counts, conflicts, notes, message, version },
    isOrganizationActive: organization.isActive,
    expectedSeconds: rollback.rehearsalMs === null ? null : Math.ceil(rollback.rehearsalMs / 1000),
    archive: archiveOf(rollback, organization),
    progress: await progressOf(scope, rollback),
    undoes: rollback.undoesId,
    undoneBy: taken ?? null,
    steps: rollback.steps.map(({ action, by, at, comment }) => ({ action, by, at, comment })),
    actions: rollbackActions(rollback, scope.actor, {
      hindrance: approvalHindrance(rollback, organization),
      isUndone: taken !== undefined,
    }),
  }
}

async function summaryOf(
  scope: PlatformScope,
  rollback: Rollback,
  { code, name }: RolledBackOrganization,
): Promise<RollbackSummary> {
  const { id, kind, moment, state, reason, preparedByName, preparedAt, decidedByName, decidedAt, finishedAt } = rollback
  const [wave] = rollback.waveId
    ? await scope.db.select({ number: waves.number }).from(waves).where(eq(waves.id, rollback.waveId))
    : []
  return {
    ...{ id, kind, moment, state, reason, preparedAt, decidedAt, finishedAt },
    ...{ organization: code, organizationName: name, wave: wave?.number ?? null },
    ...{ preparedBy: preparedByName, decidedBy: decidedByName, rows: rowsOf(rollback) },
  }
}

/** Rows that it changes in all; null before the first check. */
export function rowsOf({ counts }: Pick<Rollback, 'counts'>): number | null {
  return counts?.reduce((sum, { removed, changed, added }) => sum + removed + changed + added, 0) ?? null
}

/** Why it cannot be approved although it is ready. */
export function approvalHindrance(
  rollback: Rollback,
  { code, isActive }: RolledBackOrganization,
): PossibleAction['refusal'] {
  const refusal = (name: 'rollout.rollback.nothing' | 'rollout.rollback.active') => ({
    code: name,
    message: new BmmsError(name, rollbackErrors[name], { values: { code } }).message,
  })
  if (rowsOf(rollback) === 0) return refusal('rollout.rollback.nothing')
  return isActive ? refusal('rollout.rollback.active') : null
}

function archiveOf(rollback: Rollback, { code }: RolledBackOrganization): RollbackView['archive'] {
  const { archiveSha256: sha256, archiveSize: size, archiveRows: rows, archivedAt: at } = rollback
  if (sha256 === null || size === null || rows === null || at === null) return null
  return { name: archiveName(code, at), size, rows, sha256, at }
}

async function progressOf({ db }: PlatformScope, { id, state }: Rollback): Promise<RollbackView['progress']> {
  if (!['checking', 'approved', 'running'].includes(state)) return null
  const { step, done, total } = rollbackProgress
  const [row] = await db.select({ step, done, total }).from(rollbackProgress).where(eq(rollbackProgress.rollbackId, id))
  return row ?? null
}

/** What it changed, row by row; nothing before it ran. */
export async function findRollbackChanges(
  scope: PlatformScope,
  { params, query }: Input<typeof listRollbackChanges>,
): Promise<Output<typeof listRollbackChanges>> {
  const { organizationId, startedAt, createdAt } = await getRollback(scope, params.id)
  const since = startedAt ?? createdAt
  return requestHistory(scope, { requestId: params.id, organizationId, since, tables: ROLLED_BACK }, query)
}
