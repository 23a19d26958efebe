// Random requests of two organizations: nothing of one ever appears in an answer to the other.
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { modules } from '../../server/src/modules.ts'
import { ORGANIZATION_ROLES, type OrganizationRole } from '../../server/src/platform/access/policy.ts'
import { type Ask, type Method, useTestApp } from '../../server/src/testing/app.ts'
import { createPerson } from '../../server/src/testing/builders.ts'
import { useTestDatabase } from '../../server/src/testing/database.ts'
import { fillOrganization, recordIds } from './filled-organization.ts'
import { sampleOf } from './sample.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const codes = ['MOH', 'MOLE'] as const
type Code = (typeof codes)[number]

const endpoints = modules
  .flatMap((module) => module.routes)
  .map((route) => route.endpoint)
  .filter(({ path }) => path.startsWith('/moa/:moa'))
const ask = new Map<Code, Ask>()
const own = new Map<Code, string[]>()

/** Words that only this organization's rows carry. */
const markerOf = (code: Code) => `canary-${code.toLowerCase()}-${'x'.repeat(8)}`

beforeAll(async () => {
  for (const code of codes) {
    await fillOrganization(test, code, markerOf(code))
    own.set(code, [...(await recordIds(test, code)).values()].flat())
    ask.set(
      code,
      await app.signIn(
        await createPerson(test, {
          name: markerOf(code),
          roles: { [code]: [...ORGANIZATION_ROLES] as OrganizationRole[] },
        }),
      ),
    )
  }
})

const step = fc.record({
  caller: fc.constantFrom(...codes),
  /** Mostly at home, where answers come; sometimes at the other's address or with the other's records. */
  away: fc.constantFrom(false, false, false, true),
  endpoint: fc.constantFrom(...endpoints),
  foreignId: fc.constantFrom(false, false, true),
  pick: fc.nat(500),
  search: fc.boolean(),
})

it('nothing of one organization appears in an answer to another', async () => {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      for (const { caller, away, endpoint, foreignId, pick, search } of steps) {
        const other = caller === 'MOH' ? 'MOLE' : 'MOH'
        const place = away ? other : caller
        const ids = own.get(foreignId ? other : caller) ?? []
        const id = ids[pick % Math.max(1, ids.length)] ?? ''
        const path = endpoint.path
          .replace(':moa', place)
          .replaceAll(/:([a-z]+)Name/g, 'sample')
          .replaceAll(/:([a-z]+)Digits/g, '0000000000')
          .replaceAll(/:\w+/g, id)
        const query =
          search && 'q' in ((endpoint.query as { properties?: object }).properties ?? {}) ? `?q=${markerOf(other)}` : ''
        const body =
          endpoint.method === 'GET' || endpoint.method === 'DELETE'
            ? undefined
            : sampleOf(endpoint.body, { title: markerOf(caller), goalId: id })
        const answer = await (ask.get(caller) as Ask)(endpoint.method as Method, path + query, body)
        const told = `${endpoint.method} ${path} by ${caller}: ${answer.status}`
        // The filled organizations have the record of a file without its content.
        if (answer.body?.code !== 'files.file.lost') expect(answer.status, told).toBeLessThan(500)
        if (caller !== place) expect(answer.status, told).toBe(403)
        // A refusal may repeat what the caller sent; an answer may not tell what the other organization wrote.
        if (answer.status < 300) {
          answered++
          const foreign = (own.get(other) ?? []).filter((theirs) => theirs !== id && answer.text.includes(theirs))
          expect(foreign, told).toEqual([])
          expect(answer.text.replaceAll(`"q":"${markerOf(other)}"`, '').includes(markerOf(other)), told).toBe(false)
        }
      }
    }),
    { numRuns: 100 },
  )
  console.log(`isolation: random requests of two organizations, ${answered} answers read, nothing of the other in them`)
  expect(answered).toBeGreaterThan(100)
  expect(app.reported).toEqual([])
})
