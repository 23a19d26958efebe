import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, it } from 'vitest'
import { checkDatabase } from '../../server/src/platform/database/check.ts'
import { openPool } from '../../server/src/platform/database/client.ts'
import { migrate, readMigrations } from '../../server/src/platform/database/migrate.ts'
import { deriveLogins } from '../../server/src/platform/database/roles.ts'
import { sharedTables } from '../../server/src/shared-tables.ts'
import { onAdmin, TEST_SECRET } from '../../server/src/testing/test-cluster.ts'

const names: string[] = []
afterAll(async () => {
  for (const name of names) await onAdmin(inject('adminUrl'), `drop database ${name} with (force)`)
})

/** What a ministry had in the version before: people who sign in, a plan with progress, mail, a file. */
const DATA = `
  insert into organization (id, code, name, kind, modules, is_pilot) values (6, 'MOH', 'Ministry of Health', 'ministry', '{planning}', true);
  insert into organization_alias (alias, belongs_to) values ('DOH', 6);
  insert into person (id, username, email, name, first_name, last_name, must_change_password, two_factor_enabled, primary_organization)
    values ('01a1fd18-4020-76c1-9828-000000000001', 'moh.planner', 'planner@moh.gov.ph', 'Norhaya Salim', 'Norhaya', 'Salim', true, true, 6);
  insert into platform_role (person_id, role) values ('01a1fd18-4020-76c1-9828-000000000001', 'rollout_manager');
  insert into membership (organization_id, id, person_id, roles, position)
    values (6, '01a1fd18-4020-76c1-9828-000000000002', '01a1fd18-4020-76c1-9828-000000000001', '{admin,planner}', 'Planning Officer III');
  insert into credential (id, person_id, account_id, provider_id, password)
    values ('01a1fd18-4020-76c1-9828-000000000003', '01a1fd18-4020-76c1-9828-000000000001', 'x', 'credential', '$argon2id$kept');
  insert into session (id, person_id, token, expires_at)
    values ('01a1fd18-4020-76c1-9828-000000000004', '01a1fd18-4020-76c1-9828-000000000001', 'kept', now() + interval '1 hour');
  insert into two_factor (id, person_id, secret, backup_codes)
    values ('01a1fd18-4020-76c1-9828-000000000005', '01a1fd18-4020-76c1-9828-000000000001', 's', 'b');
  insert into mail_message (organization_id, id, to_address, subject, template, state)
    values (6, '01a1fd18-4020-76c1-9828-000000000006', 'planner@moh.gov.ph', 'Kept', 'kept', 'mailbox');
  insert into mail_body (message_id, text, html) values ('01a1fd18-4020-76c1-9828-000000000006', 'Kept', '<p>Kept</p>');
  insert into file (organization_id, id, name, media_type, size, sha256)
    values (6, '01a1fd18-4020-76c1-9828-000000000007', 'evidence.pdf', 'application/pdf', 10, repeat('a', 64));
  insert into strategic_plan (organization_id, id, title, vision, mission, start_year, end_year, status, preparers, prepared_by)
    values (6, '01a1fd18-4020-76c1-9828-000000000008', 'Plan', 'v', 'm', 2026, 2030, 'active', '{}', 'Norhaya Salim');
  insert into strategic_goal (organization_id, id, plan_id, title, metric, unit, target_value, position)
    values (6, '01a1fd18-4020-76c1-9828-000000000009', '01a1fd18-4020-76c1-9828-000000000008', 'Goal', 'Metric', '%', 80.5, 1);
  insert into progress_entry (organization_id, id, goal_id, as_of, value, author_id, author_name, evidence_file_id)
    values (6, '01a1fd18-4020-76c1-9828-00000000000a', '01a1fd18-4020-76c1-9828-000000000009', '2026-03-01', 12.25,
      '01a1fd18-4020-76c1-9828-000000000001', 'Norhaya Salim', '01a1fd18-4020-76c1-9828-000000000007');`

/** What it had besides in the version after: somebody on the way in, an import, notifications, a change of roles. */
const PEOPLE = `
  insert into onboarding (person_id, wave, invited_at) values ('01a1fd18-4020-76c1-9828-000000000001', 2, '2026-03-01');
  insert into notification (person_id, id, topic, title, path)
    values ('01a1fd18-4020-76c1-9828-000000000001', '01a1fd18-4020-76c1-9828-00000000000b', 'planning.approval', 'Kept', '/moa/MOH');
  insert into role_change (organization_id, id, person_id, roles_before, roles_after, reason, requested_by_name)
    values (6, '01a1fd18-4020-76c1-9828-00000000000c', '01a1fd18-4020-76c1-9828-000000000001', '{viewer}', '{admin,planner}', 'Kept', 'Kept');
  insert into access_review (organization_id, id, reviewed_by_name, note) values (6, '01a1fd18-4020-76c1-9828-00000000000d', 'Kept', 'Kept');
  insert into mail_text (organization_id, id, template, block, body) values (6, '01a1fd18-4020-76c1-9828-00000000000e', 'people.welcome', 'training', 'Kept');`

/** And in the version after that: a law, a program, and money in the ledger. */
const MONEY = `
  insert into fund_cluster (code, name) values ('01', 'Regular agency fund') on conflict do nothing;
  insert into funding_source (code, name, fund_cluster) values ('01101101', 'Kept', '01');
  insert into uacs_object (code, name, class, level, source) values ('5020301000', 'Kept', 'MOOE', 'object', 'Kept');
  insert into appropriation_act (id, code, title, fiscal_year, kind, effective_on, source)
    values ('01a1fd18-4020-76c1-9828-00000000000f', 'BAA 85', 'Kept', 2026, 'regular', '2026-01-01', 'Kept');
  insert into appropriation_validity (act_id, class, obligate_until, pay_until, source)
    values ('01a1fd18-4020-76c1-9828-00000000000f', 'MOOE', '2026-12-31', '2027-03-31', 'Kept');
  insert into ppa (organization_id, id, code, title, kind, cost_structure)
    values (6, '01a1fd18-4020-76c1-9828-000000000011', '310100100001000', 'Kept', 'program', 'operations');
  insert into ledger_account (organization_id, id, act_id, fund_cluster, funding_source, ppa_id, class)
    values (6, '01a1fd18-4020-76c1-9828-000000000012', '01a1fd18-4020-76c1-9828-00000000000f', '01', '01101101',
      '01a1fd18-4020-76c1-9828-000000000011', 'MOOE');
  insert into ledger_posting (organization_id, id, kind, series_year, number, posted_on, particulars, actor_name, posted_at)
    values (6, '01a1fd18-4020-76c1-9828-000000000013', 'appropriation', 2026, 'APP-1', '2026-01-05', 'Kept', 'Kept', '2026-01-05');
  insert into ledger_entry (organization_id, id, posting_id, posted_on, line, account_id, class, stage, movement, amount)
    values (6, '01a1fd18-4020-76c1-9828-000000000014', '01a1fd18-4020-76c1-9828-000000000013', '2026-01-05', 1,
      '01a1fd18-4020-76c1-9828-000000000012', 'MOOE', 'appropriation', 'original', 1234567890.12);
  insert into deadline (organization_id, id, kind, subject_id, title, path, statutory_date, due_date)
    values (6, '01a1fd18-4020-76c1-9828-000000000015', 'budgeting.report', 'kept', 'Kept', '/moa/MOH', '2026-10-30', '2026-10-30');`

const VERSIONS = [
  { before: '0006', data: [DATA] },
  { before: '0011', data: [DATA, PEOPLE] },
  { before: '0021', data: [DATA, PEOPLE, MONEY] },
]

/** Every row of every table, by table. */
async function everything(url: string): Promise<Map<string, object[]>> {
  const { rows: tables } = await onAdmin(
    url,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`,
  )
  const found = new Map<string, object[]>()
  for (const { name: table } of tables as { name: string }[]) {
    const { rows } = await onAdmin(url, `select to_jsonb(t) as row from public.${table} t order by to_jsonb(t)::text`)
    found.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return found
}

it.each(VERSIONS)(
  'whatever the version before $before had is there after an upgrade, column by column',
  async ({ before: first, data }) => {
    const name = `u_${randomUUID().replaceAll('-', '')}`
    names.push(name)
    await onAdmin(inject('adminUrl'), `create database ${name}`)
    const url = new URL(inject('adminUrl'))
    url.pathname = `/${name}`
    const logins = deriveLogins(url.href, TEST_SECRET)
    const options = { adminUrl: url.href, logins, sharedTables }
    const all = await readMigrations()
    const earlier = all.filter((migration) => migration.name < first)
    await migrate({ ...options, migrations: earlier })
    for (const rows of data) await onAdmin(url.href, `select set_config('bmms.organization_id', '6', false); ${rows}`)
    const before = await everything(url.href)
    expect(before.get('change')?.length).toBeGreaterThan(5)

    const { applied } = await migrate(options)
    expect(applied).toEqual(all.slice(earlier.length).map((migration) => migration.name))
    const after = await everything(url.href)
    for (const [table, rows] of before) {
      const now = after.get(table) ?? []
      expect({ table, rows: now.length }).toEqual({ table, rows: rows.length })
      for (const [at, row] of rows.entries()) expect({ table, row: now[at] }).toMatchObject({ table, row })
    }

    const app = openPool({ url: logins.bmms_app, size: 1, prepared: false, name: 'upgraded' })
    await checkDatabase(app, sharedTables)
    await app.end()
  },
)
