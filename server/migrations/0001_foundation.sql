-- The ground that every module stands on: who acts where (transaction context) and what changed (change log).

create schema bmms;
revoke all on schema public from public;
grant usage on schema public, bmms to bmms_app, bmms_oversight, bmms_identity;

-- The organization of this transaction. Raises when there is none: a forgotten context is an error, never an empty list.
create function bmms.current_organization() returns integer
  language plpgsql stable parallel safe
as $$
declare
  setting text := current_setting('bmms.organization_id', true);
begin
  if setting is null or setting = '' then
    raise exception 'no organization is set for this transaction' using errcode = 'BM001';
  end if;
  return setting::integer;
end
$$;

-- 'organization', 'platform', or '' outside of any scope.
create function bmms.current_scope() returns text
  language sql stable parallel safe
as $$ select coalesce(current_setting('bmms.scope', true), '') $$;

create function bmms.current_actor() returns uuid
  language sql stable parallel safe
as $$ select nullif(current_setting('bmms.actor_id', true), '')::uuid $$;

-- Organization of the transaction, or null in the platform scope: for tables that both scopes may use.
create function bmms.organization_or_platform() returns integer
  language sql stable parallel safe
as $$ select case when bmms.current_scope() = 'platform' then null else bmms.current_organization() end $$;

create table public.change (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  organization_id integer,
  table_name text not null,
  row_id text not null,
  action text not null constraint change_action_known check (action in ('insert', 'update', 'delete')),
  actor_id uuid,
  actor_name text,
  request_id text,
  before jsonb,
  after jsonb,
  constraint change_pkey primary key (at, id)
) partition by range (at);
comment on table public.change is 'Every insert, update and delete of protected tables, written by trigger in the same transaction.';
create index change_organization_idx on public.change (organization_id, at desc);
create index change_record_idx on public.change (organization_id, table_name, row_id, at desc);
create table public.change_default partition of public.change default;

alter table public.change enable row level security;
alter table public.change force row level security;
create policy change_written on public.change for insert to bmms_owner with check (true);
create policy change_read on public.change for select to bmms_app
  using (case when bmms.current_scope() = 'platform' then true else organization_id = bmms.current_organization() end);
create policy change_oversight on public.change for select to bmms_oversight using (true);
grant select on public.change to bmms_app, bmms_oversight;

-- Makes the partitions of this month and the months ahead. Called by migration and by a monthly job.
create function bmms.ensure_change_partitions(months_ahead integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  first date := date_trunc('month', now() at time zone 'Asia/Manila')::date;
  month date;
  made integer := 0;
begin
  for step in 0 .. least(greatest(months_ahead, 0), 24) loop
    month := (first + make_interval(months => step))::date;
    if to_regclass(format('public.change_%s', to_char(month, 'YYYY_MM'))) is null then
      execute format(
        'create table public.change_%s partition of public.change for values from (%L) to (%L)',
        to_char(month, 'YYYY_MM'), month::timestamp at time zone 'Asia/Manila',
        (month + interval '1 month')::timestamp at time zone 'Asia/Manila');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
revoke all on function bmms.ensure_change_partitions(integer) from public;
grant execute on function bmms.ensure_change_partitions(integer) to bmms_app;
select bmms.ensure_change_partitions(3);

-- Trigger: one row a change. First argument: the column that names the organization ('' for platform tables).
create function bmms.record_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  before jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  row jsonb := coalesce(after, before);
begin
  if before = after then
    return null;
  end if;
  insert into public.change (organization_id, table_name, row_id, action, actor_id, actor_name, request_id, before, after)
  values (
    case when tg_argv[0] = '' then null else (row ->> tg_argv[0])::integer end,
    tg_table_name, coalesce(row ->> 'id', row ->> tg_argv[1]), lower(tg_op),
    nullif(current_setting('bmms.actor_id', true), '')::uuid,
    nullif(current_setting('bmms.actor_name', true), ''),
    nullif(current_setting('bmms.request_id', true), ''),
    before, after);
  return null;
end
$$;
