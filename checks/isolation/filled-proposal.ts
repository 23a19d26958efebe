// A budget call with a ceiling, and a proposal for it with a row in each of its tables.
import { randomUUIDv7 } from 'node:crypto'
import type { TestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'

export type Insert = (table: string, row: Record<string, unknown>) => Promise<string>

interface Connected {
  marker: string
  /** Ids of rows of the same organization. */
  person: string
  ppa: string
  goal: string
  objective: string
  file: string
}

/** The call is that of all organizations; it is made by the first of them. */
export async function fillProposal(test: TestDatabase, insert: Insert, parts: Connected): Promise<void> {
  const { marker, person, ppa, goal, objective, file } = parts
  const call = randomUUIDv7()
  await onAdmin(
    test.adminUrl,
    `insert into budget_call (id, fiscal_year, title, status, published_at, published_by)
       values ($1, 2027, 'Budget call', 'published', now(), 'Finance') on conflict do nothing`,
    [call],
  )
  const [called] = await onAdmin(test.adminUrl, 'select id from budget_call where fiscal_year = 2027').then(
    ({ rows }) => rows,
  )
  await insert('budget_ceiling', { call_id: called?.id, class: 'MOOE', amount: '1000000.00', reason: marker })
  const proposal = await insert('budget_proposal', {
    call_id: called?.id,
    fiscal_year: 2027,
    title: marker,
    preparers: [person],
    prepared_by: marker,
  })
  const proposed = await insert('proposal_ppa', { proposal_id: proposal, ppa_id: ppa, priority: 1, goal_id: goal })
  await insert('proposal_objective', { proposal_ppa_id: proposed, objective_id: objective })
  await insert('proposal_indicator', {
    proposal_ppa_id: proposed,
    position: 1,
    level: 'output',
    name: marker,
    target: '10',
  })
  await insert('proposal_comparative', {
    proposal_ppa_id: proposed,
    class: 'MOOE',
    previous_actual: '0',
    current_appropriation: '1000.00',
  })
  const proposedLine = await insert('proposal_line', {
    proposal_id: proposal,
    proposal_ppa_id: proposed,
    object_code: '5020101000',
    class: 'MOOE',
    description: marker,
    quantity: '2',
    unit: 'trips',
    unit_cost: '500.00',
  })
  await insert('proposal_line_comment', {
    line_id: proposedLine,
    comment: marker,
    author_id: person,
    author_name: marker,
    at: '2026-01-05T01:00:00Z',
  })
  await insert('proposal_attachment', {
    proposal_id: proposal,
    kind: 'staffing',
    file_id: file,
    added_by_name: marker,
    added_at: '2026-01-05T01:00:00Z',
  })
}
