import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { seedPlanningFacts } from './seed-facts.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let manager: Ask
let viewer: Ask

beforeAll(async () => {
  for (const _ of [1, 2]) await inPlatform(test.database, { actor: SYSTEM, requestId: 'seed' }, seedPlanningFacts)
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
})

const facts = {
  ...{ size: 'large', expectedPeople: 80, trainees: 30, cluster: 'Ours', place: 'Cotabato City', foundation: '' },
  ...{ takesPart: true, source: 'Letter of 3 November 2026' },
}

describe('planning facts', () => {
  it('are there from the start for every organization, with few rules', async () => {
    const { body } = await manager('GET', '/platform/rollout/profiles?pageSize=200')
    expect(body.total).toBe(44)
    expect(body.items.filter(({ version }: { version: number }) => version !== 1)).toEqual([])
    const mfbm = body.items.find(({ code }: { code: string }) => code === 'MFBM')
    expect(mfbm).toMatchObject({ size: 'medium', cluster: 'Governance and finance', standing: 'waiting' })
    expect(mfbm.foundation).toContain('budget')
    expect((await manager('GET', '/platform/rollout/ties')).body.total).toBe(37)
    expect((await manager('GET', '/platform/rollout/prerequisites')).body.total).toBe(6)
    expect((await manager('GET', '/platform/rollout/plan-settings')).body).toMatchObject({
      limits: { least: 5, most: 10 },
      waveDays: 14,
      version: 1,
    })
  })

  it('are changed by the team with a version, and the log shows it', async () => {
    expect((await viewer('PATCH', '/platform/rollout/profiles/BSC', { ...facts, version: 1 })).status).toBe(403)
    const changed = await manager('PATCH', '/platform/rollout/profiles/BSC', { ...facts, version: 1 })
    expect(changed.body).toMatchObject({ code: 'BSC', size: 'large', expectedPeople: 80, version: 2 })
    const stale = await manager('PATCH', '/platform/rollout/profiles/BSC', { ...facts, version: 1 })
    expect(stale.body).toMatchObject({ code: 'concurrency.stale', current: { version: 2 } })
    const seats = await manager('PATCH', '/platform/rollout/profiles/BSC', { ...facts, trainees: 81, version: 2 })
    expect(seats.body.code).toBe('rollout.profile.trainees')
    const { body } = await manager('GET', '/platform/rollout/profiles/BSC/history')
    expect(body.items[0].fields).toContainEqual({ field: 'size', before: 'small', after: 'large' })
  })

  it('say where an organization stands', async () => {
    await addWave(test, { number: 1, status: 'active', organizations: ['MOH'] })
    await addWave(test, { number: 2, organizations: ['MPW'] })
    await manager('PATCH', '/platform/rollout/profiles/BHB', { ...facts, takesPart: false, version: 1 })
    const standing = async (code: string) => {
      const { body } = await manager('GET', `/platform/rollout/profiles/${code}`)
      return `${body.standing} ${body.wave}`
    }
    expect(await Promise.all(['MOH', 'MPW', 'BHB', 'MOTC'].map(standing))).toEqual([
      ...['started 1', 'planned 2', 'left_out null', 'waiting null'],
    ])
    expect((await manager('GET', '/platform/rollout/profiles?standing=started')).body.total).toBe(1)
  })

  it('take ties once, whichever is named first', async () => {
    const tie = { a: 'MOH', b: 'BHB', weight: 1.5, why: 'Halal in hospitals' }
    const added = await manager('POST', '/platform/rollout/ties', tie)
    expect(added.body).toMatchObject({ weight: 1.5, version: 1 })
    const again = await manager('POST', '/platform/rollout/ties', { ...tie, a: 'BHB', b: 'MOH' })
    expect(again.body).toMatchObject({ code: 'rollout.tie.exists', status: 409 })
    expect((await manager('POST', '/platform/rollout/ties', { ...tie, b: 'MOH' })).body.code).toBe('rollout.tie.same')
    const unknown = await manager('POST', '/platform/rollout/ties', { ...tie, b: 'NOBODY' })
    expect(unknown.body.detail).toBe('No organization has the code NOBODY.')
    const changed = await manager('PATCH', `/platform/rollout/ties/${added.body.id}`, {
      weight: 2,
      why: 'So',
      version: 1,
    })
    expect(changed.body).toMatchObject({ weight: 2, version: 2 })
    expect((await manager('DELETE', `/platform/rollout/ties/${added.body.id}`)).status).toBe(204)
  })

  it('refuse rules that would run in a circle, and name it', async () => {
    const rule = (code: string, needs: string) =>
      manager('POST', '/platform/rollout/prerequisites', { code, needs, why: 'Because' })
    expect((await rule('MFBM', 'MOTC')).status).toBe(201)
    const circle = await rule('MOTC', 'MPW')
    expect(circle.body.code).toBe('rollout.prerequisite.circle')
    expect(circle.body.detail).toContain('MFBM needs MOTC')
    expect(circle.body.detail).toContain('MOTC needs MPW')
    expect(circle.body.detail).toContain('MPW needs MFBM')
    expect((await rule('MPW', 'MFBM')).body.code).toBe('rollout.prerequisite.exists')
    expect((await rule('MPW', 'MPW')).body.code).toBe('rollout.prerequisite.same')
  })

  it('take readiness from what is known, and leave out what is not', async () => {
    const before = (await manager('GET', '/platform/rollout/profiles/MOST')).body.readiness
    expect(before).toMatchObject({ score: 0, confidence: 0.2 })
    const person = await createPerson(test, { roles: { MOST: ['admin'] } })
    await createPerson(test, { roles: { MOST: ['planner'] } })
    await onAdmin(
      test.adminUrl,
      `insert into onboarding (person_id, last_signed_in_at) values ($1, '2026-11-19T00:00:00Z')`,
      [person.id],
    )
    await onAdmin(
      test.adminUrl,
      `insert into rollout_measure (id, criterion, organization_id, value, unit, sample_size, measured_on, source, is_measured, recorded_by_name, recorded_at)
       select gen_random_uuid(), 'training_completion', id, 80, 'percent', 20, '2026-11-18', 'List', false, 'A', now() from organization where code = 'MOST'`,
    )
    const { readiness } = (await manager('GET', '/platform/rollout/profiles/MOST')).body
    expect(readiness.parts.map(({ points }: { points: number | null }) => points)).toEqual([20, 5.5, 24, null])
    expect(readiness).toMatchObject({ score: 70.7, confidence: 0.7 })
  })

  it('keep the settings in order', async () => {
    const { version, ...settings } = (await manager('GET', '/platform/rollout/plan-settings')).body
    const wrong = { ...settings, limits: { ...settings.limits, least: 11 }, version }
    expect((await manager('PUT', '/platform/rollout/plan-settings', wrong)).body.code).toBe('rollout.plan.limits_order')
    const right = { ...settings, waveDays: 10, version }
    expect((await manager('PUT', '/platform/rollout/plan-settings', right)).body).toMatchObject({
      waveDays: 10,
      version: 2,
    })
    expect((await manager('PUT', '/platform/rollout/plan-settings', right)).body.code).toBe('concurrency.stale')
  })
})
