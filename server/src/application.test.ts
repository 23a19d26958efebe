import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, it } from 'vitest'
import { type Application, openApplication } from './application.ts'
import { readConfig } from './config.ts'
import { onAdmin, TEST_SECRET } from './testing/test-cluster.ts'

const name = `a_${randomUUID().replaceAll('-', '')}`
const opened: Application[] = []

afterAll(async () => {
  for (const application of opened) await application.close()
  await onAdmin(inject('adminUrl'), `drop database if exists ${name} with (force)`)
})

function configFor(env: Record<string, string> = {}) {
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  return readConfig([], { DATABASE_URL: url.href, BMMS_SECRET: TEST_SECRET, ...env })
}

it('uses the PostgreSQL of DATABASE_URL: an empty one is migrated, protected and served', async () => {
  await onAdmin(inject('adminUrl'), `create database ${name}`)
  const application = await openApplication(configFor(), () => undefined)
  opened.push(application)
  const { rows } = await application.database.app.query('select current_user as login')
  expect(rows).toEqual([{ login: 'bmms_app' }])
})

it('several processes may open it at once', async () => {
  const applications = await Promise.all([1, 2, 3].map(() => openApplication(configFor(), () => undefined)))
  opened.push(...applications)
  expect(applications.length).toBe(3)
})

it('refuses to serve when an organization table lost its protection', async () => {
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  await onAdmin(url.href, 'alter role bmms_oversight bypassrls')
  try {
    await expect(openApplication(configFor(), () => undefined)).rejects.toThrow(/BYPASSRLS/)
  } finally {
    await onAdmin(url.href, 'alter role bmms_oversight nobypassrls')
  }
})

it('asks production for a secret, and refuses settings that cannot work', () => {
  expect(() => readConfig([], { NODE_ENV: 'production' })).toThrow(/BMMS_SECRET/)
  expect(() => readConfig(['--port', '99999'], {})).toThrow(/port/)
  expect(() => readConfig(['--mode', 'other'], {})).toThrow(/mode/)
  expect(() => readConfig([], { BMMS_URL: 'http://bmms.example.gov.ph' })).toThrow(/https/)
  expect(readConfig([], { NODE_ENV: 'production', BMMS_SECRET: TEST_SECRET }).demo).toBe(false)
})
