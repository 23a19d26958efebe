-- Rolling the data of one organization back from the change log, and taking access away when a wave is cancelled.

-- The organization whose rows the owner's functions may restore in this transaction; null everywhere else.
create function bmms.restored_organization() returns integer
  language sql stable
as $$ select nullif(current_setting('bmms.restoring', true), '')::integer $$;

-- True only inside those functions: whoever serves can set the setting, but cannot become the owner.
create function bmms.is_restoring() returns boolean
  language sql stable
as $$ select current_user = 'bmms_owner' and bmms.restored_organization() is not null $$;

-- What held when a row was written is not asked again when it is put back: the log has only states that were lawful. Sums
-- are made anew from the entries (restore_rows), and foreign keys, unique keys and checks always hold.
drop trigger ledger_account_append_only on public.ledger_account;
create trigger ledger_account_append_only before update or delete on public.ledger_account
  for each row when (not bmms.is_restoring()) execute function bmms.refuse_rewriting();
drop trigger ledger_posting_append_only on public.ledger_posting;
create trigger ledger_posting_append_only before update or delete on public.ledger_posting
  for each row when (not bmms.is_restoring()) execute function bmms.refuse_rewriting();
drop trigger ledger_entry_append_only on public.ledger_entry;
create trigger ledger_entry_append_only before update or delete on public.ledger_entry
  for each row when (not bmms.is_restoring()) execute function bmms.refuse_rewriting();
drop trigger ledger_entry_posted on public.ledger_entry;
create trigger ledger_entry_posted after insert on public.ledger_entry
  referencing new table as added for each statement when (not bmms.is_restoring()) execute function bmms.post_ledger();
drop trigger ledger_entry_transfer on public.ledger_entry;
create constraint trigger ledger_entry_transfer after insert on public.ledger_entry
  deferrable initially deferred for each row when (new.movement in ('transfer_in', 'transfer_out') and not bmms.is_restoring())
  execute function bmms.check_transfer();
drop trigger ppa_parent on public.ppa;
create trigger ppa_parent before update of parent_id on public.ppa
  for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id and not bmms.is_restoring())
  execute function bmms.check_ppa_parent();
drop trigger ledger_account_ppa on public.ledger_account;
create trigger ledger_account_ppa after insert on public.ledger_account
  for each row when (not bmms.is_restoring()) execute function bmms.check_ledger_account_ppa();
drop trigger budget_document_conserved on public.budget_document;
create constraint trigger budget_document_conserved after insert or update on public.budget_document
  deferrable initially deferred for each row when (new.status in ('submitted', 'approved') and not bmms.is_restoring())
  execute function bmms.check_modification_lines();
drop trigger ledger_posting_conserved on public.ledger_posting;
create constraint trigger ledger_posting_conserved after insert on public.ledger_posting
  deferrable initially deferred for each row when (new.kind = 'modification' and not bmms.is_restoring())
  execute function bmms.check_modification_posting();
drop trigger budget_document_line_frozen on public.budget_document_line;
create trigger budget_document_line_frozen before insert or update or delete on public.budget_document_line
  for each row when (not bmms.is_restoring()) execute function bmms.refuse_frozen_lines();

-- As before, and: while an organization is rolled back, nobody else writes in it. Whoever writes holds the organization
-- shared until the end of the transaction; a rollback holds it alone, and so waits for those who are at it.
create or replace function bmms.record_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  before jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  row jsonb := coalesce(after, before);
  organization integer := case when tg_argv[0] = '' then null else (row ->> tg_argv[0])::integer end;
begin
  if before = after then
    return null;
  end if;
  if organization is not null and not pg_try_advisory_xact_lock_shared(4201045, organization) then
    raise exception 'the organization is being rolled back' using errcode = 'lock_not_available';
  end if;
  insert into public.change (organization_id, table_name, row_id, action, actor_id, actor_name, request_id, before, after)
  values (
    organization,
    tg_table_name, coalesce(row ->> 'id', row ->> tg_argv[1]), lower(tg_op),
    nullif(current_setting('bmms.actor_id', true), '')::uuid,
    nullif(current_setting('bmms.actor_name', true), ''),
    nullif(current_setting('bmms.request_id', true), ''),
    before, after);
  return null;
end
$$;

create policy change_restored on public.change for select to bmms_owner
  using (organization_id = (select bmms.restored_organization()));

-- Lets the owner's functions reach the rows of the organization that they restore, and puts the foreign keys of these
-- tables off to the end where a transaction asks for it. For every migration, by the owner; safe to repeat.
create function bmms.prepare_restoring(tables text[]) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  name text;
  key record;
begin
  foreach name in array tables loop
    execute format('drop policy if exists restoring on public.%I', name);
    execute format('create policy restoring on public.%I for all to bmms_owner
      using (organization_id = (select bmms.restored_organization()))
      with check (organization_id = (select bmms.restored_organization()))', name);
  end loop;
  for key in
    select c.conrelid::regclass as place, c.conname as name from pg_constraint c
     where c.contype = 'f' and not c.condeferrable and c.conparentid = 0
       and (c.conrelid = any (select format('public.%I', t)::regclass from unnest(tables) t)
         or c.confrelid = any (select format('public.%I', t)::regclass from unnest(tables) t))
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', key.place, key.name);
  end loop;
end
$$;

-- Rows that go are looked for in whatever may refer to them: without these, one by one through whole tables.
create index progress_entry_evidence_idx on public.progress_entry (organization_id, evidence_file_id) where evidence_file_id is not null;
create index accomplishment_evidence_idx on public.accomplishment (organization_id, evidence_file_id) where evidence_file_id is not null;
create index budget_report_filing_file_idx on public.budget_report_filing (organization_id, file_id) where file_id is not null;
create index ppa_import_file_idx on public.ppa_import (organization_id, file_id);
create index proposal_attachment_file_idx on public.proposal_attachment (organization_id, file_id);
create index obligation_line_account_idx on public.obligation_line (organization_id, account_id);
create index budget_document_posting_idx on public.budget_document (organization_id, posting_id) where posting_id is not null;
create index ledger_correction_posting_idx on public.ledger_correction (organization_id, posting_id) where posting_id is not null;
create index ledger_correction_reversed_idx on public.ledger_correction (organization_id, reversed_id) where reversed_id is not null;
create index ledger_correction_request_idx on public.ledger_correction (organization_id, request_id) where request_id is not null;
create index obligation_request_posting_idx on public.obligation_request (organization_id, posting_id) where posting_id is not null;
create index payable_posting_idx on public.payable (organization_id, posting_id) where posting_id is not null;
create index proposal_objective_objective_idx on public.proposal_objective (organization_id, objective_id);
create index ledger_correction_line_line_idx on public.ledger_correction_line (organization_id, line_id);
create index payable_line_line_idx on public.payable_line (organization_id, line_id);
create index disbursement_program_ppa_idx on public.disbursement_program (organization_id, ppa_id);
create index performance_indicator_ppa_idx on public.performance_indicator (organization_id, ppa_id);
create index proposal_ppa_ppa_idx on public.proposal_ppa (organization_id, ppa_id);
create index proposal_ppa_goal_idx on public.proposal_ppa (organization_id, goal_id) where goal_id is not null;
create index ppa_goal_idx on public.ppa (organization_id, goal_id) where goal_id is not null;
create index strategic_goal_amends_idx on public.strategic_goal (organization_id, amends_id) where amends_id is not null;
create index strategic_plan_amends_idx on public.strategic_plan (organization_id, amends_id) where amends_id is not null;

-- One return of an organization's data to a moment, or the taking back of one.
create table public.rollout_rollback (
  organization_id integer not null constraint rollout_rollback_organization_fkey references public.organization (id),
  id uuid constraint rollout_rollback_pkey primary key,
  wave_id uuid constraint rollout_rollback_wave_fkey references public.rollout_wave (id),
  kind text not null constraint rollout_rollback_kind_known check (kind in ('restore', 'undo')),
  -- The state that is returned to; of an undo, when the rollback that it takes back began.
  moment timestamptz not null,
  undoes_id uuid constraint rollout_rollback_undoes_fkey references public.rollout_rollback (id),
  reason text not null constraint rollout_rollback_reason_length check (char_length(reason) between 1 and 1000),
  state text not null default 'checking' constraint rollout_rollback_state_known
    check (state in ('checking', 'ready', 'blocked', 'approved', 'running', 'done', 'failed', 'cancelled')),
  -- The organization is live: whoever prepared it may not approve it.
  needs_second_person boolean not null default true,
  -- What it would change: [{table, removed, changed, added}]; null before the first check.
  counts jsonb,
  -- What stands in the way, and what is worth knowing: [{code, table, count, message}].
  conflicts jsonb not null default '[]',
  notes jsonb not null default '[]',
  -- How far the change log was at the check: what was approved is what runs.
  checked_mark text constraint rollout_rollback_checked_mark_length check (char_length(checked_mark) <= 60),
  -- How long the rehearsal took, in milliseconds.
  rehearsal_ms integer constraint rollout_rollback_rehearsal_positive check (rehearsal_ms >= 0),
  archive_key text constraint rollout_rollback_archive_key_length check (char_length(archive_key) <= 200),
  archive_sha256 text constraint rollout_rollback_archive_sha256_form check (archive_sha256 ~ '^[0-9a-f]{64}$'),
  archive_size integer constraint rollout_rollback_archive_size_positive check (archive_size > 0),
  archive_rows integer constraint rollout_rollback_archive_rows_positive check (archive_rows >= 0),
  archive_mark text constraint rollout_rollback_archive_mark_length check (char_length(archive_mark) <= 60),
  archived_at timestamptz,
  -- Why it failed or came back, in words.
  message text not null default '' constraint rollout_rollback_message_length check (char_length(message) <= 1000),
  attempts integer not null default 0,
  -- Null: at the command line.
  prepared_by uuid constraint rollout_rollback_prepared_by_fkey references public.person (id),
  prepared_by_name text not null constraint rollout_rollback_prepared_by_name_length check (char_length(prepared_by_name) <= 200),
  prepared_at timestamptz not null default now(),
  decided_by uuid constraint rollout_rollback_decided_by_fkey references public.person (id),
  decided_by_name text constraint rollout_rollback_decided_by_name_length check (char_length(decided_by_name) <= 200),
  decided_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  -- Who did what: [{action, byId, by, at, comment}], oldest first.
  steps jsonb not null default '[]',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_rollback_of_undo check ((kind = 'undo') = (undoes_id is not null)),
  constraint rollout_rollback_four_eyes check (not needs_second_person or state in ('cancelled', 'failed') or decided_at is null
    or (decided_by is not null and decided_by is distinct from prepared_by)),
  constraint rollout_rollback_archived check (state not in ('running', 'done')
    or (archive_sha256 is not null and archive_mark is not null and decided_at is not null))
);
create unique index rollout_rollback_open_key on public.rollout_rollback (organization_id)
  where state in ('checking', 'ready', 'blocked', 'approved', 'running');
-- A rollback is taken back once.
create unique index rollout_rollback_undone_key on public.rollout_rollback (undoes_id) where state not in ('failed', 'cancelled');
create index rollout_rollback_newest_idx on public.rollout_rollback (created_at desc);
create index rollout_rollback_organization_idx on public.rollout_rollback (organization_id);
create index rollout_rollback_wave_idx on public.rollout_rollback (wave_id);

-- How far the work is; apart from the rollback, so that it is seen while the work lasts.
create table public.rollout_rollback_progress (
  rollback_id uuid constraint rollout_rollback_progress_pkey primary key
    constraint rollout_rollback_progress_rollback_fkey references public.rollout_rollback (id) on delete cascade,
  step text not null constraint rollout_rollback_progress_step_length check (char_length(step) <= 120),
  done integer not null default 0,
  total integer not null default 0,
  updated_at timestamptz not null default now()
);

-- Access that a cancelled wave took away: which memberships it suspended, so that exactly those come back.
create table public.rollout_revocation (
  organization_id integer not null constraint rollout_revocation_organization_fkey references public.organization (id),
  id uuid constraint rollout_revocation_pkey primary key,
  wave_id uuid not null constraint rollout_revocation_wave_fkey references public.rollout_wave (id),
  reason text not null constraint rollout_revocation_reason_length check (char_length(reason) between 1 and 1000),
  -- Whether the organization was active until then.
  was_active boolean not null,
  membership_ids uuid[] not null,
  revoked_by uuid constraint rollout_revocation_revoked_by_fkey references public.person (id),
  revoked_by_name text not null constraint rollout_revocation_revoked_by_name_length check (char_length(revoked_by_name) <= 200),
  revoked_at timestamptz not null default now(),
  restored_by uuid constraint rollout_revocation_restored_by_fkey references public.person (id),
  restored_by_name text constraint rollout_revocation_restored_by_name_length check (char_length(restored_by_name) <= 200),
  restored_at timestamptz
);
create unique index rollout_revocation_open_key on public.rollout_revocation (organization_id) where restored_at is null;
create index rollout_revocation_organization_idx on public.rollout_revocation (organization_id);
create index rollout_revocation_wave_idx on public.rollout_revocation (wave_id);

do $$ declare t text; begin
  foreach t in array array['rollout_rollback', 'rollout_rollback_progress', 'rollout_revocation'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      grant select, insert, update, delete on public.%1$I to bmms_app;
      create trigger %3$I after insert or update or delete on public.%1$I
        for each statement execute function bmms.tell_of_change(''rollout'');', t, t || '_platform', t || '_tell');
  end loop;
  -- Above organizations: the log of an organization that is rolled back does not fill with what is written about it.
  foreach t in array array['rollout_rollback', 'rollout_revocation'] loop
    execute format('create trigger %I after insert or update or delete on public.%I
      for each row execute function bmms.record_change('''', ''id'')', t || '_change', t);
  end loop;
end $$;
create policy rollout_rollback_read on public.rollout_rollback for select to bmms_owner using (true);
-- Moves of deadlines have policies of their own and are rolled back with them.
create policy restoring on public.deadline_move for all to bmms_owner
  using (organization_id = (select bmms.restored_organization())) with check (organization_id = (select bmms.restored_organization()));

alter table public.deadline_move alter constraint deadline_move_organization_fkey deferrable initially immediate;
alter table public.deadline_move alter constraint deadline_move_person_fkey deferrable initially immediate;

-- From the newest state to the oldest: what an older one says counts, and columns that it does not know yet keep the newer value.
create aggregate bmms.merged (jsonb) (sfunc = jsonb_concat, stype = jsonb);

-- Of each row that changed since the moment: whether it was there, as it was, and what the log says of it last. An undo looks
-- at what its rollback changed, and at nothing else.
create function bmms.changed_rows(r public.rollout_rollback, of_table text)
  returns table (row_id text, was_there boolean, target jsonb, is_there boolean, latest jsonb, changed_since boolean)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.row_id,
         (array_agg(c.action order by c.id) filter (where c.counts))[1] <> 'insert',
         bmms.merged(c.before order by c.id desc) filter (where c.counts),
         (array_agg(c.action order by c.id desc))[1] <> 'delete',
         (array_agg(c.after order by c.id desc))[1],
         max(c.id) > max(c.id) filter (where c.counts)
    from (
      select l.id, l.row_id, l.action, l.before, l.after,
             r.kind = 'restore' or l.request_id in (r.undoes_id::text, r.id::text) as counts
        from public.change l
       where l.organization_id = r.organization_id and l.table_name = of_table and l.at >= r.moment
    ) c
   group by c.row_id
  having bool_or(c.counts)
$$;

-- Columns that are written, and those that PostgreSQL computes.
create function bmms.written_columns(of_table text, out names text, out computed text[], out id_type text)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select string_agg(format('%I', a.attname), ', ' order by a.attnum) filter (where a.attgenerated = ''),
         coalesce(array_agg(a.attname::text) filter (where a.attgenerated <> ''), '{}'),
         max(format_type(a.atttypid, a.atttypmod)) filter (where a.attname = 'id')
    from pg_attribute a
   where a.attrelid = format('public.%I', of_table)::regclass and a.attnum > 0 and not a.attisdropped
$$;

-- What columns hold that a row from before their time does not know.
create function bmms.column_defaults(of_table text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  known jsonb;
  parts text;
begin
  select string_agg(format('%L, %s', a.attname, pg_get_expr(d.adbin, d.adrelid)), ', ') into parts
    from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where a.attrelid = format('public.%I', of_table)::regclass and a.attgenerated = '' and not a.attisdropped
     and a.attname not in ('organization_id', 'id');
  if parts is null then
    return '{}';
  end if;
  execute format('select jsonb_build_object(%s)', parts) into known;
  return known;
end
$$;

-- Refuses what is no work on a rollback; answers it.
create function bmms.require_rollback(rollback uuid, of_table text) returns public.rollout_rollback
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  r public.rollout_rollback;
begin
  if bmms.current_scope() <> 'platform' then
    raise exception 'only platform work rolls data back' using errcode = 'insufficient_privilege';
  end if;
  select * into r from public.rollout_rollback where id = rollback;
  if r.id is null or r.state not in ('checking', 'running') then
    raise exception 'no rollback is being worked on' using errcode = 'insufficient_privilege';
  end if;
  -- Exactly the tables that are prepared for it: neither people nor anything above organizations is.
  if of_table is not null and not exists (
    select from pg_policy p where p.polrelid = to_regclass(format('public.%I', of_table)) and p.polname = 'restoring')
  then
    raise exception 'table % is not rolled back', of_table using errcode = 'insufficient_privilege';
  end if;
  if r.state = 'running' then
    perform pg_advisory_xact_lock(4201045, r.organization_id);
    if (select o.is_active from public.organization o where o.id = r.organization_id) then
      raise exception 'the organization is active' using errcode = 'check_violation', table = 'rollout_rollback',
        constraint = 'rollout_rollback_inactive';
    end if;
  end if;
  perform set_config('bmms.restoring', r.organization_id::text, true),
          set_config('bmms.organization_id', r.organization_id::text, true);
  return r;
end
$$;

-- Back to platform work.
create function bmms.leave_rollback() returns void
  language sql set search_path = pg_catalog, pg_temp
as $$ select set_config('bmms.restoring', '', true), set_config('bmms.organization_id', '', true) $$;

-- How far the change log of the organization is: a rollback runs on what its archive holds, or not at all.
create function bmms.change_mark(rollback uuid, tables text[]) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r public.rollout_rollback := bmms.require_rollback(rollback, null);
  mark text;
begin
  select count(*) || ':' || coalesce(max(c.id), 0) into mark from public.change c
   where c.organization_id = r.organization_id and c.table_name = any (tables);
  perform bmms.leave_rollback();
  if r.state = 'running' and r.archive_mark is distinct from mark then
    raise exception 'the archive is not of this moment' using errcode = 'check_violation', table = 'rollout_rollback',
      constraint = 'rollout_rollback_archive_current';
  end if;
  return mark;
end
$$;

-- How the rows of a table differ from what they are to be, and from what the log says that they are now.
create function bmms.compare_rows(rollback uuid, of_table text)
  returns table (removed integer, changed integer, added integer, unlogged integer, changed_since integer, lost_columns text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r public.rollout_rollback := bmms.require_rollback(rollback, of_table);
  c record := bmms.written_columns(of_table);
begin
  return query execute format($sql$
    with n as materialized (
      select n.*, t.id is not null as exists_now, to_jsonb(t) - $3 as now,
             case when t.id is not null and n.was_there then to_jsonb(jsonb_populate_record(t, n.target)) - $3 end as wanted,
             case when t.id is not null and n.is_there then to_jsonb(jsonb_populate_record(t, n.latest)) - $3 end as logged
        from bmms.changed_rows($1, %1$L) n
        left join public.%1$I t on t.organization_id = $2 and t.id = n.row_id::%2$s
    )
    select count(*) filter (where not n.was_there and n.exists_now)::integer,
           count(*) filter (where n.was_there and n.exists_now and n.now is distinct from n.wanted)::integer,
           count(*) filter (where n.was_there and not n.exists_now)::integer,
           count(*) filter (where n.is_there <> n.exists_now or (n.exists_now and n.now is distinct from n.logged))::integer,
           count(*) filter (where n.changed_since)::integer,
           coalesce((select array_agg(distinct k) from (select x.target from n x where x.was_there limit 500) s, jsonb_object_keys(s.target) k
             where not exists (select from pg_attribute a where a.attrelid = 'public.%1$I'::regclass and a.attname = k and not a.attisdropped)), '{}')
      from n $sql$, of_table, c.id_type)
    using r, r.organization_id, c.computed;
  perform bmms.leave_rollback();
end
$$;

-- One step of a rollback in one table: rows that were not there go, others get their values back, rows that are gone come back.
create function bmms.restore_rows(rollback uuid, of_table text, step text) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r public.rollout_rollback := bmms.require_rollback(rollback, of_table);
  c record := bmms.written_columns(of_table);
  done integer;
begin
  if step = 'remove' then
    execute format('delete from public.%1$I t using bmms.changed_rows($1, %1$L) n
      where not n.was_there and t.organization_id = $2 and t.id = n.row_id::%2$s', of_table, c.id_type)
      using r, r.organization_id;
  elsif step = 'change' then
    execute format('update public.%1$I t set (%2$s) = (select %2$s from jsonb_populate_record(t, n.target))
       from bmms.changed_rows($1, %1$L) n
      where n.was_there and t.organization_id = $2 and t.id = n.row_id::%3$s
        and to_jsonb(t) - $3 is distinct from to_jsonb(jsonb_populate_record(t, n.target)) - $3', of_table, c.names, c.id_type)
      using r, r.organization_id, c.computed;
  elsif step = 'add' then
    execute format('insert into public.%1$I (%2$s) overriding system value
      select b.* from bmms.changed_rows($1, %1$L) n
       cross join lateral (select %2$s from jsonb_populate_record(null::public.%1$I, $3 || n.target)) b
       where n.was_there and not exists (select from public.%1$I t where t.organization_id = $2 and t.id = n.row_id::%3$s)',
      of_table, c.names, c.id_type)
      using r, r.organization_id, bmms.column_defaults(of_table);
  elsif step = 'derive' and of_table = 'ledger_balance' then
    delete from public.ledger_balance b where b.organization_id = r.organization_id;
    insert into public.ledger_balance
      (organization_id, account_id, year, quarter, stage, movement, object_code, obligated_year, total, entries, last_on)
    select e.organization_id, e.account_id, e.year, e.quarter, e.stage, e.movement, coalesce(e.object_code, ''), e.obligated_year,
           sum(e.effect), count(*), max(e.posted_on)
      from public.ledger_entry e where e.organization_id = r.organization_id
     group by 1, 2, 3, 4, 5, 6, 7, 8;
  else
    raise exception 'no step %', step;
  end if;
  get diagnostics done = row_count;
  perform bmms.leave_rollback();
  return done;
end
$$;

-- Takes back one change after the other, newest first: for histories in which rows exchanged what must be unique, so that
-- no order of the tables leads there directly. Every state on the way was once lawful.
create function bmms.restore_in_reverse(rollback uuid, tables text[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r public.rollout_rollback;
  l record;
  c record;
  known jsonb := '{}';
  done integer := 0;
  name text;
begin
  foreach name in array tables loop
    r := bmms.require_rollback(rollback, name);
    c := bmms.written_columns(name);
    known := known || jsonb_build_object(name, jsonb_build_object(
      'names', c.names, 'type', c.id_type, 'defaults', bmms.column_defaults(name)));
  end loop;
  for l in
    select h.table_name, h.row_id, h.action, h.before, known -> h.table_name ->> 'names' as names,
           known -> h.table_name ->> 'type' as id_type, known -> h.table_name -> 'defaults' as defaults
      from public.change h
     where h.organization_id = r.organization_id and h.table_name = any (tables) and h.at >= r.moment
       and (r.kind = 'restore' or h.request_id = r.undoes_id::text)
     order by h.id desc
  loop
    if l.action = 'insert' then
      execute format('delete from public.%I where organization_id = $1 and id = $2::%s', l.table_name, l.id_type)
        using r.organization_id, l.row_id;
    elsif l.action = 'update' then
      execute format('update public.%I t set (%2$s) = (select %2$s from jsonb_populate_record(t, $3))
        where t.organization_id = $1 and t.id = $2::%3$s', l.table_name, l.names, l.id_type)
        using r.organization_id, l.row_id, l.before;
    else
      execute format('insert into public.%1$I (%2$s) overriding system value
        select %2$s from jsonb_populate_record(null::public.%1$I, $1) on conflict do nothing', l.table_name, l.names)
        using l.defaults || l.before;
    end if;
    done := done + 1;
  end loop;
  perform bmms.leave_rollback();
  return done;
end
$$;

do $$ declare f text; begin
  foreach f in array array['change_mark(uuid, text[])', 'compare_rows(uuid, text)', 'restore_rows(uuid, text, text)',
    'restore_in_reverse(uuid, text[])'] loop
    execute format('revoke all on function bmms.%s from public; grant execute on function bmms.%s to bmms_app', f, f);
  end loop;
end $$;
