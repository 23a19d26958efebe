import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { seedRisks } from './seed-risks.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout/risks'
let manager: Ask
let owner: TestPerson
const risk = {
  ...{ title: 'Rooms are too small', description: '', category: 'training', probability: 2, impact: 3 },
  ...{ mitigation: 'Book the gymnasium', contingency: '', ownerId: null as string | null, wave: null as number | null },
  reviewOn: '2026-11-27',
}

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  owner = await createPerson(test, { platformRoles: ['trainer'] })
  await addWave(test, { number: 2 })
})

describe('the register of risks', () => {
  it('starts with the ten of the rollout plan, once, the highest first', async () => {
    const seed = () => inPlatform(test.database, { actor: SYSTEM, requestId: 'seed' }, seedRisks)
    await seed()
    await seed()
    const { body } = await manager('GET', `${base}?pageSize=20`)
    expect(body.total).toBe(10)
    expect(body.items[0]).toMatchObject({ score: 9, status: 'open', reviewOn: '2026-11-27', isReviewOverdue: false })
  })

  it('counts open risks in nine cells', async () => {
    const { body } = await manager('GET', '/platform/rollout/risk-matrix')
    expect(body.cells).toHaveLength(9)
    expect(body).toMatchObject({ open: 10, overdue: 0 })
    expect(body.cells).toContainEqual({ probability: 3, impact: 3, count: 2 })
  })

  it('tells the owner, and keeps what reviews said', async () => {
    const { body: made } = await manager('POST', base, { ...risk, ownerId: owner.id, wave: 2 })
    expect(made).toMatchObject({ score: 6, wave: 2, owner: { id: owner.id }, reviews: [] })
    const { rows: told } = await onAdmin(test.adminUrl, 'select title from notification where person_id = $1', [
      owner.id,
    ])
    expect(told).toEqual([{ title: `You answer for risk ${made.number}: Rooms are too small` }])
    const review = { probability: 1, impact: 3, note: 'Gymnasium is booked', nextReviewOn: '2026-12-04', version: 1 }
    const { body: reviewed } = await manager('POST', `${base}/${made.id}/reviews`, review)
    expect(reviewed).toMatchObject({ probability: 1, score: 3, reviewOn: '2026-12-04', version: 2 })
    expect(reviewed.reviews).toMatchObject([{ note: 'Gymnasium is booked', reviewedOn: '2026-11-20' }])
    const stale = await manager('POST', `${base}/${made.id}/reviews`, review)
    expect(stale.status).toBe(409)
  })

  it('closes with a reason, and opens again only with a review', async () => {
    const { body: made } = await manager('POST', base, risk)
    const to = (body: object) => manager('PUT', `${base}/${made.id}/status`, body)
    const { body: closed } = await to({ status: 'closed', reason: 'Training is over', version: 1 })
    expect(closed).toMatchObject({ status: 'closed', statusReason: 'Training is over', reviewOn: null })
    const review = { probability: 1, impact: 1, note: 'x', nextReviewOn: '2026-12-04', version: 2 }
    expect((await manager('POST', `${base}/${made.id}/reviews`, review)).body.code).toBe('rollout.risk.not_open')
    const refused = await to({ status: 'open', reason: 'Again', version: 2 })
    expect(refused.body.code).toBe('rollout.risk.review_missing')
    const { body: open } = await to({ status: 'open', reason: 'Again', reviewOn: '2026-12-01', version: 2 })
    expect(open).toMatchObject({ status: 'open', reviewOn: '2026-12-01' })
  })

  it('says which reviews are overdue', async () => {
    test.clock.set('2026-12-10T04:00:00Z')
    const { body } = await manager('GET', `${base}?review=overdue&pageSize=50`)
    expect(body.items.every((item: { isReviewOverdue: boolean }) => item.isReviewOverdue)).toBe(true)
    expect(body.total).toBeGreaterThan(10)
    test.clock.set('2026-11-20T04:00:00Z')
  })
})

describe('bad input', () => {
  it.each([
    ['a review in the past', { reviewOn: '2026-11-19' }, 'rollout.risk.review_past'],
    [
      'an owner without a role above organizations',
      { ownerId: '01a1fd18-4020-76c1-9828-000000000001' },
      'rollout.risk.owner_unknown',
    ],
    ['a wave that does not exist', { wave: 77 }, 'rollout.wave.not_found'],
  ])('refuses %s', async (_, change, code) => {
    const { body } = await manager('POST', base, { ...risk, ...change })
    expect(body.code).toBe(code)
  })
})
