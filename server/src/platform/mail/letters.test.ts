import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inOrganization, inPlatform, SYSTEM } from '../database/scope.ts'
import { defineLetter } from './define-letter.ts'
import { letterTexts } from './letter-texts.ts'
import * as words from './letter-words.ts'
import { queueLetter } from './queue-mail.ts'

const here = useTestDatabase()
const app = useTestApp(here)
let mohAdmin: Ask
let moleAdmin: Ask
let platform: Ask
let person: TestPerson

const welcome = defineLetter<{ name: string }>({
  name: 'test.welcome',
  title: 'Welcome',
  summary: 'To newcomers.',
  blocks: [
    { name: 'training', label: 'Training', help: 'When and where.', fallback: 'Ask your administrator.' },
    { name: 'contact', label: 'Contact', help: 'Whom to ask.', fallback: '' },
  ],
  subject: ({ name }) => `Welcome, ${name}`,
  letter: ({ name }, texts) => ({ greeting: `Dear ${name},`, paragraphs: [texts.training ?? '', texts.contact ?? ''] }),
  sample: { name: 'Farida' },
})
const plain = defineLetter<null>({
  name: 'test.plain',
  title: 'Plain',
  summary: 'Without blocks.',
  subject: () => 'Plain',
  letter: () => ({ greeting: 'Dear all,', paragraphs: [] }),
  sample: null,
})
const letters = [plain, welcome]
const caller = { actor: SYSTEM, requestId: randomUUID() }

beforeAll(async () => {
  person = await createPerson(here, { roles: { MOH: ['admin'] } })
  mohAdmin = await app.signIn(person)
  moleAdmin = await app.signIn(await createPerson(here, { roles: { MOLE: ['admin'] } }))
  platform = await app.signIn(await createPerson(here, { platformRoles: ['platform_admin'] }))
})

const inMoh = async <T>(work: Parameters<typeof inOrganization<T>>[2], code = 'MOH') =>
  inOrganization(here.database, { ...caller, organization: await getOrganization(here, code) }, work)
const above = <T>(work: Parameters<typeof inPlatform<T>>[2]) => inPlatform(here.database, caller, work)
const save = (version: number, texts: [string, string | null][], code = 'MOH') =>
  inMoh(
    (scope) =>
      words.saveLetterTexts(scope, welcome, { version, texts: texts.map(([block, text]) => ({ block, text })) }),
    code,
  )

test('an organization writes its words, the platform its own, and nobody those of another', async () => {
  const [view] = await inMoh((scope) => words.findLetters(scope, letters))
  expect(view).toMatchObject({
    name: 'test.welcome',
    version: 1,
    blocks: [
      { name: 'training', own: null, fallback: 'Ask your administrator.' },
      { name: 'contact', own: null, fallback: '' },
    ],
  })
  await above((scope) =>
    words.saveLetterTexts(scope, welcome, {
      version: 1,
      texts: [
        { block: 'training', text: 'Every Monday, by the platform.' },
        { block: 'contact', text: 'Help desk.' },
      ],
    }),
  )
  const saved = await save(1, [['training', 'Room 3, 9:00.']])
  expect(saved.version).toBe(2)
  expect(saved.blocks).toMatchObject([
    { own: 'Room 3, 9:00.', fallback: 'Every Monday, by the platform.' },
    { own: null, fallback: 'Help desk.' },
  ])
  const used = (code: string) => inMoh((scope) => letterTexts(scope, welcome, scope.organization.id), code)
  expect(await used('MOH')).toEqual({ training: 'Room 3, 9:00.', contact: 'Help desk.' })
  expect(await used('MOLE')).toEqual({ training: 'Every Monday, by the platform.', contact: 'Help desk.' })
  // From above, by whose letter it is; another organization's id from inside one finds nothing of it.
  const { id } = await getOrganization(here, 'MOH')
  expect((await above((scope) => letterTexts(scope, welcome, id))).training).toBe('Room 3, 9:00.')
  expect((await inMoh((scope) => letterTexts(scope, welcome, id), 'MOLE')).training).toBe(
    'Every Monday, by the platform.',
  )
  const message = await inMoh((scope) =>
    queueLetter(scope, welcome, { to: { address: 'a@moh.gov.ph' }, data: { name: 'Omar' } }),
  )
  const { rows } = await onAdmin(here.adminUrl, 'select text from mail_body where message_id = $1', [message])
  expect(rows[0].text).toContain('Room 3, 9:00.')
})

test('a block goes back to what stood there, and may be left empty; the version only grows', async () => {
  const view = await save(2, [['training', null]])
  expect(view).toMatchObject({ version: 3, blocks: [{ own: null }, {}] })
  expect(await save(3, [['contact', '']])).toMatchObject({ version: 4, blocks: [{}, { own: '' }] })
  expect(await inMoh((scope) => letterTexts(scope, welcome, scope.organization.id))).toEqual({
    training: 'Every Monday, by the platform.',
    contact: '',
  })
  // Nothing new is nothing written.
  expect((await save(4, [['contact', '']])).version).toBe(4)
})

test('whoever saves over newer words is told what they are now', async () => {
  await expect(save(1, [['training', 'Mine.']])).rejects.toMatchObject({
    code: 'concurrency.stale',
    extra: { current: { version: 4 } },
  })
  await expect(save(4, [['salary', 'x']])).rejects.toMatchObject({ code: 'mail.letter.unknown_block' })
})

test('two who write the first words at once: one is told', async () => {
  const results = await Promise.allSettled([
    save(1, [['training', 'One.']], 'MAFAR'),
    save(1, [['training', 'Two.']], 'MAFAR'),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('words are in the change log, with who wrote them', async () => {
  const { rows } = await onAdmin(
    here.adminUrl,
    `select after ->> 'body' as body, actor_name from change where table_name = 'mail_text' and organization_id is not null order by at, id limit 1`,
  )
  expect(rows).toEqual([{ body: 'Room 3, 9:00.', actor_name: 'BMMS' }])
})

test('a preview shows unsaved words in the name and colour of the organization, escaped', async () => {
  const { accentColor, name } = await getOrganization(here, 'MOH')
  const texts = [{ block: 'training', text: '<b>Room 4</b>\nBring your ID.' }]
  const preview = await inMoh((scope) => words.previewLetterTexts(scope, welcome, texts))
  expect(preview.subject).toBe('Welcome, Farida')
  expect(preview.html).toContain('&lt;b&gt;Room 4&lt;/b&gt;<br>\nBring your ID.')
  expect(preview.html).toContain(accentColor)
  expect(preview.html).toContain(name)
  expect(preview.text).toContain('<b>Room 4</b>\nBring your ID.')
  // Taken back, it shows what would stand there.
  const back = await inMoh((scope) => words.previewLetterTexts(scope, welcome, [{ block: 'contact', text: null }]))
  expect(back.text).toContain('Help desk.')
})

test('a try-out goes to whoever asks for it, marked as such', async () => {
  here.enqueued.splice(0)
  const many = { ...welcome, isBulk: true, isConfidential: true }
  await inMoh((scope) =>
    words.sendTest({ ...scope, actor: { ...scope.actor, id: person.id, name: person.name } }, many, {
      texts: [{ block: 'training', text: 'Unsaved.' }],
      toAddress: 'me@moh.gov.ph',
    }),
  )
  const { rows } = await onAdmin(
    here.adminUrl,
    `select m.subject, m.to_address, m.is_bulk, m.is_confidential, b.text from mail_message m join mail_body b on b.message_id = m.id where m.to_address = 'me@moh.gov.ph'`,
  )
  expect(rows).toMatchObject([
    {
      subject: 'Test: Welcome, Farida',
      is_bulk: false,
      is_confidential: false,
      text: expect.stringContaining('Unsaved.'),
    },
  ])
  expect(rows[0].text).toContain('You asked for this test')
  expect(here.enqueued).toMatchObject([{ job: 'mail.send' }])
  expect(here.enqueued[0]).not.toHaveProperty('startAfter')
})

test('the pages: letters with blocks in an organization, all of them above; others have no business there', async () => {
  const { status, body } = await mohAdmin('GET', '/moa/MOH/letters')
  expect(status).toBe(200)
  for (const letter of body.items) expect(letter.blocks.length, letter.name).toBeGreaterThan(0)
  expect((await moleAdmin('GET', '/moa/MOH/letters')).status).toBe(403)
  expect((await mohAdmin('GET', '/platform/letters')).status).toBe(403)
  const all = (await platform('GET', '/platform/letters')).body.items
  expect(all.length).toBeGreaterThan(body.items.length - 1)
  expect((await mohAdmin('POST', '/moa/MOH/letters/no.such/preview', { texts: [] })).body).toMatchObject({
    status: 404,
    code: 'mail.letter.not_found',
  })
  const [letter] = all
  const sent = await platform('POST', `/platform/letters/${letter.name}/test`, { texts: [] })
  expect(sent.body).toEqual({ toAddress: expect.stringContaining('@example.gov.ph') })
  expect((await platform('POST', `/platform/letters/${letter.name}/preview`, { texts: [] })).body).toMatchObject({
    subject: expect.any(String),
    html: expect.stringContaining('<!doctype html>'),
  })
  expect(app.reported).toEqual([])
})

test('every letter of BMMS can be shown, and says why it came', async () => {
  for (const { name } of (await platform('GET', '/platform/letters')).body.items) {
    const { status, body } = await platform('POST', `/platform/letters/${name}/preview`, { texts: [] })
    expect(status, name).toBe(200)
    expect(body.text, name).toMatch(/\n-- \n[^\n]+\n(You get this |[^\n]*Choose what you hear of)/)
    expect(body.text, name).not.toMatch(/undefined|\[object|NaN/)
  }
})
