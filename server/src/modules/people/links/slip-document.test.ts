import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { closePdf } from '../../../platform/documents/pdf.ts'
import { renderSlips } from './slip-document.ts'

afterAll(closePdf)
const canRead = spawnSync('pdftotext', ['-v']).error === undefined

it.skipIf(!canRead)('a code stands in two lines of two groups, whatever its letters', async () => {
  const slip = {
    name: 'Norhata Sultan',
    username: 'norhata.sultan',
    organization: { name: 'Ministry of Health', accentColor: '#862e9c' },
    validUntil: '5 December 2026, 12:00',
    address: 'http://localhost:3000/set-password',
    helpDesk: 'Help desk: ask your administrator.',
    url: 'http://localhost:3000/set-password#secret',
  }
  const codes = ['WWWWW-MWMWM-WWWWW-MMMMM', '22222-33333-44444-55555']
  const { bytes } = await renderSlips(codes.map((code) => ({ ...slip, code })))
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString()
  for (const line of ['WWWWW-MWMWM-', 'WWWWW-MMMMM', '22222-33333-', '44444-55555']) expect(text).toContain(line)
})
