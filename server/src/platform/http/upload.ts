// Files in requests and answers, as the router sees them; kept by `platform/files`.
import type { FastifyRequest } from 'fastify'

/** A file that came with a request: checked, named safely, and already in the store. */
export interface Upload {
  /** UUIDv7, its id when a record of it is made. */
  id: string
  /** Where the store has it. */
  key: string
  name: string
  /** What it is by its content, whatever its name said. */
  mediaType: string
  size: number
  /** Lower-case hexadecimal. */
  sha256: string
}

/** What a route takes. */
export interface UploadRule {
  kinds: readonly string[]
  maxBytes: number
  /** Width and height of a picture, in pixels. */
  maxEdge?: number
  /** Looks into the bytes before anything else does; fails when it must not be taken. */
  inspect?: (bytes: Buffer) => void
}

export interface FileStore {
  /** Reads the one file of a multipart request into the store, under `owner`. Fails when it breaks the rule. */
  receive(request: FastifyRequest, rule: UploadRule, owner: string): Promise<Upload>
  /** Takes an upload back whose record was not made. */
  discard(upload: Upload): Promise<void>
  read(key: string): Promise<Uint8Array>
  /** Keeps bytes that did not come with a request (the command line), by the same rules. */
  put(file: { bytes: Buffer; name: string }, rule: UploadRule, owner: string): Promise<Upload>
  /** Removes what is no longer to be kept; does nothing where it is gone already. */
  remove(key: string): Promise<void>
}
