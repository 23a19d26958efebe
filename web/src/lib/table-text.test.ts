import { expect, it } from 'vitest'
import { cellsOf, isTable } from './table-text.ts'

it('reads cells as a spreadsheet copies them', () => {
  expect(cellsOf('a\tb\r\nc\t d \r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(cellsOf('"two\nlines"\t"6 ""inch"""\nx\ty')).toEqual([
    ['two\nlines', '6 "inch"'],
    ['x', 'y'],
  ])
  expect(cellsOf('1,200.00')).toEqual([['1,200.00']])
  expect(cellsOf('a\t')).toEqual([['a', '']])
})

it('leaves quotes that close nothing as they are', () => {
  expect(cellsOf('"open\tb')).toEqual([['"open', 'b']])
  expect(cellsOf('6" pipe\t2')).toEqual([['6" pipe', '2']])
})

it('knows one cell from several', () => {
  expect(isTable('1200')).toBe(false)
  expect(isTable('1200\n')).toBe(false)
  expect(isTable('1\t2')).toBe(true)
  expect(isTable('1\r\n2\r\n')).toBe(true)
})
