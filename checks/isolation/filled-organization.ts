// One row in every organization table, all connected, for one organization. Written by the superuser of the test cluster,
// so that the proof does not rest on the code that it is about.
import { randomUUIDv7 } from 'node:crypto'
import { organizationTables } from '../../server/src/platform/database/protect.ts'
import { sharedTables } from '../../server/src/shared-tables.ts'
import { createPerson, getOrganization } from '../../server/src/testing/builders.ts'
import type { TestDatabase } from '../../server/src/testing/database.ts'
import { onAdmin } from '../../server/src/testing/test-cluster.ts'
import { fillProposal } from './filled-proposal.ts'
import { fillRollout } from './filled-rollout.ts'

/** Fills `code`; every text carries `marker`. A new organization table needs a row here, or the proof fails. */
export async function fillOrganization(test: TestDatabase, code: string, marker = `filled ${code}`): Promise<void> {
  const { id: organization } = await getOrganization(test, code)
  const person = await createPerson(test, { name: marker, roles: { [code]: ['planner'] } })
  const insert = async (table: string, row: Record<string, unknown>) => {
    const id = randomUUIDv7()
    const all = { organization_id: organization, id, ...row }
    const names = Object.keys(all)
    const places = names.map((_, at) => `$${at + 1}`)
    // Triggers work in the organization of the transaction.
    await onAdmin(
      test.adminUrl,
      `insert into ${table} (${names.join(', ')}) select ${places.join(', ')}
         from set_config('bmms.organization_id', $${names.length + 1}, true)`,
      [...Object.values(all), String(organization)],
    )
    return id
  }
  const file = await insert('file', {
    name: `${marker}.pdf`,
    media_type: 'application/pdf',
    size: 10,
    sha256: 'a'.repeat(64),
    created_by: person.id,
  })
  const prepared = { title: marker, preparers: [person.id], prepared_by: marker, status: 'active' }
  const first = await insert('strategic_plan', {
    ...prepared,
    status: 'archived',
    vision: marker,
    mission: marker,
    start_year: 2026,
    end_year: 2030,
  })
  const firstGoal = await insert('strategic_goal', {
    plan_id: first,
    title: marker,
    metric: marker,
    target_value: '80',
  })
  const plan = await insert('strategic_plan', {
    ...prepared,
    vision: marker,
    mission: marker,
    start_year: 2026,
    end_year: 2030,
    revision: 2,
    amends_id: first,
  })
  const goal = await insert('strategic_goal', {
    plan_id: plan,
    amends_id: firstGoal,
    title: marker,
    metric: marker,
    target_value: '80',
  })
  const year = await insert('annual_work_plan', { ...prepared, plan_id: plan, year: 2026 })
  const objective = await insert('objective', {
    plan_id: plan,
    annual_work_plan_id: year,
    goal_id: goal,
    title: marker,
    indicator: marker,
    target_value: '10',
    target_date: '2026-06-30',
  })
  const entry = { as_of: '2026-03-31', value: '5', note: marker, author_id: person.id, author_name: marker }
  await insert('progress_entry', { ...entry, objective_id: objective, evidence_file_id: file })
  await insert('progress_entry', { ...entry, goal_id: goal })
  await insert('workflow_step', {
    subject: 'strategic_plan',
    subject_id: plan,
    action: 'comment',
    from_status: 'active',
    to_status: 'active',
    comment: marker,
    actor_id: person.id,
    actor_name: marker,
  })
  await insert('role_change', {
    person_id: person.id,
    roles_before: ['planner'],
    roles_after: ['manager'],
    reason: marker,
    requested_by: person.id,
    requested_by_name: marker,
  })
  await insert('access_review', { reviewed_by: person.id, reviewed_by_name: marker, note: marker })
  await insert('mail_text', { template: 'people.welcome', block: 'training', body: marker })
  const ppa = await insert('ppa', {
    code: '310100100001000',
    title: marker,
    kind: 'program',
    cost_structure: 'operations',
  })
  const physical = await insert('performance_indicator', { ppa_id: ppa, kind: 'output', title: marker })
  await insert('physical_target', { indicator_id: physical, fiscal_year: 2026, q1: '5' })
  await insert('accomplishment', {
    indicator_id: physical,
    fiscal_year: 2026,
    quarter: 1,
    value: '4',
    remark: marker,
    evidence_file_id: file,
    author_id: person.id,
    author_name: marker,
    recorded_at: '2026-04-05T01:00:00Z',
  })
  await insert('work_item', { ppa_id: ppa, title: marker })
  await insert('ppa_import', {
    file_id: file,
    file_name: marker,
    fiscal_year: 2026,
    records: JSON.stringify({ records: [], notes: [] }),
    verdicts: '[]',
    posts_money: false,
    preparers: [person.id],
    checked_by: marker,
  })
  const [act] = await onAdmin(test.adminUrl, `select id from appropriation_act where code = 'BAA 85'`).then(
    ({ rows }) => rows,
  )
  const account = await insert('ledger_account', {
    act_id: act?.id,
    fund_cluster: '01',
    funding_source: '01101101',
    ppa_id: ppa,
    class: 'MOOE',
  })
  const posting = await insert('ledger_posting', {
    kind: 'appropriation',
    series_year: 2026,
    number: marker,
    posted_on: '2026-01-05',
    particulars: marker,
    actor_id: person.id,
    actor_name: marker,
    posted_at: '2026-01-05T01:00:00Z',
  })
  await insert('ledger_entry', {
    posting_id: posting,
    posted_on: '2026-01-05',
    line: 1,
    account_id: account,
    class: 'MOOE',
    stage: 'appropriation',
    movement: 'original',
    amount: '1000.00',
  })
  const document = await insert('budget_document', {
    kind: 'original',
    act_id: act?.id,
    fund_cluster: '01',
    funding_source: '01101101',
    block: 'agency_specific',
    dated_on: '2026-01-05',
    particulars: marker,
    preparers: [person.id],
    prepared_by: marker,
  })
  await insert('budget_document_line', {
    document_id: document,
    kind: 'original',
    line: 1,
    ppa_id: ppa,
    class: 'MOOE',
    amount: '1000.00',
  })
  await insert('budget_alert', { account_id: account, reason: 'warning', raised_on: '2026-11-20' })
  const payer = await createPerson(test, { name: marker, roles: { [code]: ['disbursing_officer'] } })
  const request = await insert('obligation_request', {
    form: 'ors',
    fund_cluster: '01',
    funding_source: '01101101',
    class: 'MOOE',
    requested_on: '2026-03-02',
    payee: marker,
    office: marker,
    particulars: marker,
    preparers: [person.id],
    prepared_by: marker,
  })
  const obligationLine = await insert('obligation_line', {
    request_id: request,
    line: 1,
    account_id: account,
    class: 'MOOE',
    object_code: '5020101000',
    amount: '100.00',
  })
  const payable = await insert('payable', {
    request_id: request,
    kind: 'cash_advance',
    number: marker,
    acceptance_reference: marker,
    accepted_on: '2026-03-02',
    recorded_on: '2026-03-02',
    particulars: marker,
    status: 'to_advance',
    recorded_by: person.id,
    recorded_by_name: marker,
  })
  await insert('payable_line', { payable_id: payable, line_id: obligationLine, amount: '100.00' })
  await insert('payment', {
    payable_id: payable,
    voucher_number: marker,
    mode: 'cash',
    paid_on: '2026-03-03',
    posting_id: posting,
    recorded_by: person.id,
    paid_by: payer.id,
    paid_by_name: marker,
  })
  await insert('liquidation', {
    payable_id: payable,
    report_number: marker,
    liquidated_on: '2026-03-31',
    posting_id: posting,
    recorded_by: payer.id,
    recorded_by_name: marker,
  })
  const correction = await insert('ledger_correction', {
    kind: 'adjustment',
    request_id: request,
    found_on: '2026-04-01',
    reason: marker,
    status: 'submitted',
    preparers: [person.id],
    prepared_by: person.id,
    prepared_by_name: marker,
  })
  await insert('ledger_correction_line', {
    correction_id: correction,
    line_id: obligationLine,
    movement: 'decrease',
    amount: '1.00',
  })
  await insert('disbursement_authority', {
    kind: 'nca',
    number: marker,
    fund_cluster: '01',
    received_on: '2026-01-05',
    amount: '1000.00',
  })
  await insert('number_series', { series: 'ors/01', year: 2026, last: 1 })
  const report = await insert('budget_report', {
    form: 'far1',
    year: 2026,
    quarter: 3,
    box: 'current',
    fund_cluster: '01',
    revision: 1,
    sheet: JSON.stringify(emptySheet(marker)),
    hash: 'b'.repeat(64),
    generated_by: person.id,
    generated_by_name: marker,
    generated_at: '2026-10-05T01:00:00Z',
  })
  await insert('budget_report_signature', {
    report_id: report,
    part: 'budget',
    hash: 'b'.repeat(64),
    person_id: person.id,
    name: marker,
    signed_at: '2026-10-06T01:00:00Z',
  })
  await insert('budget_report_filing', {
    report_id: report,
    channel: 'website',
    filed_on: '2026-10-07',
    reference: marker,
    file_id: file,
    recorded_by: person.id,
    recorded_by_name: marker,
    recorded_at: '2026-10-07T01:00:00Z',
  })
  await insert('disbursement_program', { year: 2026, ppa_id: ppa, class: 'CO', months: Array(12).fill('1000.00') })
  await fillRollout(test, insert, marker)
  await fillProposal(test, insert, { marker, person: person.id, ppa, goal, objective, file })
  const deadline = await insert('deadline', {
    kind: 'planning.report',
    subject_id: marker,
    title: marker,
    path: '/moa/MOH/planning',
    statutory_date: '2026-11-01',
    due_date: '2026-11-03',
    people: [person.id],
  })
  await insert('deadline_move', {
    deadline_id: deadline,
    title: marker,
    path: '/moa/MOH/planning',
    statutory_date: '2026-11-01',
    due_before: '2026-11-02',
    due_after: '2026-11-03',
    cause: marker,
    reason: marker,
    moved_by_name: marker,
  })
  await insert('mail_message', {
    person_id: person.id,
    to_address: `${person.username}@example.gov.ph`,
    subject: marker,
    template: 'plan.returned',
  })
}

/** A form without columns or rows: what stands in it is proven elsewhere. */
function emptySheet(marker: string) {
  const definition = {
    id: 'far1',
    code: 'FAR No. 1',
    title: marker,
    edition: marker,
    paper: 'a4-portrait',
    unit: 'pesos',
  }
  return {
    definition: { ...definition, header: [], ticks: [], columns: [], certifications: [], notes: [] },
    ...{ entity: marker, period: marker, header: {}, ticked: [], rows: [] },
  }
}

/** Ids of the organization's rows, by table. */
export async function recordIds(test: TestDatabase, code: string): Promise<Map<string, string[]>> {
  const { id: organization } = await getOrganization(test, code)
  const client = await test.database.app.connect()
  const tables = await organizationTables(client, sharedTables).finally(() => client.release())
  const found = new Map<string, string[]>()
  for (const { name } of tables.filter(({ hasId }) => hasId)) {
    const { rows } = await onAdmin(test.adminUrl, `select id::text from ${name} where organization_id = $1`, [
      organization,
    ])
    found.set(
      name,
      rows.map((row) => row.id),
    )
  }
  return found
}
