// The start-up self-check: BMMS refuses to serve when the database would not keep organizations apart.
import type pg from 'pg'
import { organizationTables, type SharedTable } from './protect.ts'

export interface Finding {
  subject: string
  problem: string
}

/** Functions that run with the owner's rights; each is reviewed. */
const DEFINER_FUNCTIONS = [
  'enter',
  'ensure_change_partitions',
  'record_change',
  'record_password_link',
  'account_standing',
  'hold_ledger_accounts',
  'check_ledger_accounts',
  'check_ledger_obligations',
  'check_ledger_entries',
  'post_ledger',
  'check_transfer',
  'count_posted_outside',
  // Rolling an organization back: only to states of its change log, in platform work, with its access closed.
  'change_mark',
  'compare_rows',
  'restore_rows',
  'restore_in_reverse',
  'has_place_in_wave',
  'count_records',
  'count_plans',
  'helpers_of_wave',
]

/** Everything that is wrong with the protection; empty when all is well. Run as the login that serves. */
export async function findWeaknesses(app: pg.Pool, shared: readonly SharedTable[]): Promise<Finding[]> {
  const client = await app.connect()
  try {
    return [
      ...(await checkLogin(client)),
      ...(await checkOrganizationTables(client, shared)),
      ...(await checkOtherTables(client, shared)),
      ...(await checkCode(client)),
    ]
  } finally {
    client.release()
  }
}

/** Throws when there is any weakness. */
export async function checkDatabase(app: pg.Pool, shared: readonly SharedTable[]): Promise<void> {
  const findings = await findWeaknesses(app, shared)
  if (findings.length === 0) return
  const list = findings.map(({ subject, problem }) => `  ${subject}: ${problem}`).join('\n')
  throw new Error(`BMMS does not start, because the database would not keep organizations apart:\n${list}`)
}

async function checkLogin(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; super: boolean; bypass: boolean; owned: number }>(
    `select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass,
            (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname = 'public') as owned
       from pg_roles r where r.rolname = current_user or r.rolname in ('bmms_oversight', 'bmms_identity')`,
  )
  return rows.flatMap(({ name, super: superuser, bypass, owned }) => [
    ...(superuser ? [{ subject: name, problem: 'is a superuser' }] : []),
    ...(bypass ? [{ subject: name, problem: 'has BYPASSRLS' }] : []),
    ...(owned > 0 ? [{ subject: name, problem: `owns ${owned} tables` }] : []),
  ])
}

async function checkOrganizationTables(client: pg.ClientBase, shared: readonly SharedTable[]): Promise<Finding[]> {
  const tables = await organizationTables(client, shared)
  const { rows } = await client.query<{ name: string; missing: string[] }>(
    `select c.relname as name, array_remove(array[
        case when not (c.relrowsecurity and c.relforcerowsecurity) then 'row security is not forced' end,
        case when not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'organization_isolation'
          and pg_get_expr(p.polqual, c.oid) like '%organization%' and pg_get_expr(p.polwithcheck, c.oid) like '%organization%')
          then 'has no isolation policy' end,
        case when exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and pg_get_expr(p.polqual, c.oid) = 'true'
          and exists (select from unnest(p.polroles) r where r = 0 or pg_get_userbyid(r) = 'bmms_app')) then 'has a policy open to all' end,
        case when not exists (select from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
          where x.indrelid = c.oid and a.attname = 'organization_id') then 'has no index that leads with organization_id' end,
        case when not exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
          where t.tgrelid = c.oid and f.proname = 'record_change' and t.tgenabled <> 'D')
          and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'derived: %' then 'does not log its changes' end,
        case when obj_description(c.oid, 'pg_class') like 'append-only: %' and (has_table_privilege('bmms_app', c.oid, 'update')
          or has_table_privilege('bmms_app', c.oid, 'delete')) then 'can be rewritten' end,
        case when obj_description(c.oid, 'pg_class') like 'derived: %' and (has_table_privilege('bmms_app', c.oid, 'insert')
          or has_table_privilege('bmms_app', c.oid, 'update') or has_table_privilege('bmms_app', c.oid, 'delete'))
          then 'is derived, but can be written' end
      ], null) as missing
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relname = any($1)`,
    [tables.map((table) => table.name)],
  )
  return rows.flatMap(({ name, missing }) => missing.map((problem) => ({ subject: `table ${name}`, problem })))
}

async function checkOtherTables(client: pg.ClientBase, shared: readonly SharedTable[]): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; secured: boolean; readable: boolean }>(
    `select c.relname as name, c.relrowsecurity as secured, has_table_privilege(c.oid, 'select') as readable
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)`,
  )
  const listed = new Set(shared.map((entry) => entry.table))
  return rows.flatMap(({ name, secured, readable }) => [
    ...(listed.has(name)
      ? []
      : [{ subject: `table ${name}`, problem: 'has no organization and is not on the reviewed list' }]),
    ...(readable && !secured ? [{ subject: `table ${name}`, problem: 'can be read without row security' }] : []),
  ])
}

async function checkCode(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ subject: string; problem: string }>(
    `select 'view ' || c.relname as subject, 'does not run with the rights of its reader' as problem
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'bmms') and c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)
     union all
     select 'function ' || p.proname, 'runs with its owner''s rights and is not on the reviewed list'
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'bmms') and p.prosecdef and p.proname <> all($1)
     union all
     select 'function ' || p.proname, 'runs with its owner''s rights without a fixed search path'
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'bmms') and p.prosecdef and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)`,
    [DEFINER_FUNCTIONS],
  )
  return rows
}
