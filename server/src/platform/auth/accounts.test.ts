import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { createAccount, deactivatePerson, type NewAccount, setPassword } from './accounts.ts'

const db = useTestDatabase()
const app = useSignInServer(db)
const account: NewAccount = {
  username: 'sittie.alonto',
  email: 'sittie@moh.gov.ph',
  firstName: 'Sittie',
  lastName: 'Alonto',
  mustChangePassword: true,
}
const make = (parts: Partial<NewAccount>) => createAccount(db.database.identity, { ...account, ...parts })

test('an account is made with a generated password, by somebody the change log names', async () => {
  const actor = { id: randomUUIDv7(), name: 'Omar Ampatuan' }
  const made = { ...account, username: ' Sittie.Alonto ', email: 'Sittie@MOH.gov.ph' }
  const { personId, password = '' } = await createAccount(db.database.identity, made, { actor, requestId: 'request-1' })
  expect((await app.browser().signIn('sittie.alonto', password)).status).toBe(200)
  const { rows } = await onAdmin(
    db.adminUrl,
    'select actor_id, actor_name, request_id, after from change where row_id = $1',
    [personId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ actor_id: actor.id, actor_name: actor.name, request_id: 'request-1' })
  expect(rows[0].after).toMatchObject({
    username: 'sittie.alonto',
    email: 'sittie@moh.gov.ph',
    name: 'Sittie Alonto',
    must_change_password: true,
  })
  const kept = await onAdmin(db.adminUrl, 'select password from credential where person_id = $1', [personId])
  expect(kept.rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('clashes and impossible names are refused with the field, and nothing is half made', async () => {
  await make({ username: 'first.one', email: 'first@moh.gov.ph' })
  const refused = async (parts: Partial<NewAccount>, code: string, path: string) => {
    const error = await make(parts).catch((one: unknown) => one)
    expect(error).toMatchObject({ code, errors: [{ path }] })
  }
  await refused({ username: 'FIRST.one', email: 'other@moh.gov.ph' }, 'auth.username_taken', 'username')
  await refused({ username: 'second.one', email: 'First@moh.gov.ph' }, 'auth.email_taken', 'email')
  for (const username of ['ab', '.abc', 'a b c', 'ñandu', 'a'.repeat(61), 'a\u0000bc', '\ud800abc']) {
    await refused({ username }, 'auth.username_form', 'username')
  }
  for (const email of ['', 'x', 'x@y', 'a b@moh.gov.ph', '\u0000@moh.gov.ph', `${'a'.repeat(65)}@moh.gov.ph`]) {
    await refused({ email }, 'auth.email_form', 'email')
  }
  await refused(
    { username: 'third.one', email: 'third@moh.gov.ph', password: 'third.one2026' },
    'auth.password_personal',
    'password',
  )
  const { rows } = await onAdmin(
    db.adminUrl,
    `select p.id from person p left join credential c on c.person_id = p.id where c.id is null`,
  )
  expect(rows).toEqual([])
})

test('what concerns nobody is refused', async () => {
  const personId = randomUUIDv7()
  await expect(setPassword(db.database.identity, { personId, mustChangePassword: true })).rejects.toMatchObject({
    code: 'auth.person_unknown',
  })
  await expect(deactivatePerson(db.database.identity, personId)).rejects.toMatchObject({ code: 'auth.person_unknown' })
})
