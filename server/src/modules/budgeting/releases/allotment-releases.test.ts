import { beforeEach, describe, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { appropriate, headOf, step, useBudgetPeople } from '../../../testing/budget-people.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const people = useBudgetPeople(test, app)
const appropriations = '/moa/MOH/budgeting/appropriations'
const releases = '/moa/MOH/budgeting/allotment-releases'

let ppaId: string
beforeEach(async () => {
  ppaId = await people.program('Immunization')
})
const moo = (amount: string) => ({ ppaId, class: 'MOOE', amount })
const draft = (more: object) => headOf(people, { kind: 'original', ...more })
const enter = (more: object) => people.officer('POST', appropriations, draft(more))
const prepare = (more: object) =>
  people.officer('POST', releases, headOf(people, { kind: 'special', quarter: null, ...more }))
const account = async () => (await people.viewer('GET', `/moa/MOH/budgeting/accounts?ppaId=${ppaId}`)).body.items
const release = async (more: object) => {
  const { body } = await prepare(more)
  const submitted = await step(people.officer, releases, body.id, 'submit')
  return submitted.status === 200 ? step(people.manager, releases, body.id, 'release') : submitted
}

describe('an appropriation', () => {
  it('is entered by one person and posted by another, with the next number', async () => {
    const entered = await enter({ lines: [moo('100.00')] })
    expect(entered.body).toMatchObject({ status: 'draft', total: '100.00', number: null, fundCluster: '01' })
    expect(await account()).toEqual([])
    expect((await step(people.officer, appropriations, entered.body.id, 'post')).status).toBe(403)
    const posted = await step(people.manager, appropriations, entered.body.id, 'post')
    expect(posted.body).toMatchObject({ status: 'posted', number: expect.stringMatching(/^APP-2026-\d{4}$/) })
    expect(await account()).toMatchObject([{ class: 'MOOE', appropriated: '100.00', allotted: '0.00' }])
    const late = await people.officer('PATCH', `${appropriations}/${posted.body.id}`, {
      version: posted.body.version,
      particulars: 'Other words',
    })
    expect(late.body.code).toBe('budget.document.frozen')
  })

  it('is not posted by whoever had a hand in it', async () => {
    const both = await app.signIn(await createPerson(test, { roles: { MOH: ['budget_officer', 'manager'] } }))
    const { body } = await both('POST', appropriations, draft({ lines: [moo('1.00')] }))
    expect((await step(both, appropriations, body.id, 'post')).body.code).toBe('workflow.four_eyes')
  })

  it('is adjusted by documents with a reason, not below what is allotted', async () => {
    await appropriate(people, [moo('100.00')])
    const less = await enter({ kind: 'decrease', lines: [moo('0.01')] })
    const refused = await step(people.manager, appropriations, less.body.id, 'post')
    expect(refused.body).toMatchObject({
      code: 'budget.appropriation.below_allotment',
      errors: [{ path: 'lines.0.amount' }],
    })
    const more = await enter({ kind: 'increase', lines: [moo('50.00')] })
    await step(people.manager, appropriations, more.body.id, 'post')
    expect((await step(people.manager, appropriations, less.body.id, 'post')).status).toBe(200)
    expect(await account()).toMatchObject([{ appropriated: '149.99', allotted: '100.00', unreleased: '49.99' }])
  })

  it.each([
    ['text in numbers', { lines: [{ amount: 'ten' }] }, 400, 'lines.0.amount'],
    ['three decimals', { lines: [{ amount: '1.234' }] }, 400, 'lines.0.amount'],
    ['a negative amount', { lines: [{ amount: '-1' }] }, 400, 'lines.0.amount'],
    ['nothing', { lines: [{ amount: '0.00' }] }, 400, 'lines.0.amount'],
    ['a number as number', { lines: [{ amount: 5 }] }, 400, 'lines.0.amount'],
    ['a program of nobody', { lines: [{ ppaId: '01a1fd18-4020-76c1-9828-2e2426d4a9d7' }] }, 400, 'lines.0.ppaId'],
    ['a line twice', { lines: [{}, {}] }, 400, 'lines.1.ppaId'],
    ['an unknown source', { fundingSource: '99999999' }, 400, 'fundingSource'],
    ['an unknown act', { actId: '01a1fd18-4020-76c1-9828-2e2426d4a9d7' }, 400, 'actId'],
    ['a day in the future', { datedOn: '2026-11-21' }, 400, 'datedOn'],
    ['no particulars', { particulars: '' }, 400, 'particulars'],
  ])('refuses %s at the field', async (_, wrong, status, path) => {
    const { lines = [{}], ...head } = wrong as { lines?: object[] }
    const answer = await enter({ ...head, lines: lines.map((line) => ({ ...moo('1.00'), ...line })) })
    expect({ status: answer.status, path: answer.body.errors?.[0]?.path }).toEqual({ status, path })
  })

  it('needs lines and a legal basis to be posted; the button says so', async () => {
    const { body } = await enter({ lines: [], legalBasis: '' })
    const seen = await people.manager('GET', `${appropriations}/${body.id}`)
    const post = seen.body.actions.find(({ action }: { action: string }) => action === 'post')
    expect(post.refusal.code).toBe('budget.document.empty')
    expect((await step(people.manager, appropriations, body.id, 'post')).body.code).toBe('budget.document.empty')
  })

  it('has numbers that no other paper of the year has', async () => {
    await enter({ number: 'App 7', lines: [moo('1.00')] })
    const again = await enter({ number: 'APP 7', lines: [moo('1.00')] })
    expect(again.body).toMatchObject({ code: 'budget.document.number_taken', errors: [{ path: 'number' }] })
    await enter({ number: 'APP 7', datedOn: '2025-06-01', lines: [moo('1.00')] })
  })
})

describe('an allotment release', () => {
  it('needs an appropriation that is posted', async () => {
    await enter({ lines: [moo('100.00')] })
    const { body } = await prepare({ lines: [moo('1.00')] })
    const refused = await step(people.officer, releases, body.id, 'submit')
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'budget.release.no_appropriation',
      errors: [{ path: 'lines.0.ppaId' }],
    })
    expect(refused.body.detail).toContain('BAA 84, s. 36')
  })

  it('is prepared, submitted and released by two people, and counts from its day', async () => {
    await appropriate(people, [moo('100.00')], { released: false })
    const { body } = await prepare({ number: 'SARO-BMB-26-0042', lines: [moo('60.00')] })
    expect((await step(people.manager, releases, body.id, 'release')).body.code).toBe('workflow.not_now')
    await step(people.officer, releases, body.id, 'submit')
    const done = await step(people.manager, releases, body.id, 'release')
    expect(done.body).toMatchObject({
      status: 'released',
      number: 'SARO-BMB-26-0042',
      lineList: [{ allotted: '60.00' }],
    })
    expect(await account()).toMatchObject([{ allotted: '60.00', unreleased: '40.00', left: '60.00' }])
    const over = await prepare({ lines: [moo('40.01')] })
    expect((await step(people.officer, releases, over.body.id, 'submit')).body).toMatchObject({
      code: 'budget.release.over_appropriation',
      errors: [{ path: 'lines.0.amount' }],
    })
  })

  it('two releases of the same rest: one counts, the other is refused whole', async () => {
    await appropriate(people, [moo('100.00'), { ppaId, class: 'CO', amount: '10.00' }], { released: false })
    const ids = []
    for (const amount of ['70.00', '70.00']) {
      const { body } = await prepare({ lines: [{ ppaId, class: 'CO', amount: '1.00' }, moo(amount)] })
      await step(people.officer, releases, body.id, 'submit')
      ids.push(body.id)
    }
    const answers = await Promise.all(ids.map((id) => step(people.manager, releases, id, 'release')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await account()).toMatchObject([{ allotted: '70.00' }, { class: 'CO', allotted: '1.00' }])
  })

  it('comprehensive covers PS and MOOE only, and nothing of the negative list', async () => {
    const co = { ppaId, class: 'CO', amount: '5.00' }
    const refused = await prepare({ kind: 'comprehensive', lines: [moo('1.00'), co] })
    expect(refused.body).toMatchObject({
      code: 'budget.release.class_needs_special',
      errors: [{ path: 'lines.1.class' }],
    })
    const special = await prepare({ lines: [co] })
    const turned = await people.officer('PATCH', `${releases}/${special.body.id}`, {
      version: 1,
      kind: 'comprehensive',
    })
    expect(turned.body.code).toBe('budget.release.class_needs_special')
    const entered = await enter({ lines: [{ ...moo('100.00'), specialRelease: true }] })
    await step(people.manager, appropriations, entered.body.id, 'post')
    const lump = await release({ kind: 'comprehensive', lines: [moo('1.00')] })
    expect(lump.body).toMatchObject({ code: 'budget.release.negative_list' })
    expect(lump.body.detail).toContain('BAA 84, s. 39')
    expect((await release({ kind: 'special', lines: [moo('1.00')] })).body.status).toBe('released')
  })

  it('is withdrawn by a paper of its own, at most what is left', async () => {
    await appropriate(people, [moo('100.00')])
    const over = await release({ kind: 'withdrawal', lines: [moo('100.01')] })
    expect(over.body.code).toBe('budget.release.over_withdrawal')
    const done = await release({ kind: 'withdrawal', lines: [moo('30.00')] })
    expect(done.body).toMatchObject({ status: 'released', number: expect.stringMatching(/^WDR-2026-/) })
    expect(await account()).toMatchObject([{ appropriated: '100.00', allotted: '70.00', unreleased: '30.00' }])
  })

  it('suggests the rest, or what an allotment period may take', async () => {
    await appropriate(people, [moo('100.01'), { ppaId, class: 'CO', amount: '8.00' }], { released: false })
    const suggest = async (query: string) => {
      const pot = `actId=${people.acts.get('BAA 85')}&fundingSource=01101101&block=agency_specific`
      const { body } = await people.officer('GET', `/moa/MOH/budgeting/release-suggestion?${pot}&${query}`)
      return body.items
        .filter((item: { ppaId: string }) => item.ppaId === ppaId)
        .map((item: { class: string; amount: string }) => `${item.class} ${item.amount}`)
    }
    expect(await suggest('kind=comprehensive&quarter=1')).toEqual(['MOOE 25.00'])
    await release({ kind: 'comprehensive', quarter: 1, lines: [moo('25.00')] })
    expect(await suggest('kind=comprehensive&quarter=2')).toEqual(['MOOE 25.00'])
    expect(await suggest('kind=comprehensive&quarter=4')).toEqual(['MOOE 75.01'])
    expect(await suggest('kind=comprehensive')).toEqual(['MOOE 75.01'])
    expect(await suggest('kind=special')).toEqual(['CO 8.00'])
    expect(await suggest('kind=withdrawal')).toEqual(['MOOE 25.00'])
  })

  it('of a class whose validity has ended is refused by the ledger', async () => {
    const old = { actId: people.acts.get('BAA 65'), datedOn: '2025-02-03' }
    const entered = await enter({ ...old, lines: [{ ppaId, class: 'PS', amount: '10.00' }] })
    await step(people.manager, appropriations, entered.body.id, 'post')
    const late = await release({ ...old, datedOn: '2026-01-02', lines: [{ ppaId, class: 'PS', amount: '1.00' }] })
    expect(late.body.code).toBe('budget.entry.after_validity')
  })

  it('keeps what changed, by name, and what was said', async () => {
    await appropriate(people, [moo('100.00')], { released: false })
    const { body } = await prepare({ lines: [moo('60.00')] })
    const other = await people.program('Deworming')
    const lines = [moo('50.00'), { ppaId: other, class: 'MOOE', amount: '1.00' }]
    await people.officer('PATCH', `${releases}/${body.id}`, { version: 1, lines })
    const stale = await people.officer('PATCH', `${releases}/${body.id}`, { version: 1, lines: [] })
    expect(stale.body.code).toBe('concurrency.stale')
    const { body: history } = await people.viewer('GET', `${releases}/${body.id}/history`)
    expect(JSON.stringify(history.items)).toContain('Deworming')
    expect(JSON.stringify(history.items)).toContain('"before":"₱60.00","after":"₱50.00"')
    expect((await people.viewer('POST', `${releases}/${body.id}/comments`, { comment: 'Why?' })).status).toBe(403)
    const said = await people.manager('POST', `${releases}/${body.id}/comments`, { comment: 'Why?' })
    expect(said.body.items).toMatchObject([{ action: 'comment', comment: 'Why?' }])
  })

  it('is printed with its lines and both dates', async () => {
    await appropriate(people, [moo('100.00')], { released: false })
    const { body } = await prepare({ number: 'SARO-1', quarter: 2, lines: [moo('60.00')] })
    const { status, text } = await people.viewer('GET', `${releases}/${body.id}/document`)
    expect({ status, start: text.slice(0, 5) }).toEqual({ status: 200, start: '%PDF-' })
  })
})
