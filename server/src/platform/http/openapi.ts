// The API described from the contracts themselves (OpenAPI 3.1; TypeBox schemas are JSON Schema as they stand).
import { Problem } from './atoms.contract.ts'
import type { Endpoint } from './endpoint.ts'
import type { Route } from './route.ts'

interface Described {
  title: string
  version: string
  routes: readonly Route[]
}

/** The whole document; served at /api/openapi.json and printed by `bmms openapi`. */
export function openApiDocument({ title, version, routes }: Described) {
  const paths: Record<string, Record<string, object>> = {}
  for (const { endpoint, export: list } of routes) {
    const path = `/api/v1${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(endpoint, list !== undefined)
  }
  return {
    openapi: '3.1.0',
    info: { title, version, description: 'Every address below /api/v1. Refusals are problem+json (RFC 9457).' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'bmms.session_token' } },
      schemas: { Problem },
    },
  }
}

function operation(endpoint: Endpoint, exportable: boolean): object {
  const { method, path, access, summary, status, query, body, response, transfer } = endpoint
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(query),
  ]
  const isList = (body as { type?: string }).type === 'array'
  const hasBody = method !== 'GET' && method !== 'DELETE' && (isList || Object.keys(propertiesOf(body)).length > 0)
  const answer =
    transfer === 'bytes'
      ? { 'application/octet-stream': {} }
      : transfer === 'stream'
        ? { 'text/event-stream': {} }
        : { 'application/json': { schema: response } }
  return {
    operationId: operationId(endpoint),
    summary,
    description: `Access: ${access}.${exportable ? ' With `format=csv|xlsx|pdf` the whole filtered list as a file.' : ''}`,
    tags: [access.includes('.') ? access.split('.')[0] : 'account'],
    ...(access === 'public' ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(transfer === 'file' ? { requestBody: upload } : hasBody ? { requestBody: json(body) } : {}),
    responses: {
      [status]: status === 204 ? { description: 'Done' } : { description: 'Done', content: answer },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const upload = {
  required: true,
  content: {
    'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } },
  },
}

function json(schema: object) {
  return { required: true, content: { 'application/json': { schema } } }
}

function queryParameters(schema: object) {
  const required = (schema as { required?: string[] }).required ?? []
  return Object.entries(propertiesOf(schema)).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }))
}

function propertiesOf(schema: object): Record<string, object> {
  return (schema as { properties?: Record<string, object> }).properties ?? {}
}

function operationId({ method, path }: Endpoint): string {
  return `${method.toLowerCase()}${path.replaceAll(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}
