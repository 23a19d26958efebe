import { fastify } from 'fastify'
import type { Logger } from 'pino'
import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'
import { createLogger } from './logger.ts'
import { logRequests } from './request-log.ts'

type Line = Record<string, unknown>

function capture(level = 'info'): { logger: Logger; lines: Line[] } {
  const lines: Line[] = []
  return { logger: createLogger(level, { write: (text) => void lines.push(JSON.parse(text)) }), lines }
}

/** As Drizzle wraps what PostgreSQL says: the statement and its values in the message. */
function databaseError(): Error {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "x"'), {
    name: 'error',
    code: '23505',
    detail: 'Key (email)=(amina@x.ph) already exists.',
  })
  const query = 'insert into person (email) values ($1)'
  return Object.assign(new Error(`Failed query: ${query}\nparams: amina@x.ph`, { cause }), {
    query,
    params: ['amina@x.ph'],
  })
}

test('secrets are removed wherever they stand', () => {
  const { logger, lines } = capture()
  logger.info(
    {
      password: 'hunter2hunter2',
      token: 'hunter2hunter2',
      body: { newPassword: 'hunter2hunter2', user: { secret: 'hunter2hunter2' } },
      headers: {
        authorization: 'Bearer hunter2hunter2',
        cookie: 'session=hunter2hunter2',
        'set-cookie': 'hunter2hunter2',
      },
      req: { headers: { cookie: 'hunter2hunter2', 'x-request-id': 'kept' } },
    },
    'event',
  )
  expect(JSON.stringify(lines)).not.toContain('hunter2')
  expect(lines[0]).toMatchObject({
    level: 'info',
    msg: 'event',
    req: { headers: { 'x-request-id': 'kept' } },
    time: expect.stringMatching(/Z$/),
  })
})

test('an error is told with its place and without the values of its statement', () => {
  const { logger, lines } = capture()
  logger.error({ err: databaseError() }, 'failed')
  expect(lines[0]).toMatchObject({
    err: {
      message: 'duplicate key value violates unique constraint "x"',
      code: '23505',
      query: 'insert into person (email) values ($1)',
      stack: expect.stringMatching(/^\s+at .*logger\.test\.ts/),
    },
  })
  expect(JSON.stringify(lines)).not.toContain('amina')
  expect(logger.level).toBe('info')
})

test('whatever is thrown can be described', () => {
  expect(describeError('text')).toEqual({ type: 'string', message: 'text' })
  expect(describeError(null)).toEqual({ type: 'object', message: 'null' })
  expect(describeError({ message: 'like an error' })).toEqual({ type: 'object', message: 'like an error' })
  expect(describeError(new TypeError('x'.repeat(5_000))).message).toHaveLength(1_000)
  expect(describeError(new Error('Failed query: select 1\nparams: a,\nb')).message).toBe('Failed query: select 1')
})

test('requests are logged without their query; failures as warnings', async () => {
  const { logger, lines } = capture('debug')
  const server = fastify()
  logRequests(server, logger)
  server.get('/plans', async () => 'fine')
  server.get('/broken', async (_, reply) => reply.code(500).send('broken'))
  await server.inject('/plans?q=amina')
  await server.inject('/broken')
  await server.close()
  expect(lines).toMatchObject([
    { level: 'debug', method: 'GET', path: '/plans', status: 200, requestId: expect.any(String) },
    { level: 'warn', path: '/broken', status: 500 },
  ])
  expect(JSON.stringify(lines)).not.toContain('amina')
})
