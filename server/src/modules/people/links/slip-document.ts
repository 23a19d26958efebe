// The paper of credential slips: A6, four on a page of A4, with lines to cut along.
import { readFileSync } from 'node:fs'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import { qrPicture } from '../../../platform/documents/qr-picture.ts'
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
