import { expect, it } from 'vitest'
import { readPhoneNumber } from './phone-number.ts'

it.each([
  ['0917 123 4567', '+639171234567'],
  ['9171234567', '+639171234567'],
  ['639171234567', '+639171234567'],
  ['+63 (917) 123-4567', '+639171234567'],
  ['(064) 421 1234', '+63644211234'],
  ['+971 50 123 4567', '+971501234567'],
])('reads %s', (written, kept) => expect(readPhoneNumber(written)).toBe(kept))

it.each(['', '12345', 'none', '0917 123', '0917123456789', 'call 0917 123 4567 please'])(
  'does not guess at %s',
  (text) => expect(readPhoneNumber(text)).toBeNull(),
)
