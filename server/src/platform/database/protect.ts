// Protection from the catalogue: every table that names an organization gets row security, an index and the change trigger.
import type pg from 'pg'

/** A table without the standard protection, and why. The list stands in `server/src/shared-tables.ts`. */
export interface SharedTable {
  table: string
  /**
   * `own-policies`: its migration says who sees what. `organization-or-platform`: the standard protection, and all rows
   * in the platform scope.
   */
  access: 'own-policies' | 'organization-or-platform'
  reason: string
}

export interface OrganizationTable {
  name: string
  hasId: boolean
  inPlatformScope: boolean
  /** What the server may do to its rows; a migration says so in the comment of the table. */
  writing: 'full' | 'append-only' | 'derived'
}

/** Tables of the schema `public` that carry `organization_id` and have no policies of their own. */
export async function organizationTables(
  client: pg.ClientBase,
  shared: readonly SharedTable[],
): Promise<OrganizationTable[]> {
  const { rows } = await client.query<Omit<OrganizationTable, 'inPlatformScope'>>(
    `select c.relname as name,
            exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id' and not i.attisdropped) as "hasId",
            coalesce(substring(obj_description(c.oid, 'pg_class') from '^(append-only|derived): '), 'full') as writing
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
      order by c.relname`,
  )
  const access = new Map(shared.map((entry) => [entry.table, entry.access]))
  return rows
    .filter((row) => access.get(row.name) !== 'own-policies')
    .map((row) => ({ ...row, inPlatformScope: access.get(row.name) === 'organization-or-platform' }))
}

/** Applies the protection; safe to repeat. Also forces row security wherever it is enabled. */
export async function protectTables(client: pg.ClientBase, shared: readonly SharedTable[]): Promise<void> {
  const tables = await organizationTables(client, shared)
  for (const table of tables) {
    if (!table.hasId && table.writing !== 'derived')
      throw new Error(`Table ${table.name} has organization_id but no id; the change log needs one.`)
    await client.query(protectionOf(table))
    if (!(await hasLeadingIndex(client, table.name))) {
      await client.query(`create index ${table.name}_organization_idx on public.${table.name} (organization_id)`)
    }
  }
  await prepareRestoring(client, tables)
  await forceRowSecurity(client)
}

/** The owner's functions that roll an organization back reach its rows, and nobody else's (0022_rollout_rollback.sql). */
async function prepareRestoring(client: pg.ClientBase, tables: readonly OrganizationTable[]): Promise<void> {
  const { rows } = await client.query(`select from pg_proc where proname = 'prepare_restoring'`)
  if (rows.length > 0) await client.query('select bmms.prepare_restoring($1)', [tables.map(({ name }) => name)])
}

const RIGHTS = { full: 'select, insert, update, delete', 'append-only': 'select, insert', derived: 'select' }

function protectionOf({ name, inPlatformScope, writing }: OrganizationTable): string {
  const organization = inPlatformScope ? 'bmms.organization_or_platform()' : 'bmms.current_organization()'
  const condition = `organization_id = (select ${organization})`
  return `
    alter table public.${name} enable row level security;
    alter table public.${name} force row level security;
    drop policy if exists organization_isolation on public.${name};
    create policy organization_isolation on public.${name} for all to bmms_app using (${condition}) with check (${condition});
    ${inPlatformScope ? platformPolicy(name) : ''}
    drop policy if exists oversight on public.${name};
    create policy oversight on public.${name} for select to bmms_oversight using (true);
    alter table public.${name} alter column organization_id set default bmms.current_organization();
    revoke all on public.${name} from bmms_app;
    grant ${RIGHTS[writing]} on public.${name} to bmms_app;
    grant select on public.${name} to bmms_oversight;
    ${writing === 'derived' ? '' : changeTrigger(name)}`
}

function changeTrigger(name: string): string {
  return `create or replace trigger ${name}_change after insert or update or delete on public.${name}
      for each row execute function bmms.record_change('organization_id', 'id');`
}

function platformPolicy(table: string): string {
  const condition = `(select bmms.current_scope()) = 'platform'`
  return `
    drop policy if exists platform_scope on public.${table};
    create policy platform_scope on public.${table} for all to bmms_app using (${condition}) with check (${condition});`
}

async function hasLeadingIndex(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
      where x.indrelid = format('public.%I', $1::text)::regclass and a.attname = 'organization_id' limit 1`,
    [table],
  )
  return rows.length > 0
}

async function forceRowSecurity(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('public.%I', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relrowsecurity and not c.relforcerowsecurity`,
  )
  for (const { name } of rows) await client.query(`alter table ${name} force row level security`)
}
