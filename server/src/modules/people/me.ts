// The signed-in person: where they work, and what they may do there.
import { and, eq, sql } from 'drizzle-orm'
import { type Entrance, needsTwoFactor } from '../../platform/access/admit.ts'
import { ACCESS } from '../../platform/access/policy.ts'
import { ROLES_INSIDE } from '../../platform/access/roles.contract.ts'
import { people } from '../../platform/auth/tables.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { House } from '../../platform/http/route.ts'
import { findWorkspaces, logoUrl } from '../organizations/module.ts'
import { fail } from './errors.ts'
import type { choosePrimaryOrganization, Me, Workspace } from './me.contract.ts'
import { memberships } from './tables.ts'

/** What the transaction of `/me` answers; the policy tables make the rest of it. */
export interface Standing {
  caller: Entrance
  primary: number | null
  places: {
    id: number
    code: string
    name: string
    accentColor: string
    logoFile: string | null
    modules: string[]
    roles: string[]
    /** Modules and features whose share does not reach the person there. */
    withheld: string[]
  }[]
}

/** What shares withhold from a member; see `bmms.enter`. */
export const withheldHere = sql<string[]>`array(select f.feature from feature_share f
  where f.organization_id = ${memberships}.organization_id
    and not bmms.share_reaches(f, ${memberships}.person_id, ${memberships}.roles))`

/** Active memberships in active organizations, by name; every active organization for those whose role works inside all. */
export async function findStanding(scope: PlatformScope, caller: Entrance): Promise<Standing> {
  const held = await scope.db
    .select({
      ...{ id: memberships.organizationId, roles: memberships.roles, primary: people.primaryOrganization },
      withheld: withheldHere,
    })
    .from(people)
    .leftJoin(memberships, and(eq(memberships.personId, people.id), eq(memberships.isActive, true)))
    .where(eq(people.id, caller.personId))
  const ids = held.map((row) => row.id).filter((id) => id !== null)
  const inside = ROLES_INSIDE.some((role) => caller.platformRoles.includes(role))
  const open = (await findWorkspaces(scope, inside ? 'all' : ids)).filter((place) => place.isActive)
  const places = open.map(({ switchedOff, ...place }) => {
    const member = held.find((row) => row.id === place.id)
    const withheld = member?.withheld ?? switchedOff
    return { ...place, withheld, roles: withheld.includes(ACCESS) ? [] : (member?.roles ?? []) }
  })
  return { caller, primary: held[0]?.primary ?? null, places }
}

/** Sets the organization that opens first. Fails with people.me.not_a_workspace. */
export async function choosePrimary(
  scope: PlatformScope,
  { body }: Input<typeof choosePrimaryOrganization>,
  caller: Entrance,
): Promise<Standing> {
  const standing = await findStanding(scope, caller)
  const chosen = standing.places.find((place) => place.code === body.code)
  if (!chosen) return fail('people.me.not_a_workspace')
  await scope.db.update(people).set({ primaryOrganization: chosen.id }).where(eq(people.id, caller.personId))
  return { ...standing, primary: chosen.id }
}

/** What the shell needs to draw itself: only what works here and now. */
export function describeMe({ caller, primary, places }: Standing, house: Pick<House, 'policies' | 'rules'>): Me {
  const { policies, rules } = house
  const only = rules.onlyOrganization
  const known = places.map((place) => ({ ...place, ...permissionsAt(place, caller, policies) }))
  const open = known.filter(({ roles, permissions }) => roles.length > 0 || permissions.length > 0)
  const waiting = known.filter(({ withheld }) => withheld.includes(ACCESS))
  const shown = only === null ? open : open.filter((place) => place.code === only)
  const own = shown.filter(({ roles }) => roles.length > 0)
  const first = own.find((place) => place.id === primary) ?? own[0]
  const memberRoles = places.flatMap((place) => place.roles)
  const {
    personId: id,
    username,
    email,
    personName: name,
    mustChangePassword,
    twoFactorEnabled,
    platformRoles,
  } = caller
  const secondStep = rules.requireTwoFactor && needsTwoFactor({ platformRoles, memberRoles })
  return {
    person: {
      id,
      username,
      email,
      name,
      mustChangePassword,
      twoFactorEnabled,
      mustSetUpTwoFactor: secondStep && !twoFactorEnabled,
    },
    mode: only === null ? 'bmms' : 'obcms',
    workspaces: shown.map(
      (place): Workspace => ({
        code: place.code,
        name: place.name,
        accentColor: place.accentColor,
        logoUrl: logoUrl(place),
        modules: place.modules,
        withheld: place.withheld,
        notYet: place.notYet,
        roles: place.roles,
        permissions: place.permissions,
        isPrimary: place === first,
      }),
    ),
    waiting: waiting.map(({ code, name }) => ({ code, name })),
    platform: { roles: platformRoles, permissions: [...policies.onPlatform(platformRoles)] },
  }
}

/** What the person may do there, and what more if shares reached them. */
function permissionsAt(place: Standing['places'][number], { platformRoles }: Entrance, policies: House['policies']) {
  const { roles, modules, withheld } = place
  const permissions = policies.inOrganization(roles, platformRoles, place)
  const whole = withheld.length > 0 ? policies.inOrganization(roles, platformRoles, { modules }) : permissions
  return { permissions: [...permissions], notYet: [...whole].filter((name) => !permissions.has(name)) }
}
