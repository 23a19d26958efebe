-- The rollout: waves, the places of organizations in them, milestones, coordinators, blockers. What plans, schedules, gates,
-- controls and reports add stands in their own migrations.

create table public.rollout_wave (
  id uuid not null constraint rollout_wave_pkey primary key,
  number integer not null constraint rollout_wave_number_range check (number between 1 and 99)
    constraint rollout_wave_number_key unique,
  name text not null constraint rollout_wave_name_length check (char_length(name) between 1 and 120),
  description text not null default '' constraint rollout_wave_description_length check (char_length(description) <= 2000),
  status text not null default 'planned' constraint rollout_wave_status_known
    check (status in ('planned', 'active', 'paused', 'completed', 'cancelled')),
  -- Why it is in this state, where a person said so.
  status_reason text not null default '' constraint rollout_wave_reason_length check (char_length(status_reason) <= 1000),
  max_organizations integer not null default 10 constraint rollout_wave_room check (max_organizations between 1 and 100),
  -- As it stands; and as it was published, to compare with.
  starts_on date not null constraint rollout_wave_starts_range check (starts_on between '2020-01-01' and '2100-12-31'),
  ends_on date not null,
  baseline_starts_on date not null,
  baseline_ends_on date not null,
  -- As it was.
  started_on date,
  ended_on date,
  paused_on date,
  -- Working days that it stood still so far.
  paused_days integer not null default 0 constraint rollout_wave_paused_days_positive check (paused_days >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_wave_ends_after_start check (ends_on >= starts_on),
  constraint rollout_wave_paused_since check ((status = 'paused') = (paused_on is not null)),
  constraint rollout_wave_started check (status not in ('active', 'paused', 'completed') or started_on is not null),
  constraint rollout_wave_ended check (status <> 'completed' or ended_on is not null)
);

-- An organization's place in a wave. Places that were left stay, so that the record says what was.
create table public.rollout_placement (
  organization_id integer not null constraint rollout_placement_organization_fkey references public.organization (id),
  id uuid not null,
  wave_id uuid not null constraint rollout_placement_wave_fkey references public.rollout_wave (id),
  state text not null default 'pending' constraint rollout_placement_state_known check (state in
    ('pending', 'training_scheduled', 'training_complete', 'access_granted', 'onboarding_complete')),
  -- `rule`: BMMS found the facts for it; `person`: somebody said so, with a reason.
  state_by text not null default 'rule' constraint rollout_placement_state_by_known check (state_by in ('rule', 'person')),
  state_reason text not null default '' constraint rollout_placement_state_reason_length check (char_length(state_reason) <= 1000),
  state_since timestamptz not null default now(),
  went_live_on date,
  left_on date,
  left_reason text not null default '' constraint rollout_placement_left_reason_length check (char_length(left_reason) <= 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_placement_pkey primary key (organization_id, id),
  constraint rollout_placement_id_key unique (id),
  constraint rollout_placement_said check (state_by = 'rule' or char_length(state_reason) > 0)
);
create unique index rollout_placement_once_key on public.rollout_placement (organization_id) where left_on is null;
create index rollout_placement_wave_idx on public.rollout_placement (wave_id) where left_on is null;

create table public.rollout_milestone (
  id uuid not null constraint rollout_milestone_pkey primary key,
  wave_id uuid not null constraint rollout_milestone_wave_fkey references public.rollout_wave (id),
  kind text not null constraint rollout_milestone_kind_known check (kind in
    ('kickoff', 'admin_training', 'user_training', 'system_access', 'go_live', 'completion', 'other')),
  title text not null constraint rollout_milestone_title_length check (char_length(title) between 1 and 200),
  -- Always a business day; and as it was published.
  due_on date not null,
  baseline_on date not null,
  status text not null default 'open' constraint rollout_milestone_status_known check (status in ('open', 'delayed', 'done', 'dropped')),
  done_on date,
  owner_id uuid constraint rollout_milestone_owner_fkey references public.person (id),
  evidence text not null default '' constraint rollout_milestone_evidence_length check (char_length(evidence) <= 2000),
  -- Why it stands on this day, when it was moved.
  note text not null default '' constraint rollout_milestone_note_length check (char_length(note) <= 1000),
  -- For calendars that took it over: rises with every change (RFC 5545, SEQUENCE).
  sequence integer not null default 0 constraint rollout_milestone_sequence_positive check (sequence >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_milestone_done check ((status = 'done') = (done_on is not null))
);
create unique index rollout_milestone_kind_key on public.rollout_milestone (wave_id, kind) where kind <> 'other';
create index rollout_milestone_wave_idx on public.rollout_milestone (wave_id);
create index rollout_milestone_owner_idx on public.rollout_milestone (owner_id);

create table public.rollout_coordinator (
  wave_id uuid not null constraint rollout_coordinator_wave_fkey references public.rollout_wave (id),
  part text not null constraint rollout_coordinator_part_known check (part in ('lead', 'technical', 'training', 'support')),
  id uuid not null,
  person_id uuid not null constraint rollout_coordinator_person_fkey references public.person (id),
  created_at timestamptz not null default now(),
  constraint rollout_coordinator_pkey primary key (wave_id, part)
);
create index rollout_coordinator_person_idx on public.rollout_coordinator (person_id);

-- What stands in the way. Without an organization it concerns the whole wave.
create table public.rollout_blocker (
  organization_id integer constraint rollout_blocker_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_blocker_pkey primary key,
  wave_id uuid not null constraint rollout_blocker_wave_fkey references public.rollout_wave (id),
  milestone_id uuid constraint rollout_blocker_milestone_fkey references public.rollout_milestone (id),
  severity text not null constraint rollout_blocker_severity_known check (severity in ('critical', 'high', 'medium', 'low')),
  title text not null constraint rollout_blocker_title_length check (char_length(title) between 1 and 200),
  detail text not null default '' constraint rollout_blocker_detail_length check (char_length(detail) <= 4000),
  owner_id uuid constraint rollout_blocker_owner_fkey references public.person (id),
  -- `BMMS` for those that BMMS opened itself.
  opened_by uuid constraint rollout_blocker_opener_fkey references public.person (id),
  opened_by_name text not null constraint rollout_blocker_opener_name_length check (char_length(opened_by_name) between 1 and 200),
  opened_at timestamptz not null default now(),
  escalated_at timestamptz,
  resolved_at timestamptz,
  resolution text not null default '' constraint rollout_blocker_resolution_length check (char_length(resolution) <= 2000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_blocker_resolved check (resolved_at is null or char_length(resolution) > 0)
);
create index rollout_blocker_wave_idx on public.rollout_blocker (wave_id) where resolved_at is null;
create index rollout_blocker_owner_idx on public.rollout_blocker (owner_id);
create index rollout_blocker_opener_idx on public.rollout_blocker (opened_by);
create index rollout_blocker_milestone_idx on public.rollout_blocker (milestone_id);
-- BMMS opens one blocker for a milestone that is late.
create unique index rollout_blocker_late_key on public.rollout_blocker (milestone_id)
  where milestone_id is not null and opened_by is null and resolved_at is null;

-- Whom the tables of a wave concern: platform work, oversight, and the organizations that have a place in it.
create function bmms.has_place_in_wave(wave uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (select from public.rollout_placement p
    where p.wave_id = wave and p.left_on is null and p.organization_id = bmms.organization_or_platform())
$$;
revoke all on function bmms.has_place_in_wave(uuid) from public;
grant execute on function bmms.has_place_in_wave(uuid) to bmms_app;

-- Says that something of the rollout changed, so that open pages fetch it; one message a transaction is enough.
create function bmms.tell_of_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('bmms_live', tg_argv[0]);
  return null;
end
$$;

do $$ declare t text; k text; begin
  foreach t in array array['rollout_wave', 'rollout_milestone', 'rollout_coordinator'] loop
    k := case t when 'rollout_wave' then 'id' else 'wave_id' end;
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for select to bmms_app using (bmms.has_place_in_wave(%3$I));
      create policy %4$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %5$I on public.%1$I for select to bmms_oversight using (true);
      grant select, insert, update, delete on public.%1$I to bmms_app;
      grant select on public.%1$I to bmms_oversight;
      create trigger %6$I after insert or update or delete on public.%1$I
        for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_of_place', k, t || '_kept', t || '_oversight', t || '_change');
  end loop;
  foreach t in array array['rollout_wave', 'rollout_placement', 'rollout_milestone', 'rollout_coordinator', 'rollout_blocker'] loop
    execute format('create trigger %I after insert or update or delete on public.%I
      for each statement execute function bmms.tell_of_change(''rollout'');', t || '_tell', t);
  end loop;
end $$;
