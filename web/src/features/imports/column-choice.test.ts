import { expect, test } from 'vitest'
import { choose, missingNow } from './column-choice.ts'

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
  duplicateOf: null,
})

test('a required column is there by a column of the file or by one value for all', () => {
  const columns = [taken(0, 'Email Address', 'email'), taken(1, 'Remarks', null)]
  expect(missingNow(declared, columns, {}).map(({ name }) => name)).toEqual(['role'])
  expect(missingNow(declared, columns, { role: 'viewer' })).toEqual([])
})

test('a column chosen for one place is free at every other', () => {
  const columns = [taken(0, 'Mail', 'email'), taken(1, 'Official e-mail', null), taken(2, 'Mobile', 'phone')]
  expect(choose(columns, 1, 'email').map(({ column }) => column)).toEqual([null, 'email', 'phone'])
  expect(choose(columns, 2, null).map(({ column }) => column)).toEqual(['email', null, null])
})
