// The access review: who can approve what, who is unused, who lacks the second step, and who got power how.
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Policies } from '../../../platform/access/policy.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { PAGE_SIZE, type Paging } from '../../../platform/http/list.ts'
import { UNUSED_DAYS } from '../people.contract.ts'
import { accessReviews } from '../tables.ts'
import { findGrants } from './access-grants.ts'
import { findHolders, type Holder } from './access-holders.ts'
import type { AccessReview, ApproverRow, Review, UnusedRow, WithoutTwoFactorRow } from './access-review.contract.ts'

type Scope = OrganizationScope | PlatformScope
type Query = Paging & { sort?: string | undefined; q?: string | undefined }

/** Permissions with which people decide what others prepared. */
const DECIDES = /\.(approve|decide|endorse|release|certify|pay)$/
const PREPARES = ['edit', 'manage', 'submit', 'enter', 'prepare', 'request'] as const

export async function findApprovers(scope: Scope, policies: Policies, query: Query): Promise<Page<ApproverRow>> {
  const rows = approversOf(policies, await findHolders(scope))
  return pageOfRows(sought(rows, query), query)
}

function approversOf(policies: Policies, holders: readonly Holder[]): ApproverRow[] {
  return holders
    .filter(({ isActive }) => isActive)
    .map((holder) => {
      const held = permissionsOf(policies, holder)
      const decides = [...held].filter((permission) => DECIDES.test(permission))
      return {
        ...personOf(holder),
        approves: decides.map((permission) => policies.wordsOf(permission)),
        alsoPrepares: decides.flatMap((permission) => counterparts(policies, held, permission)),
      }
    })
    .filter(({ approves }) => approves.length > 0)
}

function permissionsOf(policies: Policies, { organization, roles, modules }: Holder): ReadonlySet<string> {
  if (organization !== null) return policies.inOrganization(roles, [], { modules })
  const all = policies.modules.filter(({ switchable }) => switchable).map(({ module }) => module)
  return new Set([...policies.onPlatform(roles), ...policies.inOrganization([], roles, { modules: all })])
}

/** For `planning.plan.approve`, that the person holds `planning.plan.edit` as well. */
function counterparts(policies: Policies, held: ReadonlySet<string>, permission: string): string[] {
  const subject = permission.slice(0, permission.lastIndexOf('.'))
  return PREPARES.map((verb) => `${subject}.${verb}`)
    .filter((name) => held.has(name))
    .map((name) => policies.wordsOf(name))
}

/** Active accounts that nobody used for 60 days, or ever. */
export async function findUnused(scope: Scope, query: Query): Promise<Page<UnusedRow>> {
  const rows = unusedOf(scope, await findHolders(scope))
  const ordered = query.sort?.endsWith('days') ? rows.toSorted((a, b) => a.days - b.days) : rows
  return pageOfRows(sought(ordered, query), query)
}

function unusedOf(scope: Scope, holders: readonly Holder[]): UnusedRow[] {
  const now = scope.clock.now().epochMilliseconds
  return holders.flatMap((holder) => {
    const { lastSignedInAt, addedAt, isActive } = holder
    const since = Temporal.Instant.from(lastSignedInAt ?? addedAt).epochMilliseconds
    const days = Math.max(0, Math.floor((now - since) / 86_400_000))
    const isUnused = isActive && (lastSignedInAt === null || days >= UNUSED_DAYS)
    return isUnused ? [{ ...personOf(holder), isActive, lastSignedInAt, days, addedAt }] : []
  })
}

/** Administrators of organizations and everybody with a role above them, who sign in with a password alone. */
export async function findWithoutTwoFactor(scope: Scope, query: Query): Promise<Page<WithoutTwoFactorRow>> {
  return pageOfRows(sought(withoutTwoFactorOf(await findHolders(scope)), query), query)
}

function withoutTwoFactorOf(holders: readonly Holder[]): WithoutTwoFactorRow[] {
  return holders
    .filter((holder) => holder.isActive && !holder.twoFactorEnabled)
    .filter(({ organization, roles }) => organization === null || roles.includes('admin'))
    .map((holder) => ({ ...personOf(holder), lastSignedInAt: holder.lastSignedInAt }))
}

function personOf({ personId, name, username, organization, roles }: Holder) {
  return { personId, name, username, organization, roles }
}

export async function summarizeAccess(scope: Scope, policies: Policies): Promise<AccessReview> {
  const holders = await findHolders(scope)
  const now = scope.clock.now()
  const since = now
    .subtract({ hours: 90 * 24 })
    .toString()
    .slice(0, 10)
  const grants = await findGrants(scope, { pageSize: 1, from: since })
  const approvers = approversOf(policies, holders)
  return {
    asOf: now.toString(),
    counts: {
      approvers: approvers.length,
      alsoPrepare: approvers.filter(({ alsoPrepares }) => alsoPrepares.length > 0).length,
      unused: unusedOf(scope, holders).length,
      withoutTwoFactor: withoutTwoFactorOf(holders).length,
      grants: grants.total,
    },
    reviews: await findReviews(scope),
  }
}

async function findReviews(scope: Scope): Promise<Review[]> {
  const rows = await scope.db
    .select()
    .from(accessReviews)
    .where(placeOf(scope))
    .orderBy(sql`${accessReviews.reviewedAt} desc`)
    .limit(20)
  return rows.map(({ id, reviewedAt, reviewedByName, note }) => ({ id, reviewedAt, reviewedBy: reviewedByName, note }))
}

function placeOf(scope: Scope): SQL | undefined {
  return and(
    scope.kind === 'organization'
      ? eq(accessReviews.organizationId, scope.organization.id)
      : isNull(accessReviews.organizationId),
  )
}

/** Somebody looked through it and says what was found. */
export async function recordReview(scope: Scope, policies: Policies, note: string): Promise<AccessReview> {
  await scope.db.insert(accessReviews).values({
    organizationId: scope.kind === 'organization' ? scope.organization.id : null,
    reviewedBy: scope.actor.id || null,
    reviewedByName: scope.actor.name,
    note,
    reviewedAt: scope.clock.now().toString(),
  })
  return summarizeAccess(scope, policies)
}

/** The rows are few: everybody of an organization, or everybody with a role. Order and page are taken here. */
function sought<Row extends { name: string; username: string; organization: string | null }>(
  rows: readonly Row[],
  { q = '', sort = 'name' }: Query,
): Row[] {
  const text = q.trim().toLowerCase()
  const found = rows.filter(({ name, username, organization }) =>
    [name, username, organization ?? ''].some((value) => value.toLowerCase().includes(text)),
  )
  return sort.startsWith('-') ? found.toReversed() : found
}

function pageOfRows<Row>(rows: readonly Row[], { page = 1, pageSize = PAGE_SIZE }: Paging): Page<Row> {
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize }
}
