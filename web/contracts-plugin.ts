// Turns every imported `*.contract.ts` into plain data, so that the schema library never reaches the browser.
// The types still come from the contract itself; at run time an endpoint is its address and a few hints for forms.
// A contract that stands on no schema at all holds rules, such as a formula of server and screen: it comes as it is.
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Plugin } from 'vite'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Bag = Record<string, unknown>

const HINTS = ['type', 'enum', 'minLength', 'maxLength', 'minimum', 'maximum', 'pattern', 'format'] as const

/** Vite plugin: a contract module is evaluated in Node and its endpoints and constants are emitted as JSON. */
export function contracts(): Plugin {
  let watching = false
  return {
    name: 'bmms-contracts',
    enforce: 'pre',
    configResolved(config) {
      watching = config.command === 'serve'
    },
    async load(id) {
      const file = id.split('?')[0] ?? id
      if (!file.endsWith('.contract.ts')) return null
      if (await holdsRules(file)) return null
      const source = await readFile(file, 'utf8')
      for (const [, path] of source.matchAll(/from '(\.[^']+)'/g))
        if (path) this.addWatchFile(resolve(dirname(file), path))
      const data = watching ? await readInWorker(file) : await readContract(file)
      if (watching) return { code: Object.entries(data).map(declared).join(''), map: null }
      // Each export is a module of its own: the shell takes the one query it asks, and leaves the rest to the pages.
      const wanted = /[?&]export=(\w+)/.exec(id)?.[1]
      if (wanted) return { code: declared([wanted, data[wanted] ?? null]), map: null, moduleSideEffects: false }
      const lines = Object.keys(data).map(
        (name) => `export { ${name} } from ${JSON.stringify(`${file}?export=${name}`)}\n`,
      )
      return { code: lines.join(''), map: null, moduleSideEffects: false }
    },
  }
}

const declared = ([name, value]: [string, Json]) => `export const ${name} = ${JSON.stringify(value)}\n`

/** Whether a contract exports functions and imports nothing at run time but contracts of plain constants and functions. */
export async function holdsRules(file: string): Promise<boolean> {
  return /^export function /m.test(await readFile(file, 'utf8')) && (await isPlain(file))
}

async function isPlain(file: string): Promise<boolean> {
  const source = await readFile(file, 'utf8')
  const imports = [...source.matchAll(/^import (?!type\b)[^']*'([^']+)'/gm)].map(([, path]) => path ?? '')
  for (const path of imports) {
    if (!path.startsWith('.') || !path.endsWith('.contract.ts')) return false
    if (!(await isPlain(resolve(dirname(file), path)))) return false
  }
  return true
}

/** What the browser gets of a contract: endpoints and constants by export name; schemas and functions are left out. */
export async function readContract(file: string): Promise<Record<string, Json>> {
  const exports = (await import(pathToFileURL(file).href)) as Bag
  return Object.fromEntries(
    Object.entries(exports).flatMap(([name, value]) => {
      if (typeof value === 'function' || value === undefined) return []
      if (isEndpoint(value)) return [[name, endpointData(value)]]
      return isSchema(value) ? [] : [[name, value as Json]]
    }),
  )
}

/** A worker has a fresh module cache: an edited contract (or a contract it imports) is read anew. */
function readInWorker(file: string): Promise<Record<string, Json>> {
  return new Promise((settle, refuse) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { contract: file } })
    worker.once('message', settle)
    worker.once('error', refuse)
  })
}

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null
/** The marks that typebox leaves on what it builds. */
const isSchema = (value: unknown) => isBag(value) && ('~kind' in value || '~unsafe' in value)
const isEndpoint = (value: unknown): value is Bag =>
  isBag(value) && 'method' in value && 'path' in value && 'access' in value

function endpointData(endpoint: Bag): Json {
  const { method, path, access, status, transfer } = endpoint
  const data = {
    method,
    path,
    access,
    status,
    transfer,
    query: hints(endpoint.query),
    body: hints(endpoint.body),
  }
  return JSON.parse(JSON.stringify(data)) as Json
}

function hints(schema: unknown): Json {
  const properties = isBag(schema) && isBag(schema.properties) ? schema.properties : {}
  const required = isBag(schema) && Array.isArray(schema.required) ? (schema.required as string[]) : []
  return { required, properties: Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, hint(of)])) }
}

/** A union with null keeps the hints of its other side; other unions give none. */
function hint(schema: unknown): Json {
  if (!isBag(schema)) return {}
  const sides = Array.isArray(schema.anyOf) ? schema.anyOf.filter((side) => !isBag(side) || side.type !== 'null') : []
  if (sides.length === 1) return hint(sides[0])
  return Object.fromEntries(HINTS.filter((name) => name in schema).map((name) => [name, schema[name] as Json]))
}

if (!isMainThread && isBag(workerData) && typeof workerData.contract === 'string') {
  parentPort?.postMessage(await readContract(workerData.contract))
}
