import { expect, test } from 'vitest'
import { usernameFor } from './username.ts'

test.each([
  [{ firstName: 'Aisah', lastName: 'dela Cruz' }, 'aisah.delacruz'],
  [{ firstName: 'Maria Luisa', lastName: 'Peñaranda' }, 'maria.penaranda'],
  [{ firstName: 'Saguiaran', lastName: '' }, 'saguiaran'],
  [{ firstName: '', lastName: '' }, ''],
])('offers a username for %o', (name, username) => {
  expect(usernameFor(name)).toBe(username)
})

test('never offers more than a username may have', () => {
  expect(usernameFor({ firstName: 'a'.repeat(50), lastName: 'b'.repeat(50) })).toHaveLength(60)
})
