import { expect, test } from 'vitest'
import { columnProblem, missingNow } from './column-choice.ts'

const column = (name: string, title: string, required: boolean) => ({
  name,
  title,
  required,
  help: '',
  defaultable: true,
  maxLength: 100,
})
const declared = [column('email', 'E-mail', true), column('role', 'Role', true), column('phone', 'Phone', false)]
const taken = (position: number, header: string, name: string | null) => ({
  position,
  header,
  column: name,
  byHand: false,
})

test('a required column is there by a column of the file or by one value for all', () => {
  const columns = [taken(0, 'Email Address', 'email'), taken(1, 'Remarks', null)]
  expect(missingNow(declared, columns, {}).map(({ name }) => name)).toEqual(['role'])
  expect(missingNow(declared, columns, { role: 'viewer' })).toEqual([])
})

test('two columns of the file are not the same thing', () => {
  const columns = [taken(0, 'Mail', 'email'), taken(1, 'E-mail 2', 'email')]
  expect(columnProblem(declared, columns)).toBe(
    '"Mail" and "E-mail 2" are both taken for E-mail. Leave all but one out.',
  )
  expect(columnProblem(declared, [taken(0, 'Mail', 'email'), taken(1, 'X', null), taken(2, 'Y', null)])).toBeUndefined()
})
