import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ORGANIZATION_ROLES, PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'
import { verifyPassword } from '../../../platform/auth/password-hash.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { seedDemo } from './demo-accounts.ts'

const test = useTestDatabase()
const dataFolder = mkdtempSync(join(tmpdir(), 'bmms-demo-'))
const file = join(dataFolder, 'demo-accounts.csv')
const said: string[] = []
const seed = (mode: 'bmms' | 'obcms' = 'bmms', production = false) =>
  seedDemo({ database: test.database, config: { dataFolder, production, mode } }, (line) => said.push(line))
const hashes = async () =>
  (await onAdmin(test.adminUrl, 'select person_id, password from credential order by person_id')).rows

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

describe('demo accounts', () => {
  it('are one for each role of the pilots, one for each platform role, and one in two organizations', async () => {
    const accounts = await seed()
    const places = accounts.map(({ organization, role }) => `${organization} ${role}`)
    for (const code of ['MOH', 'MOLE', 'MAFAR']) {
      for (const role of ORGANIZATION_ROLES) expect(places).toContain(`${code} ${role}`)
    }
    for (const role of PLATFORM_ROLES) expect(places).toContain(`BARMM ${role}`)
    expect(
      accounts.filter(({ username }) => username === 'two.ministries').map(({ organization }) => organization),
    ).toEqual(['MOH', 'MOLE'])
    expect(accounts.find(({ username }) => username === 'platform.admin')?.role).toBe('platform_admin')
    for (const place of ['MOH admin', 'MOLE admin', 'MAFAR admin', 'BARMM platform_admin'])
      expect(places.filter((one) => one === place)).toHaveLength(2)
  })

  it('stand with their passwords in a file that only its owner may read', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const [header, first = ''] = readFileSync(file, 'utf8').split('\n')
    expect(header).toBe('username,password,organization,role')
    const [username, password = ''] = first.split(',')
    const { rows } = await onAdmin(
      test.adminUrl,
      'select c.password from credential c join person p on p.id = c.person_id where p.username = $1',
      [username],
    )
    expect(await verifyPassword({ hash: rows[0].password, password })).toBe(true)
    expect(said.join()).not.toContain(password)
  })

  it('are left alone by the next start: same passwords, nothing hashed again, changes of roles kept', async () => {
    const [before, text] = [await hashes(), readFileSync(file, 'utf8')]
    await onAdmin(
      test.adminUrl,
      `update membership set roles = '{viewer}' where person_id = (select id from person where username = 'moh.planner')`,
    )
    const started = said.length
    await seed()
    expect(await hashes()).toEqual(before)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(said.length).toBe(started)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select m.roles from membership m join person p on p.id = m.person_id where p.username = 'moh.planner'`,
    )
    expect(rows).toEqual([{ roles: ['viewer'] }])
  })

  it('get new passwords when the file is lost, and OOBC its own in the other mode, with the file kept', async () => {
    const lost = readFileSync(file, 'utf8')
    rmSync(file)
    await Promise.all([seed(), seed()])
    const found = readFileSync(file, 'utf8')
    expect(found).not.toBe(lost)
    const accounts = await seed('obcms')
    expect(accounts.map(({ organization }) => organization)).toContain('OOBC')
    expect(accounts.map(({ organization }) => organization)).not.toContain('MOH')
    for (const line of found.trim().split('\n')) expect(readFileSync(file, 'utf8')).toContain(line)
  })

  it('are never made in production', async () => {
    await expect(seed('bmms', true)).rejects.toThrow(/never made in production/)
  })
})
