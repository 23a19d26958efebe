// Where calendar programs fetch the schedule: without session, by an address that is a secret.
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Database, inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { turnKeeper } from '../../../platform/http/turns.ts'
import { admitsFeed } from './calendar-feeds.ts'
import { CALENDAR_TYPE, loadScheduleCalendar, scheduleCalendarText } from './schedule-calendar.ts'

const config = { access: 'public', isSecret: true }
/** An office behind one address; calendar programs ask a few times a day. */
const BY_VISITOR = { perSecond: 2, burst: 60 }
/** One address of the schedule, from wherever it is asked for. */
const BY_ADDRESS = { perSecond: 0.2, burst: 20 }

/** Mounts `/calendar/rollout/:secret.ics`. A wrong, revoked or no longer permitted address is simply not there: 404. */
export function rolloutCalendarDoor(app: FastifyInstance, database: Database): void {
  const takeVisitorTurn = turnKeeper(BY_VISITOR.perSecond, BY_VISITOR.burst)
  const takeAddressTurn = turnKeeper(BY_ADDRESS.perSecond, BY_ADDRESS.burst)
  app.get('/calendar/rollout/:file', { config }, async (request, reply) => {
    takeVisitorTurn(request.ip)
    const [, secret = ''] = /^([\w-]{43})[.]ics$/.exec((request.params as { file: string }).file) ?? []
    const headers = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' }
    reply.headers(headers)
    if (!secret) return reply.callNotFound()
    takeAddressTurn(secret)
    const caller = { actor: SYSTEM, requestId: request.id }
    const text = await inPlatform(database, caller, async (scope) =>
      (await admitsFeed(scope, secret)) ? scheduleCalendarText(await loadScheduleCalendar(scope)) : undefined,
    )
    if (text === undefined) return reply.callNotFound()
    // The time of the file is no change of the schedule.
    const tag = `"${createHash('sha256')
      .update(text.replaceAll(/DTSTAMP.*/g, ''))
      .digest('base64url')}"`
    if (request.headers['if-none-match'] === tag) return reply.code(304).header('etag', tag).send()
    return reply
      .header('etag', tag)
      .header('content-disposition', 'inline; filename="rollout-schedule.ics"')
      .type(CALENDAR_TYPE)
      .send(text)
  })
}
