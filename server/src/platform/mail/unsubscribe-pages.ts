// The page behind the link of bulk letters. It needs neither sign-in nor script, so that it works in every mail program;
// the same address takes the one click of RFC 8058.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Database, inPlatform, type PlatformScope, SYSTEM } from '../database/scope.ts'
import { turnKeeper } from '../http/turns.ts'
import { type PageWords, page } from './plain-page.ts'
import { findUnsubscriber, unsubscribe } from './unsubscribe.ts'

const config = { access: 'public' }
const BODY_LIMIT = 4096
const TURNS = { perSecond: 5, burst: 60 }

/** Mounts `/unsubscribe/:token`. Looking changes nothing: mail programs open links before anybody clicks. */
export function unsubscribePages(app: FastifyInstance, database: Database): void {
  const takeTurn = turnKeeper(TURNS.perSecond, TURNS.burst)
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (scope: PlatformScope, token: string) => Promise<string | undefined>,
    words: (address: string) => PageWords,
  ) => {
    takeTurn(request.ip)
    const { token } = request.params as { token: string }
    const caller = { actor: SYSTEM, requestId: request.id }
    const address = await inPlatform(database, caller, (scope) => work(scope, token))
    return reply
      .code(address === undefined ? 404 : 200)
      .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(page(address === undefined ? UNKNOWN : words(address)))
  }
  app.register(async (pages) => {
    // What mail programs send with their click is of no interest: the address says everything.
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser('*', { bodyLimit: BODY_LIMIT, parseAs: 'buffer' }, async () => null)
    pages.get('/unsubscribe/:token', { config }, (request, reply) => answer(request, reply, findUnsubscriber, question))
    pages.post('/unsubscribe/:token', { config, bodyLimit: BODY_LIMIT }, (request, reply) =>
      answer(request, reply, unsubscribe, done),
    )
  })
}

const question = (address: string): PageWords => ({
  title: 'Get no more of these letters?',
  paragraphs: [
    `BMMS will send no more reminders, digests and other letters that go to many to ${address}.`,
    'What is written to you alone, such as a link for a new password, still arrives.',
  ],
  button: 'Unsubscribe',
})

const done = (address: string): PageWords => ({
  title: 'You are unsubscribed',
  paragraphs: [
    `BMMS sends no more letters that go to many to ${address}.`,
    'What is written to you alone still arrives. If you want the others again, ask the administrator of your organization.',
  ],
})

const UNKNOWN: PageWords = {
  title: 'This link does not work',
  paragraphs: [
    'It is not complete, or not from BMMS. Open it once more from the message. If that does not help, ask the administrator of your organization.',
  ],
}
