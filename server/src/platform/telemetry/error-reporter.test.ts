import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { fastify } from 'fastify'
import { expect, test, vi } from 'vitest'
import { createErrorReporter } from './error-reporter.ts'
import { createLogger } from './logger.ts'

/** A stand-in for Sentry's address on loopback that keeps what it is sent. */
async function startReceiver() {
  const received: string[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      received.push((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8'))
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    dsn: `http://key@127.0.0.1:${port}/1`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function failWith(dsn: string) {
  const lines: string[] = []
  const report = await createErrorReporter({
    dsn,
    logger: createLogger('error', { write: (line) => void lines.push(line) }),
  })
  const server = fastify()
  server.setErrorHandler((error, request, reply) => {
    report(error, request)
    return reply.code(500).send('no')
  })
  server.post('/plans/:id', async () => {
    const cause = Object.assign(new Error('column "x" does not exist'), { code: '42703' })
    throw Object.assign(new Error('Failed query: select x\nparams: 0917-555-0101', { cause }), { query: 'select x' })
  })
  await server.inject({
    method: 'POST',
    url: '/plans/7?phone=0917-555-0101',
    payload: { phone: '0917-555-0101' },
    headers: { cookie: 'session=0917-555-0101' },
  })
  await server.close()
  return lines
}

test('an unexpected error is logged with its request, and Sentry is told nothing that came from a person', async () => {
  const receiver = await startReceiver()
  const lines = await failWith(receiver.dsn)
  await vi.waitUntil(() => receiver.received.length > 0, { timeout: 10_000 })
  await receiver.close()
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'unexpected error',
    route: '/plans/:id',
    method: 'POST',
    requestId: expect.any(String),
  })
  const [event = ''] = receiver.received
  expect(event).toContain('column \\"x\\" does not exist')
  expect(event).toContain('/plans/:id')
  expect(event).not.toContain('0917-555-0101')
  expect(event).not.toContain(hostname())
  expect(lines.join()).not.toContain('0917-555-0101')
})

test('without an address errors are logged and nothing else', async () => {
  expect(await failWith('')).toHaveLength(1)
})
