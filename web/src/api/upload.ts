// One file on its way to the server, with how far it is: `fetch` does not say, so this is the browser's older way.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../server/src/platform/http/endpoint.ts'
import type { Query } from '../lib/page.ts'
import { type AnyEndpoint, addressOf, type CallInput, problemOf, unreachable } from './call.ts'
import { moduleOf } from './queries.ts'
import { waitForSignIn } from './session-gate.ts'

interface Parts {
  params?: Record<string, string>
  query?: Query
  body: File
}
/** Sends a file; `percent` is there while it is on its way. Afterwards its module is read anew, as with `useAction`. */
export function useUpload<E extends AnyEndpoint>(endpoint: E) {
  const client = useQueryClient()
  const [percent, setPercent] = useState<number>()
  const send = async (input: CallInput<E>): Promise<Output<E>> => {
    setPercent(0)
    try {
      const output = await upload(endpoint, input, setPercent)
      await client.invalidateQueries({ queryKey: [moduleOf(endpoint.path)] })
      return output
    } finally {
      setPercent(undefined)
    }
  }
  return { percent, send }
}

/**
 * Calls an endpoint that takes a file. `onPercent` gets 0 to 100 while the file is sent. Refusals and ended sessions are
 * as with `call`.
 */
async function upload<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  onPercent: (percent: number) => void,
): Promise<Output<E>> {
  const { params = {}, query = {}, body } = input as unknown as Parts
  const address = addressOf(endpoint, { params, query })
  let response = await sendFile(address, body, onPercent)
  if (response.status === 401) {
    await waitForSignIn(await problemOf(response))
    response = await sendFile(address, body, onPercent)
  }
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Output<E>
}

function sendFile(address: string, file: File, onPercent: (percent: number) => void): Promise<Response> {
  const form = new FormData()
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => reject(unreachable())
    request.send(form)
  })
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const name of ['content-type', 'x-request-id']) {
    const value = request.getResponseHeader(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(request.responseText, { status: request.status, headers })
}
