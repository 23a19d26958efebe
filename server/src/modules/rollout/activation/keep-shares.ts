// Saying which of an organization's people a module or feature reaches, and seeing before whom it would reach.
import { and, eq, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { getOrganizationRef, holdStanding } from '../../organizations/module.ts'
import { fail } from './errors.ts'
import { getFeature } from './features.ts'
import { activeMembers, findShares } from './find-shares.ts'
import type { killShare, listShareMembers, previewShare, SharePreview, Shares, setShare } from './share.contract.ts'
import { featureShares } from './tables.ts'

type Wanted = Input<typeof previewShare>['body']

/** Sets it, effective with the next request of everybody. Fails with concurrency.stale, or with what is missing. */
export async function changeShare(scope: PlatformScope, { params, body }: Input<typeof setShare>): Promise<Shares> {
  const { feature } = getFeature(params.featureName)
  const held = await holdStanding(scope, params.code)
  const share = await checkedShare(scope, held, body)
  await write(scope, {
    organizationId: held.id,
    feature,
    version: body.version,
    share: { ...share, reason: body.reason },
  })
  return findShares(scope, held.code)
}

/** Off for everybody at once; whom it reached before stays on record, so that it can be set again. */
export async function switchShareOff(scope: PlatformScope, { params, body }: Input<typeof killShare>): Promise<Shares> {
  const { feature } = getFeature(params.featureName)
  const held = await holdStanding(scope, params.code)
  const { reason = 'Stopped with one click.' } = body
  const off = { mode: 'off', reason, changedByName: scope.actor.name }
  await scope.db
    .insert(featureShares)
    .values({ organizationId: held.id, feature, ...off })
    .onConflictDoUpdate({
      target: [featureShares.organizationId, featureShares.feature],
      set: { ...off, version: sql`${featureShares.version} + 1`, updatedAt: sql`now()` },
    })
  return findShares(scope, held.code)
}

interface Share {
  mode: string
  basisPoints: number
  people: string[]
  roles: string[]
}

async function checkedShare(scope: PlatformScope, held: { id: number; code: string }, body: Wanted): Promise<Share> {
  const { mode, percent, people = [], roles = [] } = body
  if (mode === 'percentage' && percent === undefined) fail('rollout.share.percent_missing')
  if (mode === 'list' && people.length + roles.length === 0) fail('rollout.share.nobody')
  await requireMembers(scope, held, people)
  return { mode, basisPoints: Math.round((percent ?? 0) * 100), people, roles }
}

async function requireMembers(
  scope: PlatformScope,
  held: { id: number; code: string },
  people: string[],
): Promise<void> {
  if (people.length === 0) return
  const { rows } = await scope.db.execute<{ count: number }>(sql`
    select count(*)::int as count from ${activeMembers}
     where m.organization_id = ${held.id} and m.is_active and p.id = any(${sql.param(people)}::uuid[])`)
  if (rows[0]?.count !== people.length) fail('rollout.share.not_member', { code: held.code })
}

interface Written {
  organizationId: number
  feature: string
  /** 0 while nobody has set it. */
  version: number
  share: Share & { reason: string }
}

async function write(scope: PlatformScope, { organizationId, feature, version, share }: Written): Promise<void> {
  const content = { ...share, changedByName: scope.actor.name }
  if (version === 0) {
    // A row that is there already is refused by its key: somebody was faster.
    await scope.db.insert(featureShares).values({ organizationId, feature, ...content })
    return
  }
  const rows = await scope.db
    .update(featureShares)
    .set({ ...content, version: sql`${featureShares.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(featureShares.organizationId, organizationId),
        eq(featureShares.feature, feature),
        eq(featureShares.version, version),
      ),
    )
    .returning({ id: featureShares.id })
  if (rows.length === 0) failPlatform('concurrency.stale')
}

/** Names that a preview shows. */
const NAMES_SHOWN = 10

/** Whom it would reach, and who would gain and lose; changes nothing. */
export async function previewOfShare(
  scope: PlatformScope,
  { params, body }: Input<typeof previewShare>,
): Promise<SharePreview> {
  const { feature } = getFeature(params.featureName)
  const held = await getOrganizationRef(scope, params.code)
  const share = await checkedShare(scope, held, body)
  const wanted = sql`jsonb_populate_record(null::feature_share, ${JSON.stringify({
    ...{ organization_id: held.id, feature, mode: share.mode, basis_points: share.basisPoints },
    ...{ people: share.people, roles: share.roles },
  })}::jsonb)`
  const { rows } = await scope.db.execute<{ name: string; before: boolean; after: boolean }>(sql`
    select p.name, coalesce(bmms.share_reaches(f, p.id, m.roles), true) as before,
           bmms.share_reaches(w, p.id, m.roles) as after
      from ${activeMembers} cross join ${wanted} w
      left join feature_share f on f.organization_id = m.organization_id and f.feature = ${feature}
     where m.organization_id = ${held.id} and m.is_active order by p.name, p.id`)
  const joining = rows.filter(({ before, after }) => after && !before)
  const leaving = rows.filter(({ before, after }) => before && !after)
  return {
    reaches: rows.filter(({ after }) => after).length,
    of: rows.length,
    ...{ joins: joining.length, leaves: leaving.length },
    joining: joining.slice(0, NAMES_SHOWN).map(({ name }) => name),
    leaving: leaving.slice(0, NAMES_SHOWN).map(({ name }) => name),
  }
}

/** For naming people: active members by name. */
export async function findShareMembers(
  scope: PlatformScope,
  { params }: Pick<Input<typeof listShareMembers>, 'params'>,
): Promise<Output<typeof listShareMembers>> {
  const { id } = await getOrganizationRef(scope, params.code)
  const { rows } = await scope.db.execute<Output<typeof listShareMembers>['items'][number]>(sql`
    select p.id, p.name, p.username, m.roles from ${activeMembers}
     where m.organization_id = ${id} and m.is_active order by p.name, p.id limit 2000`)
  return { items: rows }
}
