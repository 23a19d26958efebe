// The paper of credential slips: A6, four on a page of A4, with lines to cut along.
import { readFileSync } from 'node:fs'
import { encodeQR } from 'qr'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import type { Slip } from './slips.ts'

const template = readFileSync(new URL('./credential-slips.typ', import.meta.url), 'utf8')

/** A PDF that is answered and kept nowhere. */
export async function renderSlips(slips: readonly Slip[]): Promise<FileReply> {
  const data = slips.map(({ url: _, ...slip }, at) => ({ ...slip, picture: `qr-${at}` }))
  const images = Object.fromEntries(slips.map(({ url }, at) => [`qr-${at}`, qrPicture(url)]))
  const bytes = await renderPdf({ template, data, images, title: 'Credential slips', language: 'en' })
  return { bytes, mediaType: 'application/pdf', fileName: 'credential-slips.pdf' }
}

/** Four modules of white around it, as the standard asks. */
const QUIET = 4

function qrPicture(text: string): Uint8Array {
  const rows = encodeQR(text, 'raw', { border: QUIET })
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const side = rows.length
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${dark.join('')}"/></svg>`,
  )
}
