-- Dates of the rollout: days on which no wave may start or go live, milestones that follow the calendar, and secret addresses
-- under which calendar programs subscribe to the schedule.

create table public.rollout_blackout (
  id uuid not null constraint rollout_blackout_pkey primary key,
  name text not null constraint rollout_blackout_name_length check (char_length(name) between 1 and 120),
  kind text not null constraint rollout_blackout_kind_known check (kind in ('budget_call', 'year_end', 'election', 'ramadan', 'other')),
  starts_on date not null constraint rollout_blackout_starts_range check (starts_on between '2020-01-01' and '2100-12-31'),
  ends_on date not null,
  -- What may not happen on these days; nothing: they are only shown.
  forbids text[] not null default '{}' constraint rollout_blackout_forbids_known check (forbids <@ array['start', 'go_live']),
  -- Why: the circular, the law, the decision.
  source text not null default '' constraint rollout_blackout_source_length check (char_length(source) <= 300),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_blackout_order check (ends_on >= starts_on),
  constraint rollout_blackout_at_most_a_year check (ends_on - starts_on <= 366)
);
create unique index rollout_blackout_name_key on public.rollout_blackout (lower(name), starts_on);

-- A secret address of one person; only the hash of the secret is kept.
create table public.rollout_calendar_feed (
  id uuid not null constraint rollout_calendar_feed_pkey primary key,
  person_id uuid not null constraint rollout_calendar_feed_person_fkey references public.person (id),
  name text not null constraint rollout_calendar_feed_name_length check (char_length(name) between 1 and 80),
  secret_hash text not null constraint rollout_calendar_feed_hash_form check (secret_hash ~ '^[0-9a-f]{64}$')
    constraint rollout_calendar_feed_hash_key unique,
  last_fetched_on date,
  revoked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index rollout_calendar_feed_person_idx on public.rollout_calendar_feed (person_id);

do $$ declare t text; begin
  foreach t in array array['rollout_blackout', 'rollout_calendar_feed'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      grant select, insert, update, delete on public.%1$I to bmms_app;
      create trigger %3$I after insert or update or delete on public.%1$I
        for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_kept', t || '_change');
  end loop;
end $$;
create policy rollout_blackout_oversight on public.rollout_blackout for select to bmms_oversight using (true);
grant select on public.rollout_blackout to bmms_oversight;
create trigger rollout_blackout_tell after insert or update or delete on public.rollout_blackout
  for each statement execute function bmms.tell_of_change('rollout');

-- A milestone stands on the day of its deadline. A proclamation that moves the deadline moves the milestone, in the same
-- transaction, whoever enters it; a wave begins and ends no later than its own first and last day of work.
create function bmms.move_milestone_with_deadline() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  moved public.rollout_milestone;
begin
  update public.rollout_milestone as m
     set due_on = new.due_after, sequence = m.sequence + 1, version = m.version + 1, updated_at = now(),
         note = left(format('Moved from %s: %s', to_char(new.due_before, 'FMDD FMMonth YYYY'), new.reason), 1000)
    from public.deadline d
   where d.id = new.deadline_id and d.organization_id is null and d.kind = 'rollout.milestone'
     and m.id::text = d.subject_id and m.status in ('open', 'delayed')
  returning m.* into moved;
  if moved.kind = 'completion' then
    update public.rollout_wave set ends_on = new.due_after, version = version + 1, updated_at = now()
     where id = moved.wave_id and status in ('planned', 'active', 'paused');
  elsif moved.kind = 'kickoff' then
    update public.rollout_wave set starts_on = new.due_after, version = version + 1, updated_at = now()
     where id = moved.wave_id and status = 'planned' and ends_on >= new.due_after;
  end if;
  return null;
end
$$;
create trigger deadline_move_milestone after insert on public.deadline_move
  for each row when (new.organization_id is null) execute function bmms.move_milestone_with_deadline();

-- A milestone that is reached or given up is due no more; one that is open again is.
create function bmms.settle_deadline_of_milestone() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update public.deadline
     set settled_at = case when tg_op = 'UPDATE' and new.status in ('open', 'delayed') then null else now() end,
         version = version + 1, updated_at = now()
   where organization_id is null and kind = 'rollout.milestone' and subject_id = old.id::text;
  return null;
end
$$;
create trigger rollout_milestone_settle_changed after update of status on public.rollout_milestone
  for each row when ((old.status in ('done', 'dropped')) <> (new.status in ('done', 'dropped')))
  execute function bmms.settle_deadline_of_milestone();
create trigger rollout_milestone_settle_removed after delete on public.rollout_milestone
  for each row execute function bmms.settle_deadline_of_milestone();
