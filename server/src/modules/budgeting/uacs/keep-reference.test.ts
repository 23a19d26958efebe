import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, inOrganization, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createAccount, fund, obligate } from '../../../testing/budget.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { checkYearOf } from '../year-checks.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/budgeting'
let director: Ask
let reviewer: Ask
let officer: Ask
let actorId: string

beforeAll(async () => {
  director = await app.signIn(await createPerson(test, { name: 'Amina Sultan', platformRoles: ['budget_director'] }))
  reviewer = await app.signIn(await createPerson(test, { platformRoles: ['budget_reviewer'] }))
  const person = await createPerson(test, { roles: { MOH: ['budget_officer'] } })
  officer = await app.signIn(person)
  actorId = person.id
})

const inMoh = async <T>(work: Parameters<typeof inOrganization<T>>[2]) => {
  const caller = { actor: { ...SYSTEM, id: actorId } as Actor, requestId: 'test' }
  return inOrganization(test.database, { ...caller, organization: await getOrganization(test, 'MOH') }, work)
}

describe('an account code', () => {
  const bench = { code: '5020399007', name: 'Benches', class: 'MOOE', source: 'COA circular' }

  it('is added with its level, renamed, taken out of use and back, with history; its code and class stay', async () => {
    const added = await director('POST', `${base}/objects`, bench)
    expect(added).toMatchObject({ status: 201, body: { level: 'subobject', isActive: true, version: 1 } })
    const path = `${base}/objects/${bench.code}`
    const facts = { name: 'Benches and chairs', source: 'COA circular', version: 1 }
    const off = await director('PATCH', path, { ...facts, isActive: false })
    expect(off.body).toMatchObject({ name: 'Benches and chairs', isActive: false, deactivatedOn: '2026-11-20' })
    expect((await director('PATCH', path, { ...facts, isActive: true })).body.code).toBe('concurrency.stale')
    const on = await director('PATCH', path, { ...facts, isActive: true, version: 2 })
    expect(on.body).toMatchObject({ isActive: true, deactivatedOn: null, version: 3 })
    expect((await director('PATCH', path, { ...facts, isActive: true, class: 'CO', version: 3 })).status).toBe(400)
    const history = await director('GET', `${path}/history`)
    expect(history.body.items).toHaveLength(3)
    expect(history.body.items[2]).toMatchObject({ action: 'insert', actorName: 'Amina Sultan' })
  })

  it('is refused twice, in wrong form, and to those who only look', async () => {
    expect((await director('POST', `${base}/objects`, { ...bench, code: '5020301002' })).body).toMatchObject({
      ...{ status: 409, code: 'budget.reference.code_taken' },
    })
    expect((await director('POST', `${base}/objects`, { ...bench, code: '502039900' })).status).toBe(400)
    expect((await reviewer('GET', `${base}/objects`)).status).toBe(200)
    expect((await reviewer('POST', `${base}/objects`, bench)).status).toBe(403)
    expect((await officer('GET', `${base}/objects`)).status).toBe(403)
    expect((await director('GET', `${base}/objects/0000000000`)).body.code).toBe('budget.object.not_found')
  })
})

describe('a funding source', () => {
  it('is added to a cluster that exists, renamed, and taken out of use', async () => {
    const source = { code: '02101151', name: 'Loan for roads', fundCluster: '02' }
    expect((await director('POST', `${base}/funding-sources`, { ...source, fundCluster: '09' })).body.code).toBe(
      'budget.funding_source.cluster',
    )
    expect((await director('POST', `${base}/funding-sources`, source)).status).toBe(201)
    const path = `${base}/funding-sources/${source.code}`
    const off = await director('PATCH', path, { name: 'Loan for bridges', isActive: false, version: 1 })
    expect(off.body).toMatchObject({ name: 'Loan for bridges', isActive: false })
    const open = await officer('GET', '/moa/MOH/budgeting/funding-sources?cluster=02&active=yes')
    expect(open.body.total).toBe(0)
    expect((await director('GET', `${path}/history`)).body.total).toBe(2)
  })
})

describe('the parts of a code', () => {
  it('are cut by the layout of the day, not by offsets', async () => {
    const ask = (query: string) => officer('GET', `/moa/MOH/budgeting/code-parts?${query}`)
    const source = await ask('kind=funding_source&code=01-1-01-101')
    expect(source.body).toMatchObject({
      ...{ edition: 'JC 2014-1', isConfirmed: true },
      parts: [{ value: '01' }, { value: '1' }, { value: '01' }, { name: 'Fund category', value: '101' }],
    })
    const now = await ask('kind=pap&code=310100100001000')
    expect(now.body).toMatchObject({ edition: 'PREXC', isConfirmed: false })
    expect(now.body.parts[0]).toEqual({ name: 'Cost structure', value: '3' })
    const then = await ask('kind=pap&code=310100100001000&on=2017-06-30')
    expect(then.body.edition).toBe('JC 2014-1')
    expect(then.body.parts.map(({ value }: { value: string }) => value)).toEqual(['31010', '0', '10', '00', '01000'])
    expect((await ask('kind=object&code=502030100')).body.code).toBe('budget.code.form')
    expect((await ask('kind=object&code=5020301001&on=2001-01-01')).body.code).toBe('budget.code.no_layout')
  })

  it('make 54 digits in the edition of the joint circular', async () => {
    const kinds = { funding_source: 8, organization: 12, location: 9, pap: 15, object: 10 }
    for (const [kind, digits] of Object.entries(kinds)) {
      const query = `kind=${kind}&code=${'1'.repeat(digits)}&on=2015-06-30`
      expect((await officer('GET', `/moa/MOH/budgeting/code-parts?${query}`)).status, kind).toBe(200)
    }
    expect(Object.values(kinds).reduce((sum, digits) => sum + digits)).toBe(54)
  })
})

describe('an appropriation act', () => {
  const validity = { obligateUntil: '2026-12-31', payUntil: '2027-03-31', source: 'BAA 84, s. 35', isConfirmed: false }
  const act = {
    ...{ code: 'BAA 90', title: 'Supplemental budget', fiscalYear: 2026, kind: 'supplemental', isConfirmed: false },
    ...{ effectiveOn: '2026-06-01', source: 'Gazette' },
    validities: [
      { class: 'MOOE', ...validity },
      { class: 'CO', ...validity },
    ],
  }
  let id: string
  let version: number

  beforeEach(async () => {
    const { body } = await director('GET', `${base}/acts?q=BAA%2090`)
    if (body.total === 0) {
      const added = await director('POST', `${base}/acts`, act)
      expect(added.status).toBe(201)
      id = added.body.id
    }
    version = (await director('GET', `${base}/acts/${id}`)).body.version
  })
  const correct = (changes: object) =>
    director('PATCH', `${base}/acts/${id}`, { ...act, reason: 'Gazette read', version, ...changes })

  it('is entered with what is unsure marked, and refused with days that do not fit', async () => {
    const known = await officer('GET', '/moa/MOH/budgeting/acts?year=2026&kind=supplemental')
    expect(known.body.items).toMatchObject([
      { code: 'BAA 90', isConfirmed: false, validities: [{ class: 'MOOE' }, { class: 'CO' }] },
    ])
    const other = { ...act, code: 'BAA 91' }
    const twice = [act.validities[0], { ...act.validities[0], source: 'again' }]
    expect((await director('POST', `${base}/acts`, { ...other, validities: twice })).body.code).toBe(
      'budget.act.class_twice',
    )
    const early = [{ ...act.validities[0], obligateUntil: '2026-05-31' }]
    const refused = await director('POST', `${base}/acts`, { ...other, validities: early })
    expect(refused.body).toMatchObject({ code: 'budget.act.days_order', errors: [{ path: 'validities[0].payUntil' }] })
    expect((await director('POST', `${base}/acts`, act)).body.code).toBe('budget.reference.code_taken')
  })

  it('is corrected with a reason that stays in its history, together with what changed', async () => {
    const longer = [{ ...act.validities[0], payUntil: '2027-06-30', isConfirmed: true }, act.validities[1]]
    const corrected = await correct({ isConfirmed: true, validities: longer })
    expect(corrected.body).toMatchObject({ isConfirmed: true, version: version + 1 })
    expect(corrected.body.validities[0]).toMatchObject({ payUntil: '2027-06-30', isConfirmed: true })
    const history = await director('GET', `${base}/acts/${id}/history`)
    const changes = history.body.items.slice(0, 2)
    expect(changes.map(({ table }: { table: string }) => table).sort()).toEqual([
      ...['appropriation_act', 'appropriation_validity'],
    ])
    expect(JSON.stringify(changes)).toContain('Gazette read')
    expect(JSON.stringify(changes)).toContain('2027-06-30')
    expect((await correct({ reason: '' })).status).toBe(400)
    expect((await correct({ version: 99 })).body.code).toBe('concurrency.stale')
  })

  it('whose validity is shortened below what is posted says how much lies outside, and waits for a yes', async () => {
    await inMoh(async (scope) => {
      const accountId = await createAccount(scope, { act: 'BAA 90' })
      await fund(scope, { accountId, amount: '1000.00', on: '2026-07-01' })
      await obligate(scope, { accountId, amount: '400.25', on: '2026-11-03' })
    })
    const shorter = [{ ...act.validities[0], obligateUntil: '2026-10-31' }, act.validities[1]]
    const refused = await correct({ validities: shorter })
    expect(refused).toMatchObject({ status: 409, body: { code: 'budget.act.posted_outside' } })
    expect(refused.body.detail).toContain('MOOE: 1 entry of 1 organization, ₱400.25')
    expect((await director('GET', `${base}/acts/${id}`)).body.version).toBe(version)
    const later = await correct({ effectiveOn: '2026-08-01' })
    expect(later.body.detail).toContain('MOOE: 2 entries of 1 organization, ₱2,000.00')
    expect((await correct({ validities: [act.validities[1]] })).body.code).toBe('budget.act.class_needed')
    expect((await correct({ validities: [act.validities[0]] })).status).toBe(200)
    version += 1
    expect((await correct({ validities: shorter, acceptPosted: true })).status).toBe(200)
    const checked = await inMoh((scope) => checkYearOf(scope, 2026))
    expect(checked.find((check) => check.id === 'within_validity')).toMatchObject({
      outcome: 'fails',
      problems: [
        { message: expect.stringContaining('over 400.25 lies outside the days of its act'), section: 'BAA 84, s. 35' },
      ],
    })
  })
})
