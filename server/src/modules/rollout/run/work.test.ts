// Milestones, blockers and the checklist of a wave, and what an organization sees of it.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inOrganization, inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { openBlocker } from './blockers.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout'
const system = { actor: SYSTEM, requestId: 'test' }

let manager: Ask
let trainer: TestPerson
let asTrainer: Ask
let moh: Ask
let mole: Ask
let waveId: string

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['rollout_manager'] }))
  trainer = await createPerson(test, { name: 'Sittie Aisah', platformRoles: ['trainer'] })
  asTrainer = await app.signIn(trainer)
  moh = await app.signIn(await createPerson(test, { roles: { MOH: ['viewer'] } }))
  mole = await app.signIn(await createPerson(test, { roles: { MOLE: ['viewer'] } }))
})
beforeEach(async () => {
  await onAdmin(
    test.adminUrl,
    `delete from rollout_check; delete from rollout_blocker; delete from rollout_coordinator; delete from rollout_milestone;
     delete from rollout_placement; delete from rollout_wave; delete from notification; delete from deadline`,
  )
  waveId = await addWave(test, {
    ...{ number: 2, status: 'active', startsOn: '2026-11-09', endsOn: '2026-12-04', organizations: ['MOH', 'MAFAR'] },
    milestones: [
      ['kickoff', '2026-11-09'],
      ['go_live', '2026-12-01'],
    ],
  })
})

const milestone = async (kind: string) => {
  const { body } = await manager('GET', `${base}/waves/2/milestones`)
  return body.items.find((one: { kind: string }) => one.kind === kind)
}
const finish = async (kind: string, parts: object = {}) => {
  const { id, version } = await milestone(kind)
  const body = { doneOn: '2026-11-20', evidence: 'Minutes of 20 November', version, ...parts }
  return manager('POST', `${base}/milestones/${id}/done`, body)
}

describe('milestones', () => {
  it('are given to somebody, who is told and whose deadline it is', async () => {
    const { id, version, isOverdue } = await milestone('kickoff')
    expect(isOverdue).toBe(true)
    const given = await manager('PATCH', `${base}/milestones/${id}`, { ownerId: trainer.id, version })
    expect(given.body).toMatchObject({ ownerName: 'Sittie Aisah', version: version + 1 })
    const { rows } = await onAdmin(test.adminUrl, 'select person_id, path from notification')
    expect(rows).toEqual([{ person_id: trainer.id, path: '/platform/rollout/waves/2?tab=milestones' }])
    const stale = await manager('PATCH', `${base}/milestones/${id}`, { ownerId: null, version })
    expect(stale.body).toMatchObject({ code: 'concurrency.stale', current: { ownerName: 'Sittie Aisah' } })
  })

  it('are done with evidence, not in the future, and not before the wave', async () => {
    expect((await finish('kickoff', { evidence: '' })).body.errors[0].path).toBe('evidence')
    expect((await finish('kickoff', { doneOn: '2026-11-21' })).body).toMatchObject({
      ...{ code: 'rollout.milestone.done_in_future', errors: [{ path: 'doneOn' }] },
    })
    expect((await finish('kickoff', { doneOn: '2026-11-06' })).body.code).toBe('rollout.milestone.done_before_wave')
    expect((await finish('kickoff')).body).toMatchObject({ status: 'done', doneOn: '2026-11-20', isOverdue: false })
    expect((await finish('kickoff')).body.code).toBe('rollout.milestone.not_open')
  })

  it('are taken back with the reason', async () => {
    const { body } = await finish('kickoff')
    const back = await manager('POST', `${base}/milestones/${body.id}/reopen`, {
      reason: 'Wrong wave',
      version: body.version,
    })
    expect(back.body).toMatchObject({
      ...{ status: 'open', doneOn: null, note: 'Taken back by Faisal Jalal: Wrong wave' },
      evidence: 'Minutes of 20 November',
    })
    const again = await manager('POST', `${base}/milestones/${body.id}/reopen`, {
      reason: 'x',
      version: back.body.version,
    })
    expect(again.body.code).toBe('rollout.milestone.not_done')
  })

  it('that are late have one blocker by BMMS, which ends with them', async () => {
    const { id } = await milestone('kickoff')
    const open = () =>
      inPlatform(test.database, system, (scope) =>
        openBlocker(scope, { waveId, milestoneId: id, severity: 'high', title: 'Kickoff is late' }),
      )
    expect(await open()).toEqual(expect.any(String))
    expect(await open()).toBeNull()
    expect((await milestone('kickoff')).blockers).toBe(1)
    await finish('kickoff')
    const { body } = await manager('GET', `${base}/blockers?state=resolved`)
    expect(body.items).toMatchObject([
      { openedByName: 'BMMS', resolution: 'The milestone was done on 20 November 2026.', milestone: { id } },
    ])
  })

  it('of going live take those live that have access, and back', async () => {
    await onAdmin(
      test.adminUrl,
      `update rollout_placement set state = 'access_granted' where organization_id = (select id from organization where code = 'MOH')`,
    )
    const live = async () =>
      (await manager('GET', `${base}/waves/2/organizations`)).body.items.map(
        ({ code, wentLiveOn }: Record<string, string>) => `${code} ${wentLiveOn}`,
      )
    const { body } = await finish('go_live')
    expect(await live()).toEqual(['MAFAR null', 'MOH 2026-11-20'])
    await manager('POST', `${base}/milestones/${body.id}/reopen`, { reason: 'Too early', version: body.version })
    expect(await live()).toEqual(['MAFAR null', 'MOH null'])
  })
})

const blocker = { wave: 2, severity: 'high', title: 'No line', detail: 'Since Monday', organization: 'MOH' }
const addBlocker = (parts: object = {}) =>
  asTrainer('POST', `${base}/blockers`, { ...blocker, milestoneId: null, ownerId: trainer.id, ...parts })

describe('blockers', () => {
  it('are opened, talked about, given away and resolved with how', async () => {
    const { body: opened } = await addBlocker()
    expect(opened).toMatchObject({ ...blocker, ownerName: 'Sittie Aisah', openedByName: 'Sittie Aisah', ageHours: 0 })
    const path = `${base}/blockers/${opened.id}`
    test.clock.set('2026-11-20T10:30:00Z')
    const talked = await manager('POST', `${path}/comments`, { comment: 'The provider comes tomorrow.' })
    expect(talked.body).toMatchObject({ ageHours: 6, notes: [{ authorName: 'Faisal Jalal' }] })
    const change = { ...blocker, wave: undefined, severity: 'critical', milestoneId: null, ownerId: null }
    const edited = await manager('PATCH', path, { ...change, version: opened.version })
    expect(edited.body).toMatchObject({ severity: 'critical', ownerName: null })
    expect((await manager('PATCH', path, { ...change, version: opened.version })).body.code).toBe('concurrency.stale')
    const close = (body: object) => manager('POST', `${path}/resolution`, { version: edited.body.version, ...body })
    expect((await close({ resolution: '' })).body.errors[0].path).toBe('resolution')
    expect((await close({ resolution: 'New line' })).body).toMatchObject({ resolution: 'New line', ageHours: 6 })
    expect((await close({ resolution: 'New line' })).body.code).toBe('rollout.blocker.resolved')
    test.clock.set('2026-11-20T04:00:00Z')
    const { rows } = await onAdmin(
      test.adminUrl,
      'select title from notification where person_id = $1 order by created_at',
      [trainer.id],
    )
    expect(rows.map(({ title }) => title)).toEqual([
      'Faisal Jalal wrote about “No line”',
      'Blocker resolved in wave 2 (MOH): No line',
    ])
  })

  it('stand in the order of severity and age, and are filtered', async () => {
    await addBlocker({ title: 'B', severity: 'medium' })
    await addBlocker({ title: 'A', severity: 'critical', organization: null, ownerId: null })
    await addBlocker({ title: 'C', severity: 'medium', organization: 'MAFAR' })
    const titles = async (query: string) =>
      (await asTrainer('GET', `${base}/blockers?${query}`)).body.items.map(({ title }: { title: string }) => title)
    expect(await titles('')).toEqual(['A', 'B', 'C'])
    expect(await titles('mine=true')).toEqual(['B', 'C'])
    expect(await titles('owned=false')).toEqual(['A'])
    expect(await titles('organization=MAFAR')).toEqual(['C'])
    expect(await titles('wave=2&severity=critical&state=open')).toEqual(['A'])
    expect(await titles('q=mafar')).toEqual(['C'])
    expect(await titles('wave=3')).toEqual([])
  })

  it('name only what belongs to the wave, and somebody of the platform', async () => {
    expect((await addBlocker({ organization: 'MOLE' })).body).toMatchObject({
      ...{ code: 'rollout.blocker.other_wave', errors: [{ path: 'organization' }] },
    })
    expect((await addBlocker({ milestoneId: waveId })).body.errors[0].path).toBe('milestoneId')
    expect((await addBlocker({ ownerId: waveId })).body.code).toBe('rollout.staff.unfit')
  })
})

describe('the checklist', () => {
  const read = async () => (await manager('GET', `${base}/waves/2/checklist`)).body
  const answer = (parts: object) =>
    manager('PUT', `${base}/waves/2/checklist`, {
      ...{ item: 'focal_person', organization: 'MOH', answer: 'yes', note: 'Letter of 2 November' },
      ...{ notedOn: '2026-11-19', ...parts },
    })
  const find = (
    body: { answers: { item: string; organization: string | null }[] },
    item: string,
    code: string | null,
  ) => body.answers.find((one) => one.item === item && one.organization === code)

  it('is answered by facts, by hand, or not yet: three values', async () => {
    const before = await read()
    expect(find(before, 'administrator', 'MOH')).toMatchObject({ answer: 'no', by: 'fact', note: '0 administrators' })
    expect(find(before, 'trained', 'MOH')).toMatchObject({ answer: 'unknown', by: 'none' })
    expect(find(before, 'focal_person', 'MOH')).toMatchObject({ answer: 'unknown', by: 'none' })
    const { body } = await answer({})
    expect(find(body, 'focal_person', 'MOH')).toMatchObject({
      ...{ answer: 'yes', by: 'person', notedOn: '2026-11-19', notedBy: 'Faisal Jalal' },
    })
    expect(body.totals.yes).toBe(before.totals.yes + 1)
    expect(find((await answer({ answer: 'unknown' })).body, 'focal_person', 'MOH')).toMatchObject({ answer: 'unknown' })
    const wave = await answer({ item: 'backup_drill', organization: null })
    expect(find(wave.body, 'backup_drill', null)).toMatchObject({ answer: 'yes', by: 'person' })
  })

  it('takes no answer against a fact, about the wrong subject, in the future, or without a note', async () => {
    expect((await answer({ item: 'administrator' })).body.code).toBe('rollout.check.by_fact')
    expect((await answer({ organization: null })).body.code).toBe('rollout.check.wrong_subject')
    expect((await answer({ organization: 'MOLE' })).body.code).toBe('rollout.check.wrong_subject')
    expect((await answer({ item: 'backup_drill' })).body.code).toBe('rollout.check.wrong_subject')
    expect((await answer({ notedOn: '2026-11-21' })).body.code).toBe('rollout.check.in_future')
    expect((await answer({ note: '' })).body.errors[0].path).toBe('note')
  })

  it('goes along when the organization moves', async () => {
    await answer({})
    await addWave(test, { number: 3 })
    await manager('POST', `${base}/waves/3/organizations`, { organizations: ['MOH'], reason: 'Later' })
    const { body } = await manager('GET', `${base}/waves/3/checklist`)
    expect(find(body, 'focal_person', 'MOH')).toMatchObject({ answer: 'yes', note: 'Letter of 2 November' })
  })
})

describe('an organization', () => {
  it('sees its own place, its helpers and its blockers, and nothing of others', async () => {
    await manager('PUT', `${base}/waves/2/coordinators`, { part: 'lead', personId: trainer.id })
    await addBlocker()
    await addBlocker({ organization: 'MAFAR', title: 'Of another' })
    await addBlocker({ organization: null, title: 'Of the wave' })
    const { body, text } = await moh('GET', '/moa/MOH/rollout/progress')
    expect(body.onboarding).toMatchObject({
      ...{ wave: { number: 2, status: 'active' }, state: 'pending' },
      helpers: [{ part: 'lead', name: 'Sittie Aisah', email: expect.stringContaining('@') }],
      blockers: [{ title: 'No line' }],
    })
    expect(body.onboarding.milestones.map(({ kind }: { kind: string }) => kind)).toEqual(['kickoff', 'go_live'])
    expect(body.onboarding.facts.find(({ name }: { name: string }) => name === 'people').found).toBe('1 person')
    expect(text).not.toContain('MAFAR')
    expect(text).not.toContain('Of another')
  })

  it('sees how far its own training is, as measured, and no other figure', async () => {
    const figures = [
      ['MOH', 'training_completion', '91'],
      ['MOH', 'satisfaction', '2'],
      ['MAFAR', 'training_completion', '12'],
    ] as const
    for (const [organization, criterion, value] of figures) {
      const measure = { organization, criterion, value, sampleSize: 20, source: 'Sheets', measuredOn: '2026-11-19' }
      expect((await manager('POST', `${base}/measures`, measure)).status).toBe(201)
    }
    const { body } = await moh('GET', '/moa/MOH/rollout/progress')
    const trained = body.onboarding.facts.find(({ name }: { name: string }) => name === 'trained')
    expect(trained).toMatchObject({ met: 'yes', found: '91% of 20 people, as of 19 November 2026' })
    const seen = await inOrganization(
      test.database,
      { ...system, organization: await getOrganization(test, 'MOH') },
      ({ db }) => db.execute('select criterion, value from rollout_measure'),
    )
    expect(seen.rows).toEqual([{ criterion: 'training_completion', value: '91.00' }])
  })

  it('without a place is told so', async () => {
    expect((await mole('GET', '/moa/MOLE/rollout/progress')).body).toMatchObject({ onboarding: null })
    await manager('POST', `${base}/waves/2/organizations`, { organizations: ['MOLE'], reason: 'Joins' })
    expect((await mole('GET', '/moa/MOLE/rollout/progress')).body.onboarding).toMatchObject({ state: 'pending' })
  })

  it('does not reach waves above it', async () => {
    expect((await moh('GET', `${base}/waves`)).body.code).toBe('access.missing_permission')
  })
})
