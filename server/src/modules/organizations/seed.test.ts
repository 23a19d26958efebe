import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../platform/database/scope.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { findOrganization } from './find-organizations.ts'
import { loadPilots, seedOrganizations } from './seed.ts'

const test = useTestDatabase()
const caller = { actor: SYSTEM, requestId: 'test' }
const seed = () => inPlatform(test.database, caller, seedOrganizations)
const rows = async (sql: string) => (await onAdmin(test.adminUrl, sql)).rows
const codeOf = (text: string) =>
  inPlatform(test.database, caller, async (scope) => (await findOrganization(scope, text))?.code)

beforeAll(async () => {
  await onAdmin(test.adminUrl, 'delete from organization_alias')
  await onAdmin(test.adminUrl, 'delete from organization')
})

describe('seeding organizations', () => {
  it('adds all of them once, with every module on', async () => {
    expect((await seed()).added).toHaveLength(44)
    expect(await seed()).toEqual({ added: [], kept: 44 })
    expect(await rows('select count(*)::int as n from organization where cardinality(modules) = 6')).toEqual([
      { n: 44 },
    ])
    expect(
      await rows('select code from organization where is_pilot and pilot_starts_on is not null order by code'),
    ).toEqual([{ code: 'MAFAR' }, { code: 'MOH' }, { code: 'MOLE' }])
  })

  it('is written to the change log', async () => {
    const [logged] = await rows(
      `select count(*)::int as n from change where table_name = 'organization' and action = 'insert' and actor_name = 'BMMS' and request_id = 'test'`,
    )
    expect(logged).toEqual({ n: 44 })
  })

  it('leaves what administrators changed, and brings back only what is missing', async () => {
    await onAdmin(test.adminUrl, `update organization set name = 'Health', modules = '{planning}' where code = 'MOH'`)
    await onAdmin(test.adminUrl, `delete from organization_alias where alias = 'MPWH'`)
    await onAdmin(test.adminUrl, `delete from organization where code = 'BAGO'`)
    expect((await seed()).added).toEqual(['BAGO'])
    expect(await rows(`select name, modules from organization where code = 'MOH'`)).toEqual([
      { name: 'Health', modules: ['planning'] },
    ])
    expect(await rows(`select from organization_alias where alias = 'MPWH'`)).toEqual([])
    expect((await rows(`select from organization_alias where belongs_to = 44`)).length).toBeGreaterThan(0)
  })
})

describe('finding an organization by what a document calls it', () => {
  it.each([
    ['moh', 'MOH'],
    ['MTC', 'MOTC'],
    ['MTI', 'MTIT'],
    ['MTIT', 'MTIT'],
    ['BCHRC', 'BHRC'],
    ['BWCRC', 'BWC'],
    ['BUWIS', 'BWC'],
    ['BYDC', 'BYC'],
    ['Ministry of Labor and Employment', 'MOLE'],
    ['  ministry of public works and highways ', 'MPW'],
    ['Ministry of Agriculture', 'MAFAR'],
    ['Bangsamoro Attorney General', 'BAGO'],
    ['Bangsamoro Cooperative Development Authority', 'CSEA'],
    ['Ministry of Indigenous Peoples Affairs', 'MIPA'],
  ])('%s is %s', async (text, code) => {
    expect(await codeOf(text)).toBe(code)
  })

  // Invented by older lists, or no body of the executive: nothing may be guessed for them.
  it.each(['OPMDA', 'SPBI', 'Bangsamoro Police Office', 'OMP', ''])('%s is nobody', async (text) => {
    expect(await codeOf(text)).toBeUndefined()
  })
})

describe('loading the pilots', () => {
  it('makes them active pilots again and keeps their dates', async () => {
    await onAdmin(
      test.adminUrl,
      `update organization set is_active = false, is_pilot = false, pilot_starts_on = '2026-09-01' where code = 'MOLE'`,
    )
    const load = () => inPlatform(test.database, caller, loadPilots)
    expect(await load()).toEqual({ pilots: ['MAFAR', 'MOH', 'MOLE'], changed: ['MOLE'] })
    expect((await load()).changed).toEqual([])
    expect(
      await rows(`select is_active, is_pilot, pilot_starts_on::text, version from organization where code = 'MOLE'`),
    ).toEqual([{ is_active: true, is_pilot: true, pilot_starts_on: '2026-09-01', version: 2 }])
  })
})
