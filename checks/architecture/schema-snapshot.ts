// A database's schema as text: tables, columns, constraints, indexes, policies, triggers, functions and grants.
import { onAdmin } from '../../server/src/testing/test-cluster.ts'

const PARTS = [
  `select 'column', c.table_schema, c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default, c.generation_expression
     from information_schema.columns c where c.table_schema in ('public', 'bmms')`,
  `select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'`,
  `select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'public'`,
  `select 'policy', tablename, policyname, permissive, roles::text, cmd, qual, with_check from pg_policies where schemaname = 'public'`,
  `select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`,
  `select 'function', proname, pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'bmms'::regnamespace and prokind <> 'a'`,
  `select 'aggregate', p.proname, a.aggtransfn::regproc::text from pg_proc p join pg_aggregate a on a.aggfnoid = p.oid
    where p.pronamespace = 'bmms'::regnamespace`,
  `select 'grant', grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'public' and grantee like 'bmms%'`,
  `select 'security', relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
]

/** One line a fact, sorted; equal schemas give equal lists. */
export async function schemaSnapshot(adminUrl: string): Promise<string[]> {
  const parts = await Promise.all(PARTS.map((sql) => onAdmin(adminUrl, sql)))
  return parts.flatMap(({ rows }) => rows.map((row) => JSON.stringify(Object.values(row)))).sort()
}
