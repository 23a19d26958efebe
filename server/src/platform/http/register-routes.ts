// Contract -> Fastify route. The one place where identity, permission, validation, transaction and serialization meet.
import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fail } from '../errors/platform-errors.ts'
import { renderList } from './list-file.ts'
import { admitAgain, findCanonicalCode, type Runtime, serve } from './request-transaction.ts'
import { responseSchema } from './response-schema.ts'
import type { FileReply, Route, Served } from './route.ts'
import { serveVisitor } from './serve-visitor.ts'
import { normalizeTexts } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: string
    /** Open for as long as somebody listens: its duration says nothing. */
    isStream?: boolean
    /** Its address is a secret: logs name the route instead. */
    isSecret?: boolean
  }
}

/** Boot check: a route that does not say who may call it stops the server from starting. */
export function refuseUndeclaredAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access`)
  })
}

export function registerRoutes(app: FastifyInstance, runtime: Runtime, routes: readonly Route[]): void {
  for (const route of routes.filter(({ upload }) => !upload)) registerRoute(app, runtime, route)
  // Only routes that take a file read multipart bodies; all others refuse them.
  app.register(async (uploads) => {
    await uploads.register(multipart)
    for (const route of routes.filter(({ upload }) => upload)) registerRoute(uploads, runtime, route)
  })
}

function registerRoute(app: FastifyInstance, runtime: Runtime, route: Route): void {
  const { endpoint } = route
  if (endpoint.access !== 'signed-in' && endpoint.access !== 'public' && !runtime.policies.has(endpoint.access)) {
    throw new Error(`${endpoint.method} ${endpoint.path} asks for the unknown permission ${endpoint.access}`)
  }
  if ((endpoint.access === 'public') !== (route.door !== undefined)) {
    throw new Error(`${endpoint.method} ${endpoint.path} is public only as a publicRoute, and a publicRoute only that`)
  }
  if ((endpoint.transfer === 'file') !== (route.upload !== undefined)) {
    throw new Error(`${endpoint.method} ${endpoint.path} takes a file only as an uploadRoute with transfer 'file'`)
  }
  if ((endpoint.transfer === 'stream') !== (route.live !== undefined)) {
    throw new Error(`${endpoint.method} ${endpoint.path} is a stream only as a liveRoute with transfer 'stream'`)
  }
  app.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    config: { access: endpoint.access, isStream: route.live !== undefined },
    // A compressor keeps what it gets until there is enough of it.
    ...(route.live === undefined ? {} : { compress: false }),
    attachValidation: true,
    schema: {
      summary: endpoint.summary,
      tags: [endpoint.access.split('.')[0] ?? ''],
      params: paramsOf(endpoint.path),
      querystring: endpoint.query,
      ...(endpoint.method === 'GET' || endpoint.transfer === 'file' ? {} : { body: endpoint.body }),
      ...(endpoint.transfer === 'bytes' || route.live
        ? {}
        : { response: { [endpoint.status]: responseSchema(endpoint.response) } }),
    },
    // Fastify passes no body to hooks before parsing; texts are put in one form just before they are checked.
    preValidation: async (request) => {
      // A request without a body is one without fields.
      if (endpoint.method !== 'GET' && !route.upload) request.body ??= {}
      if (request.body && typeof request.body === 'object') request.body = normalizeTexts(request.body)
    },
    handler: (request, reply) => answer(runtime, route, request, reply),
  })
}

/** Path parameters: the organization's code, names, codes of digits, else ids. */
function paramsOf(path: string): object {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  return {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, paramSchema(name)])),
  }
}

function paramSchema(name: string): object {
  if (name === 'moa' || name === 'code')
    return { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]{1,19}$', maxLength: 20 }
  if (/^[a-z]+Name$/.test(name)) return { type: 'string', pattern: '^[a-z][a-z0-9._-]{0,59}$', maxLength: 60 }
  if (/^[a-z]+Digits$/.test(name)) return { type: 'string', pattern: '^[0-9]{1,20}$', maxLength: 20 }
  return { type: 'string', format: 'uuid', maxLength: 36 }
}

async function answer(
  runtime: Runtime,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (route.door) return reply.code(route.endpoint.status).send(await serveVisitor(runtime, route.door, request))
  const served = await serveWithUpload(runtime, route, request).catch(async (error: unknown) => {
    const elsewhere = await canonicalAddress(runtime, request, error)
    if (elsewhere) return { elsewhere }
    throw error
  })
  if ('elsewhere' in served) return reply.redirect(served.elsewhere, 308)
  if (route.live) return sendStream(reply, await listen(runtime, route, request, served))
  const file = await fileFor(runtime, route, served)
  if (file) return sendFile(reply, file)
  const output = route.finish ? await route.finish(served.output as never, served.scope, runtime) : served.output
  if (route.endpoint.status === 204) return reply.code(204).send()
  return reply.code(route.endpoint.status).send(output)
}

/** Who may not do this is told so before the file is read; a file whose record fails is removed again. */
async function serveWithUpload(runtime: Runtime, route: Route, request: FastifyRequest): Promise<Served> {
  if (!route.upload) return serve(runtime, route, request)
  const admit = route.admit ?? (async () => null)
  const { scope } = await serve(runtime, { ...route, handle: admit }, request)
  const owner = scope.kind === 'organization' ? String(scope.organization.id) : scope.kind
  const upload = await runtime.files.receive(request, route.upload, owner)
  request.body = upload
  try {
    if (route.parse) request.body = { upload, parsed: await route.parse(upload, runtime.files) }
    return await serve(runtime, route, request)
  } catch (error) {
    await runtime.files.discard(upload)
    throw error
  }
}

function listen(runtime: Runtime, route: Route, request: FastifyRequest, { scope }: Served): Promise<Readable> {
  if (!request.headers.accept?.includes('text/event-stream')) fail('live.stream_only')
  return runtime.live.open({
    topic: route.live ?? '',
    personId: scope.actor.id,
    check: () => admitAgain(runtime, route, request),
  })
}

/** `x-accel-buffering`: nginx passes on at once. The connection belongs to the stream, and ends with it. */
function sendStream(reply: FastifyReply, stream: Readable): FastifyReply {
  reply.raw.on('close', () => stream.destroy())
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .header('connection', 'close')
    .send(stream)
}

async function fileFor(
  { files }: Runtime,
  route: Route,
  { output, input, scope }: Served,
): Promise<FileReply | undefined> {
  if (route.render) return route.render(output as never, scope, files)
  const format = (input.query as { format?: string } | null)?.format
  if (!route.export || !format || format === 'json') return undefined
  return renderList(route.export, format, { output: output as { items: unknown[] }, query: input.query, scope })
}

function sendFile(reply: FastifyReply, { bytes, mediaType, fileName, inline, immutable }: FileReply): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; ${fileNameParameters(fileName)}`)
    .header('cache-control', immutable ? 'private, max-age=31536000, immutable' : 'private, no-store')
    .serializer((payload) => payload as string)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** The name twice (RFC 6266): in ASCII for old programs, and whole. */
function fileNameParameters(fileName: string): string {
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
  return `filename="${fileName.replaceAll(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encoded}`
}

/** `/moa/moh/...` and `/moa/MPWH/...` lead to the address with the organization's code. */
async function canonicalAddress(
  runtime: Runtime,
  request: FastifyRequest,
  error: unknown,
): Promise<string | undefined> {
  if ((error as { code?: string }).code !== 'access.unknown_organization' || runtime.rules.onlyOrganization)
    return undefined
  const asked = (request.params as { moa: string }).moa
  const code = await findCanonicalCode(runtime.database, asked)
  return code && code !== asked ? request.url.replace(/\/moa\/[^/?]+/, `/moa/${code}`) : undefined
}
