import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)

let ask: Ask
beforeAll(async () => {
  ask = await app.signIn(await createPerson(test, { roles: { MOH: ['admin'] } }))
  await createPerson(test, { roles: { MOH: ['planner', 'me_officer'] } })
  await createPerson(test, { roles: { MOH: ['budget_officer'] }, memberActive: false })
  await createPerson(test, { roles: { MOH: ['coordinator'] }, isActive: false })
  await createPerson(test, { roles: { MOLE: ['budget_officer'] } })
})

describe('the template of an organization', () => {
  it('says who is missing, and counts only those who work there now', async () => {
    const { status, body } = await ask('GET', '/moa/MOH/role-template')
    expect(status).toBe(200)
    const at = (position: string) => body.positions.find((one: { position: string }) => one.position === position)
    expect(at('Planning officer')).toEqual({
      position: 'Planning officer',
      roles: ['planner'],
      least: 1,
      usual: 3,
      filled: 1,
      missing: '',
    })
    expect(at('Budget officer')).toMatchObject({ filled: 0, missing: 'No budget officer yet.' })
    expect(at('M&E officer')).toMatchObject({ filled: 1, missing: '' })
    expect(at('Coordination focal person')).toMatchObject({ filled: 0, missing: 'No coordination focal person yet.' })
    expect(at('Minister or deputy minister').missing).toBe('No minister or deputy minister yet.')
    expect(at('Support staff')).toMatchObject({ least: 0, missing: '' })
    expect(body.people).toEqual({ active: 3, limit: 50 })
  })

  it('is that of its kind', async () => {
    const platform = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
    const { body } = await platform('GET', '/moa/OCM/role-template')
    expect(body.positions[0].position).toBe('Head of office')
    expect(body.people).toEqual({ active: 0, limit: null })
  })
})
