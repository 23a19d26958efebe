// For every endpoint of the contracts: who is refused, and that nobody reaches another organization's record.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policies } from '../../server/src/app.ts'
import { modules } from '../../server/src/modules.ts'
import { ORGANIZATION_ROLES, type OrganizationRole, PLATFORM_ROLES } from '../../server/src/platform/access/policy.ts'
import type { Endpoint } from '../../server/src/platform/http/endpoint.ts'
import { type Ask, type Method, useTestApp } from '../../server/src/testing/app.ts'
import { createPerson } from '../../server/src/testing/builders.ts'
import { useTestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'
import { fillOrganization, recordIds } from './filled-organization.ts'
import { sampleOf } from './sample.ts'

const test = useTestDatabase()
const app = useTestApp(test)

const endpoints = modules.flatMap((module) => module.routes).map((route) => route.endpoint)
const inOrganizations = endpoints.filter(({ path }) => path.startsWith('/moa/:moa'))
const above = endpoints.filter(
  ({ path, access }) => !path.startsWith('/moa/:moa') && access !== 'signed-in' && access !== 'public',
)
const everyRole = [...ORGANIZATION_ROLES] as OrganizationRole[]
const covered = new Map<string, Set<string>>()

let ids: Map<string, string[]>
let mole: Ask
let wrongRole: Map<string, Ask>
let inactive: Ask
let loner: Ask

beforeAll(async () => {
  ids = await fillOrganization(test, 'MOH').then(() => recordIds(test, 'MOH'))
  mole = await app.signIn(await createPerson(test, { roles: { MOLE: everyRole } }))
  inactive = await app.signIn(await createPerson(test, { roles: { MOH: everyRole }, memberActive: false }))
  loner = await app.signIn(await createPerson(test))
  wrongRole = new Map()
  for (const role of everyRole)
    wrongRole.set(role, await app.signIn(await createPerson(test, { roles: { MOH: [role] } })))
})

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

function addressOf({ path, query }: Endpoint, code: string, id = '01a1fd18-4020-76c1-9828-2e2426d4a9d7'): string {
  const filled = path
    .replace(':moa', code)
    .replace(':code', 'MOH')
    .replaceAll(/:([a-z]+)Name/g, 'sample')
    .replaceAll(/:([a-z]+)Digits/g, '0000000000')
    .replaceAll(/:\w+/g, id)
  const sample = new URLSearchParams(
    Object.entries(sampleOf(query) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  )
  return sample.size > 0 ? `${filled}?${sample}` : filled
}

function bodyOf({ method, body, transfer }: Endpoint): unknown {
  return method === 'GET' || method === 'DELETE' || transfer === 'file' ? undefined : sampleOf(body)
}

async function expectRefused(
  ask: Ask,
  endpoint: Endpoint,
  expected: { status: number; code?: RegExp; as: string; address?: string },
) {
  const answer = await ask(endpoint.method as Method, expected.address ?? addressOf(endpoint, 'MOH'), bodyOf(endpoint))
  const got = { endpoint: nameOf(endpoint), as: expected.as, status: answer.status, code: answer.body?.code }
  expect(got).toEqual({ ...got, status: expected.status })
  if (expected.code) expect(answer.body?.code, nameOf(endpoint)).toMatch(expected.code)
  const seen = covered.get(nameOf(endpoint)) ?? new Set()
  covered.set(nameOf(endpoint), seen.add(expected.as))
}

describe('every endpoint refuses', () => {
  it('a caller without a session', async () => {
    for (const endpoint of endpoints.filter(({ access }) => access !== 'public')) {
      await expectRefused(app.anonymous, endpoint, { status: 401, code: /access.not_signed_in/, as: 'anonymous' })
    }
  })

  it('a person of another organization', async () => {
    for (const endpoint of inOrganizations) {
      await expectRefused(mole, endpoint, { status: 403, code: /access.not_a_member/, as: 'other organization' })
    }
  })

  it('a person without any organization', async () => {
    for (const endpoint of [...inOrganizations, ...above]) {
      await expectRefused(loner, endpoint, {
        status: 403,
        code: /access\.(not_a_member|missing_permission)/,
        as: 'nobody',
      })
    }
  })

  it('an inactive member', async () => {
    for (const endpoint of inOrganizations) {
      await expectRefused(inactive, endpoint, {
        status: 403,
        code: /access.membership_inactive/,
        as: 'inactive member',
      })
    }
  })

  it('a member whose roles do not hold the permission, and everybody when the module is off', async () => {
    for (const endpoint of inOrganizations) {
      const grant = policies.grantOf(endpoint.access)
      const lacking = everyRole.find((role) => grant && !grant.organization?.includes(role))
      const ask = lacking && wrongRole.get(lacking)
      if (ask)
        await expectRefused(ask, endpoint, { status: 403, code: /access.missing_permission/, as: 'missing permission' })
    }
    await onAdmin(test.adminUrl, `update organization set modules = '{}' where code = 'MOH'`)
    for (const endpoint of inOrganizations.filter(({ access }) => policies.grantOf(access)?.switchable)) {
      // Nobody in an organization holds what is the finance ministry's.
      const holder = policies.grantOf(endpoint.access)?.organization?.[0] ?? 'viewer'
      await expectRefused(wrongRole.get(holder) ?? loner, endpoint, {
        status: 403,
        code: /access.module_off/,
        as: 'module off',
      })
    }
    await onAdmin(test.adminUrl, `update organization set modules = '{planning}' where code = 'MOH'`)
  })

  it('a member whom the share of a module does not reach', async () => {
    await onAdmin(test.adminUrl, `update organization set modules = '{planning,budgeting}' where code = 'MOH'`)
    await onAdmin(test.adminUrl, 'delete from feature_share')
    await onAdmin(
      test.adminUrl,
      `insert into feature_share (organization_id, id, feature, mode, reason, changed_by_name)
         select o.id, gen_random_uuid(), m, 'percentage', 'nobody yet', 'proof'
           from organization o, unnest('{planning,budgeting}'::text[]) m where o.code = 'MOH'`,
    )
    for (const endpoint of inOrganizations.filter(({ access }) => policies.grantOf(access)?.switchable)) {
      const holder = policies.grantOf(endpoint.access)?.organization?.[0]
      const ask = holder && wrongRole.get(holder)
      if (ask)
        await expectRefused(ask, endpoint, { status: 403, code: /access.outside_share/, as: 'outside the share' })
    }
    await onAdmin(test.adminUrl, 'delete from feature_share')
    await onAdmin(test.adminUrl, `update organization set modules = '{planning}' where code = 'MOH'`)
  })

  it('platform roles that do not hold the permission', async () => {
    for (const endpoint of above) {
      const lacking = PLATFORM_ROLES.find((role) => !policies.grantOf(endpoint.access)?.platform?.includes(role))
      if (!lacking) continue
      const ask = await app.signIn(await createPerson(test, { platformRoles: [lacking] }))
      await expectRefused(ask, endpoint, { status: 403, code: /access.missing_permission/, as: 'missing permission' })
    }
  })

  it("another organization's records, as if they did not exist", async () => {
    const records = [...ids.values()].flat()
    expect(records.length).toBeGreaterThan(5)
    for (const endpoint of inOrganizations.filter(({ path }) => /:(?!moa)\w+/.test(path))) {
      for (const id of records) {
        await expectRefused(mole, endpoint, {
          status: 404,
          as: "other organization's record",
          address: addressOf(endpoint, 'MOLE', id),
        })
      }
    }
  })
})

afterAll(() => {
  const uncovered = endpoints.filter(
    (endpoint) => endpoint.access !== 'public' && !covered.get(nameOf(endpoint))?.has('anonymous'),
  )
  const foreign = inOrganizations.filter((endpoint) => !covered.get(nameOf(endpoint))?.has('other organization'))
  console.log(
    `isolation: ${covered.size} of ${endpoints.length} endpoints covered (${inOrganizations.length} in organizations, ${above.length} above them)`,
  )
  expect([...uncovered, ...foreign].map(nameOf)).toEqual([])
  expect(app.reported).toEqual([])
})
