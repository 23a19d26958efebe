// Files: whole lists as CSV, XLSX or PDF, and documents of a record.
import type { FileFormat } from '../lib/list-view.ts'
import { saveFile } from '../lib/save-file.ts'
import { type AnyEndpoint, addressOf, type CallInput, problemOf, reach } from './call.ts'
import { waitForSignIn } from './session-gate.ts'

/** Address of a file: a list in a format (all its pages), or an endpoint that answers bytes. */
export function fileUrl<E extends AnyEndpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, 'params' | 'query'>,
  format?: FileFormat,
): string {
  const { params, query } = input as { params?: Record<string, string>; query?: Record<string, string> }
  return addressOf(endpoint, {
    params: params ?? {},
    query: { ...query, page: undefined, pageSize: undefined, format },
  })
}

/** Fetches a file and hands it to the browser to save, under the name that the server gives. Throws `ProblemError`. */
export async function downloadFile(url: string): Promise<void> {
  let response = await reach(url, { credentials: 'same-origin' })
  if (response.status === 401) {
    await waitForSignIn(await problemOf(response))
    response = await reach(url, { credentials: 'same-origin' })
  }
  await saveAnswer(response)
}

async function saveAnswer(response: Response): Promise<void> {
  if (!response.ok) throw await problemOf(response)
  const name = /filename\*?="?(?:UTF-8'')?([^";]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveFile(await response.blob(), name ? decodeURIComponent(name) : 'bmms-export')
}

/** Asks for a file that is made on request, such as printed slips, and hands it to the browser to save. */
export async function downloadMade<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>): Promise<void> {
  const { params, body } = input as { params?: Record<string, string>; body?: unknown }
  const url = addressOf(endpoint, { params: params ?? {}, query: {} })
  const headers = { 'content-type': 'application/json' }
  const ask = () => reach(url, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body) })
  let response = await ask()
  if (response.status === 401) {
    await waitForSignIn(await problemOf(response))
    response = await ask()
  }
  await saveAnswer(response)
}
