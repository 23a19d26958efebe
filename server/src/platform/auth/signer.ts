import { createHmac } from 'node:crypto'
import type { Sign } from '../database/scope.ts'

/** Signs with the secret of the installation; a signature for one purpose is of no use for another. */
export function signer(secret: string): Sign {
  return (purpose, text) => createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')
}
