// What planning knows about organizations, with where they stand in the rollout.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { ChangeView } from '../../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import type { Size } from '../optimiser/problem.contract.ts'
import { fail } from './errors.ts'
import { findReadiness } from './find-readiness.ts'
import type {
  editProfile,
  listProfiles,
  ProfileView,
  ROLLOUT_STANDINGS,
  readProfile,
  readProfileHistory,
} from './planning-facts.contract.ts'
import { ASSUMED_PEOPLE, DEFAULT_SOURCE } from './seeded-facts.ts'
import { knownOrganizations, profiles } from './tables.ts'

const SMALL = ASSUMED_PEOPLE.small
const placed = sql`from rollout_placement p join rollout_wave w on w.id = p.wave_id
  where p.organization_id = ${knownOrganizations.id} and p.left_on is null and w.status <> 'cancelled'`

/** Whether an organization waits for its wave, by the profile that may be missing. */
const standing = sql<(typeof ROLLOUT_STANDINGS)[number]>`case
  when exists (select ${placed} and w.status <> 'planned') then 'started'
  when not coalesce(${profiles.takesPart}, true) then 'left_out'
  when exists (select ${placed}) then 'planned' else 'waiting' end`

/** The facts of an organization; what nobody entered is assumed as for small ones. */
const columns = {
  id: knownOrganizations.id,
  code: knownOrganizations.code,
  name: knownOrganizations.name,
  kind: knownOrganizations.kind,
  profileId: profiles.id,
  size: sql<Size>`coalesce(${profiles.size}, 'small')`,
  expectedPeople: sql<number>`coalesce(${profiles.expectedPeople}, ${sql.raw(String(SMALL.people))})`,
  trainees: sql<number>`coalesce(${profiles.trainees}, ${sql.raw(String(SMALL.trainees))})`,
  cluster: sql<string>`coalesce(${profiles.cluster}, '')`,
  place: sql<string>`coalesce(${profiles.place}, '')`,
  foundation: sql<string>`coalesce(${profiles.foundation}, '')`,
  takesPart: sql<boolean>`coalesce(${profiles.takesPart}, true)`,
  source: sql<string>`coalesce(${profiles.source}, ${sql.raw(`'${DEFAULT_SOURCE}'`)})`,
  version: sql<number>`coalesce(${profiles.version}, 0)`,
  standing,
  wave: sql<number | null>`(select w.number ${placed} limit 1)`,
}
const from = sql`${knownOrganizations} left join ${profiles} on ${profiles.organizationId} = ${knownOrganizations.id}`

const profilesList = defineList({
  columns,
  from,
  sortable: {
    code: knownOrganizations.code,
    name: knownOrganizations.name,
    size: sql`array_position(array['small', 'medium', 'large'], ${columns.size})`,
    expectedPeople: columns.expectedPeople,
    cluster: columns.cluster,
    place: columns.place,
  },
  sort: 'code',
  tieBreaker: knownOrganizations.id,
})

/** An organization with its profile, as the plans take it. */
export type KnownOrganization = ProfileView & { id: number; profileId: string | null }

/** One page of organizations: the profiles in one statement, their readiness in two. */
export async function findProfiles(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listProfiles>, 'query'>,
): Promise<Output<typeof listProfiles>> {
  const where = and(
    query.size ? sql`${columns.size} = ${query.size}` : undefined,
    query.standing ? sql`${standing} = ${query.standing}` : undefined,
    query.q ? mentions(query.q) : undefined,
  )
  const page = await profilesList(scope.db, query, where)
  return { ...page, items: await withReadiness(scope, page.items) }
}

function mentions(text: string): SQL | undefined {
  const like = contains(text)
  return or(
    ilike(knownOrganizations.code, like),
    ilike(knownOrganizations.name, like),
    ilike(profiles.cluster, like),
    ilike(profiles.place, like),
  )
}

/** All organizations with their profiles and readiness, by code. */
export async function findAllProfiles(scope: PlatformScope): Promise<KnownOrganization[]> {
  const { items } = await profilesList(scope.db, { page: 1, pageSize: 1000 }, undefined)
  return withReadiness(scope, items)
}

type Row = Awaited<ReturnType<typeof profilesList>>['items'][number]

async function withReadiness(scope: PlatformScope, rows: readonly Row[]): Promise<KnownOrganization[]> {
  const readiness = await findReadiness(scope, rows)
  return rows.map((row) => ({ ...row, readiness: readiness.get(row.id) ?? { score: null, confidence: 0, parts: [] } }))
}

/** The profile of an organization. Fails with rollout.plan.organization_unknown. */
export async function getProfile(
  scope: PlatformScope,
  { params }: Pick<Input<typeof readProfile>, 'params'>,
): Promise<KnownOrganization> {
  const page = await profilesList(scope.db, { pageSize: 1 }, eq(knownOrganizations.code, params.code.toUpperCase()))
  const [profile] = await withReadiness(scope, page.items)
  return profile ?? fail('rollout.plan.organization_unknown', { code: params.code })
}

/** Enters or changes a profile. Fails with rollout.profile.trainees or concurrency.stale. */
export async function changeProfile(
  scope: PlatformScope,
  { params, body }: Input<typeof editProfile>,
): Promise<ProfileView> {
  const { version, ...facts } = body
  if (facts.trainees > facts.expectedPeople) fail('rollout.profile.trainees')
  const known = await getProfile(scope, { params })
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  if (version === 0) await scope.db.insert(profiles).values({ ...facts, organizationId: known.id })
  else {
    const changed = await scope.db
      .update(profiles)
      .set({ ...facts, version: version + 1, updatedAt: sql`now()` })
      .where(and(eq(profiles.organizationId, known.id), eq(profiles.version, version)))
      .returning({ id: profiles.id })
    if (changed.length === 0) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  }
  return getProfile(scope, { params })
}

/** Who changed the profile; empty before anybody entered one. */
export async function findProfileHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readProfileHistory>,
): Promise<Page<ChangeView>> {
  const { profileId } = await getProfile(scope, { params })
  const { page = 1, pageSize = 25 } = query
  if (profileId === null) return { items: [], total: 0, page, pageSize }
  return recordHistory(scope, { table: 'rollout_profile', id: profileId }, query)
}
