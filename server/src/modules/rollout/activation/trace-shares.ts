// Why a module or feature is on or off for a person, in the words of OpenFeature and in a sentence.
import { sql } from 'drizzle-orm'
import { ACCESS } from '../../../platform/access/policy.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { getOrganizationRef } from '../../organizations/module.ts'
import { fail } from './errors.ts'
import { FEATURES, type FeatureEntry } from './features.ts'
import type { ShareMode, ShareTrace, Traces, traceShares } from './share.contract.ts'

interface Facts extends Record<string, unknown> {
  feature: string
  mode: ShareMode
  basisPoints: number
  bucket: number
  isListed: boolean
  role: string | null
  reason: string
}

interface Person extends Record<string, unknown> {
  id: string
  name: string
  username: string
  code: string
  isActive: boolean
  modules: string[]
}

/** Of a person of the organization, by username or e-mail address. Fails with rollout.share.person_unknown. */
export async function traceOfPerson(
  scope: PlatformScope,
  { params, query }: Input<typeof traceShares>,
): Promise<Traces> {
  const { id, code } = await getOrganizationRef(scope, params.code)
  const asked = query.person.toLowerCase()
  const traces = await trace(scope, id, sql`(p.username = ${asked} or p.email = ${asked})`)
  return traces ?? fail('rollout.share.person_unknown', { code })
}

/** Of whoever asks. Staff of the platform who are not members are never thinned out, only switched off. */
export async function traceOfActor(scope: OrganizationScope): Promise<Traces> {
  const { actor, organization } = scope
  const traces = await trace(scope, organization.id, sql`p.id = ${actor.id}`)
  return traces ?? fail('rollout.share.person_unknown', { code: organization.code })
}

async function trace(
  scope: OrganizationScope | PlatformScope,
  organizationId: number,
  which: ReturnType<typeof sql>,
): Promise<Traces | undefined> {
  const { rows: people } = await scope.db.execute<Person>(sql`
    select p.id, p.name, p.username, o.code, o.is_active as "isActive", o.modules
      from membership m join person p on p.id = m.person_id join organization o on o.id = m.organization_id
     where m.organization_id = ${organizationId} and m.is_active and ${which} limit 1`)
  const [person] = people
  if (!person) return undefined
  const { rows } = await scope.db.execute<Facts>(sql`
    select f.feature, f.mode, f.basis_points as "basisPoints", f.reason,
           bmms.share_bucket(f.feature, f.organization_id, m.person_id) as bucket,
           m.person_id = any (f.people) as "isListed",
           (select r from unnest(m.roles) r where r = any (f.roles) limit 1) as role
      from membership m join feature_share f on f.organization_id = m.organization_id
     where m.organization_id = ${organizationId} and m.person_id = ${person.id}`)
  const { id, name, username } = person
  return { person: { id, name, username }, items: FEATURES.map((entry) => traceOf(entry, person, rows)) }
}

type Verdict = Pick<ShareTrace, 'value' | 'reason' | 'because'>

function traceOf(entry: FeatureEntry, person: Person, rows: readonly Facts[]): ShareTrace {
  const { feature, label, partOf, module } = entry
  const own = (name: string) => rows.find((row) => row.feature === name)
  const shown = { feature, label, partOf }
  if (!person.isActive) return { ...shown, ...disabled(`${person.code} is closed in BMMS.`) }
  const entering = judge(own(ACCESS), 'Entering BMMS')
  if (!entering.value) return { ...shown, ...entering }
  if (module !== null && !person.modules.includes(module))
    return { ...shown, ...disabled(`The module ${module} is switched off for ${person.code}.`) }
  if (partOf !== null) {
    const whole = judge(own(partOf), FEATURES.find((one) => one.feature === partOf)?.label ?? partOf)
    if (!whole.value) return { ...shown, ...whole }
  }
  return { ...shown, ...judge(own(feature), label) }
}

/** The same rule as `bmms.share_reaches`, with its reason. */
function judge(facts: Facts | undefined, label: string): Verdict {
  if (!facts) return { value: true, reason: 'STATIC', because: 'On for everybody; nobody has limited it.' }
  const { mode, isListed, role, reason } = facts
  if (mode === 'on') return { value: true, reason: 'STATIC', because: `On for everybody: ${reason}` }
  if (mode === 'off') return disabled(`${label} is switched off for everybody: ${reason}`)
  if (isListed) return { value: true, reason: 'TARGETING_MATCH', because: 'The person is named.' }
  if (role !== null)
    return { value: true, reason: 'TARGETING_MATCH', because: `The role ${role.replaceAll('_', ' ')} is named.` }
  if (mode === 'list')
    return {
      value: false,
      reason: 'DEFAULT',
      because: `Neither the person nor one of the roles is named for ${label}.`,
    }
  return split(facts)
}

function split({ basisPoints, bucket }: Facts): Verdict {
  const [number, share] = [bucket, basisPoints].map((points) => (points / 100).toFixed(2))
  const value = bucket < basisPoints
  const place = value ? 'below' : 'not below'
  return {
    value,
    reason: 'SPLIT',
    because: `Everybody has a number for this; ${number} is ${place} the share of ${share} %.`,
  }
}

function disabled(because: string): Verdict {
  return { value: false, reason: 'DISABLED', because: because.slice(0, 400) }
}
