// What somebody tried on the what-if page, on its way into a request. It lives as long as the window.
import type { DocumentValues } from './document-values.ts'

let carried: DocumentValues | undefined

export function carryValues(values: DocumentValues): void {
  carried = values
}

/** Once: a second request starts empty. */
export function takeCarried(): DocumentValues | undefined {
  const values = carried
  carried = undefined
  return values
}
