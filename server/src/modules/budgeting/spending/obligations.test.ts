import { describe, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { as } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { requestBody, useSpenders } from '../../../testing/spending.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { balancesOf } from '../ledger/balances.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const moh = useSpenders(test, app)
const requests = () => `${moh.base}/obligation-requests`
const draft = (body: unknown) => moh.ask.requester('POST', requests(), body)
const codeOf = ({ body }: { body: { code?: string } }) => body.code
const pathsOf = ({ body }: { body: { errors?: { path: string }[] } }) => body.errors?.map(({ path }) => path)
const balance = (accountId: string) =>
  as(test, { person: moh.people.officer, code: 'MOH', permissions: [] }, (scope) =>
    balancesOf(scope, [accountId]),
  ).then((all) => all.get(accountId))

describe('an obligation request', () => {
  it('goes from the requester over Box A and Box B into the ledger, under its number', async () => {
    const accountId = await moh.funded('1000.00')
    const drafted = await draft(requestBody(accountId, '400.00', { cafNumber: 'CAF-7' }))
    expect(drafted.body).toMatchObject({
      form: 'ors',
      class: 'MOOE',
      status: 'draft',
      number: null,
      amount: '400.00',
      cafNumber: 'CAF-7',
      lines: [{ allotted: '1000.00', left: '1000.00', obligated: '0.00', objectName: 'Traveling Expenses - Local' }],
    })
    const path = `obligation-requests/${drafted.body.id}`
    expect((await moh.step('requester', path, 'request')).body).toMatchObject({ status: 'requested' })
    expect((await moh.step('certifier', path, 'certify')).body).toMatchObject({
      status: 'certified',
      certifiedByName: moh.people.certifier.name,
    })
    const { body } = await moh.step('officer', path, 'obligate', { on: '2026-03-03' })
    expect(body).toMatchObject({
      status: 'obligated',
      obligatedOn: '2026-03-03',
      totals: { obligated: '400.00', payable: '0.00', disbursed: '0.00', notYetDue: '400.00', due: '0.00' },
      lines: [{ left: '600.00', obligated: '400.00' }],
    })
    expect(body.number).toMatch(/^02-101101-2026-03-\d{5}$/)
    expect(await balance(accountId)).toMatchObject({ obligated: '400.00' })
    const posting = await moh.ask.viewer('GET', `${moh.base}/postings/${body.postingId}`)
    expect(posting.body).toMatchObject({
      kind: 'obligation',
      number: body.number,
      subjectId: body.id,
      amount: '400.00',
    })
  })

  it('takes numbers without gaps: what fails gives its number back', async () => {
    const accountId = await moh.funded('100.00')
    const serial = (number: string) => Number(number.slice(-5))
    const first = await moh.obligated(accountId, '10.00')
    const tooMuch = await moh.certified(accountId, '90.01')
    const refused = await moh.step('officer', `obligation-requests/${tooMuch.id}`, 'obligate')
    expect([refused.status, codeOf(refused)]).toEqual([409, 'budget.obligation.over_allotment'])
    expect(refused.body.detail).toContain('BAA 84, s. 34(a)')
    const next = await moh.obligated(accountId, '90.00')
    expect(serial(next.number)).toBe(serial(first.number) + 1)
  })

  it('has three people: requester, certifier and obligating officer', async () => {
    const accountId = await moh.funded('100.00')
    const mine = await moh.ask.officer('POST', requests(), requestBody(accountId, '10.00'))
    const path = `obligation-requests/${mine.body.id}`
    await moh.step('officer', path, 'request')
    await moh.step('certifier', path, 'certify')
    expect(codeOf(await moh.step('officer', path, 'obligate'))).toBe('workflow.four_eyes')
    const other = await moh.certified(accountId, '10.00')
    const { body } = await moh.ask.officer('GET', `${requests()}/${other.id}`)
    expect(body.actions.find(({ action }: { action: string }) => action === 'obligate').refusal).toBe(null)
    expect(codeOf(await moh.step('requester', `obligation-requests/${other.id}`, 'obligate'))).toBe(
      'access.missing_permission',
    )
    // The database holds it as well, whoever writes.
    await expect(
      onAdmin(test.adminUrl, 'update obligation_request set certified_by = requested_by where id = $1', [other.id]),
    ).rejects.toMatchObject({ constraint: 'obligation_request_three_people' })
  })

  it('comes back for changes, is frozen outside of drafts, and has to be certified again', async () => {
    const accountId = await moh.funded('100.00')
    const { id } = await moh.certified(accountId, '10.00')
    const path = `obligation-requests/${id}`
    const change = (version: number, more: object) =>
      moh.ask.requester('PATCH', `${requests()}/${id}`, { version, ...more })
    expect(codeOf(await change(3, { payee: 'X' }))).toBe('budget.request.frozen')
    expect(codeOf(await moh.step('officer', path, 'send_back'))).toBe('workflow.comment_required')
    const back = await moh.step('officer', path, 'send_back', { comment: 'Another object.' })
    expect(back.body).toMatchObject({ status: 'returned', certifiedByName: null })
    expect(codeOf(await change(1, { payee: 'X' }))).toBe('concurrency.stale')
    const lines = [{ accountId, objectCode: '5020301001', amount: '12.50' }]
    expect((await change(back.body.version, { lines })).body).toMatchObject({
      amount: '12.50',
      payee: 'Cotabato Trading',
    })
    expect(codeOf(await moh.step('officer', path, 'obligate'))).toBe('workflow.not_now')
    const cancelled = await moh.step('requester', path, 'cancel', { comment: 'Not needed.' })
    expect(cancelled.body.status).toBe('cancelled')
    const steps = await moh.ask.viewer('GET', `${requests()}/${id}/steps`)
    expect(steps.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'request',
      'certify',
      'send_back',
      'cancel',
    ])
  })

  it('is refused at the field for bad lines', async () => {
    const [mooe, capital] = [await moh.funded('100.00'), await moh.funded('100.00', { class: 'CO' })]
    const line = { accountId: mooe, objectCode: '5020101000', amount: '1.00' }
    const withLine = (more: object) => draft(requestBody(mooe, '1.00', { lines: [line, { ...line, ...more }] }))
    const other = { accountId: capital, objectCode: '5060405003' }
    expect([codeOf(await withLine(other)), pathsOf(await withLine(other))]).toEqual([
      'budget.request.mixed',
      ['lines.1.accountId'],
    ])
    const wrongClass = await withLine({ objectCode: '5010101001' })
    expect([codeOf(wrongClass), pathsOf(wrongClass)]).toEqual(['budget.entry.object_class', ['lines.1.objectCode']])
    const unknown = await withLine({ accountId: '01980000-0000-7000-8000-000000000000' })
    expect([codeOf(unknown), pathsOf(unknown)]).toEqual(['budget.request.unknown_account', ['lines.1.accountId']])
    for (const amount of ['1.234', '-1.00', '0.00', 'ten', '1e3', '1,000.00', ''])
      expect([codeOf(await withLine({ amount })), pathsOf(await withLine({ amount }))], amount).toEqual([
        'request.invalid',
        ['lines.1.amount'],
      ])
  })

  it('wants a payee, an active object and a day that has come', async () => {
    const accountId = await moh.funded('100.00')
    const noPayee = await draft(requestBody(accountId, '1.00', { payee: ' ' }))
    expect([codeOf(noPayee), pathsOf(noPayee)]).toEqual(['request.invalid', ['payee']])
    const tomorrow = await draft(requestBody(accountId, '1.00', { requestedOn: '2026-11-21' }))
    expect([codeOf(tomorrow), pathsOf(tomorrow)]).toEqual(['budget.entry.future', ['requestedOn']])
    await onAdmin(
      test.adminUrl,
      `update uacs_object set is_active = false, deactivated_on = '2026-02-01' where code = '5020201002'`,
    )
    const lines = [{ accountId, objectCode: '5020201002', amount: '1.00' }]
    const inactive = await draft(requestBody(accountId, '1.00', { lines }))
    expect([codeOf(inactive), pathsOf(inactive)]).toEqual(['budget.entry.object_inactive', ['lines.0.objectCode']])
    const { id } = await moh.certified(accountId, '1.00')
    const on = (day: string) => moh.step('officer', `obligation-requests/${id}`, 'obligate', { on: day })
    expect(codeOf(await on('2026-11-21'))).toBe('budget.entry.future')
    expect(codeOf(await on('2026-03-01'))).toBe('budget.spending.too_early')
  })

  it('of personnel services of FY 2025 is refused on 2 January 2026 (BAA 65, s. 53)', async () => {
    const accountId = await moh.funded('100.00', { act: 'BAA 65', class: 'PS', on: '2025-02-03' })
    const lines = [{ accountId, objectCode: '5010101001', amount: '1.00' }]
    const { id } = await moh.certified(accountId, '1.00', { requestedOn: '2026-01-02', lines })
    const refused = await moh.step('officer', `obligation-requests/${id}`, 'obligate', { on: '2026-01-02' })
    expect(codeOf(refused)).toBe('budget.entry.after_validity')
    expect(refused.body.detail).toContain('BAA 65, s. 53')
  })

  it('prints as ORS, and leaves as files', async () => {
    const accountId = await moh.funded('100.00')
    const { id } = await moh.obligated(accountId, '10.00')
    const paper = await moh.ask.viewer('GET', `${requests()}/${id}/document`)
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    const csv = await moh.ask.viewer('GET', `${requests()}?format=csv&status=obligated`)
    expect(csv.text).toContain('Cotabato Trading')
  })
})

describe('the last pesos of an allotment', () => {
  it('are obligated by exactly as many of 50 clients as they pay for, and nobody sees a deadlock', async () => {
    const accountId = await moh.funded('75.00')
    const ready = []
    for (let at = 0; at < 50; at += 1) ready.push(await moh.certified(accountId, '10.00'))
    const answers = await Promise.all(
      ready.map(({ id, version }) =>
        moh.ask.officer('POST', `${requests()}/${id}/steps`, { action: 'obligate', version, on: '2026-03-03' }),
      ),
    )
    const counts = Object.groupBy(answers, ({ status, body }) => (status === 200 ? 'obligated' : body.code))
    expect(Object.fromEntries(Object.entries(counts).map(([code, all]) => [code, all?.length]))).toEqual({
      obligated: 7,
      'budget.obligation.over_allotment': 43,
    })
    expect(await balance(accountId)).toMatchObject({ allotted: '75.00', obligated: '70.00' })
    const serials = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => Number(body.number.slice(-5)))
      .toSorted((a, b) => a - b)
    expect(serials).toEqual(serials.map((_, at) => (serials[0] ?? 0) + at))
    expect(app.reported).toEqual([])
  }, 120_000)
})
