import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { addWave } from '../../testing/rollout.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { STREAMS_PER_PERSON } from './live-hub.ts'

const test = useTestDatabase()
const app = useTestApp(test, { live: { total: 8, checkSeconds: 1 } })
const open: AbortController[] = []
let url = ''

beforeAll(async () => {
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}/api/v1/platform/rollout/live`
})
afterEach(() => {
  for (const abort of open.splice(0)) abort.abort()
})

type Caller = Ask & { cookie: string }
const signIn = async (role: 'ocm_viewer' | 'rollout_manager' = 'rollout_manager'): Promise<Caller> =>
  app.signIn(await createPerson(test, { platformRoles: [role] }))

interface Listener {
  status: number
  headers: Headers
  /** The next event, or `end` when the stream is over; fails after 3 seconds. */
  next: () => Promise<string>
  abort: () => void
}

/** Events as a browser reads them, off the real server. */
async function listen(cookie: string, accept = 'text/event-stream'): Promise<Listener> {
  const abort = new AbortController()
  open.push(abort)
  const headers = { cookie, accept, 'accept-encoding': 'gzip, br' }
  const response = await fetch(url, { headers, signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<string> => {
    for (;;) {
      const [event, ...rest] = text.split('\n\n')
      if (rest.length > 0) {
        text = rest.join('\n\n')
        if (event?.startsWith('event: ')) return event.slice(7).replace('\ndata: ', ' ')
        continue
      }
      const read = await Promise.race([reader?.read(), later(3_000)])
      if (!read || read.done) return 'end'
      text += read.value
    }
  }
  return { status: response.status, headers: response.headers, next, abort: () => abort.abort() }
}

const later = (milliseconds: number) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('nothing was told')), milliseconds).unref())

it('tells two people of a change within a second, without saying what', async () => {
  const one = await listen((await signIn()).cookie)
  const two = await listen((await signIn('ocm_viewer')).cookie)
  expect(await one.next()).toBe('listening rollout')
  expect(await two.next()).toBe('listening rollout')
  await addWave(test, { number: 7 })
  const began = performance.now()
  expect(await Promise.all([one.next(), two.next()])).toEqual(['changed rollout', 'changed rollout'])
  expect(performance.now() - began).toBeLessThan(1_000)
})

it('is passed on at once by proxies and compressors', async () => {
  const { status, headers } = await listen((await signIn()).cookie)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  expect(headers.get('x-accel-buffering')).toBe('no')
  expect(headers.get('cache-control')).toContain('no-transform')
  expect(headers.get('content-encoding')).toBeNull()
})

it('ends with the session, and does not keep it awake', async () => {
  const caller = await signIn()
  const stream = await listen(caller.cookie)
  expect(await stream.next()).toBe('listening rollout')
  await onAdmin(test.adminUrl, `update session set expires_at = now() + interval '1 minute'`)
  const touched = (await onAdmin(test.adminUrl, 'select max(expires_at) as at from session')).rows[0]?.at
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  expect((await onAdmin(test.adminUrl, 'select max(expires_at) as at from session')).rows[0]?.at).toEqual(touched)
  await onAdmin(test.adminUrl, 'delete from session')
  expect(await stream.next()).toBe('ended access.not_signed_in')
  expect(await stream.next()).toBe('end')
})

it('ends when the role is taken away', async () => {
  const stream = await listen((await signIn()).cookie)
  expect(await stream.next()).toBe('listening rollout')
  await onAdmin(test.adminUrl, 'delete from platform_role')
  expect(await stream.next()).toBe('ended access.missing_permission')
})

it('has room for so many of one person, and in all', async () => {
  const caller = await signIn()
  const own = await Promise.all(Array.from({ length: STREAMS_PER_PERSON }, () => listen(caller.cookie)))
  expect(own.map(({ status }) => status)).toEqual(Array(STREAMS_PER_PERSON).fill(200))
  expect((await listen(caller.cookie)).status).toBe(429)
  const others = await Promise.all([listen((await signIn()).cookie), listen((await signIn()).cookie)])
  expect(others.map(({ status }) => status)).toEqual([200, 200])
  expect((await listen((await signIn()).cookie)).status).toBe(503)
  // Whoever goes makes room.
  own[0]?.abort()
  await expect.poll(async () => (await listen(caller.cookie)).status).toBe(200)
})

it('is refused to whoever does not read streams', async () => {
  const caller = await signIn()
  expect(await caller('GET', '/platform/rollout/live')).toMatchObject({
    status: 406,
    body: { code: 'live.stream_only' },
  })
  expect((await listen('')).status).toBe(401)
})

it('comes back after the database was away', async () => {
  const caller = await signIn()
  const stream = await listen(caller.cookie)
  expect(await stream.next()).toBe('listening rollout')
  await onAdmin(
    test.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bmms live'`,
  )
  expect(await stream.next()).toBe('ended live.not_hearing')
  await expect.poll(async () => (await listen(caller.cookie)).status, { timeout: 5_000 }).toBe(200)
  const again = await listen(caller.cookie)
  expect(await again.next()).toBe('listening rollout')
  await addWave(test, { number: 8 })
  expect(await again.next()).toBe('changed rollout')
})

it('ends at shutdown, which it does not hold up', async () => {
  const stream = await listen((await signIn()).cookie)
  expect(await stream.next()).toBe('listening rollout')
  const began = performance.now()
  await app.server.close()
  expect(await stream.next()).toBe('ended server.stopping')
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(app.reported).toEqual([])
})
