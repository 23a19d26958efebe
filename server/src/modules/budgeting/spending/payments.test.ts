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
const pathsOf = ({ body }: { body: { errors?: { path: string }[] } }) => body.errors?.map(({ path }) => path)
const balance = (accountId: string) =>
  as(test, { person: moh.people.officer, code: 'MOH', permissions: [] }, (scope) =>
    balancesOf(scope, [accountId]),
  ).then((all) => all.get(accountId))

interface Obligated {
  id: string
  lines: { id: string }[]
}
const record = (request: Obligated, amount: string, more: object = {}) =>
  moh.ask.accountant('POST', `${moh.base}/obligation-requests/${request.id}/payables`, {
    kind: 'due',
    acceptanceReference: 'IAR 2026-031',
    acceptedOn: '2026-03-10',
    recordedOn: '2026-03-10',
    particulars: 'Delivered and accepted',
    lines: [{ lineId: request.lines[0]?.id, amount }],
    ...more,
  })
const advance = (request: Obligated, amount: string, more: object = {}) =>
  record(request, amount, { kind: 'cash_advance', acceptanceReference: 'TO 17', ...more })
let voucher = 0
const pay = (
  payable: { id: string; lines: { lineId: string }[] },
  net: string,
  more: Record<string, unknown> = {},
  tax?: string,
) =>
  moh.ask.cashier('POST', `${moh.base}/payables/${payable.id}/payments`, {
    voucherNumber: `DV-2026-03-${++voucher}`,
    mode: 'ada',
    instrumentNumber: 'LDDAP-12',
    paidOn: '2026-03-12',
    lines: [{ lineId: payable.lines[0]?.lineId, net, ...(tax ? { tax } : {}) }],
    ...more,
  })
const liquidate = (
  payable: { id: string; lines: { lineId: string }[] },
  liquidated: string,
  more: Record<string, unknown> = {},
  refunded?: string,
) =>
  moh.ask.cashier('POST', `${moh.base}/payables/${payable.id}/liquidations`, {
    reportNumber: `LR-${++voucher}`,
    liquidatedOn: '2026-04-15',
    lines: [{ lineId: payable.lines[0]?.lineId, liquidated, ...(refunded ? { refunded } : {}) }],
    ...more,
  })

describe('what is due', () => {
  it('is recorded within the obligation, and paid net with its taxes', async () => {
    const accountId = await moh.funded('1000.00')
    const request = await moh.obligated(accountId, '1000.00')
    expect(codeOf(await record(request, '1000.01'))).toBe('budget.payable.over_obligation')
    const due = await record(request, '600.00')
    expect(due.body).toMatchObject({
      status: 'posted',
      amount: '600.00',
      due: '600.00',
      paid: '0.00',
      payee: 'Cotabato Trading',
    })
    expect(due.body.number).toMatch(/^DD-2026-\d{5}$/)
    expect(codeOf(await pay(due.body, '550.00', {}, '50.00'))).toBe('budget.payment.tra_missing')
    const paid = await pay(due.body, '550.00', { traNumber: 'TRA-9' }, '50.00')
    expect(paid.body).toMatchObject({
      due: '0.00',
      paid: '600.00',
      payments: [{ net: '550.00', tax: '50.00', mode: 'ada', isReversed: false, paidByName: moh.people.cashier.name }],
    })
    const entries = await moh.ask.viewer('GET', `${moh.base}/postings/${paid.body.payments[0].postingId}`)
    expect(entries.body.entries.map(({ mode, effect }: Record<string, string>) => [mode, effect])).toEqual([
      ['ada', '550.00'],
      ['tra', '50.00'],
    ])
    const { body } = await moh.ask.viewer('GET', `${moh.base}/obligation-requests/${request.id}/status`)
    expect(body.items.map(({ kind, notYetDue, due }: Record<string, string>) => [kind, notYetDue, due])).toEqual([
      ['obligation', '1000.00', '0.00'],
      ['payable', '400.00', '600.00'],
      ['disbursement', '400.00', '0.00'],
    ])
    const register = await moh.ask.viewer('GET', `${moh.base}/payments?q=LDDAP-12`)
    expect(register.body.items[0]).toMatchObject({ gross: '600.00', net: '550.00', tax: '50.00' })
  })

  it('is paid at most as much as is due of this payable, although the obligation has more', async () => {
    const request = await moh.obligated(await moh.funded('100.00'), '100.00')
    const [one] = [await record(request, '40.00'), await record(request, '40.00')]
    const refused = await pay(one.body, '40.01')
    expect([codeOf(refused), pathsOf(refused)]).toEqual(['budget.payment.over_payable', ['lines.0.net']])
    await pay(one.body, '30.00')
    expect(codeOf(await pay(one.body, '10.01'))).toBe('budget.payment.over_payable')
    expect((await pay(one.body, '10.00')).body).toMatchObject({ paid: '40.00', due: '0.00' })
    const open = await moh.ask.viewer('GET', `${moh.base}/payables?open=to_pay&requestId=${request.id}`)
    expect(open.body).toMatchObject({ total: 1, items: [{ due: '40.00' }] })
  })

  it('needs acceptance before it is recorded, an obligated request and lines of it', async () => {
    const accountId = await moh.funded('100.00')
    const request = await moh.obligated(accountId, '50.00')
    const ready = await moh.certified(accountId, '10.00')
    expect(codeOf(await record(ready, '1.00'))).toBe('budget.request.not_obligated')
    expect(codeOf(await record(request, '1.00', { acceptedOn: '2026-03-11' }))).toBe('budget.payable.accepted_later')
    const early = await record(request, '1.00', { acceptedOn: '2026-03-02', recordedOn: '2026-03-02' })
    expect([codeOf(early), pathsOf(early)]).toEqual(['budget.spending.too_early', ['recordedOn']])
    expect(codeOf(await record(request, '1.00', { acceptedOn: '2026-11-21', recordedOn: '2026-11-21' }))).toBe(
      'budget.entry.future',
    )
    const lines = [{ lineId: ready.lines[0].id, amount: '1.00' }]
    expect(codeOf(await record(request, '1.00', { lines }))).toBe('budget.payable.line_elsewhere')
    const twice = [request.lines[0].id, request.lines[0].id].map((lineId) => ({ lineId, amount: '1.00' }))
    expect(codeOf(await record(request, '1.00', { lines: twice }))).toBe('budget.payable.line_twice')
    for (const amount of ['0', '1.001', '-1', 'one'])
      expect(codeOf(await record(request, amount))).toBe('request.invalid')
  })

  it('is not paid by whoever requested, certified, obligated or recorded it', async () => {
    const both = await createPerson(test, { roles: { MOH: ['accountant', 'disbursing_officer', 'staff'] } })
    const ask = await app.signIn(both)
    const request = await moh.obligated(await moh.funded('100.00'), '100.00')
    const due = await ask('POST', `${moh.base}/obligation-requests/${request.id}/payables`, {
      kind: 'due',
      acceptanceReference: 'IAR',
      acceptedOn: '2026-03-10',
      recordedOn: '2026-03-10',
      particulars: 'Delivered',
      lines: [{ lineId: request.lines[0].id, amount: '10.00' }],
    })
    expect(due.body).toMatchObject({ canPay: false, payRefusal: expect.stringContaining('recorded') })
    const own = await ask('POST', `${moh.base}/payables/${due.body.id}/payments`, {
      ...{ voucherNumber: 'DV-own', mode: 'cash', paidOn: '2026-03-12' },
      lines: [{ lineId: request.lines[0].id, net: '10.00' }],
    })
    expect([own.status, codeOf(own)]).toEqual([409, 'budget.payment.same_person'])
    expect((await pay(due.body, '10.00')).status).toBe(201)
  })

  it('has vouchers with numbers of their own, a check number, and a day after it was due', async () => {
    const request = await moh.obligated(await moh.funded('100.00'), '100.00')
    const { body: due } = await record(request, '100.00')
    await pay(due, '10.00', { voucherNumber: 'DV-2026-77' })
    const twice = await pay(due, '10.00', { voucherNumber: 'DV-2026-77' })
    expect([codeOf(twice), pathsOf(twice)]).toEqual(['budget.posting.number_used', ['voucherNumber']])
    expect(codeOf(await pay(due, '10.00', { mode: 'check', instrumentNumber: '' }))).toBe(
      'budget.payment.instrument_missing',
    )
    expect(codeOf(await pay(due, '10.00', { paidOn: '2026-03-09' }))).toBe('budget.spending.too_early')
    expect(codeOf(await pay(due, '10.00', { paidOn: '2026-11-21' }))).toBe('budget.entry.future')
    expect(codeOf(await pay(due, '0.00'))).toBe('budget.payment.nothing')
    expect(codeOf(await pay(due, '1.005'))).toBe('request.invalid')
  })
})

describe('a cash advance', () => {
  it('becomes due and is paid in one posting, and is liquidated with what was given back', async () => {
    const accountId = await moh.funded('100.00')
    const request = await moh.obligated(accountId, '100.00', { payee: 'Juana Ramos' })
    const { body: waiting } = await advance(request, '100.00')
    expect(waiting).toMatchObject({ status: 'to_advance', due: '100.00', postingId: null })
    expect(await balance(accountId)).toMatchObject({ payable: '0.00' })
    expect(codeOf(await pay(waiting, '99.00'))).toBe('budget.advance.whole')
    const { body: paid } = await pay(waiting, '100.00', { mode: 'cash', instrumentNumber: '' })
    expect(paid).toMatchObject({ status: 'posted', due: '0.00', paid: '100.00', unliquidated: '100.00' })
    expect(await balance(accountId)).toMatchObject({ payable: '100.00', disbursed: '100.00' })
    expect(codeOf(await liquidate(paid, '100.01'))).toBe('budget.liquidation.over_advance')
    expect(codeOf(await liquidate(paid, '80.00', {}, '15.00'))).toBe('budget.liquidation.refund_reference_missing')
    const { body: part } = await liquidate(paid, '80.00', { refundReference: 'OR-5' }, '15.00')
    expect(part).toMatchObject({ paid: '85.00', liquidated: '80.00', unliquidated: '5.00', due: '0.00' })
    expect(part.liquidations).toMatchObject([{ liquidated: '80.00', refunded: '15.00', refundReference: 'OR-5' }])
    expect(await balance(accountId)).toMatchObject({
      obligated: '100.00',
      payable: '85.00',
      disbursed: '85.00',
      liquidated: '80.00',
    })
    expect((await liquidate(paid, '5.00')).body).toMatchObject({ unliquidated: '0.00', canLiquidate: false })
    expect(codeOf(await liquidate(paid, '0.01'))).toBe('budget.liquidation.over_advance')
  })

  it('waits for the one before: with a reason for money of 2026, never for money of 2025 (BAA 65, s. 63)', async () => {
    const payee = 'Omar Dimaporo'
    const [a, b] = [await moh.funded('100.00'), await moh.funded('100.00', { act: 'BAA 65', on: '2025-02-03' })]
    const first = await advance(await moh.obligated(a, '50.00', { payee }), '50.00')
    const { body: paid } = await pay(first.body, '50.00')
    const second = await moh.obligated(a, '10.00', { payee: ' omar DIMAPORO' })
    const refused = await advance(second, '10.00')
    expect([codeOf(refused), pathsOf(refused)]).toEqual(['budget.advance.reason_missing', ['advanceReason']])
    expect(refused.body.detail).toContain('₱50.00')
    const withReason = await advance(second, '10.00', { advanceReason: 'Relief goods; the report is with audit.' })
    expect(withReason.status).toBe(201)
    const old = await moh.obligated(b, '10.00', { payee })
    const never = await advance(old, '10.00', { advanceReason: 'Please.' })
    expect(codeOf(never)).toBe('budget.advance.earlier_open')
    expect(never.body.detail).toContain('BAA 65, s. 63')
    const withdrawn = await moh.ask.accountant('POST', `${moh.base}/payables/${withReason.body.id}/withdrawal`, {
      version: 1,
    })
    expect(withdrawn.body.status).toBe('withdrawn')
    expect(codeOf(await pay(withReason.body, '10.00'))).toBe('budget.payable.closed')
    await liquidate(paid, '50.00')
    expect((await advance(old, '10.00')).status).toBe(201)
  })
})
