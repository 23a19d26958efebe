// The web application as files: hashed assets for ever, the page itself fresh each time, and old addresses led on.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/scope.ts'
import { findCanonicalCode } from './request-transaction.ts'

export interface WebOptions {
  folder: string
  database: Database
  /** First parts of addresses of the predecessor, which had one organization; they lead to its place here. */
  legacyPaths: readonly string[]
  /** Code of the predecessor's organization; null in single-organization mode, where short addresses are pages. */
  legacyOrganization: string | null
}

/** Serves the built web; without a build only the API answers. */
export async function webPages(app: FastifyInstance, options: WebOptions): Promise<void> {
  if (!existsSync(join(options.folder, 'index.html'))) return
  const config = { access: 'public' }
  await app.register(fastifyStatic, {
    root: options.folder,
    wildcard: false,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
  app.get('/assets/*', { config }, (request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply.sendFile(`assets/${(request.params as { '*': string })['*']}`)
  })
  for (const name of plainFiles(options.folder)) {
    app.get(`/${name}`, { config }, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').sendFile(name),
    )
  }
  app.get('/', { config }, (_request, reply) => page(reply, 200))
  app.get('/*', { config }, (request, reply) => answerPage(request, reply, options))
}

/** Files beside index.html that are neither hashed nor compressed twins (icon, colour-scheme script). */
function plainFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[.]|[.](html|br|gz)$/.test(entry.name))
    .map((entry) => entry.name)
}

async function answerPage(request: FastifyRequest, reply: FastifyReply, options: WebOptions): Promise<FastifyReply> {
  const [path = '/', search] = request.url.split('?')
  if (path.startsWith('/api/')) {
    reply.callNotFound()
    return reply
  }
  const rest = search ? `?${search}` : ''
  const [, first = '', code = ''] = path.split('/')
  if (options.legacyOrganization && options.legacyPaths.includes(first)) {
    return reply.redirect(`/moa/${options.legacyOrganization}${path}${rest}`, 301)
  }
  if (first !== 'moa' || !code) return page(reply, 200)
  const canonical = /^[A-Za-z0-9-]{2,20}$/.test(code) ? await findCanonicalCode(options.database, code) : undefined
  if (!canonical) return page(reply, 404)
  if (canonical !== code) return reply.redirect(`${path.replace(`/moa/${code}`, `/moa/${canonical}`)}${rest}`, 301)
  return page(reply, 200)
}

function page(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).header('cache-control', 'no-cache').sendFile('index.html')
}
