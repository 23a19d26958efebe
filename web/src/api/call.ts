// The typed client: one function calls every endpoint of the contracts.
import type { Static, TSchema } from 'typebox'
import type { Endpoint, Output, PathParams } from '../../../server/src/platform/http/endpoint.ts'
import { fillPath, type Query, queryText } from '../lib/page.ts'
import { ProblemError, type ProblemParts } from '../lib/problem.ts'
import { waitForSignIn } from './session-gate.ts'

export type AnyEndpoint = Endpoint<string, TSchema, TSchema, TSchema>

type Filled<Name extends string, T> = keyof T extends never
  ? { [K in Name]?: T }
  : Partial<T> extends T
    ? { [K in Name]?: T | undefined }
    : { [K in Name]: T }
type BodyOf<E> = E extends { transfer: 'file' }
  ? File
  : E extends Endpoint<string, TSchema, infer B, TSchema>
    ? Static<B>
    : never

/** What a call needs: `params`, `query` and `body`, each left out when the contract has none. */
export type CallInput<E extends AnyEndpoint> = Filled<'params', PathParams<E['path']>> &
  Filled<'query', Static<E['query']>> &
  Filled<'body', BodyOf<E>>
/** The input may be left out when nothing in it is needed. */
export type CallArguments<E extends AnyEndpoint> =
  Partial<CallInput<E>> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>]
interface LooseInput {
  params?: Record<string, string>
  query?: Query
  body?: unknown
}

/**
 * Calls an endpoint and answers its typed output. Refusals are thrown as `ProblemError`. An expired session asks the
 * person to sign in over the page and then repeats the call, so that nothing typed is lost.
 */
export async function call<E extends AnyEndpoint>(endpoint: E, ...[input]: CallArguments<E>): Promise<Output<E>> {
  const loose = (input ?? {}) as LooseInput
  const first = await send(endpoint, loose)
  if (first.status !== 401) return read<Output<E>>(first)
  await waitForSignIn(await problemOf(first))
  return read<Output<E>>(await send(endpoint, loose))
}

/** The same without the sign-in dialog: for the question who is signed in. */
export async function callOnce<E extends AnyEndpoint>(endpoint: E, ...[input]: CallArguments<E>): Promise<Output<E>> {
  return read<Output<E>>(await send(endpoint, (input ?? {}) as LooseInput))
}

/** Address of an endpoint on the server, with its parameters and query. */
export function addressOf(endpoint: AnyEndpoint, input: LooseInput = {}): string {
  return `/api/v1${fillPath(endpoint.path, input.params ?? {})}${queryText(input.query)}`
}

async function send(endpoint: AnyEndpoint, input: LooseInput): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (input.body instanceof File) {
    const form = new FormData()
    form.append('file', input.body)
    request.body = form
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(input.body)
  }
  return reach(addressOf(endpoint, input), request)
}

/** `fetch` that says in words when the server cannot be reached. */
export async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === 'AbortError') throw failed
    throw unreachable()
  }
}

/** No answer at all. */
export function unreachable(): ProblemError {
  return new ProblemError({
    status: 0,
    code: 'network.unreachable',
    title: 'The server could not be reached',
    detail: 'Check the connection of this device and try again. What you typed is kept.',
  })
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return null as T
  return (await response.json()) as T
}

/** Problem details of a refusal; anything else (a proxy's page) becomes one in plain words. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const parts = await findJson<Partial<ProblemParts> & { message?: string }>(response)
  return new ProblemError({
    ...parts,
    status: response.status,
    code: parts?.code ?? `http.${response.status}`,
    title: parts?.title ?? 'The server could not answer',
    detail: parts?.detail ?? parts?.message ?? `It answered with status ${response.status}. Try again in a moment.`,
    requestId: parts?.requestId ?? response.headers.get('x-request-id') ?? undefined,
  })
}

async function findJson<T>(response: Response): Promise<T | undefined> {
  const text = await response.text()
  return text.startsWith('{') ? (JSON.parse(text) as T) : undefined
}
