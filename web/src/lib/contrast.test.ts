import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentShades, contrast, parseHex } from './contrast.ts'

const rgb = (hex: string) => parseHex(hex) ?? [0, 0, 0]

test('any accent gives text and buttons that can be read in both schemes', () => {
  const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(anyColor, (hex) => {
      const { onLight, onDark, fillOnDark } = accentShades(hex)
      expect(contrast(rgb(onLight), [241, 243, 245])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(onLight), [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(onDark), [43, 47, 54])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(fillOnDark), [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('an accent that can be read already is left alone, and nonsense becomes the neutral one', () => {
  expect(accentShades('#0b5d4b').onLight).toBe('#0b5d4b')
  expect(accentShades('green')).toEqual(accentShades('#3d5a80'))
})
