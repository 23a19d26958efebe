// Sums of a proposal against sums made in whole centavos by the test itself.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { PROPOSALS, type Preparation, prepare, publishCall, stepProposal } from '../../../testing/budget-proposals.ts'
import { as } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { centavos } from '../centavos.ts'
import { findApprovedAmounts } from './approved-amounts.ts'

const db = useTestDatabase()
const app = useTestApp(db)
let people: Preparation
beforeAll(async () => {
  people = await prepare(db, app)
})

const decimal = (whole: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 1, max: 10 ** places - 1 }))
    .map(([before, after]) => `${before}.${String(after).padStart(places, '0')}`)
const objects = { PS: '5010101001', MOOE: '5020101000', CO: '5060405003' } as const
const drawn = fc.record({
  program: fc.constantFrom(0, 1),
  class: fc.constantFrom('PS', 'MOOE', 'CO'),
  quantity: decimal(9_999, 4),
  unitCost: decimal(99_999_999, 2),
})

/** Half up, in whole numbers. */
function product(quantity: string, unitCost: string): bigint {
  const parts = BigInt(quantity.replace('.', ''))
  return (parts * BigInt(unitCost.replace('.', '')) + 5000n) / 10_000n
}

test('totals are the sums of their lines, which are quantity times cost to the centavo', async () => {
  const { ask } = people.officer
  let year = 2040
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 12 }), async (rows) => {
      const callId = await publishCall(people, year++, { PS: '1' })
      const { body: draft } = await ask('POST', PROPOSALS, { callId, title: 'P' })
      const ppas: string[] = []
      for (const ppaId of Object.values(people.programs))
        ppas.push((await ask('POST', `${PROPOSALS}/${draft.id}/ppas`, { ppaId })).body.id)
      const expected = new Map<string, bigint>()
      for (const { program, class: name, quantity, unitCost } of rows) {
        const amount = product(quantity, unitCost)
        const body = {
          objectCode: objects[name as keyof typeof objects],
          description: 'x',
          unit: 'x',
          quantity,
          unitCost,
        }
        const answer = await ask('POST', `/moa/MOH/budgeting/proposal-ppas/${ppas[program]}/lines`, body)
        if (amount === 0n) {
          expect([answer.status, answer.body.code]).toEqual([400, 'budget.proposal.amount_range'])
          continue
        }
        const { q1, q2, q3, q4 } = answer.body.phasing
        expect(centavos(answer.body.amount)).toBe(amount)
        expect([q1, q2, q3, q4].map(centavos).reduce((a, b) => a + b)).toBe(amount)
        for (const key of ['total', name, `ppa ${program}`]) expected.set(key, (expected.get(key) ?? 0n) + amount)
      }
      const { body } = await ask('GET', `${PROPOSALS}/${draft.id}`)
      const of = (key: string) => expected.get(key) ?? 0n
      expect(centavos(body.requested)).toBe(of('total'))
      expect(centavos(body.total.requested)).toBe(of('total'))
      for (const row of body.classes) expect([row.class, centavos(row.requested)]).toEqual([row.class, of(row.class)])
      for (const [at, row] of body.ppaList.entries()) expect(centavos(row.requested)).toBe(of(`ppa ${at}`))
      expect(centavos(body.gender.amount)).toBe(of('ppa 1'))
    }),
    { numRuns: 8, seed: 11 },
  )
})

test('amounts beyond 30 billion are exact', async () => {
  const { ask } = people.officer
  const callId = await publishCall(people, 2030, { CO: '99000000000000.99' })
  const { body: draft } = await ask('POST', PROPOSALS, { callId, title: 'Large' })
  const [ppaId] = Object.values(people.programs)
  const { body: ppa } = await ask('POST', `${PROPOSALS}/${draft.id}/ppas`, { ppaId })
  const large = { objectCode: objects.CO, description: 'Road', quantity: '3', unit: 'km', unitCost: '30512345678.91' }
  for (const _ of [1, 2]) await ask('POST', `/moa/MOH/budgeting/proposal-ppas/${ppa.id}/lines`, large)
  const { body } = await ask('GET', `${PROPOSALS}/${draft.id}`)
  expect(body.classes[3]).toMatchObject({ requested: '183074074073.46', room: '98816925925927.53', isOver: false })
  const over = { ...large, quantity: '99999999', unitCost: '9999999999999999.99' }
  const refused = await ask('POST', `/moa/MOH/budgeting/proposal-ppas/${ppa.id}/lines`, over)
  expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
    400,
    'budget.proposal.amount_range',
    'unitCost',
  ])
})

test('approved amounts are handed on by program, class and object, phased as they were asked for', async () => {
  const { ask } = people.officer
  const callId = await publishCall(people, 2031, { MOOE: '1000' })
  const { body: draft } = await ask('POST', PROPOSALS, { callId, title: 'Handed on' })
  const [ppaId] = Object.values(people.programs)
  const { body: ppa } = await ask('POST', `${PROPOSALS}/${draft.id}/ppas`, { ppaId })
  const own = `/moa/MOH/budgeting/proposal-ppas/${ppa.id}/lines`
  const base = { objectCode: objects.MOOE, description: 'x', unit: 'x', quantity: '1', unitCost: '100.00' }
  await ask('POST', own, { ...base, phasing: { q1: '100', q2: '0', q3: '0', q4: '0' } })
  await ask('POST', own, { ...base, unitCost: '50.01' })
  // The way there is tested elsewhere; here the amounts count.
  await onAdmin(
    db.adminUrl,
    `update budget_proposal set status = 'under_review' where id = $1 and set_config('bmms.organization_id', organization_id::text, true) <> ''`,
    [draft.id],
  )
  const [first] = (await people.reviewer.ask('GET', `${PROPOSALS}/${draft.id}/lines?sort=-amount`)).body.items
  await people.reviewer.ask('PUT', `${PROPOSALS}/${draft.id}/review`, {
    lines: [{ id: first.id, version: first.version, approvedAmount: '33.33' }],
  })
  const read = (year: number) =>
    as(db, { person: people.officer.person, code: 'MOH', permissions: [] }, (scope) => findApprovedAmounts(scope, year))
  expect(await read(2031)).toEqual([])
  await stepProposal(people, draft.id, 'approve')
  expect(await read(2031)).toEqual([
    {
      ...{ ppaId, ppaCode: '310100100001000', class: 'MOOE', objectCode: objects.MOOE },
      ...{ requested: '150.01', approved: '83.34' },
      ...{ q1: '45.83', q2: '12.50', q3: '12.50', q4: '12.51' },
    },
  ])
  expect(await read(2032)).toEqual([])
})
