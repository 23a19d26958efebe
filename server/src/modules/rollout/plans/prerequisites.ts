// Rules of the form "MPW can come only in a wave after MFBM". They never run in a circle.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import { getOrganizations } from './organization-codes.ts'
import type {
  addPrerequisite,
  listPrerequisites,
  PrerequisiteView,
  removePrerequisite,
} from './planning-facts.contract.ts'
import { findCircle } from './prerequisite-circle.ts'
import { knownOrganizations, prerequisites } from './tables.ts'

const later = alias(knownOrganizations, 'later')
const needed = alias(knownOrganizations, 'needed')

const prerequisitesList = defineList({
  columns: {
    id: prerequisites.id,
    code: later.code,
    codeName: later.name,
    needs: needed.code,
    needsName: needed.name,
    why: prerequisites.why,
  },
  from: sql`${prerequisites} join ${knownOrganizations} ${later} on ${later.id} = ${prerequisites.laterId}
    join ${knownOrganizations} ${needed} on ${needed.id} = ${prerequisites.needsId}`,
  sortable: { code: later.code, needs: needed.code },
  sort: 'code',
  tieBreaker: prerequisites.id,
})

export function findPrerequisites(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listPrerequisites>, 'query'>,
): Promise<Output<typeof listPrerequisites>> {
  const like = query.q ? contains(query.q) : ''
  const where = and(
    query.organization ? or(eq(later.code, query.organization), eq(needed.code, query.organization)) : undefined,
    like ? or(ilike(prerequisites.why, like), ilike(later.code, like), ilike(needed.code, like)) : undefined,
  )
  return prerequisitesList(scope.db, query, where)
}

/** All rules, as the optimiser takes them. */
export async function findAllPrerequisites(scope: PlatformScope): Promise<PrerequisiteView[]> {
  return (await prerequisitesList(scope.db, { pageSize: 5000 }, undefined)).items
}

/** Adds a rule. Fails with rollout.prerequisite.circle, which names the organizations that would wait for each other. */
export async function enterPrerequisite(
  scope: PlatformScope,
  { body }: Input<typeof addPrerequisite>,
): Promise<PrerequisiteView> {
  const { code, needs, why } = body
  if (code === needs) fail('rollout.prerequisite.same')
  const [one, other] = await getOrganizations(scope, [code, needs])
  // Two who add rules at the same time could close a circle together.
  await scope.db.execute(sql`lock table rollout_prerequisite in share row exclusive mode`)
  const circle = findCircle([...(await findAllPrerequisites(scope)), { code, needs }])
  if (circle) fail('rollout.prerequisite.circle', { circle: circleWords(circle) })
  const [row] = await scope.db
    .insert(prerequisites)
    .values({ laterId: one?.id ?? 0, needsId: other?.id ?? 0, why })
    .returning({ id: prerequisites.id })
  return getPrerequisite(scope, row?.id ?? '')
}

export async function dropPrerequisite(
  scope: PlatformScope,
  { params }: Input<typeof removePrerequisite>,
): Promise<null> {
  await getPrerequisite(scope, params.id)
  await scope.db.delete(prerequisites).where(eq(prerequisites.id, params.id))
  return null
}

async function getPrerequisite(scope: PlatformScope, id: string): Promise<PrerequisiteView> {
  const { items } = await prerequisitesList(scope.db, { pageSize: 1 }, eq(prerequisites.id, id))
  return items[0] ?? fail('rollout.prerequisite.not_found')
}

function circleWords(circle: readonly string[]): string {
  return circle.map((code, at) => `${code} needs ${circle[(at + 1) % circle.length]}`).join(', ')
}
