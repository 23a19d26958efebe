import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { as, createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { physicalFacts } from './physical-facts.ts'

const db = useTestDatabase()
const app = useTestApp(db)
const base = '/moa/MOH/budgeting'
let officer: Ask
let programs = 0

beforeAll(async () => {
  officer = await app.signIn(await createPerson(db, { roles: { MOH: ['budget_officer'] }, name: 'Amina Santos' }))
})
beforeEach(() => db.clock.set('2026-11-20T04:00:00Z'))

async function createPpa(parts: object = {}) {
  programs += 1
  const code = `31020010${String(programs).padStart(7, '0')}`
  const body = { code, title: `Program ${programs}`, kind: 'program', costStructure: 'operations', ...parts }
  return (await officer('POST', `${base}/ppas`, body)).body
}

async function createIndicator(ppaId: string, parts: object = {}) {
  const body = { kind: 'output', title: 'Facilities built', unit: 'facilities', ...parts }
  return (await officer('POST', `${base}/ppas/${ppaId}/indicators`, body)).body
}

const setTargets = (id: string, quarters: (string | null)[], parts: object = {}) => {
  const [q1 = null, q2 = null, q3 = null, q4 = null] = quarters
  return officer('PUT', `${base}/indicators/${id}/targets`, { year: 2026, version: null, q1, q2, q3, q4, ...parts })
}
const record = (id: string, quarter: number, value: string, parts: object = {}) =>
  officer('POST', `${base}/indicators/${id}/accomplishments`, { year: 2026, quarter, value, ...parts })

test('targets by quarter, accomplishments, totals and variance as of the present quarter', async () => {
  const indicator = await createIndicator((await createPpa()).id)
  expect(indicator).toMatchObject({ targets: [null, null, null, null], targetTotal: null, targetVersion: null })
  expect((await setTargets(indicator.id, ['10', '20.5', '20', '10'])).body).toMatchObject({ targetTotal: '60.5' })
  await record(indicator.id, 1, '8')
  const late = await record(indicator.id, 2, '20', { remark: 'Rain in May' })
  expect(late.body).toMatchObject({
    accomplishments: ['8', '20', null, null],
    accomplishedTotal: '28',
    variance: '-32.5',
    remarks: 'Rain in May',
  })
})

test('an accomplishment is corrected by a later entry; both stay', async () => {
  const indicator = await createIndicator((await createPpa()).id)
  expect((await officer('GET', `${base}/ppas/${indicator.ppaId}`)).body.indicators).toBe(1)
  await record(indicator.id, 1, '8')
  expect((await record(indicator.id, 1, '9', { remark: 'Counted again' })).body.accomplishments[0]).toBe('9')
  await record(indicator.id, 2, '3')
  await record((await createIndicator((await createPpa()).id)).id, 1, '7')
  const { body } = await officer('GET', `${base}/indicators/${indicator.id}/accomplishments`)
  expect(body.items.map(({ value, isCurrent }: { value: string; isCurrent: boolean }) => [value, isCurrent])).toEqual([
    ['3', true],
    ['9', true],
    ['8', false],
  ])
  expect(body.items[0].authorName).toBe('Amina Santos')
  const rewrite = as(db, { person: await createPerson(db), code: 'MOH', permissions: [] }, (scope) =>
    scope.db.execute('update accomplishment set value = 1'),
  )
  await expect(rewrite).rejects.toMatchObject({ cause: { message: expect.stringContaining('permission denied') } })
})

test('nothing is accomplished in a quarter to come', async () => {
  const indicator = await createIndicator((await createPpa()).id)
  db.clock.set('2026-09-30T15:59:00Z')
  expect((await record(indicator.id, 4, '1')).body.code).toBe('budget.accomplishment.future')
  db.clock.set('2026-09-30T16:00:00Z')
  expect((await record(indicator.id, 4, '1')).status).toBe(201)
})

test('a target that is changed after its quarter needs a reason; a new one does not', async () => {
  const indicator = await createIndicator((await createPpa()).id)
  await setTargets(indicator.id, ['10', null, '20', '10'])
  const added = await setTargets(indicator.id, ['10', '15', '20', '11'], { version: 1 })
  expect(added.body).toMatchObject({ targets: ['10', '15', '20', '11'], targetVersion: 2 })
  const refused = await setTargets(indicator.id, ['5', '15', '20', '11'], { version: 2 })
  expect(refused.body).toMatchObject({ code: 'budget.target.reason_missing', errors: [{ path: 'reason' }] })
  expect((await setTargets(indicator.id, ['5', '15', '20', '11'], { version: 2, reason: 'Misprint' })).status).toBe(200)
  expect((await setTargets(indicator.id, ['5', '15', '20', '12'], { version: 2 })).body.code).toBe('concurrency.stale')
  expect((await setTargets(indicator.id, [], { version: 3 })).body.code).toBe('budget.target.empty')
})

test('what an indicator counts stays once it is reported on', async () => {
  const indicator = await createIndicator((await createPpa()).id)
  const at = `${base}/indicators/${indicator.id}`
  expect((await officer('PATCH', at, { version: 1, unit: 'buildings' })).body.unit).toBe('buildings')
  await record(indicator.id, 1, '8')
  expect((await officer('PATCH', at, { version: 2, unit: 'rooms' })).body.code).toBe('budget.indicator.recorded')
  expect((await officer('PATCH', at, { version: 2, isActive: false })).body.isActive).toBe(false)
  expect((await record(indicator.id, 2, '8')).body.code).toBe('budget.indicator.inactive')
})

test('counts are rolled up over programs, rates are refused', async () => {
  const [one, other] = [await createPpa(), await createPpa()]
  const first = await createIndicator(one.id, { title: 'Kits given out', unit: 'kits' })
  const second = await createIndicator(other.id, { title: 'Kits given out', unit: 'kits' })
  await setTargets(first.id, ['1', '2', '3', '4'])
  await setTargets(second.id, ['10', null, '30', '40'])
  await record(second.id, 1, '7')
  const { body } = await officer('GET', `${base}/indicators/${first.id}/roll-up?year=2026`)
  expect(body).toMatchObject({
    programs: 2,
    targets: ['11', '2', '33', '44'],
    targetTotal: '90',
    accomplishedTotal: '7',
  })
  const rate = await createIndicator(one.id, { title: 'Share', unit: '%', aggregation: 'last' })
  const refused = await officer('GET', `${base}/indicators/${rate.id}/roll-up?year=2026`)
  expect(refused.body).toMatchObject({ status: 409, code: 'budget.roll_up.not_additive' })
})

test('the physical report: operations by outcome, then projects and support', async () => {
  await onAdmin(db.adminUrl, 'delete from accomplishment')
  await onAdmin(db.adminUrl, 'delete from physical_target')
  await onAdmin(db.adminUrl, 'delete from performance_indicator')
  await onAdmin(db.adminUrl, 'update ppa set is_active = false')
  const top = await createPpa({ title: 'Care', outcome: 'Health improved' })
  const part = await createPpa({ title: 'Clinics', kind: 'activity', parentId: top.id })
  const project = await createPpa({ title: 'Hospital', kind: 'project', parentId: top.id })
  const support = await createPpa({ title: 'Records', costStructure: 'sto' })
  const silent = await createPpa({ title: 'Silent' })
  const indicator = await createIndicator(part.id)
  await setTargets(indicator.id, ['10', '10', '10', '10'])
  await record(indicator.id, 1, '8')
  await record(indicator.id, 3, '30')
  const share = await createIndicator(project.id, { kind: 'outcome', title: 'Done', unit: '%', aggregation: 'last' })
  await setTargets(share.id, ['25', '50', '75', '100'])
  await createIndicator(support.id)
  const person = await createPerson(db)
  const facts = await as(db, { person, code: 'MOH', permissions: [] }, (scope) =>
    physicalFacts(scope, { year: 2026, quarter: 2 }),
  )
  expect(facts.partA).toMatchObject([
    {
      outcome: 'Health improved',
      programs: [
        {
          code: part.code,
          level: 1,
          indicators: [
            {
              ...{ title: 'Facilities built', targets: ['10', '10', '10', '10'], targetTotal: '40' },
              ...{ accomplishments: ['8', null, null, null], accomplishedTotal: '8', variance: '-12' },
            },
          ],
        },
      ],
    },
  ])
  expect(facts.partB.map(({ title }) => title)).toEqual(['Hospital', 'Records'])
  expect(facts.partB[0]?.indicators[0]).toMatchObject({ targetTotal: '100', accomplishedTotal: null, variance: null })
  expect(facts.withoutTargets.map(({ id }) => id)).toEqual([top.id, support.id, silent.id])
})
