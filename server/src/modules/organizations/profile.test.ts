import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../platform/documents/pdf.ts'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { jpeg, pdf, png, webp } from '../../testing/sample-files.ts'

const test = useTestDatabase()
const dataFolder = mkdtempSync(join(tmpdir(), 'bmms-profile-'))
const app = useTestApp(test, { dataFolder })

let admin: Ask & { cookie: string }
let viewer: Ask & { cookie: string }
let other: Ask & { cookie: string }

beforeAll(async () => {
  admin = await app.signIn(await createPerson(test, { roles: { MOH: ['admin'] } }))
  viewer = await app.signIn(await createPerson(test, { roles: { MOH: ['viewer'] } }))
  other = await app.signIn(await createPerson(test, { roles: { MOLE: ['admin'] } }))
})
afterAll(async () => {
  await closePdf()
  rmSync(dataFolder, { recursive: true, force: true })
  expect(app.reported).toEqual([])
})

describe('the profile', () => {
  it('is read by all members and changed by the administrator', async () => {
    const before = (await viewer('GET', '/moa/MOH/profile')).body
    expect(before).toMatchObject({
      code: 'MOH',
      name: 'Ministry of Health',
      kind: 'ministry',
      parent: null,
      canEdit: false,
    })
    const change = {
      version: before.version,
      headOfficial: 'Dr. Zaynab Hamid',
      headTitle: 'Minister',
      accentColor: '#0b6e4f',
    }
    expect((await viewer('PATCH', '/moa/MOH/profile', change)).status).toBe(403)
    expect((await other('PATCH', '/moa/MOH/profile', change)).status).toBe(403)
    expect((await admin('PATCH', '/moa/MOH/profile', change)).body).toMatchObject({
      headTitle: 'Minister',
      accentColor: '#0b6e4f',
      canEdit: true,
    })
    expect((await admin('PATCH', '/moa/MOH/profile', change)).body).toMatchObject({
      code: 'concurrency.stale',
      current: { headTitle: 'Minister' },
    })
    expect((await viewer('GET', '/me')).body.workspaces[0].accentColor).toBe('#0b6e4f')
  })

  it('does not let the organization name, switch or open itself', async () => {
    const { version } = (await admin('GET', '/moa/MOH/profile')).body
    for (const field of [{ name: 'X' }, { modules: [] }, { isActive: false }, { isPilot: true }, { code: 'X' }]) {
      expect((await admin('PATCH', '/moa/MOH/profile', { version, ...field })).body.code).toBe('request.invalid')
    }
  })

  it('names the organization that this one is attached to', async () => {
    const member = await app.signIn(await createPerson(test, { roles: { OOBC: ['viewer'] } }))
    expect((await member('GET', '/moa/OOBC/profile')).body.parent).toEqual({
      code: 'OCM',
      name: 'Office of the Chief Minister',
    })
  })
})

function send(who: { cookie: string }, bytes: Buffer, name: string, code = 'MOH') {
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')])
  const headers = { cookie: who.cookie, host: 'localhost:3000', 'content-type': 'multipart/form-data; boundary=x' }
  return app.server.inject({ method: 'PUT', url: `/api/v1/moa/${code}/logo`, headers, payload })
}

function show(who: { cookie: string }, url: string) {
  return app.server.inject({ method: 'GET', url, headers: { cookie: who.cookie, host: 'localhost:3000' } })
}

describe('the logo', () => {
  it('is set by the administrator, shown to members, and has a new address when it changes', async () => {
    expect((await viewer('GET', '/moa/MOH/logo')).body).toMatchObject({ status: 404, code: 'organizations.logo.none' })
    const first = (await send(admin, png(64, 64), 'logo.png')).json()
    const second = (await send(admin, jpeg(32, 32), 'logo.jpg')).json()
    expect(second.logoUrl).not.toBe(first.logoUrl)
    expect((await viewer('GET', '/me')).body.workspaces[0].logoUrl).toBe(second.logoUrl)
    const shown = await show(viewer, second.logoUrl)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': expect.stringContaining('immutable'),
    })
    expect(shown.rawPayload.equals(jpeg(32, 32))).toBe(true)
    expect((await show(other, second.logoUrl)).statusCode).toBe(403)
  })

  it('is a picture of at most 1 MB, set by the administrator only', async () => {
    expect((await send(viewer, png(64, 64), 'logo.png')).statusCode).toBe(403)
    expect((await send(admin, pdf, 'logo.png')).json().code).toBe('files.file.kind')
    expect((await send(admin, Buffer.concat([png(64, 64), Buffer.alloc(1024 * 1024)]), 'logo.png')).json().code).toBe(
      'files.file.too_large',
    )
  })

  it('can be removed', async () => {
    expect((await admin('DELETE', '/moa/MOH/logo')).status).toBe(204)
    expect((await admin('DELETE', '/moa/MOH/logo')).status).toBe(404)
    expect((await viewer('GET', '/moa/MOH/profile')).body.logoUrl).toBeNull()
  })
})

describe('papers', () => {
  const realPng = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('carry the logo, and do without one that cannot be drawn', async () => {
    const planner = await app.signIn(await createPerson(test, { roles: { MAFAR: ['planner', 'admin'] } }))
    const plan = { title: 'Strategic plan', vision: 'V', mission: 'M', startYear: 2026, endYear: 2030 }
    const { body } = await planner('POST', '/moa/MAFAR/planning/strategic-plans', plan)
    const pictures = async () => {
      const paper = await show(planner, `/api/v1/moa/MAFAR/planning/strategic-plans/${body.id}/document`)
      expect(paper.statusCode).toBe(200)
      return paper.body.split(/\/Subtype ?\/Image/).length - 1
    }
    expect(await pictures()).toBe(0)
    for (const [name, picture] of [
      ['logo.png', realPng],
      ['logo.webp', webp.lossy],
    ] as const) {
      expect((await send(planner, picture, name, 'MAFAR')).statusCode).toBe(200)
      expect(await pictures(), name).toBeGreaterThan(0)
    }
    expect((await send(planner, png(8, 8), 'broken.png', 'MAFAR')).statusCode).toBe(200)
    expect(await pictures()).toBe(0)
  })
})
