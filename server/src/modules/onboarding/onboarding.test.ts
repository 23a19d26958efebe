import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const way = '/me/onboarding'

let officer: TestPerson
let ask: Ask

async function createNewcomer(parts: Parameters<typeof createPerson>[1]): Promise<TestPerson> {
  const person = await createPerson(test, parts)
  await onAdmin(
    test.adminUrl,
    'insert into onboarding (person_id, wave, invited_at, first_signed_in_at) values ($1, 2, now(), now())',
    [person.id],
  )
  return person
}

const rowOf = async ({ id }: TestPerson) =>
  (await onAdmin(test.adminUrl, 'select * from onboarding where person_id = $1', [id])).rows[0]

beforeAll(async () => {
  officer = await createNewcomer({ name: 'Sittie Macarambon', roles: { MOH: ['planner'], MOLE: ['viewer'] } })
  ask = await app.signIn(officer)
})

describe('the way of a newcomer', () => {
  it('is not shown to people who were not invited', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    const demo = await app.signIn(person)
    expect((await demo('GET', way)).body).toEqual({ onboarding: null })
    await onAdmin(test.adminUrl, 'insert into onboarding (person_id, first_signed_in_at) values ($1, now())', [
      person.id,
    ])
    expect((await demo('GET', way)).body).toEqual({ onboarding: null })
    expect((await demo('POST', `${way}/tour`, { state: 'started', step: 1 })).body.code).toBe(
      'onboarding.not_a_newcomer',
    )
  })

  it('begins with what their roles ask of them', async () => {
    const { onboarding } = (await ask('GET', way)).body
    expect(onboarding).toMatchObject({ done: 0, total: 6, isNew: true, isFinished: false, tracking: null })
    expect(onboarding.checklist.map((one: { key: string; path: string }) => [one.key, one.path])).toEqual([
      ['planning.open_plan', '/moa/MOH/planning/strategic-plans'],
      ['planning.draft_objective', '/moa/MOH/planning/annual-work-plans'],
      ['onboarding.second_step', '/account/security'],
      ['onboarding.notifications', '/account/notifications'],
    ])
  })

  it('follows the primary organization, and leaves out what is off there', async () => {
    const manager = await createNewcomer({ roles: { MOH: ['manager'], MOLE: ['planner'] } })
    await onAdmin(
      test.adminUrl,
      `update person set primary_organization = (select id from organization where code = 'MOLE') where id = $1`,
      [manager.id],
    )
    const keys = async () =>
      (await (await app.signIn(manager))('GET', way)).body.onboarding.checklist.map((one: { key: string }) => one.key)
    expect(await keys()).toContain('planning.draft_objective')
    expect(await keys()).not.toContain('planning.decide_plan')
    await onAdmin(
      test.adminUrl,
      `update organization set modules = array_remove(modules, 'planning') where code = 'MOLE'`,
    )
    expect(await keys()).toEqual(['onboarding.second_step', 'onboarding.notifications'])
    await onAdmin(
      test.adminUrl,
      `update organization set modules = array_append(modules, 'planning') where code = 'MOLE'`,
    )
  })

  it('shows staff of the platform only what needs no organization', async () => {
    const trainer = await app.signIn(await createNewcomer({ platformRoles: ['trainer'] }))
    const { onboarding } = (await trainer('GET', way)).body
    expect(onboarding.profile.hasPlace).toBe(false)
    expect(onboarding.checklist).toHaveLength(2)
  })
})

describe('the profile', () => {
  const profile = {
    firstName: ' Sittie ',
    lastName: 'Macarambon-Ali',
    phone: '0917 123 4567',
    position: 'Planning Officer II',
  }

  it('keeps the number as E.164, and what the person is at their own place only', async () => {
    const { status, body } = await ask('PATCH', '/me/profile', profile)
    expect(status).toBe(200)
    expect(body.onboarding).toMatchObject({
      done: 1,
      isNew: false,
      profile: { isDone: true, firstName: 'Sittie', phone: '+639171234567', position: 'Planning Officer II' },
    })
    const { rows } = await onAdmin(
      test.adminUrl,
      `select o.code, m.position, m.version from membership m join organization o on o.id = m.organization_id where m.person_id = $1 order by 1`,
      [officer.id],
    )
    expect(rows).toEqual([
      { code: 'MOH', position: 'Planning Officer II', version: 2 },
      { code: 'MOLE', position: '', version: 1 },
    ])
    expect((await ask('GET', '/me')).body.person.name).toBe('Sittie Macarambon-Ali')
  })

  it('refuses what is no number, and nothing else changes', async () => {
    const { status, body } = await ask('PATCH', '/me/profile', { ...profile, firstName: 'Other', phone: '12345' })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ path: 'phone', code: 'onboarding.profile.phone_invalid' }])
    expect((await ask('GET', way)).body.onboarding.profile.firstName).toBe('Sittie')
  })

  it('is open to everybody, newcomer or not', async () => {
    const demo = await app.signIn(await createPerson(test, { roles: { MOH: ['viewer'] } }))
    expect((await demo('PATCH', '/me/profile', { ...profile, phone: '' })).body).toEqual({ onboarding: null })
    expect((await demo('GET', '/me/profile')).body).toMatchObject({
      firstName: 'Sittie',
      phone: '',
      position: 'Planning Officer II',
      hasPlace: true,
    })
  })
})

describe('the tour', () => {
  it('keeps where it was left only with consent, and forgets it when that is taken back', async () => {
    await ask('POST', `${way}/tour`, { state: 'started', step: 3 })
    expect(await rowOf(officer)).toMatchObject({ tour_state: 'started', tour_step: 0 })
    const { consents } = (await ask('PUT', '/me/consents/onboarding_tracking', { given: true })).body
    expect(consents).toMatchObject([{ isGiven: true, withdrawnAt: null }])
    await ask('POST', `${way}/tour`, { state: 'skipped', step: 3 })
    expect((await ask('GET', way)).body.onboarding).toMatchObject({
      tour: { state: 'skipped', step: 3 },
      tracking: true,
    })
    await ask('PUT', '/me/consents/onboarding_tracking', { given: false })
    expect((await ask('GET', '/me/privacy')).body.consents).toMatchObject([
      { isGiven: false, givenAt: null, withdrawnAt: expect.any(String) },
    ])
    expect(await rowOf(officer)).toMatchObject({ tour_step: 0 })
  })

  it('stays done, however often it is walked again', async () => {
    await ask('POST', `${way}/tour`, { state: 'done', step: 5 })
    const { tour_done_at } = await rowOf(officer)
    test.clock.set('2026-11-21T04:00:00Z')
    await ask('POST', `${way}/tour`, { state: 'started', step: 1 })
    expect(await rowOf(officer)).toMatchObject({ tour_state: 'done', tour_done_at })
  })

  it('asks for the consent once: a no is remembered', async () => {
    const shy = await app.signIn(await createNewcomer({ roles: { MOH: ['viewer'] } }))
    expect((await shy('GET', way)).body.onboarding.tracking).toBeNull()
    await shy('PUT', '/me/consents/onboarding_tracking', { given: false })
    expect((await shy('GET', way)).body.onboarding.tracking).toBe(false)
    expect((await shy('GET', '/me/privacy')).body.consents).toMatchObject([{ isGiven: false, withdrawnAt: null }])
    expect((await shy('PUT', '/me/consents/anything', { given: true })).body.code).toBe('onboarding.consent.unknown')
  })
})

describe('the checklist', () => {
  it('takes ticks for what cannot be known, and refuses them for what can', async () => {
    const tick = (key: string, done = true) => ask('POST', `${way}/checklist`, { key, done })
    expect((await tick('planning.open_plan')).body.onboarding.checklist[0]).toMatchObject({ isDone: true, how: 'tick' })
    expect((await tick('planning.open_plan')).body.onboarding.done).toBe(3)
    expect((await tick('planning.open_plan', false)).body.onboarding.done).toBe(2)
    expect((await tick('planning.draft_objective')).body.code).toBe('onboarding.checklist.by_itself')
    expect((await tick('planning.decide_plan')).body.code).toBe('onboarding.checklist.unknown_item')
    await tick('planning.open_plan')
  })

  it('is done on the day its last fact is seen, whoever brought that about', async () => {
    const calm = await createNewcomer({ roles: { MOH: ['viewer'] } })
    const asks = await app.signIn(calm)
    await asks('POST', `${way}/checklist`, { key: 'planning.open_plan', done: true })
    await onAdmin(test.adminUrl, 'update person set two_factor_enabled = true where id = $1', [calm.id])
    expect((await asks('GET', way)).body.onboarding).toMatchObject({ done: 2, total: 5 })
    expect((await rowOf(calm)).checklist_done_at).toBeNull()
    await onAdmin(test.adminUrl, `insert into notification_choice values ($1, 'planning.approval', true, 'off')`, [
      calm.id,
    ])
    expect((await asks('GET', way)).body.onboarding).toMatchObject({ done: 3, isFinished: false })
    expect((await rowOf(calm)).checklist_done_at).not.toBeNull()
    await asks('PATCH', '/me/profile', { firstName: 'Calm', lastName: '', phone: '' })
    const { onboarding } = (await asks('POST', `${way}/tour`, { state: 'skipped', step: 0 })).body
    expect(onboarding).toMatchObject({ done: 5, total: 5, isFinished: true })
  })

  it('knows by the records of the own organization what was done', async () => {
    const isDone = async () => (await ask('GET', way)).body.onboarding.checklist[1].isDone
    const draft = (code: string) =>
      onAdmin(
        test.adminUrl,
        `with o as (select id from organization where code = '${code}'),
      p as (insert into strategic_plan (organization_id, id, title, vision, mission, start_year, end_year, preparers, prepared_by)
        select id, gen_random_uuid(), 'Plan', 'v', 'm', 2026, 2030, array[$1::uuid], 'S' from o returning organization_id, id),
      y as (insert into annual_work_plan (organization_id, id, plan_id, title, year, preparers, prepared_by)
        select organization_id, gen_random_uuid(), id, 'Year', 2026, array[$1::uuid], 'S' from p returning organization_id, id, plan_id)
      insert into objective (organization_id, id, plan_id, annual_work_plan_id, title, indicator, target_value, target_date)
        select organization_id, gen_random_uuid(), plan_id, id, 'Objective', 'i', 10, '2026-06-30' from y`,
        [officer.id],
      )
    await draft('MOLE')
    expect(await isDone()).toBe(false)
    await draft('MOH')
    expect(await isDone()).toBe(true)
  })
})

describe('putting it aside', () => {
  it('is taken back by resuming, and by going on', async () => {
    expect((await ask('POST', `${way}/put-aside`)).body.onboarding.isPutAside).toBe(true)
    expect((await ask('POST', `${way}/resume`)).body.onboarding.isPutAside).toBe(false)
  })
})

describe('the privacy notice', () => {
  it('says for everything why, on what basis and how long', async () => {
    const { records, rights } = (await ask('GET', '/me/privacy')).body
    expect(records.length).toBeGreaterThan(6)
    for (const record of records) expect(Object.values(record).every((text) => String(text).length > 3)).toBe(true)
    expect(rights.join(' ')).toContain('National Privacy Commission')
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
