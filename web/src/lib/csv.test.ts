import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('quotes what must be quoted and defuses formulas', () => {
  const text = csvText([
    ['quarter', 'progress'],
    ['Q1, "draft"', 12.5],
    ['=1+1', -3],
    ['-5', '-5%'],
  ])
  expect(text).toBe('\ufeffquarter,progress\r\n"Q1, ""draft""",12.5\r\n\'=1+1,-3\r\n-5,\'-5%\r\n')
})
