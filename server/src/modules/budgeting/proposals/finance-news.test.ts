import { beforeAll, expect, test } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import {
  draftProposal,
  type Preparation,
  prepare,
  publishCall,
  stepProposal,
} from '../../../testing/budget-proposals.ts'
import { as, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { jobContext } from '../../../testing/job-context.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { tellFinance } from './finance-news.ts'
import { findOpenProposals } from './proposal-approvals.ts'

const db = useTestDatabase()
const app = useTestApp(db)
let people: Preparation
let data: { organizationId: number; proposalId: string }
beforeAll(async () => {
  people = await prepare(db, app)
  const { id } = await draftProposal(db, people, await publishCall(people, 2027, { MOOE: '7000' }))
  data = { organizationId: (await getOrganization(db, 'MOH')).id, proposalId: id }
})

async function told(person: { id: string }): Promise<string[]> {
  const { rows } = await onAdmin(
    db.adminUrl,
    `select path from notification where topic = 'budgeting.proposal_waiting' and person_id = $1`,
    [person.id],
  )
  return rows.map(({ path }) => path)
}

test('the finance ministry hears of an endorsed proposal, and of nothing before', async () => {
  await stepProposal(people, data.proposalId, 'submit')
  const path = `/moa/MOH/budgeting/proposals/${data.proposalId}`
  expect(await told(people.manager.person)).toEqual([path])
  await tellFinance.handle(jobContext(db), data)
  expect(await told(people.reviewer.person)).toEqual([])
  await stepProposal(people, data.proposalId, 'endorse')
  await tellFinance.handle(jobContext(db), data)
  expect(await told(people.reviewer.person)).toEqual([path])
  expect(await told(people.director.person)).toEqual([path])
  expect(await told(people.officer.person)).toEqual([])
})

test('a proposal that waits for its preparer, or for one manager alone, is an open task of theirs', async () => {
  const open = (personId: string) =>
    as(db, { person: people.officer.person, code: 'MOH', permissions: [] }, (scope) =>
      findOpenProposals(scope, personId),
    )
  expect(await open(people.officer.person.id)).toEqual([])
  await stepProposal(people, data.proposalId, 'send_back')
  expect(await open(people.officer.person.id)).toMatchObject([{ title: expect.stringContaining('returned to them') }])
  await stepProposal(people, data.proposalId, 'submit')
  expect(await open(people.manager.person.id)).toMatchObject([{ title: expect.stringContaining('nobody else') }])
})
