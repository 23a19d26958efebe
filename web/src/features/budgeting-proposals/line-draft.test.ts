import { expect, it } from 'vitest'
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import {
  amountOf,
  bodyOf,
  codeIn,
  emptyLine,
  linesOf,
  noDraft,
  objectOf,
  problemsOf,
  totalsByClass,
  withoutLine,
  withTable,
  withValues,
} from './line-draft.ts'

const objects = [
  { code: '5020101000', name: 'Traveling Expenses - Local', class: 'MOOE' },
  { code: '5010101001', name: 'Basic Salary - Civilian', class: 'PS' },
]
const saved = {
  id: 'a',
  objectCode: '5020101000',
  objectName: 'Traveling Expenses - Local',
  class: 'MOOE',
  description: 'Field visits',
  quantity: '3.0000',
  unit: 'trips',
  unitCost: '1000.10',
  amount: '3000.30',
  phasing: { q1: '750.07', q2: '750.07', q3: '750.07', q4: '750.09' },
  isPhased: false,
  version: 4,
} as ProposalLine
const first = (draft = noDraft) => {
  const [row] = linesOf([saved], draft)
  if (!row) throw new Error('no row')
  return row
}

it('shows saved lines and an empty one, and no change until something differs', () => {
  expect(linesOf([saved], noDraft).map(({ key }) => key)).toEqual(['a', 'new-1'])
  expect(withValues(noDraft, first(), { quantity: '3' })).toEqual(noDraft)
  const draft = withValues(noDraft, first(), { quantity: '4' })
  expect(draft.edits.a).toMatchObject({ version: 4, values: { quantity: '4', q1: '' } })
  expect(withValues(draft, first(draft), { quantity: '3.0000' })).toEqual(noDraft)
})

it('keeps the row that is typed in, and gives an empty one below', () => {
  const empty = linesOf([saved], noDraft)[1]
  const draft = empty ? withValues(noDraft, empty, { description: 'x' }) : noDraft
  expect(linesOf([saved], draft).map(({ key }) => key)).toEqual(['a', 'new-1', 'new-2'])
  const typed = linesOf([saved], draft)[1]
  expect(typed && withValues(draft, typed, { description: '' })).toEqual(noDraft)
  expect(withoutLine(draft, first(draft))).toMatchObject({ removed: ['a'], added: [{ key: 'new-1' }] })
})

it('takes a pasted table over saved and new rows', () => {
  const cells = [
    ['5', 'trips', '₱1,000.00'],
    ['2', 'months', '20,000'],
  ]
  const draft = withTable([saved], noDraft, { cells, row: 0, column: 2 })
  expect(draft.edits.a?.values).toMatchObject({ quantity: '5', unitCost: '1000.00' })
  expect(draft.added).toHaveLength(1)
  expect(draft.added[0]?.values).toMatchObject({ quantity: '2', unit: 'months', unitCost: '20000' })
})

it('finds objects by code, however it is written, or by name', () => {
  expect(codeIn('5-02-01-010-00 Traveling')).toBe('5020101000')
  expect(codeIn('50201010001')).toBe('')
  expect(objectOf(' 5020101000', objects)?.class).toBe('MOOE')
  expect(objectOf('basic salary - civilian', objects)?.code).toBe('5010101001')
  expect(objectOf('5029999999', objects)).toBeUndefined()
})

it('says what the server would refuse', () => {
  expect(Object.keys(problemsOf(emptyLine, objects))).toEqual(['object', 'description', 'unit', 'quantity', 'unitCost'])
  const good = {
    ...emptyLine,
    object: '5020101000',
    description: 'x',
    quantity: '3',
    unit: 'trips',
    unitCost: '1000.10',
  }
  expect(problemsOf(good, objects)).toEqual({})
  expect(amountOf(good)).toBe('3000.30')
  expect(problemsOf({ ...good, q1: '3000' }, objects).q4).toMatch(/add up to 3000.00, the line to 3000.30/)
  expect(bodyOf({ ...good, q1: '3000', q4: '0.30' }, objects).phasing).toEqual({
    q1: '3000',
    q2: '0',
    q3: '0',
    q4: '0.30',
  })
  expect(bodyOf(good, objects).phasing).toBeNull()
})

it('sums by class what is typed, exactly', () => {
  const draft = withTable([saved], noDraft, {
    cells: [['5010101001', 'Pay', '12', 'months', '0.10']],
    row: 1,
    column: 0,
  })
  expect([...totalsByClass(linesOf([saved], draft), objects)]).toEqual([
    ['MOOE', '3000.30'],
    ['PS', '1.20'],
  ])
})
