import { randomUUIDv7 } from 'node:crypto'
import { pino } from 'pino'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPasswordLink, linkIsIn } from '../../platform/auth/password-links.ts'
import { inPlatform, type PlatformScope, SYSTEM } from '../../platform/database/scope.ts'
import type { JobContext } from '../../platform/jobs/define-job.ts'
import { mailMessages } from '../../platform/mail/mail-tables.ts'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { remindByItself, sendReminderLetters } from './reminder-jobs.ts'
import { SEND_REMINDERS } from './reminders.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/onboarding'
let asManager: Ask

const sql = (text: string, values: unknown[] = []) => onAdmin(test.adminUrl, text, values)
const above = <T>(work: (scope: PlatformScope) => Promise<T>) =>
  inPlatform(test.database, { actor: SYSTEM, requestId: 'test' }, work)

interface Parts {
  code?: string
  wave?: number
  /** State of the welcome letter; without it there is none. */
  mail?: 'sent' | 'bounced'
  opened?: true
  columns?: Record<string, unknown>
}

/** Somebody on the way, as far as said. */
async function createNewcomer(name: string, { code = 'MOH', wave = 1, mail, opened, columns = {} }: Parts = {}) {
  const person = await createPerson(test, { name, roles: { [code]: ['planner'] } })
  const row = { person_id: person.id, wave, invited_at: '2026-11-10T00:00:00Z', ...columns }
  const names = Object.keys(row)
  await sql(`insert into onboarding (${names}) values (${names.map((_, at) => `$${at + 1}`)})`, Object.values(row))
  if (!mail) return person
  await above(async (scope) => {
    const { id } = await createPasswordLink(scope, { personId: person.id, kind: 'invitation', organizationId: null })
    const [message] = await scope.db
      .insert(mailMessages)
      .values({
        organizationId: null,
        personId: person.id,
        toAddress: 'a@example.org',
        subject: 'Welcome',
        template: 'people.welcome',
        state: mail,
      })
      .returning({ id: mailMessages.id })
    await linkIsIn(scope, id, message?.id ?? '')
  })
  if (opened) await sql('update password_link set opened_at = now() where person_id = $1', [person.id])
  return person
}

const signedIn = { first_signed_in_at: '2026-11-11T00:00:00Z' }
const finished = {
  ...signedIn,
  profile_done_at: '2026-11-11T00:00:00Z',
  tour_state: 'skipped',
  checklist_done_at: '2026-11-12T00:00:00Z',
}

beforeAll(async () => {
  asManager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
})
beforeEach(async () => {
  await sql('delete from onboarding')
  test.enqueued.length = 0
  test.clock.set('2026-11-20T04:00:00Z')
})

describe('the figures', () => {
  it('count what was reached, per organization and wave, and where people stop', async () => {
    await createNewcomer('Waiting', { columns: { invited_at: null } })
    await createNewcomer('Sent', { mail: 'sent' })
    await createNewcomer('Bounced', { mail: 'bounced', wave: 2 })
    await createNewcomer('Opened', { mail: 'sent', opened: true })
    await createNewcomer('Paper slip', { code: 'MOLE', columns: signedIn })
    await createNewcomer('Finished', { code: 'MOLE', mail: 'sent', opened: true, columns: finished })
    await createNewcomer('Came in another way', { columns: { ...signedIn, invited_at: null } })
    const { body } = await asManager('GET', base)
    expect(body.totals).toEqual({
      ...{ people: 6, invited: 5, delivered: 4, bounced: 1, opened: 3 },
      ...{ signedIn: 2, profileDone: 1, tourDone: 0, checklistDone: 1 },
    })
    expect(body.organizations).toMatchObject([
      { code: 'MOH', counts: { people: 4, signedIn: 0 } },
      { code: 'MOLE', counts: { people: 2, signedIn: 2, delivered: 2 } },
    ])
    expect(body.waves).toMatchObject([
      { wave: 1, counts: { people: 5 } },
      { wave: 2, counts: { people: 1, bounced: 1 } },
    ])
    expect(
      Object.fromEntries(body.stops.map((one: { next: string; people: number }) => [one.next, one.people])),
    ).toEqual({ invitation: 1, delivery: 1, link: 1, sign_in: 1, profile: 1, tour: 0, checklist: 0, finished: 1 })
    expect((await asManager('GET', `${base}?organization=MOLE&wave=1`)).body.totals.people).toBe(2)
    expect((await asManager('GET', `${base}?wave=9`)).body).toMatchObject({ totals: { people: 0 }, organizations: [] })
  })

  it('are about the same people as the list behind them', async () => {
    await createNewcomer('Sent', { mail: 'sent' })
    await createNewcomer('Bounced', { mail: 'bounced' })
    await createNewcomer('Finished', { mail: 'sent', opened: true, columns: finished })
    const names = async (query: string) =>
      (await asManager('GET', `${base}/people?${query}`)).body.items.map((one: { name: string }) => one.name)
    expect(await names('stage=delivered')).toEqual(['Finished', 'Sent'])
    expect(await names('stage=bounced')).toEqual(['Bounced'])
    expect(await names('next=link&organization=MOH')).toEqual(['Sent'])
    expect(await names('sort=-name&pageSize=1')).toEqual(['Sent'])
    expect(await names('q=fini')).toEqual(['Finished'])
    expect((await asManager('GET', `${base}/people?stage=bounced&format=csv`)).text).toContain('Letter not delivered')
  })

  it('count the people of one import only, when asked', async () => {
    const [one] = [await createNewcomer('Imported'), await createNewcomer('Other')]
    const batch = randomUUIDv7()
    await sql(
      `insert into import_batch (id, kind, file_name, media_type, size, sha256) values ($1, 'people', 'a.csv', 'text/csv', 9, repeat('a', 64))`,
      [batch],
    )
    await sql(`insert into import_row (batch_id, number, given, record_id) values ($1, 2, '{}', $2)`, [batch, one.id])
    expect((await asManager('GET', `${base}?batch=${batch}`)).body.totals.people).toBe(1)
    expect((await asManager('GET', `${base}/people?batch=${batch}`)).body.items).toMatchObject([{ name: 'Imported' }])
  })

  it('say where the tour was left, and do not count those who walked it to the end', async () => {
    await createNewcomer('Left', { columns: { ...signedIn, tour_state: 'skipped', tour_step: 3 } })
    await createNewcomer('Also', { columns: { ...signedIn, tour_state: 'started', tour_step: 3 } })
    await createNewcomer('Unknown', { columns: { ...signedIn, tour_state: 'skipped' } })
    expect((await asManager('GET', base)).body.tourStops).toEqual([{ step: 3, people: 2 }])
  })

  it('leave erased people out, and are not for everybody', async () => {
    const { id } = await createNewcomer('Erased')
    await sql('update person set erased_at = now() where id = $1', [id])
    expect((await asManager('GET', base)).body.totals.people).toBe(0)
    const trainer = await app.signIn(await createPerson(test, { platformRoles: ['trainer'] }))
    expect((await trainer('GET', base)).status).toBe(200)
    expect((await trainer('POST', `${base}/reminders`, { filter: {} })).status).toBe(403)
  })
})

describe('a reminder', () => {
  const letters = async () =>
    (
      await sql(
        `select m.*, b.text from mail_message m join mail_body b on b.message_id = m.id where template = 'people.reminder' order by m.created_at`,
      )
    ).rows
  const job = () => {
    const at = test.enqueued.find((one) => one.job === SEND_REMINDERS)?.data.at
    return sendReminderLetters.handle(context(), { at: at as string })
  }
  const context = (automaticReminders = false): JobContext => ({
    database: test.database,
    settings: { smtpUrl: '', mailFrom: '', automaticReminders },
    files: undefined as never,
    log: pino({ level: 'silent' }),
    caller: { actor: SYSTEM, requestId: 'job' },
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
  })
  beforeEach(async () => {
    await sql('delete from mail_message')
    await sql('delete from password_link')
  })

  it('goes to the unfinished ones, once in three days, and says who was left out', async () => {
    await createNewcomer('Unfinished')
    await createNewcomer('Finished', { columns: finished })
    await createNewcomer('Not invited', { columns: { invited_at: null } })
    const away = await createNewcomer('Away')
    await sql('update person set is_active = false where id = $1', [away.id])
    const leftOut = [
      { reason: 'finished', people: 1 },
      { reason: 'not_invited', people: 1 },
      { reason: 'inactive', people: 1 },
    ]
    const ask = () => asManager('POST', `${base}/reminders`, { filter: {} })
    expect((await asManager('POST', `${base}/reminders/preview`, { filter: {} })).body).toEqual({
      reminded: 1,
      leftOut,
    })
    expect(test.enqueued).toEqual([])
    expect((await ask()).body).toEqual({ reminded: 1, leftOut })
    expect((await ask()).body).toMatchObject({
      reminded: 0,
      leftOut: expect.arrayContaining([{ reason: 'reminded_recently', people: 1 }]),
    })
    expect(test.enqueued.map((one) => one.job)).toEqual([SEND_REMINDERS])
    test.clock.set('2026-11-23T04:00:00Z')
    expect((await ask()).body.reminded).toBe(1)
  })

  it('is sent once, though two press the button at the same time', async () => {
    await createNewcomer('One')
    await createNewcomer('Two')
    const answers = await Promise.all([1, 2, 3, 4].map(() => asManager('POST', `${base}/reminders`, { filter: {} })))
    expect(answers.reduce((sum, { body }) => sum + body.reminded, 0)).toBe(2)
  })

  it('holds a new link for whoever has no password, and ends the old one', async () => {
    const person = await createNewcomer('Sittie', { mail: 'sent' })
    await asManager('POST', `${base}/reminders`, { personIds: [person.id] })
    await job()
    const [letter] = await letters()
    expect(letter).toMatchObject({ person_id: person.id, is_bulk: true, is_confidential: true })
    expect(letter.text).toMatch(/set-password#\S{40,}/)
    const { rows } = await sql(
      'select ended_at is null as open, message_id from password_link where person_id = $1 order by created_at',
      [person.id],
    )
    expect(rows).toMatchObject([{ open: false }, { open: true, message_id: letter.id }])
  })

  it('tells whoever has a password what is left, without a link to set another', async () => {
    const person = await createNewcomer('Amina', { columns: { ...signedIn, tour_state: 'done' } })
    await sql(
      `insert into credential (id, person_id, account_id, provider_id, password) values ($1, $2::uuid, $2::text, 'credential', '$argon2id$x')`,
      [randomUUIDv7(), person.id],
    )
    await asManager('POST', `${base}/reminders`, { filter: { organization: 'MOH', next: 'profile' } })
    await job()
    const [letter] = await letters()
    expect(letter.text).toContain('- Complete your profile\n- Work off the checklist')
    expect(letter.text).toContain('/me/welcome')
    expect(letter.text).not.toContain('set-password')
  })

  it('is not written twice when its job runs again, nor to whoever finished meanwhile', async () => {
    const people: TestPerson[] = []
    for (let at = 0; at < 60; at++) people.push(await createNewcomer(`Person ${at}`, { code: 'OOBC' }))
    await asManager('POST', `${base}/reminders`, { filter: {} })
    await sql(
      `update onboarding set profile_done_at = now(), checklist_done_at = now(), tour_state = 'done', first_signed_in_at = now() where person_id = $1`,
      [people[7]?.id],
    )
    await job()
    await job()
    expect(await letters()).toHaveLength(59)
  })

  it('needs a choice of whom: people, or a filter', async () => {
    for (const body of [{}, { filter: {}, personIds: [randomUUIDv7()] }])
      expect((await asManager('POST', `${base}/reminders`, body)).body.code).toBe('onboarding.reminder.nobody')
  })

  it('leaves out addresses that get no mail', async () => {
    const person = await createNewcomer('Suppressed')
    await sql(
      `insert into mail_suppression (address, reason) select lower(email), 'bounced' from person where id = $1`,
      [person.id],
    )
    expect((await asManager('POST', `${base}/reminders`, { filter: {} })).body).toEqual({
      reminded: 0,
      leftOut: [{ reason: 'suppressed', people: 1 }],
    })
  })

  it('goes out by itself only where that is switched on, and once a person', async () => {
    await createNewcomer('Three days ago')
    await createNewcomer('Yesterday', { columns: { invited_at: '2026-11-19T00:00:00Z' } })
    await createNewcomer('Reminded by hand', { columns: { reminders: 1, reminded_at: '2026-11-11T00:00:00Z' } })
    const reminded = async () => (await sql('select count(*)::int as n from onboarding where reminders > 0')).rows[0].n
    await remindByItself.handle(context(), {})
    expect(await reminded()).toBe(1)
    await remindByItself.handle(context(true), {})
    expect(await reminded()).toBe(2)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
