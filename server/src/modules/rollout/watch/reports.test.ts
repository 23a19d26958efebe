import { beforeAll, beforeEach, expect, it } from 'vitest'
import { sendMail } from '../../../platform/mail/send-mail.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { jobContext } from '../../../testing/job-context.ts'
import { useMailServers } from '../../../testing/mail-server.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import type { ReportContent } from './report.contract.ts'
import { reportDaily, reportWeekly } from './watch-jobs.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const startMailServer = useMailServers()
const admin = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)
/** Friday, 20 November 2026, 08:00 in Cotabato. */
const MORNING = '2026-11-20T00:00:00Z'

let viewer: Ask
let manager: TestPerson

beforeAll(async () => {
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'], isActive: true }))
  manager = await createPerson(test, { name: 'Rollout manager', platformRoles: ['rollout_manager'] })
  const wave = await addWave(test, {
    ...{ number: 2, name: 'Infrastructure', status: 'active', startsOn: '2026-11-03', endsOn: '2026-11-24' },
    organizations: ['MPW', 'MOST'],
    milestones: [
      ['kickoff', '2026-11-17'],
      ['admin_training', '2026-11-18'],
      ['user_training', '2026-11-24'],
    ],
  })
  await admin(`update rollout_milestone set status = 'done', done_on = '2026-11-19' where kind = 'kickoff'`)
  await admin(
    `update rollout_placement set state = 'training_scheduled', state_since = '2026-11-19T03:00:00Z'
      where wave_id = $1 and organization_id = (select id from organization where code = 'MPW')`,
    [wave],
  )
  await admin(
    `insert into rollout_blocker (organization_id, id, wave_id, severity, title, opened_by_name, opened_at)
     values (null, gen_random_uuid(), $1, 'high', 'Trainers are ill', 'A', '2026-11-19T22:00:00Z')`,
    [wave],
  )
})
beforeEach(() => {
  test.clock.set(MORNING)
  test.enqueued.splice(0)
})

const kept = async () =>
  (await admin(`select kind, for_day::text as day, content from rollout_report order by made_at, kind`)).rows as {
    kind: string
    day: string
    content: ReportContent
  }[]
const itemsOf = (content: ReportContent | undefined, name: string) =>
  content?.sections.find((section) => section.name === name)?.items.map(({ title, detail }) => `${title}: ${detail}`)

it('says what was done, is due, is late and stands in the way, once a day', async () => {
  await reportDaily.handle(jobContext(test), {})
  await reportDaily.handle(jobContext(test), {})
  const [report, ...more] = await kept()
  expect(more).toEqual([])
  expect([report?.kind, report?.day]).toEqual(['daily', '2026-11-20'])
  const content = report?.content
  expect(content?.summary).toMatch(
    /^0 of 44 organizations onboarded, wave 2 under way; 1 overdue milestone, 0 critical blockers. Likely end: /,
  )
  expect(itemsOf(content, 'done')).toEqual([
    'kickoff, wave 2: Reached on 19 November 2026, 2 working days after the plan',
    'MPW: training scheduled: Wave 2, since 19 November 2026, 11:00',
  ])
  expect(itemsOf(content, 'due')).toEqual(['user_training, wave 2: Is due on 24 November 2026, nobody owns it'])
  expect(itemsOf(content, 'overdue')).toEqual(['admin_training, wave 2: Was due on 18 November 2026, nobody owns it'])
  expect(itemsOf(content, 'blockers')).toEqual(['High: Trainers are ill: Wave 2, open for 2 hours, nobody owns it'])
  expect(content?.waves).toMatchObject([
    { number: 2, organizations: 2, onboarded: 0, milestones: 3, milestonesDone: 1 },
  ])
  expect(content?.forecast.note).toContain('Too little data: 1 milestone reached so far')
})

it('comes by mail to those who want it, with what it says', async () => {
  const { rows } = await admin(`select to_name as name, subject from mail_message order by to_name`)
  expect(rows.map(({ subject }) => subject)).toEqual(Array(2).fill('Rollout: daily report of 20 November 2026'))
  await admin(`delete from rollout_report`)
  await admin(`delete from mail_body`)
  await admin(`delete from mail_message`)
  await admin(`delete from notification`)
  await admin(`insert into notification_choice (person_id, topic, in_app, mail)
    select person_id, 'rollout.daily_report', false, 'off' from platform_role where role = 'ocm_viewer'`)
  await reportDaily.handle(jobContext(test), {})
  const server = await startMailServer()
  const settings = { smtpUrl: server.smtpUrl, mailFrom: 'BMMS <bmms@example.gov.ph>' }
  for (const { data } of test.enqueued.filter(({ job }) => job === sendMail.name))
    await sendMail.handle(jobContext(test, { settings }), data as never)
  expect(server.taken).toHaveLength(1)
  const mail = (server.taken[0] ?? '').replaceAll('=\r\n', '').replaceAll('=20', ' ')
  expect(mail).toContain(`To: ${manager.name}`)
  expect(mail).toContain('Organizations onboarded: 0 of 44')
  expect(mail).toContain('admin_training, wave 2 (Was due on 18 November 2026, nobody owns it)')
  expect(mail).toContain('Wave 2, active: 0 of 2 onboarded, health')
  expect(mail).toContain('/platform/rollout/reports/')
})

it('is made on working days only; the weekly one on Mondays whatever they are', async () => {
  // Monday, 30 November 2026 is Bonifacio Day.
  test.clock.set('2026-11-30T00:00:00Z')
  await reportDaily.handle(jobContext(test), {})
  await reportWeekly.handle(jobContext(test), {})
  expect((await kept()).map(({ kind, day }) => `${kind} ${day}`)).toEqual(['daily 2026-11-20', 'weekly 2026-11-30'])
  // The next daily report tells what happened since the last one, a week at most.
  test.clock.set('2026-12-01T00:00:00Z')
  await reportDaily.handle(jobContext(test), {})
  expect((await kept()).at(-1)?.content.since).toBe('2026-11-24T00:00:00Z')
})

it('stays as it was, on the page, as a list and on paper', async () => {
  const list = await viewer('GET', '/platform/rollout/reports?kind=daily&sort=day')
  expect(list.body.items.map(({ day }: { day: string }) => day)).toEqual(['2026-11-20', '2026-12-01'])
  const id = list.body.items[0].id
  await admin(`update rollout_milestone set title = 'Something else'`)
  const { body } = await viewer('GET', `/platform/rollout/reports/${id}`)
  expect(JSON.stringify(body.content)).not.toContain('Something else')
  const pdf = await viewer('GET', `/platform/rollout/reports/${id}/pdf`)
  expect([pdf.status, pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  expect((await viewer('GET', `/platform/rollout/reports/01a1fd18-4020-76c1-9828-2e2426d4a9d7`)).body.code).toBe(
    'rollout.report.not_found',
  )
  await expect(test.database.app.query(`update rollout_report set for_day = for_day`)).rejects.toMatchObject({
    code: '42501',
  })
})

it('can be looked at before it is made', async () => {
  const { body } = await viewer('GET', '/platform/rollout/report-preview?kind=weekly')
  expect(body).toMatchObject({ kind: 'weekly', day: '2026-11-20' })
  expect(body.sections.find(({ name }: { name: string }) => name === 'due').title).toBe('Due until 7 December 2026')
  expect(await kept()).toHaveLength(3)
})
