import { expect, test } from 'vitest'
import { fileRefusal } from './file-drop.tsx'

const taken = { endings: ['.xlsx', '.csv'], maxMegabytes: 10 }
const named = (name: string, size = 5) => new File([new Uint8Array(size)], name)

test('a file of the right kind and size is taken, whatever the case of its name', () => {
  expect(fileRefusal(named('WAVE2_USERS.XLSX'), taken)).toBeUndefined()
})

test('another kind, an empty file and a large one are refused in words', () => {
  expect(fileRefusal(named('people.xls'), taken)).toMatch(/another kind.*XLSX or CSV/)
  expect(fileRefusal(named('people.csv', 0), taken)).toMatch(/is empty/)
  expect(fileRefusal(named('people.csv', 10_000_001), taken)).toMatch(/at most 10 MB/)
})
