import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { runJobs } from '../../../testing/run-jobs.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { messageJobs } from './message-jobs.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout/messages'
let manager: Ask
let planner: TestPerson

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  planner = await createPerson(test, { name: 'Norhaya Salim', roles: { MSSD: ['planner'], MIPA: ['viewer'] } })
  await createPerson(test, { name: 'Ali Pangandaman', roles: { MIPA: ['admin'] } })
  await createPerson(test, { name: 'Not in the wave', roles: { MOH: ['admin'] } })
  await addWave(test, {
    ...{ number: 2, name: 'Social services', startsOn: '2026-12-07', endsOn: '2026-12-29' },
    organizations: ['MSSD', 'MIPA'],
    milestones: [
      ['admin_training', '2026-12-10'],
      ['user_training', '2026-12-14'],
      ['go_live', '2026-12-22'],
    ],
  })
})

const planned = async (moment: string) => {
  const { body } = await manager('GET', `${base}?wave=2&moment=${moment}`)
  const { body: message } = await manager('GET', `${base}/${body.items[0].id}`)
  return message
}

describe('the communication plan of a wave', () => {
  it('has the four usual messages on their days, once', async () => {
    expect((await manager('POST', `${base}/preparation`, { wave: 2 })).body).toEqual({ added: 4 })
    expect((await manager('POST', `${base}/preparation`, { wave: 2 })).body).toEqual({ added: 0 })
    const { body } = await manager('GET', `${base}?wave=2&sort=dueOn`)
    expect(body.items.map(({ moment, dueOn }: { moment: string; dueOn: string }) => `${dueOn} ${moment}`)).toEqual([
      '2026-11-23 announcement',
      '2026-12-07 week_1',
      '2026-12-22 week_2',
      '2027-01-05 after',
    ])
  })

  it('shows a message as an organization gets it, and what is still open', async () => {
    const { id, audience } = await planned('week_1')
    expect(audience).toMatchObject([
      { code: 'MIPA', people: 2 },
      { code: 'MSSD', people: 0 },
    ])
    const { body } = await manager('GET', `${base}/${id}/preview?organization=MSSD`)
    expect(body.subject).toBe('Training for BMMS: 14 December 2026')
    expect(body.text).toContain('This week Ministry of Social Services and Development begins with BMMS.')
    expect(body.missing).toEqual(['support'])
  })

  it('does not leave while something that it names is missing', async () => {
    const { id, version } = await planned('week_1')
    const { status, body } = await manager('POST', `${base}/${id}/sending`, { version })
    expect([status, body.code]).toEqual([409, 'rollout.message.value_missing'])
    expect(body.detail).toContain('support coordinator')
  })

  it('is sent once to every active member of the audience, and tracked', async () => {
    const { id, version, subject, dueOn } = await planned('announcement')
    const words = { subject, body: '{organization} begins on {starts_on}.', dueOn, sendsItself: false }
    const edited = await manager('PATCH', `${base}/${id}`, { ...words, roles: [], codes: [], version })
    expect(edited.status).toBe(200)
    const { body: sending } = await manager('POST', `${base}/${id}/sending`, { version: version + 1 })
    expect(sending.status).toBe('sending')
    await runJobs(test, messageJobs)
    const { body: sent } = await manager('GET', `${base}/${id}`)
    expect(sent).toMatchObject({ status: 'sent', letters: 2 })
    const { body: letters } = await manager('GET', `${base}/${id}/letters?sort=name`)
    expect(
      letters.items.map((letter: { name: string; organization: string }) => [letter.name, letter.organization]),
    ).toEqual([
      ['Ali Pangandaman', 'MIPA'],
      ['Norhaya Salim', 'MIPA'],
    ])
    const { rows } = await onAdmin(
      test.adminUrl,
      `select b.text from mail_message m join mail_body b on b.message_id = m.id where m.person_id = $1`,
      [planner.id],
    )
    expect(rows[0]?.text).toContain('Ministry of Indigenous Peoples')
    expect(rows[0]?.text).toContain('begins on 7 December 2026.')
    const again = await manager('POST', `${base}/${id}/sending`, { version: sent.version })
    expect(again.body.code).toBe('rollout.message.not_planned')
  })

  it('takes its words from what was last sent', async () => {
    await addWave(test, { number: 3, startsOn: '2027-02-01', endsOn: '2027-02-19', organizations: ['MPW'] })
    await manager('POST', `${base}/preparation`, { wave: 3 })
    const { body } = await manager('GET', `${base}?wave=3&moment=announcement`)
    const { body: message } = await manager('GET', `${base}/${body.items[0].id}`)
    expect(message.body).toBe('{organization} begins on {starts_on}.')
  })

  it('is overdue when its day is over, and can be taken out with a reason', async () => {
    test.clock.set('2027-01-10T04:00:00Z')
    const { body } = await manager('GET', `${base}?due=overdue&wave=2`)
    expect(body.total).toBe(3)
    test.clock.set('2026-11-20T04:00:00Z')
    const { id, version } = await planned('after')
    const { body: dropped } = await manager('POST', `${base}/${id}/cancellation`, { reason: 'By phone', version })
    expect(dropped).toMatchObject({ status: 'cancelled', statusReason: 'By phone' })
  })
})

describe('bad input', () => {
  const message = {
    wave: 2,
    subject: 'Rooms',
    body: 'x',
    roles: [],
    codes: [],
    dueOn: '2026-12-01',
    sendsItself: false,
  }
  it.each([
    ['placeholders that nobody fills in', { body: 'Dear {nmae}' }, 'rollout.message.placeholder_unknown'],
    ['organizations of other waves', { codes: ['MOH'] }, 'rollout.message.organization_elsewhere'],
    ['a wave that does not exist', { wave: 77 }, 'rollout.wave.not_found'],
    ['no words', { body: ' ' }, 'rollout.message.body_missing'],
  ])('refuses %s', async (_, change, code) => {
    const { body } = await manager('POST', base, { ...message, ...change })
    expect(body.code).toBe(code)
  })

  it('does not send to nobody', async () => {
    const { body: made } = await manager('POST', base, { ...message, codes: ['MSSD'], roles: ['accountant'] })
    const { body } = await manager('POST', `${base}/${made.id}/sending`, { version: made.version })
    expect(body.code).toBe('rollout.message.nobody')
  })
})
