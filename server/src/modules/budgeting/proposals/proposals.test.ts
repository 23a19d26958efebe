import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, useTestApp } from '../../../testing/app.ts'
import {
  addFile,
  draftProposal,
  line,
  PROPOSALS,
  type Preparation,
  prepare,
  publishCall,
  stepProposal,
} from '../../../testing/budget-proposals.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let people: Preparation
beforeAll(async () => {
  people = await prepare(test, app)
})
const paths = ({ body }: Answer) => (body.errors ?? []).map(({ path }: { path: string }) => path)
const refusal = (answer: Answer) => [answer.status, answer.body.code]

describe('a proposal', () => {
  let callId: string
  let id: string
  beforeAll(async () => {
    callId = await publishCall(people, 2027, { MOOE: '10000.00' })
  })

  it('begins as a draft of the published call, once a year', async () => {
    const { ask } = people.officer
    const { status, body } = await ask('POST', PROPOSALS, { callId, title: 'Proposal 2027' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'draft', fiscalYear: 2027, requested: '0.00', approved: null, canEdit: true })
    expect(body.classes).toMatchObject([
      { class: 'PS', ceiling: null, isOver: false },
      { class: 'MOOE', ceiling: '10000.00', room: '10000.00', isOver: false },
      { class: 'FE' },
      { class: 'CO' },
    ])
    id = body.id
    const again = await ask('POST', PROPOSALS, { callId, title: 'Again' })
    expect([...refusal(again), paths(again)]).toEqual([409, 'budget.proposal.year_taken', ['callId']])
    const unknown = await ask('POST', PROPOSALS, { callId: id, title: 'Unknown' })
    expect([...refusal(unknown), paths(unknown)]).toEqual([400, 'budget.proposal.call_unknown', ['callId']])
    const listed = await ask('GET', '/moa/MOH/budgeting/calls')
    expect(listed.body.items[0]).toMatchObject({ proposal: { id, status: 'draft' }, canPropose: false })
  })

  it('names every requirement that is not met, with its section, and refuses to be submitted', async () => {
    const { ask } = people.officer
    const [first, second] = Object.values(people.programs)
    const { body: ppa } = await ask('POST', `${PROPOSALS}/${id}/ppas`, { ppaId: first })
    expect(ppa).toMatchObject({ priority: 1, category: 'ongoing', bdpLink: 'BDP 1.1', outcome: 'Healthier people' })
    await ask('POST', `/moa/MOH/budgeting/proposal-ppas/${ppa.id}/lines`, { ...line, quantity: '11' })
    const twice = await ask('POST', `${PROPOSALS}/${id}/ppas`, { ppaId: first })
    expect(refusal(twice)).toEqual([409, 'budget.proposal.ppa_twice'])
    await ask('POST', `${PROPOSALS}/${id}/ppas`, { ppaId: second })
    const { body } = await ask('GET', `${PROPOSALS}/${id}`)
    const refusing = body.findings.filter(({ severity }: never) => severity === 'refuse')
    expect(refusing[0]).toEqual({
      rule: 'ceiling',
      section: 'BAA 84, s. 17 and 19',
      severity: 'refuse',
      message:
        'Maintenance and other operating expenses ask for ₱11,001.10, ₱1,001.10 over the ceiling of ₱10,000.00. Lower quantities or unit costs.',
      path: 'ceilings.MOOE',
    })
    const rules = new Set(refusing.map(({ rule }: never) => rule))
    expect([...rules].sort()).toEqual([
      ...['ceiling', 'consultation', 'gender_share', 'proposal_comparatives', 'proposal_costs', 'proposal_outcomes'],
      'proposal_staffing',
    ])
    expect(body.actions).toMatchObject([{ action: 'submit', refusal: { code: 'budget.proposal.not_ready' } }])
    const submit = await ask('POST', `${PROPOSALS}/${id}/steps`, { action: 'submit', version: body.version })
    expect(refusal(submit)).toEqual([409, 'budget.proposal.not_ready'])
    expect(paths(submit)).toEqual(refusing.map(({ path }: never) => path))
    expect(submit.body.errors[0].message).toContain('(BAA 84, s. 17 and 19)')
    expect((await ask('GET', `${PROPOSALS}/${id}`)).body.status).toBe('draft')
  })
})

describe('the way of a proposal', () => {
  let id: string
  let version: number
  const at = (path = '') => `${PROPOSALS}/${id}${path}`
  beforeAll(async () => {
    const callId = await publishCall(people, 2028, { MOOE: '6000.60' })
    const draft = await draftProposal(test, people, callId)
    ;({ id, version } = draft)
    expect(draft.findings.filter(({ severity }: never) => severity === 'refuse')).toEqual([])
  })

  it('is submitted at exactly the ceiling, with totals of its lines', async () => {
    const { body } = await people.officer.ask('GET', at())
    expect(body).toMatchObject({
      requested: '6000.60',
      gender: { amount: '3000.30', percent: 50, leastPercent: 5 },
      total: { ceiling: '6000.60', room: '0.00', previousActual: '6.00', currentAppropriation: '15.00' },
    })
    expect(body.classes[1]).toMatchObject({ room: '0.00', isOver: false, approved: null })
    const { ask } = people.officer
    expect(refusal(await ask('POST', at('/steps'), { action: 'submit', version: version - 1 }))).toEqual([
      409,
      'concurrency.stale',
    ])
    expect(refusal(await people.manager.ask('POST', at('/steps'), { action: 'submit', version }))).toEqual([
      403,
      'access.missing_permission',
    ])
    const submitted = await ask('POST', at('/steps'), { action: 'submit', version })
    expect(submitted.body).toMatchObject({
      status: 'submitted',
      submittedBy: people.officer.person.name,
      canEdit: false,
    })
  })

  it('is frozen for everybody outside of draft and returned', async () => {
    const { ask } = people.officer
    const { body } = await ask('GET', at())
    const [ppa] = body.ppaList
    const [row] = (await ask('GET', at('/lines'))).body.items
    const own = `/moa/MOH/budgeting/proposal-ppas/${ppa.id}`
    const answers = [
      await ask('PATCH', at(), { version: body.version, title: 'New' }),
      await ask('POST', at('/ppas'), { ppaId: ppa.ppaId }),
      await ask('PATCH', own, { version: ppa.version, justification: 'x' }),
      await ask('DELETE', own),
      await ask('PUT', `${own}/indicators`, { version: ppa.version, indicators: [] }),
      await ask('PUT', `${own}/comparatives`, { version: ppa.version, comparatives: [] }),
      await ask('POST', `${own}/lines`, line),
      await ask('PATCH', `/moa/MOH/budgeting/proposal-lines/${row.id}`, { version: row.version, quantity: '9' }),
      await ask('DELETE', `/moa/MOH/budgeting/proposal-lines/${row.id}`),
      await ask('PUT', at('/priorities'), { version: body.version, ppas: [ppa.id] }),
      await ask('DELETE', `/moa/MOH/budgeting/proposal-attachments/${body.attachments[0].id}`),
      await ask('POST', at('/attachments'), { kind: 'other', fileId: await addFile(test, 'late.pdf') }),
    ]
    expect(answers.map(refusal)).toEqual(answers.map(() => [409, 'budget.proposal.frozen']))
    expect(answers[0]?.body.detail).toContain('The proposal is submitted.')
  })

  it('is endorsed by a manager who had no hand in it', async () => {
    const both = await createPerson(test, { roles: { MOH: ['budget_officer', 'manager'] } })
    const ask = await app.signIn(both)
    await stepProposal(people, id, 'return')
    const { body: returned } = await ask('GET', at())
    expect(returned).toMatchObject({ status: 'returned', returnReason: 'Because.', canEdit: true })
    await ask('PATCH', at(), { version: returned.version, summary: 'Changed by both' })
    const { body } = await stepProposal(people, id, 'submit')
    const own = await ask('POST', at('/steps'), { action: 'endorse', version: body.version })
    expect(refusal(own)).toEqual([403, 'workflow.four_eyes'])
    const { body: waiting } = await people.manager.ask('GET', '/moa/MOH/budgeting/proposal-approvals')
    expect(waiting.toDecide).toMatchObject([{ id, mayDecide: true, status: 'submitted' }])
    const endorsed = await stepProposal(people, id, 'endorse')
    expect(endorsed.body).toMatchObject({ status: 'endorsed', endorsedBy: people.manager.person.name })
    expect(test.enqueued.at(-1)).toMatchObject({ job: expect.any(String) })
    expect(test.enqueued.map(({ job }) => job)).toContain('budgeting.tell-finance')
  })

  it('is reviewed by the finance ministry line by line, within the ceiling', async () => {
    const { ask } = people.reviewer
    const rows = (await ask('GET', at('/lines'))).body.items
    const [first, second] = rows
    const set = (lines: object[]) => ask('PUT', at('/review'), { lines })
    const early = await set([{ id: first.id, version: first.version, approvedAmount: '1' }])
    expect(refusal(early)).toEqual([409, 'budget.proposal.not_under_review'])
    expect(
      refusal(
        await people.officer.ask('PUT', at('/review'), { lines: [{ id: first.id, version: 1, approvedAmount: '1' }] }),
      ),
    ).toEqual([403, 'access.missing_permission'])
    await stepProposal(people, id, 'take_up')
    const over = await set([{ id: first.id, version: first.version, approvedAmount: '3000.31' }])
    expect([...refusal(over), paths(over)]).toEqual([409, 'budget.proposal.over_ceiling', ['lines.0.approvedAmount']])
    expect(over.body.detail).toContain('₱0.01 over the ceiling of ₱6,000.60 (BAA 84, s. 17 and 19)')
    for (const amount of ['-1', '1.005', 5, 'x']) {
      const bad = await set([{ id: first.id, version: first.version, approvedAmount: amount }])
      expect([bad.status, paths(bad)]).toEqual([400, ['lines.0.approvedAmount']])
    }
    const lower = await set([{ id: first.id, version: first.version, approvedAmount: '1000.00', note: 'Fewer trips' }])
    expect(lower.body.items).toMatchObject([{ approvedAmount: '1000.00', reviewNote: 'Fewer trips' }])
    expect(refusal(await set([{ id: first.id, version: first.version, approvedAmount: '0' }]))).toEqual([
      409,
      'concurrency.stale',
    ])
    const higher = await set([{ id: second.id, version: second.version, approvedAmount: '5000.60' }])
    expect(higher.status).toBe(200)
    const { body } = await ask('GET', at())
    expect(body).toMatchObject({ unreviewed: 0, canReview: true, total: { requested: '6000.60', approved: '6000.60' } })
  })

  it('is talked about line by line', async () => {
    const [row] = (await people.reviewer.ask('GET', at('/lines'))).body.items
    const address = `/moa/MOH/budgeting/proposal-lines/${row.id}/comments`
    expect((await people.reviewer.ask('POST', address, { comment: 'Why three?' })).status).toBe(201)
    const viewer = await app.signIn(await createPerson(test, { roles: { MOH: ['viewer'] } }))
    expect(refusal(await viewer('POST', address, { comment: 'No' }))).toEqual([403, 'access.missing_permission'])
    expect((await viewer('GET', address)).body.items).toMatchObject([{ comment: 'Why three?' }])
    const { rows } = await onAdmin(
      test.adminUrl,
      `select title from notification where topic = 'budgeting.proposal_comment' and person_id = $1`,
      [people.officer.person.id],
    )
    expect(rows).toHaveLength(1)
    expect((await viewer('GET', at('/lines?hasComments=true'))).body.total).toBe(1)
  })

  it('is approved by the director, who fixes every amount', async () => {
    const { body } = await people.reviewer.ask('GET', at())
    expect(
      refusal(await people.reviewer.ask('POST', at('/steps'), { action: 'approve', version: body.version })),
    ).toEqual([403, 'access.missing_permission'])
    const approved = await stepProposal(people, id, 'approve')
    expect(approved.body).toMatchObject({
      status: 'approved',
      approved: '6000.60',
      decidedBy: people.director.person.name,
    })
    expect((await people.officer.ask('GET', at('/steps'))).body.items.map(({ action }: never) => action)).toEqual([
      ...['submit', 'return', 'submit', 'endorse', 'take_up', 'approve'],
    ])
    const history = await people.officer.ask('GET', at('/history?table=proposal_line'))
    expect(history.body.total).toBeGreaterThan(2)
  })

  it('is seen by those who oversee all organizations', async () => {
    const { ask } = people.reviewer
    const { items } = (await ask('GET', '/oversight/budgeting/calls')).body
    expect(items[0]).toMatchObject({
      fiscalYear: 2028,
      states: [{ status: 'approved', proposals: 1 }],
      requested: '6000.60',
      approved: '6000.60',
    })
    const { body } = await ask('GET', `/oversight/budgeting/calls/${items[0].id}/proposals?hasProposal=true`)
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          code: 'MOH',
          ceiling: '6000.60',
          proposal: { id, status: 'approved', isOverCeiling: false, approved: '6000.60' },
        },
      ],
    })
    const all = await ask('GET', `/oversight/budgeting/calls/${items[0].id}/proposals?sort=-requested`)
    expect(all.body.items[0].code).toBe('MOH')
    expect(all.body.items[1].proposal).toBe(null)
  })
})
