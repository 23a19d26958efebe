import { expect, test } from 'vitest'
import { chosenOf, consequenceOf, questionOf } from './steps.ts'

const batch = {
  counts: { create: 590, update: 4, unchanged: 1, skip: 2, error: 3 },
  outcomes: null,
  mode: 'row_by_row' as const,
  noun: { one: 'person', many: 'people' },
  options: { sendInvitations: 'yes' },
  spread: { count: 12, one: 'organization', many: 'organizations' },
}
const kind = {
  kind: 'people.users',
  title: 'People',
  noun: batch.noun,
  columns: [],
  options: [
    {
      name: 'sendInvitations',
      label: 'Send invitations',
      help: '',
      choices: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes, by mail' },
      ],
    },
  ],
  templates: [],
}

test('an approval names how many, what is left out and what follows', () => {
  expect(questionOf('approve', batch)).toBe('Approve the import of 594 people in 12 organizations?')
  expect(consequenceOf('approve', batch)).toBe(
    '590 people are added and 4 changed. 3 rows are left as they are. 3 rows with errors are left out. ' +
      'The import starts at once, and can be undone as far as nobody has built on it.',
  )
  expect(chosenOf(batch, kind)).toEqual([{ label: 'Send invitations', value: 'Yes, by mail' }])
})

test('one is one', () => {
  const one = { ...batch, counts: { create: 1, update: 0, unchanged: 0, skip: 1, error: 1 }, spread: null }
  expect(questionOf('submit', one)).toBe('Send the import of 1 person for approval?')
  expect(consequenceOf('submit', one)).toBe(
    '1 person is added. 1 row is left as it is. 1 row with errors is left out. ' +
      'A second person decides. Until then nothing can be changed here.',
  )
})

test('an undo says what goes, what comes back and what stays', () => {
  const outcomes = { created: 590, updated: 0, unchanged: 0, skipped: 0, failed: 10, undone: 0, kept: 0 }
  expect(questionOf('undo', { ...batch, outcomes })).toBe('Undo the import of 590 people?')
  expect(consequenceOf('undo', { ...batch, outcomes })).toContain(
    'The 590 people that it created are removed, and links',
  )
  expect(consequenceOf('undo', { ...batch, outcomes })).not.toContain('goes back to what it was')
})
