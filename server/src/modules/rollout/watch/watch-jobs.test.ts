import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import { sendMail } from '../../../platform/mail/send-mail.ts'
import { deliverNotifications } from '../../../platform/notifications/notification-jobs.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { jobContext } from '../../../testing/job-context.ts'
import { useMailServers } from '../../../testing/mail-server.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { SEND_TO_CHAT, sendToChat } from './chat.ts'
import { watchRollout } from './watch-jobs.ts'

const test = useTestDatabase()
const startMailServer = useMailServers()
const admin = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)
const NOON = '2026-11-20T04:00:00Z'
const CHAT = 'http://127.0.0.1:9/services/T0/SECRET'

let wave: string
let lead: TestPerson
let manager: TestPerson

beforeEach(async () => {
  test.clock.set(NOON)
  test.enqueued.splice(0)
  await admin('truncate rollout_wave, notification, notification_hours, mail_message, platform_role cascade')
  wave = await addWave(test, {
    ...{ number: 2, status: 'active', startsOn: '2026-11-03', endsOn: '2026-11-24', organizations: ['MPW'] },
    milestones: [
      ['kickoff', '2026-11-19'],
      ['go_live', '2026-11-20'],
    ],
  })
  lead = await createPerson(test, { name: 'Lead of wave 2', platformRoles: ['rollout_coordinator'] })
  manager = await createPerson(test, { name: 'Rollout manager', platformRoles: ['rollout_manager'] })
  await admin(
    `insert into rollout_coordinator (wave_id, part, id, person_id) values ($1, 'lead', gen_random_uuid(), $2)`,
    [wave, lead.id],
  )
})

const watch = (chatWebhook = '') =>
  watchRollout.handle(
    jobContext(test, { settings: { smtpUrl: '', mailFrom: 'BMMS <bmms@example.gov.ph>', chatWebhook } }),
    {},
  )

async function quiet(person: TestPerson) {
  await admin(`insert into notification_hours (person_id, quiet_from, quiet_until) values ($1, '00:00', '23:59')`, [
    person.id,
  ])
}

async function openCritical(openedAt: string, wave_: string = wave): Promise<string> {
  const { rows } = await admin(
    `insert into rollout_blocker (organization_id, id, wave_id, severity, title, detail, opened_by_name, opened_at)
     values ((select id from organization where code = 'MPW'), gen_random_uuid(), $1, 'critical', 'No power', 'The <generator> is in repair.', 'A', $2)
     returning id`,
    [wave_, openedAt],
  )
  return rows[0]?.id
}

const lateBlockers = async () => (await admin(`select title, severity, owner_id, resolution from rollout_blocker`)).rows
const told = async (topic: string) =>
  (
    await admin(
      `select p.name, n.title, n.mail, n.mailed_at is not null as mailed from notification n
      join person p on p.id = n.person_id where topic = $1 order by p.name`,
      [topic],
    )
  ).rows
const letters = async () => (await admin(`select to_name as name, subject from mail_message order by to_name`)).rows

describe('milestones', () => {
  it('become delayed on the day after, and open one blocker', async () => {
    await watch()
    await watch()
    const { rows } = await admin(`select kind, status from rollout_milestone order by due_on`)
    expect(rows).toEqual([
      { kind: 'kickoff', status: 'delayed' },
      { kind: 'go_live', status: 'open' },
    ])
    expect(await lateBlockers()).toEqual([
      { title: 'kickoff is late', severity: 'medium', owner_id: lead.id, resolution: '' },
    ])
    expect(await told('rollout.blocker')).toMatchObject([{ name: 'Lead of wave 2' }])
  })

  it('close it when they are done or moved, and open another when they are late anew', async () => {
    await watch()
    await admin(`update rollout_milestone set status = 'open', due_on = '2026-11-23' where kind = 'kickoff'`)
    await watch()
    expect(await lateBlockers()).toMatchObject([{ resolution: 'The milestone was moved to 23 November 2026.' }])
    test.clock.set('2026-11-24T01:00:00Z')
    await watch()
    expect((await lateBlockers()).filter(({ resolution }) => resolution === '')).toHaveLength(2)
    await admin(`update rollout_milestone set status = 'done', done_on = '2026-11-24'`)
    await watch()
    expect((await lateBlockers()).map(({ resolution }) => resolution).sort()).toEqual([
      'The milestone is done.',
      'The milestone is done.',
      'The milestone was moved to 23 November 2026.',
    ])
  })

  it('of a wave that stands still are left alone', async () => {
    await admin(`update rollout_wave set status = 'paused', paused_on = '2026-11-18'`)
    await openCritical('2026-11-18T00:00:00Z')
    await watch()
    expect(await lateBlockers()).toHaveLength(1)
    expect(await told('rollout.escalation')).toEqual([])
  })

  it('that are all done propose the wave for completion, once', async () => {
    await admin(`update rollout_milestone set status = 'done', done_on = '2026-11-20'`)
    await watch()
    await watch()
    expect((await admin(`select status from rollout_gate`)).rows).toEqual([{ status: 'open' }])
    expect((await admin(`select status from rollout_wave`)).rows).toEqual([{ status: 'active' }])
  })
})

describe('critical blockers', () => {
  it('escalate once after four hours, to the lead and the managers', async () => {
    await openCritical('2026-11-20T00:01:00Z')
    await watch()
    expect(await letters()).toEqual([])
    test.clock.set('2026-11-20T04:01:00Z')
    await watch()
    await watch()
    expect(await letters()).toEqual([
      { name: 'Lead of wave 2', subject: 'Critical blocker in wave 2 (MPW): No power' },
      { name: 'Rollout manager', subject: 'Critical blocker in wave 2 (MPW): No power' },
    ])
    expect(await told('rollout.escalation')).toMatchObject([{ mailed: true }, { mailed: true }])
    await deliverNotifications.handle(jobContext(test), {})
    expect((await letters()).filter(({ subject }) => subject.includes('No power'))).toHaveLength(2)
  })

  it('do not wait for quiet hours, late milestones do', async () => {
    await quiet(lead)
    await admin(
      `insert into notification_choice (person_id, topic, in_app, mail) values ($1, 'rollout.escalation', false, 'off')`,
      [manager.id],
    )
    await openCritical('2026-11-19T20:00:00Z')
    await watch()
    await deliverNotifications.handle(jobContext(test), {})
    expect(await letters()).toEqual([
      { name: 'Lead of wave 2', subject: 'Critical blocker in wave 2 (MPW): No power' },
      { name: 'Rollout manager', subject: 'Critical blocker in wave 2 (MPW): No power' },
    ])
    expect(await told('rollout.blocker')).toMatchObject([{ name: 'Lead of wave 2', mailed: false }])
    await admin(`delete from notification_hours`)
    await deliverNotifications.handle(jobContext(test), {})
    expect(await told('rollout.blocker')).toMatchObject([{ name: 'Lead of wave 2', mailed: true }])
  })

  it('say in the mail what it is about', async () => {
    await openCritical('2026-11-20T00:00:00Z')
    await watch()
    const server = await startMailServer()
    const settings = { smtpUrl: server.smtpUrl, mailFrom: 'BMMS <bmms@example.gov.ph>' }
    for (const { data } of test.enqueued.filter(({ job }) => job === sendMail.name))
      await sendMail.handle(jobContext(test, { settings }), data as never)
    expect(server.taken).toHaveLength(2)
    const [mail = ''] = server.taken
    expect(mail).toContain('Critical blocker in wave 2 (MPW): No power')
    const text = mail.replaceAll('=\r\n', '')
    expect(text).toContain('open for 4 hours, since 20 November 2026, 08:00')
    expect(text).toContain('The <generator> is in repair.')
    expect(text).toContain('/platform/rollout/blockers/')
  })
})

describe('the chat', () => {
  it('is told only where there is one', async () => {
    await openCritical('2026-11-20T00:00:00Z')
    await watch()
    expect(test.enqueued.map(({ job }) => job)).not.toContain(SEND_TO_CHAT)
    await admin(`update rollout_blocker set escalated_at = null`)
    await watch(CHAT)
    expect(test.enqueued.filter(({ job }) => job === SEND_TO_CHAT)).toHaveLength(1)
  })

  it('gets plain words, and is tried again while it does not take them', async () => {
    const blockerId = await openCritical('2026-11-20T00:00:00Z')
    await admin(`update rollout_blocker set title = 'No power <!channel> *now*' where id = $1`, [blockerId])
    const chat = await startChat()
    const settings = { smtpUrl: '', mailFrom: '', chatWebhook: `${chat.url}/SECRET` }
    chat.status = 500
    const failed = await sendToChat.handle(jobContext(test, { settings }), { blockerId }).catch((error: Error) => error)
    expect(failed).toMatchObject({ message: 'The chat answered 500.' })
    chat.status = 200
    await sendToChat.handle(jobContext(test, { settings }), { blockerId })
    expect(chat.taken.at(-1)).toEqual({
      path: '/SECRET',
      type: 'application/json',
      text: `Critical blocker open for 4 hours in wave 2 (MPW): *No power &lt;!channel&gt; now*\nhttp://localhost:3000/platform/rollout/blockers/${blockerId}`,
    })
    await admin(`update rollout_blocker set resolved_at = now(), resolution = 'Repaired.'`)
    await sendToChat.handle(jobContext(test, { settings }), { blockerId })
    expect(chat.taken).toHaveLength(2)
    await chat.stop()
    await admin(`update rollout_blocker set resolved_at = null, resolution = ''`)
    const lost: Error = await sendToChat.handle(jobContext(test, { settings }), { blockerId }).catch((error) => error)
    expect(lost.message).toBe('The chat could not be reached (ECONNREFUSED).')
    expect(`${lost.stack}${String(lost.cause)}`).not.toContain('SECRET')
  })
})

interface Chat {
  url: string
  status: number
  taken: { path: string; type: string; text: string }[]
  stop: () => Promise<void>
}

async function startChat(): Promise<Chat> {
  const chat: Chat = { url: '', status: 200, taken: [], stop: () => new Promise((done) => server.close(() => done())) }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      chat.taken.push({
        path: request.url ?? '',
        type: request.headers['content-type'] ?? '',
        text: JSON.parse(body).text,
      })
      response.writeHead(chat.status, { connection: 'close' }).end('no')
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  chat.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return chat
}
