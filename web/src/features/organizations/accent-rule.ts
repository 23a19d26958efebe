// Which accent colours can be read, in the words of the server.
import { contrast, parseHex } from '../../lib/contrast.ts'

const WHITE: [number, number, number] = [255, 255, 255]
/** The least contrast of text that WCAG 2.2 AA asks for, as the server checks it. */
const LEAST = 4.5

/** Words of the error, or null when a colour may be used. */
export function accentProblem(color: string): string | null {
  const rgb = /^#[0-9a-f]{6}$/.test(color) ? parseHex(color) : undefined
  if (!rgb) return 'Write the colour as # and six digits or letters a to f, for example #1864ab.'
  const found = contrastOnWhite(rgb)
  if (found >= LEAST) return null
  return `This colour is hard to read on white (contrast ${found.toFixed(1)}; at least ${LEAST} is needed). Choose a darker one.`
}

/** 1 to 21. */
export function contrastOnWhite(rgb: [number, number, number]): number {
  return contrast(rgb, WHITE)
}
