import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { obligate } from '../../../testing/budget.ts'
import { appropriate, headOf, step, useBudgetPeople } from '../../../testing/budget-people.ts'
import { as } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const people = useBudgetPeople(test, app)
const place = '/moa/MOH/budgeting/modifications'
const [travel, training] = ['5020101000', '5020201002']

let [a, b] = ['', '']
beforeEach(async () => {
  a = await people.program('Immunization')
  b = await people.program('Deworming')
})
const line = (side: string, ppaId: string, of: string, amount: string, objectCode: string | null = null) => ({
  side,
  ppaId,
  class: of,
  amount,
  objectCode,
})
const savings = { ground: null, declaredBy: null, declaredOn: null, declaration: '' }
const declared = {
  ground: 'b',
  declaredBy: 'chief_minister',
  declaredOn: '2026-11-02',
  declaration: 'Memorandum Order 12',
}
const draft = (more: object) => {
  const { number: _, ...head } = headOf(people, { kind: 'realignment', moves: 'allotment', ...savings, ...more })
  return head
}
const request = (more: object) => people.officer('POST', place, draft(more))
const submit = async (more: object) => {
  const { body } = await request(more)
  return step(people.officer, place, body.id, 'submit')
}
const accounts = async () => {
  const { body } = await people.viewer('GET', '/moa/MOH/budgeting/accounts?pageSize=200')
  return new Map<string, Record<string, string>>(
    body.items.map((item: Record<string, string>) => [`${item.ppaId} ${item.class}`, item]),
  )
}
const inMoh = <T>(work: Parameters<typeof as<T>>[2]) =>
  as(test, { person: people.person, code: 'MOH', permissions: [] }, work)
const fundBoth = () =>
  appropriate(people, [
    { ppaId: a, class: 'MOOE', amount: '100.00' },
    { ppaId: a, class: 'CO', amount: '50.00' },
    { ppaId: b, class: 'MOOE', amount: '40.00' },
  ])

describe('a realignment from class to class', () => {
  it('is decided by the finance ministry, adjusts column 7, and keeps the total of the activity', async () => {
    await fundBoth()
    const { body } = await submit({ lines: [line('from', a, 'MOOE', '30.00'), line('to', a, 'CO', '30.00')] })
    expect(body).toMatchObject({
      status: 'submitted',
      number: expect.stringMatching(/^MOD-2026-\d{4}$/),
      approver: 'finance_ministry',
      effect: { lawful: { section: 'BAA 84, s. 49' }, findings: [], out: '30.00', into: '30.00' },
    })
    expect((await step(people.manager, place, body.id, 'approve')).status).toBe(403)
    const done = await step(people.director, place, body.id, 'approve')
    expect(done.body).toMatchObject({ status: 'approved', approver: 'finance_ministry' })
    const after = await accounts()
    expect(after.get(`${a} MOOE`)).toMatchObject({ appropriated: '70.00', allotted: '70.00' })
    expect(after.get(`${a} CO`)).toMatchObject({ appropriated: '80.00', allotted: '80.00' })
    const entries = await entriesOf(done.body.postingId)
    expect(entries).toEqual([
      'allotment decrease -30.00',
      'allotment increase 30.00',
      'appropriation transfer_in 30.00',
      'appropriation transfer_out -30.00',
    ])
  })

  it('may open a class that the activity did not have', async () => {
    await fundBoth()
    const { body } = await submit({ lines: [line('from', b, 'MOOE', '5.00'), line('to', b, 'CO', '5.00')] })
    await step(people.director, place, body.id, 'approve')
    expect((await accounts()).get(`${b} CO`)).toMatchObject({ appropriated: '5.00', allotted: '5.00' })
  })

  it('does not leave the activity', async () => {
    await fundBoth()
    const refused = await submit({ lines: [line('from', a, 'MOOE', '5.00'), line('to', b, 'MOOE', '5.00')] })
    expect(refused.body.code).toBe('budget.modification.activity_total')
    expect(refused.body.detail).toContain('BAA 84, s. 49')
  })
})

async function entriesOf(postingId: string): Promise<string[]> {
  const { rows } = await inMoh((scope) =>
    scope.db.execute<{ entry: string }>(sql`
      select stage || ' ' || movement || coalesce(' ' || object_code, '') || ' ' || effect as entry
        from ledger_entry where posting_id = ${postingId} order by 1`),
  )
  return rows.map(({ entry }) => entry)
}

describe('a realignment within a class', () => {
  const itemise = async () => {
    await appropriate(people, [{ ppaId: a, class: 'MOOE', amount: '100.00' }], { released: false })
    const lines = [
      { ppaId: a, class: 'MOOE', amount: '60.00', objectCode: travel },
      { ppaId: a, class: 'MOOE', amount: '40.00' },
    ]
    const releases = '/moa/MOH/budgeting/allotment-releases'
    const { body } = await people.officer('POST', releases, headOf(people, { kind: 'special', quarter: null, lines }))
    await step(people.officer, releases, body.id, 'submit')
    await step(people.manager, releases, body.id, 'release')
  }

  it('is approved by the manager, not by the finance ministry, and moves objects only', async () => {
    await itemise()
    const lines = [line('from', a, 'MOOE', '25.00', travel), line('to', a, 'MOOE', '25.00', training)]
    const { body } = await submit({ lines })
    expect(body).toMatchObject({
      approver: 'minister',
      effect: { balances: [{ leftAfter: '35.00' }, { leftAfter: '25.00' }] },
    })
    expect((await step(people.director, place, body.id, 'approve')).status).toBe(403)
    const done = await step(people.manager, place, body.id, 'approve')
    expect(await entriesOf(done.body.postingId)).toEqual([
      `allotment decrease ${travel} -25.00`,
      `allotment increase ${training} 25.00`,
    ])
    expect((await accounts()).get(`${a} MOOE`)).toMatchObject({ appropriated: '100.00', allotted: '100.00' })
  })

  it('takes at most what is itemised for the object and not obligated', async () => {
    await itemise()
    const accountId = (await accounts()).get(`${a} MOOE`)?.id ?? ''
    await inMoh((scope) => obligate(scope, { accountId, amount: '50.00', on: '2026-03-03', object: travel }))
    const over = [line('from', a, 'MOOE', '10.01', travel), line('to', a, 'MOOE', '10.01', training)]
    expect((await submit({ lines: over })).body).toMatchObject({
      code: 'budget.modification.over_room',
      errors: [{ path: 'lines.0.amount' }],
    })
    const rest = [line('from', a, 'MOOE', '40.01'), line('to', a, 'MOOE', '40.01', training)]
    expect((await submit({ lines: rest })).body.code).toBe('budget.modification.over_room')
    const fine = [
      line('from', a, 'MOOE', '10.00', travel),
      line('from', a, 'MOOE', '40.00'),
      line('to', a, 'MOOE', '50.00', training),
    ]
    expect((await submit({ lines: fine })).body.status).toBe('submitted')
  })
})

describe('a transfer', () => {
  it('moves appropriation and allotment from program to program (columns 4, 8 and 9)', async () => {
    await fundBoth()
    const lines = [line('from', a, 'MOOE', '20.00'), line('to', b, 'MOOE', '20.00')]
    const { body } = await submit({ kind: 'transfer', lines })
    const done = await step(people.director, place, body.id, 'approve')
    expect(await entriesOf(done.body.postingId)).toEqual([
      'allotment transfer_in 20.00',
      'allotment transfer_out -20.00',
      'appropriation transfer_in 20.00',
      'appropriation transfer_out -20.00',
    ])
    expect((await accounts()).get(`${b} MOOE`)).toMatchObject({ appropriated: '60.00', left: '60.00' })
  })

  it('of unreleased appropriation leaves allotments alone', async () => {
    await appropriate(people, [{ ppaId: a, class: 'MOOE', amount: '10.00' }], { released: false })
    await fundOther()
    const lines = [line('from', a, 'MOOE', '4.00'), line('to', b, 'MOOE', '4.00')]
    expect((await submit({ kind: 'transfer', lines })).body.code).toBe('budget.modification.over_room')
    const { body } = await submit({ kind: 'transfer', moves: 'appropriation', lines })
    await step(people.director, place, body.id, 'approve')
    const after = await accounts()
    expect(after.get(`${a} MOOE`)).toMatchObject({ appropriated: '6.00', allotted: '0.00' })
    expect(after.get(`${b} MOOE`)).toMatchObject({ appropriated: '5.00', allotted: '1.00' })
  })

  it('that finds its money obligated in between is refused whole', async () => {
    await fundBoth()
    const { body } = await submit({
      kind: 'transfer',
      lines: [line('from', b, 'MOOE', '30.00'), line('to', a, 'MOOE', '30.00')],
    })
    const accountId = (await accounts()).get(`${b} MOOE`)?.id ?? ''
    await inMoh((scope) => obligate(scope, { accountId, amount: '10.01', on: '2026-03-03' }))
    const refused = await step(people.director, place, body.id, 'approve')
    expect(refused.body).toMatchObject({ code: 'budget.modification.over_room', errors: [{ path: 'lines.0.amount' }] })
    expect((await accounts()).get(`${a} MOOE`)).toMatchObject({ appropriated: '100.00', allotted: '100.00' })
    expect((await people.viewer('GET', `${place}/${body.id}`)).body.status).toBe('submitted')
  })
})

const fundOther = () => appropriate(people, [{ ppaId: b, class: 'MOOE', amount: '1.00' }])

describe('on paper', () => {
  it('a modification shows both sides', async () => {
    await fundBoth()
    const { body } = await submit({ lines: [line('from', a, 'MOOE', '1.00'), line('to', a, 'CO', '1.00')] })
    const { status, text } = await people.viewer('GET', `${place}/${body.id}/document`)
    expect({ status, start: text.slice(0, 5) }).toEqual({ status: 200, start: '%PDF-' })
  })
})

describe('an augmentation', () => {
  it('names its ground and who declared the savings; the finance ministry records it', async () => {
    await fundBoth()
    const lines = [line('from', a, 'MOOE', '20.00'), line('to', b, 'MOOE', '20.00')]
    expect((await request({ kind: 'augmentation', lines })).body.code).toBe('budget.modification.ground_missing')
    const { body } = await submit({ kind: 'augmentation', ...declared, lines })
    expect(body).toMatchObject({ approver: 'chief_minister', effect: { lawful: { section: 'BAA 84, s. 46 to 48' } } })
    expect((await step(people.manager, place, body.id, 'approve')).status).toBe(403)
    expect((await step(people.director, place, body.id, 'approve')).body.status).toBe('approved')
  })

  it('augments nothing that the act does not appropriate', async () => {
    await fundBoth()
    const none = await people.program('Not in the act')
    const lines = [line('from', a, 'MOOE', '20.00'), line('to', none, 'MOOE', '20.00')]
    const refused = await submit({ kind: 'augmentation', ...declared, lines })
    expect(refused.body).toMatchObject({
      code: 'budget.modification.no_augmentation_of_nothing',
      errors: [{ path: 'lines.1.ppaId' }],
    })
  })
})

describe('bad input', () => {
  it.each([
    [
      'totals off by a centavo',
      [
        ['from', 'MOOE', '10.00'],
        ['to', 'CO', '9.99'],
      ],
      'budget.modification.not_conserved',
    ],
    ['one side only', [['from', 'MOOE', '10.00']], 'budget.modification.sides_missing'],
    [
      'the same on both sides',
      [
        ['from', 'MOOE', '10.00'],
        ['to', 'MOOE', '10.00'],
      ],
      'budget.modification.nothing_moves',
    ],
    [
      'more than there is',
      [
        ['from', 'MOOE', '100.01'],
        ['to', 'CO', '100.01'],
      ],
      'budget.modification.over_room',
    ],
  ])('%s is refused, by the what-if too', async (_, sides, code) => {
    await fundBoth()
    const lines = sides.map(([side = '', of = '', amount = '']) => line(side, a, of, amount))
    expect((await submit({ lines })).body.code).toBe(code)
    const { legalBasis, particulars, datedOn, ground, declaredOn, declaration, ...move } = draft({ lines }) as Record<
      string,
      unknown
    >
    const seen = await people.viewer('POST', '/moa/MOH/budgeting/modification-preview', move)
    expect(seen.body.findings.map((finding: { code: string }) => finding.code)).toContain(code)
  })

  it('an object of another class, or that nobody knows', async () => {
    await fundBoth()
    for (const object of ['5010101001', '0000000000']) {
      const lines = [line('from', a, 'MOOE', '1.00', object), line('to', a, 'CO', '1.00')]
      expect((await request({ lines })).body.code).toBe('budget.entry.object_class')
    }
  })

  it('is refused by the database as well, whoever writes the rows', async () => {
    await fundBoth()
    const { body } = await request({ lines: [line('from', a, 'MOOE', '10.00'), line('to', b, 'MOOE', '10.00')] })
    const forge = (kind: string, more: string) =>
      inMoh(async (scope) => {
        await scope.db.execute(
          sql.raw(`update budget_document_line set ${more} where document_id = '${body.id}' and line = 2`),
        )
        await scope.db.execute(sql`update budget_document set kind = ${kind} where id = ${body.id}`)
        await scope.db.execute(sql`update budget_document set status = 'submitted' where id = ${body.id}`)
      }).then(
        () => 'accepted',
        (error) => String(error.cause?.constraint ?? error.constraint),
      )
    expect(await forge('realignment', 'amount = 10')).toBe('budget_document_activity_total')
    expect(await forge('transfer', 'amount = 10.01')).toBe('budget_document_conserves')
    expect(await forge('transfer', 'amount = 10.00')).toBe('accepted')
    expect(await forge('transfer', 'amount = 11.00')).toBe('budget_document_line_frozen')
  })

  it('nobody decides what they requested', async () => {
    await fundBoth()
    const { body } = await submit({ lines: [line('from', a, 'MOOE', '1.00'), line('to', a, 'CO', '1.00')] })
    expect((await step(people.officer, place, body.id, 'approve')).status).toBe(403)
    expect((await step(people.director, place, body.id, 'reject', '')).body.code).toBe('workflow.comment_required')
    const rejected = await step(people.director, place, body.id, 'reject', 'Not now.')
    expect(rejected.body).toMatchObject({ status: 'rejected', canEdit: false })
  })
})

describe('any modification', () => {
  it('conserves: nothing is won or lost at any stage, and refusals change nothing', async () => {
    await fundBoth()
    const keys = [`${a} MOOE`, `${a} CO`, `${b} MOOE`, `${b} PS`]
    const part = fc.record({ key: fc.constantFrom(0, 0, 0, 1, 2, 3), amount: fc.integer({ min: 1, max: 400 }) })
    const sums = async () => {
      const all = await accounts()
      const total = (stage: string) =>
        keys.reduce((sum, key) => sum + Math.round(Number(all.get(key)?.[stage] ?? 0) * 100), 0)
      return { appropriated: total('appropriated'), allotted: total('allotted') }
    }
    const before = await sums()
    expect(before).toEqual({ appropriated: 19000, allotted: 19000 })
    let approved = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('transfer', 'transfer', 'augmentation'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
        async (asked, from, wanted) => {
          const into = wanted.filter((key) => !from.some((other) => other.key === key))
          if (into.length === 0) return
          const within = [...into, ...from.map(({ key }) => key)].every((key) => key < 2)
          const kind = within ? 'realignment' : asked
          const out = from.reduce((sum, { amount }) => sum + amount, 0)
          const shares = into.map((key, at) => ({
            key,
            amount: at === 0 ? out - Math.floor(out / into.length) * (into.length - 1) : Math.floor(out / into.length),
          }))
          const draw = (side: string) => (of: { key: number; amount: number }) => {
            const [ppaId = '', klass = ''] = (keys[of.key] ?? '').split(' ')
            return line(side, ppaId, klass, (of.amount / 100).toFixed(2))
          }
          const lines = [...from.map(draw('from')), ...shares.map(draw('to'))]
          const drafted = await request({ kind, ...(kind === 'augmentation' ? declared : {}), lines })
          if (drafted.status !== 201) return
          const submitted = await step(people.officer, place, drafted.body.id, 'submit')
          if (submitted.status !== 200) return
          const decider = submitted.body.approver === 'minister' ? people.manager : people.director
          if ((await step(decider, place, drafted.body.id, 'approve')).status === 200) approved++
          expect(await sums()).toEqual(before)
        },
      ),
      { numRuns: 60, endOnFailure: true },
    )
    expect(approved).toBeGreaterThan(3)
    expect(app.reported).toEqual([])
  }, 120_000)
})

describe('what waits', () => {
  const waits = async (ask: typeof people.officer) =>
    (await ask('GET', '/moa/MOH/budgeting/waiting-documents')).body.items as { id: string; wants: string }[]

  it('waits for the lawful approver alone, and comes back to who prepared it', async () => {
    await fundBoth()
    const { body } = await submit({ lines: [line('from', a, 'MOOE', '1.00'), line('to', a, 'CO', '1.00')] })
    const mine = (items: { id: string; wants: string }[]) => items.filter(({ id }) => id === body.id)
    expect(mine(await waits(people.director))).toMatchObject([
      { wants: 'decide', total: '1.00', family: 'modification' },
    ])
    expect(mine(await waits(people.manager))).toEqual([])
    await step(people.director, place, body.id, 'return', 'Say why.')
    expect(mine(await waits(people.director))).toEqual([])
    expect(mine(await waits(people.officer))).toMatchObject([{ wants: 'revise' }])
  })
})
