import { describe, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { as, createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { useSpenders } from '../../../testing/spending.ts'
import { balancesOf } from '../ledger/balances.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const moh = useSpenders(test, app)
const codeOf = ({ body }: { body: { code?: string } }) => body.code
const balance = (accountId: string) =>
  as(test, { person: moh.people.officer, code: 'MOH', permissions: [] }, (scope) =>
    balancesOf(scope, [accountId]),
  ).then((all) => all.get(accountId))

interface Request {
  id: string
  postingId: string
  lines: { id: string }[]
}
const adjust = (request: Request, movement: string, amount: string, more: object = {}) =>
  moh.ask.officer('POST', `${moh.base}/obligation-requests/${request.id}/adjustments`, {
    reason: 'Two persons less travelled',
    foundOn: '2026-07-08',
    lines: [{ lineId: request.lines[0]?.id, movement, amount }],
    ...more,
  })
const reverse = (postingId: string, more: object = {}) =>
  moh.ask.accountant('POST', `${moh.base}/postings/${postingId}/reversals`, {
    reason: 'Check cancelled',
    foundOn: '2026-07-09',
    ...more,
  })
const approve = (id: string) => moh.step('certifier', `corrections/${id}`, 'post')
const paidRequest = async (accountId: string, amount: string, number: string) => {
  const request = await moh.obligated(accountId, amount)
  const lineId = request.lines[0].id
  const due = await moh.ask.accountant('POST', `${moh.base}/obligation-requests/${request.id}/payables`, {
    ...{ kind: 'due', acceptanceReference: 'IAR', acceptedOn: '2026-03-10', recordedOn: '2026-03-10' },
    ...{ particulars: 'Delivered', lines: [{ lineId, amount }] },
  })
  const paid = await moh.ask.cashier('POST', `${moh.base}/payables/${due.body.id}/payments`, {
    ...{ voucherNumber: number, mode: 'check', instrumentNumber: '000123', paidOn: '2026-03-12' },
    lines: [{ lineId, net: amount }],
  })
  return { request, payable: paid.body }
}

describe('a notice of adjustment', () => {
  it('is prepared by one person, approved by another, and stands in the quarter in which it was found', async () => {
    const accountId = await moh.funded('100.00')
    const request = await moh.obligated(accountId, '100.00')
    const prepared = await adjust(request, 'decrease', '30.00')
    expect(prepared.body).toMatchObject({ status: 'submitted', amount: '-30.00', correctedNumber: request.number })
    expect(await balance(accountId)).toMatchObject({ obligated: '100.00' })
    const posted = await approve(prepared.body.id)
    expect(posted.body).toMatchObject({ status: 'posted', decidedByName: moh.people.certifier.name })
    expect(posted.body.number).toMatch(/^NORSA-2026-07-\d{5}$/)
    expect(await balance(accountId)).toMatchObject({ obligated: '70.00' })
    const third = await moh.ask.viewer(
      'GET',
      `${moh.base}/ledger-entries?quarter=3&year=2026&stage=obligation&accountId=${accountId}`,
    )
    expect(third.body.items).toMatchObject([
      { effect: '-30.00', kind: 'obligation_adjustment', postedOn: '2026-07-08' },
    ])
    const up = await adjust(request, 'increase', '30.01')
    expect(codeOf(await approve(up.body.id))).toBe('budget.obligation.over_allotment')
    const { body } = await moh.ask.viewer('GET', `${moh.base}/corrections/${up.body.id}`)
    expect(body).toMatchObject({ status: 'submitted', number: null })
  })

  it('is not approved by whoever prepared it, and needs an obligated request', async () => {
    const both = await createPerson(test, { roles: { MOH: ['accountant', 'manager'] } })
    const ask = await app.signIn(both)
    const request = await moh.obligated(await moh.funded('100.00'), '100.00')
    const { body } = await ask('POST', `${moh.base}/obligation-requests/${request.id}/adjustments`, {
      ...{ reason: 'Mine', foundOn: '2026-07-08' },
      lines: [{ lineId: request.lines[0].id, movement: 'decrease', amount: '1.00' }],
    })
    const own = await ask('POST', `${moh.base}/corrections/${body.id}/steps`, { action: 'post', version: 1 })
    expect(codeOf(own)).toBe('workflow.four_eyes')
    expect(codeOf(await moh.step('certifier', `corrections/${body.id}`, 'decline'))).toBe('workflow.comment_required')
    const declined = await moh.step('certifier', `corrections/${body.id}`, 'decline', { comment: 'No paper.' })
    expect(declined.body).toMatchObject({ status: 'declined', actions: [] })
    const ready = await moh.certified(await moh.funded('10.00'), '10.00')
    expect(codeOf(await adjust(ready, 'decrease', '1.00'))).toBe('budget.request.not_obligated')
    expect(codeOf(await adjust(request, 'decrease', '1.00', { foundOn: '2026-03-02' }))).toBe(
      'budget.spending.too_early',
    )
    expect(codeOf(await adjust(request, 'decrease', '1.00', { foundOn: '2026-11-21' }))).toBe('budget.entry.future')
    expect(codeOf(await adjust(request, 'decrease', '1.001'))).toBe('request.invalid')
  })

  it('leaves what is due: it lowers an obligation to the payable and no further', async () => {
    const accountId = await moh.funded('100.00')
    const { request } = await paidRequest(accountId, '100.00', 'DV-N-1')
    const { body } = await adjust(request, 'decrease', '0.01')
    expect(codeOf(await approve(body.id))).toBe('budget.payable.over_obligation')
  })
})

describe('a reversal', () => {
  it('of a cancelled check makes the payable due again, on the day found', async () => {
    const accountId = await moh.funded('100.00')
    const { payable } = await paidRequest(accountId, '60.00', 'DV-R-1')
    const { body } = await reverse(payable.payments[0].postingId)
    expect(codeOf(await reverse(payable.payments[0].postingId))).toBe('budget.correction.open')
    expect((await approve(body.id)).body).toMatchObject({ status: 'posted', amount: '-60.00' })
    const again = await moh.ask.viewer('GET', `${moh.base}/payables/${payable.id}`)
    expect(again.body).toMatchObject({ due: '60.00', paid: '0.00', payments: [{ isReversed: true }] })
    const posting = await moh.ask.accountant('GET', `${moh.base}/postings/${payable.payments[0].postingId}`)
    expect(posting.body).toMatchObject({
      canReverse: false,
      reversedBy: { postedOn: '2026-07-09', particulars: 'Check cancelled' },
    })
    expect(codeOf(await reverse(payable.payments[0].postingId))).toBe('budget.entry.reversed')
    const back = posting.body.reversedBy.id
    expect(codeOf(await reverse(back))).toBe('budget.entry.reversed')
  })

  it('goes from the last to the first, and the papers say so', async () => {
    const accountId = await moh.funded('100.00')
    const { request, payable } = await paidRequest(accountId, '60.00', 'DV-R-2')
    const resting = await reverse(request.postingId)
    expect(codeOf(resting)).toBe('budget.correction.rests')
    expect(resting.body.detail).toContain('DV-R-2')
    expect(codeOf(await reverse(payable.postingId))).toBe('budget.correction.rests')
    for (const postingId of [payable.payments[0].postingId, payable.postingId, request.postingId]) {
      const { body } = await reverse(postingId)
      expect((await approve(body.id)).status).toBe(200)
    }
    expect(await balance(accountId)).toMatchObject({ obligated: '0.00', payable: '0.00', disbursed: '0.00' })
    const after = await moh.ask.viewer('GET', `${moh.base}/obligation-requests/${request.id}`)
    expect(after.body).toMatchObject({ status: 'reversed', actions: [], payables: [{ status: 'reversed' }] })
  })

  it('of a cash advance takes back what was due with it', async () => {
    const request = await moh.obligated(await moh.funded('50.00'), '50.00', { payee: 'Sitti Ali' })
    const lineId = request.lines[0].id
    const advance = await moh.ask.accountant('POST', `${moh.base}/obligation-requests/${request.id}/payables`, {
      ...{ kind: 'cash_advance', acceptanceReference: 'TO', acceptedOn: '2026-03-10', recordedOn: '2026-03-10' },
      ...{ particulars: 'Travel', lines: [{ lineId, amount: '50.00' }] },
    })
    const { body: paid } = await moh.ask.cashier('POST', `${moh.base}/payables/${advance.body.id}/payments`, {
      ...{ voucherNumber: 'DV-CA-1', mode: 'cash', paidOn: '2026-03-12' },
      lines: [{ lineId, net: '50.00' }],
    })
    const { body } = await reverse(paid.postingId)
    await approve(body.id)
    const after = await moh.ask.viewer('GET', `${moh.base}/payables/${paid.id}`)
    expect(after.body).toMatchObject({ status: 'reversed', paid: '0.00', due: '0.00', unliquidated: '0.00' })
  })
})

describe('the reversal of a release', () => {
  it('is said on its document, and on paper', async () => {
    await moh.funded('100.00')
    const [ppa] = (await moh.ask.viewer('GET', `${moh.base}/ppas?pageSize=1`)).body.items
    const [act] = (await moh.ask.viewer('GET', `${moh.base}/acts`)).body.items.filter(
      ({ code }: { code: string }) => code === 'BAA 85',
    )
    const drafted = await moh.ask.officer('POST', `${moh.base}/appropriations`, {
      ...{ actId: act.id, fundingSource: '01101101', block: 'agency_specific', number: null, datedOn: '2026-01-05' },
      ...{ legalBasis: 'BAA 85, s. 1', particulars: 'For a test', kind: 'original' },
      lines: [{ ppaId: ppa.id, class: 'CO', amount: '5.00' }],
    })
    expect(drafted.status).toBe(201)
    await moh.step('certifier', `appropriations/${drafted.body.id}`, 'post')
    const posted = (await moh.ask.viewer('GET', `${moh.base}/appropriations/${drafted.body.id}`)).body
    const { body } = await reverse(posted.postingId)
    expect((await approve(body.id)).status).toBe(200)
    const after = await moh.ask.viewer('GET', `${moh.base}/appropriations/${drafted.body.id}`)
    expect(after.body).toMatchObject({ status: 'reversed', actions: [] })
  })
})

describe('the inbox', () => {
  it('has what each person may do now, and nothing that they had a hand in', async () => {
    const accountId = await moh.funded('100.00')
    const tasks = async (role: 'certifier' | 'officer' | 'cashier' | 'requester', title: string) => {
      const { body } = await moh.ask[role]('GET', `${moh.base}/spending-tasks`)
      return body.items
        .filter((task: { title: string }) => task.title === title)
        .map(({ wants }: { wants: string }) => wants)
    }
    const payee = 'Inbox Trading'
    const { id, lines, postingId } = await moh.certified(accountId, '10.00', { payee })
    expect([await tasks('officer', payee), await tasks('certifier', payee)]).toEqual([['obligate'], []])
    expect(postingId).toBe(null)
    await moh.step('officer', `obligation-requests/${id}`, 'send_back', { comment: 'Other object.' })
    expect(await tasks('requester', payee)).toEqual(['revise'])
    await moh.step('requester', `obligation-requests/${id}`, 'request')
    expect(await tasks('certifier', payee)).toEqual(['certify'])
    await moh.step('certifier', `obligation-requests/${id}`, 'certify')
    const obligated = await moh.step('officer', `obligation-requests/${id}`, 'obligate', { on: '2026-03-03' })
    await moh.ask.accountant('POST', `${moh.base}/obligation-requests/${id}/payables`, {
      ...{ kind: 'due', acceptanceReference: 'IAR', acceptedOn: '2026-03-10', recordedOn: '2026-03-10' },
      ...{ particulars: 'Delivered', lines: [{ lineId: lines[0].id, amount: '4.00' }] },
    })
    expect(await tasks('cashier', payee)).toEqual(['pay'])
    await adjust(obligated.body, 'decrease', '1.00')
    expect([await tasks('certifier', payee), await tasks('officer', payee)]).toEqual([['approve'], []])
  })
})

describe('registers', () => {
  it('show postings and entries by what they are about', async () => {
    const accountId = await moh.funded('100.00')
    const { request } = await paidRequest(accountId, '60.00', 'DV-L-1')
    const postings = await moh.ask.viewer('GET', `${moh.base}/postings?q=${request.number}&kind=obligation`)
    expect(postings.body.items).toMatchObject([{ number: request.number, amount: '60.00', reversedById: null }])
    const entries = await moh.ask.viewer(
      'GET',
      `${moh.base}/ledger-entries?accountId=${accountId}&class=MOOE&objectCode=5020101000&payee=cotabato&sort=postedOn`,
    )
    expect(entries.body.items.map(({ stage, effect }: Record<string, string>) => [stage, effect])).toEqual([
      ['obligation', '60.00'],
      ['payable', '60.00'],
      ['disbursement', '60.00'],
    ])
    const csv = await moh.ask.viewer('GET', `${moh.base}/ledger-entries?accountId=${accountId}&format=csv`)
    expect(csv.text.split('\n')[0]).toContain('posted_on')
  })

  it('keep authorities to disburse, with their last day', async () => {
    const nca = { kind: 'nca', number: 'NCA-BARMM-1', fundCluster: '01', receivedOn: '2026-01-05', amount: '5000.00' }
    const url = `${moh.base}/disbursement-authorities`
    const added = await moh.ask.accountant('POST', url, { ...nca, validUntil: '2026-03-31' })
    expect(added.body).toMatchObject({ hasLapsed: true, amount: '5000.00' })
    expect(codeOf(await moh.ask.accountant('POST', url, nca))).toBe('budget.authority.number_taken')
    const reversed = { ...nca, number: 'NCA-2', validUntil: '2026-01-04' }
    expect(codeOf(await moh.ask.accountant('POST', url, reversed))).toBe('budget.authority.dates')
    expect(codeOf(await moh.ask.viewer('POST', url, { ...nca, number: 'NCA-3' }))).toBe('access.missing_permission')
    const edit = { version: 1, isCancelled: true }
    expect((await moh.ask.accountant('PATCH', `${url}/${added.body.id}`, edit)).body).toMatchObject({
      isCancelled: true,
    })
    expect(codeOf(await moh.ask.accountant('PATCH', `${url}/${added.body.id}`, edit))).toBe('concurrency.stale')
    expect((await moh.ask.viewer('GET', `${url}?valid=true`)).body.total).toBe(0)
  })
})
