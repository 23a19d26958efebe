import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { qrModules } from './qr-code.ts'

const picture = (text: string) => qrModules(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
const digest = (text: string) => createHash('sha256').update(picture(text).join('\n')).digest('hex').slice(0, 16)

// Each of these pictures was read back with zbar before its digest was written down.
test.each([
  ['BMMS', 21, 'df221394e4a575cf'],
  [
    'otpauth://totp/BMMS:amina.santos?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=BMMS&digits=6&period=30',
    41,
    '0a2ba1624b9a1d45',
  ],
  ['x'.repeat(287), 65, '57b90f3d5d954423'],
])('the picture of %s', (text, side, sum) => {
  expect(qrModules(text)).toHaveLength(side)
  expect(digest(text)).toBe(sum)
})

test('a text that does not fit is refused', () => {
  expect(() => qrModules('x'.repeat(288))).toThrow('too long')
})
