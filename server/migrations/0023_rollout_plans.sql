-- Plans of waves: what planning knows about organizations, plan versions with every step back, and what publishing did.

-- What planning knows about an organization. One without a row counts as small, with what is assumed for small ones.
create table public.rollout_profile (
  organization_id integer not null constraint rollout_profile_organization_fkey references public.organization (id),
  id uuid not null,
  size text not null constraint rollout_profile_size_known check (size in ('small', 'medium', 'large')),
  expected_people integer not null constraint rollout_profile_people_range check (expected_people between 0 and 100000),
  -- Of them, those who need a seat in the training of the wave.
  trainees integer not null constraint rollout_profile_trainees_range check (trainees between 0 and 100000),
  -- Bodies with kindred mandates; '' for none.
  cluster text not null default '' constraint rollout_profile_cluster_length check (char_length(cluster) <= 120),
  -- Where trainers have to go; '' when nobody knows.
  place text not null default '' constraint rollout_profile_place_length check (char_length(place) <= 120),
  -- Why others depend on it; '' when they do not.
  foundation text not null default '' constraint rollout_profile_foundation_length check (char_length(foundation) <= 200),
  takes_part boolean not null default true,
  -- Where these facts are from.
  source text not null constraint rollout_profile_source_length check (char_length(source) between 1 and 300),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_profile_pkey primary key (organization_id, id),
  constraint rollout_profile_once_key unique (organization_id)
);

-- Two organizations that work together.
create table public.rollout_tie (
  id uuid not null constraint rollout_tie_pkey primary key,
  a_id integer not null constraint rollout_tie_a_fkey references public.organization (id),
  b_id integer not null constraint rollout_tie_b_fkey references public.organization (id),
  weight numeric(5, 2) not null constraint rollout_tie_weight_range check (weight between 0 and 100),
  why text not null constraint rollout_tie_why_length check (char_length(why) between 1 and 300),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_tie_order check (a_id < b_id),
  constraint rollout_tie_key unique (a_id, b_id)
);
create index rollout_tie_b_idx on public.rollout_tie (b_id);

-- An organization that can come only in a wave after another one.
create table public.rollout_prerequisite (
  id uuid not null constraint rollout_prerequisite_pkey primary key,
  later_id integer not null constraint rollout_prerequisite_later_fkey references public.organization (id),
  needs_id integer not null constraint rollout_prerequisite_needs_fkey references public.organization (id),
  why text not null constraint rollout_prerequisite_why_length check (char_length(why) between 1 and 300),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_prerequisite_other check (later_id <> needs_id),
  constraint rollout_prerequisite_key unique (later_id, needs_id)
);
create index rollout_prerequisite_needs_idx on public.rollout_prerequisite (needs_id);

-- What a new plan starts with. One row.
create table public.rollout_plan_setting (
  id uuid not null constraint rollout_plan_setting_pkey primary key,
  only_one boolean not null default true constraint rollout_plan_setting_one_key unique
    constraint rollout_plan_setting_one check (only_one),
  least integer not null constraint rollout_plan_setting_least_range check (least between 0 and 100),
  most integer not null constraint rollout_plan_setting_most_range check (most between 1 and 100),
  waves_least integer not null constraint rollout_plan_setting_waves_least_range check (waves_least between 1 and 60),
  waves_most integer not null constraint rollout_plan_setting_waves_most_range check (waves_most between 1 and 60),
  parallel_waves integer not null constraint rollout_plan_setting_parallel_range check (parallel_waves between 1 and 10),
  -- Null: no such limit.
  parallel_organizations integer constraint rollout_plan_setting_parallel_organizations_range check (parallel_organizations between 0 and 1000000),
  parallel_people integer constraint rollout_plan_setting_parallel_people_range check (parallel_people between 0 and 1000000),
  trainers integer constraint rollout_plan_setting_trainers_range check (trainers between 0 and 1000000),
  seats_per_trainer integer constraint rollout_plan_setting_seats_range check (seats_per_trainer between 0 and 1000000),
  people integer constraint rollout_plan_setting_people_range check (people between 0 and 1000000),
  wave_days integer not null constraint rollout_plan_setting_wave_days_range check (wave_days between 6 and 120),
  gap_days integer not null constraint rollout_plan_setting_gap_days_range check (gap_days between 0 and 120),
  -- Null: as soon as the day comes on which a plan is made.
  starts_on date,
  office text not null constraint rollout_plan_setting_office_length check (char_length(office) <= 120),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_plan_setting_sizes check (least <= most),
  constraint rollout_plan_setting_waves check (waves_least <= waves_most)
);

create table public.rollout_plan (
  id uuid not null constraint rollout_plan_pkey primary key,
  number integer not null constraint rollout_plan_number_key unique constraint rollout_plan_number_range check (number between 1 and 100000),
  name text not null constraint rollout_plan_name_length check (char_length(name) between 1 and 120),
  note text not null default '' constraint rollout_plan_note_length check (char_length(note) <= 2000),
  status text not null default 'draft' constraint rollout_plan_status_known
    check (status in ('draft', 'saved', 'published', 'superseded', 'discarded')),
  status_reason text not null default '' constraint rollout_plan_reason_length check (char_length(status_reason) <= 1000),
  -- The state that counts; states after it were undone.
  position integer not null default 1 constraint rollout_plan_position_positive check (position >= 1),
  based_on uuid constraint rollout_plan_base_fkey references public.rollout_plan (id),
  prepared_by uuid constraint rollout_plan_preparer_fkey references public.person (id),
  prepared_by_name text not null constraint rollout_plan_preparer_name_length check (char_length(prepared_by_name) <= 200),
  saved_at timestamptz,
  published_at timestamptz,
  published_by uuid constraint rollout_plan_publisher_fkey references public.person (id),
  published_by_name text not null default '' constraint rollout_plan_publisher_name_length check (char_length(published_by_name) <= 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_plan_saved check (status in ('draft', 'discarded') or saved_at is not null),
  constraint rollout_plan_published check (status not in ('published', 'superseded') or published_at is not null)
);
create unique index rollout_plan_published_key on public.rollout_plan ((true)) where status = 'published';
create index rollout_plan_base_idx on public.rollout_plan (based_on);
create index rollout_plan_preparer_idx on public.rollout_plan (prepared_by);
create index rollout_plan_publisher_idx on public.rollout_plan (published_by);

-- A plan after each step, whole: so that every step can be undone, and a saved plan shows what was known then.
create table public.rollout_plan_state (
  id uuid not null constraint rollout_plan_state_pkey primary key,
  plan_id uuid not null constraint rollout_plan_state_plan_fkey references public.rollout_plan (id) on delete cascade,
  position integer not null constraint rollout_plan_state_position_positive check (position >= 1),
  -- What was done: "OCM to wave 3, rest solved again".
  words text not null constraint rollout_plan_state_words_length check (char_length(words) between 1 and 300),
  made_by_name text not null constraint rollout_plan_state_maker_length check (char_length(made_by_name) <= 200),
  -- Limits, wishes, weights, dates and names of waves, as people set them.
  question jsonb not null,
  -- What the optimiser was asked: the organizations as they were, and the above.
  problem jsonb not null,
  -- Wave by code; null before the first proposal.
  assignment jsonb,
  -- Score and rule checks of the assignment; null without one.
  judgement jsonb,
  -- What the optimiser answered; null when people moved somebody after it.
  proposal jsonb,
  created_at timestamptz not null default now(),
  constraint rollout_plan_state_key unique (plan_id, position)
);

-- The optimiser at work on a plan.
create table public.rollout_plan_solve (
  id uuid not null constraint rollout_plan_solve_pkey primary key,
  plan_id uuid not null constraint rollout_plan_solve_plan_fkey references public.rollout_plan (id) on delete cascade,
  plan_version integer not null,
  words text not null constraint rollout_plan_solve_words_length check (char_length(words) between 1 and 300),
  question jsonb not null,
  problem jsonb not null,
  state text not null default 'waiting' constraint rollout_plan_solve_state_known
    check (state in ('waiting', 'running', 'proposed', 'infeasible', 'invalid', 'undecided', 'outdated', 'cancelled', 'failed')),
  phase text not null default '' constraint rollout_plan_solve_phase_length check (char_length(phase) <= 40),
  -- 0 to 1 within the phase.
  done real not null default 0,
  best double precision,
  seconds real not null default 0,
  cancel_asked boolean not null default false,
  -- What it answered, when that is no proposal.
  outcome jsonb,
  asked_by uuid constraint rollout_plan_solve_person_fkey references public.person (id),
  asked_by_name text not null constraint rollout_plan_solve_person_name_length check (char_length(asked_by_name) <= 200),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index rollout_plan_solve_plan_idx on public.rollout_plan_solve (plan_id, created_at desc);
create index rollout_plan_solve_person_idx on public.rollout_plan_solve (asked_by);
create unique index rollout_plan_solve_one_key on public.rollout_plan_solve (plan_id) where ended_at is null;

-- What the publication of a plan did to each wave.
create table public.rollout_plan_wave (
  id uuid not null constraint rollout_plan_wave_pkey primary key,
  plan_id uuid not null constraint rollout_plan_wave_plan_fkey references public.rollout_plan (id),
  wave_id uuid not null constraint rollout_plan_wave_wave_fkey references public.rollout_wave (id),
  effect text not null constraint rollout_plan_wave_effect_known check (effect in ('added', 'changed', 'left_out')),
  starts_on date not null,
  ends_on date not null,
  organizations text[] not null,
  created_at timestamptz not null default now(),
  constraint rollout_plan_wave_key unique (plan_id, wave_id)
);
create index rollout_plan_wave_wave_idx on public.rollout_plan_wave (wave_id, created_at desc);

-- Planning is work above organizations; oversight reads it. Working papers (states, solves) are kept out of the change log.
do $$ declare t text; begin
  foreach t in array array['rollout_tie', 'rollout_prerequisite', 'rollout_plan_setting', 'rollout_plan', 'rollout_plan_state',
    'rollout_plan_solve', 'rollout_plan_wave'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for select to bmms_oversight using (true);
      grant select, insert, update, delete on public.%1$I to bmms_app;
      grant select on public.%1$I to bmms_oversight;', t, t || '_platform', t || '_oversight');
    if t not in ('rollout_plan_state', 'rollout_plan_solve') then
      execute format('create trigger %2$I after insert or update or delete on public.%1$I
        for each row execute function bmms.record_change('''', ''id'');', t, t || '_change');
    end if;
  end loop;
end $$;

-- How many records organizations have, for their readiness: numbers only, in the platform scope only.
create policy strategic_plan_counted on public.strategic_plan for select to bmms_owner using ((select bmms.current_scope()) = 'platform');
create policy ppa_counted on public.ppa for select to bmms_owner using ((select bmms.current_scope()) = 'platform');
create policy ledger_posting_counted on public.ledger_posting for select to bmms_owner using ((select bmms.current_scope()) = 'platform');

create function bmms.count_records() returns table (organization_id integer, plans integer, programs integer, postings integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select o.id,
    (select count(*)::int from public.strategic_plan s where s.organization_id = o.id),
    (select count(*)::int from public.ppa p where p.organization_id = o.id and p.is_active),
    (select count(*)::int from public.ledger_posting l where l.organization_id = o.id)
  from public.organization o where (select bmms.current_scope()) = 'platform'
$$;
revoke all on function bmms.count_records() from public;
grant execute on function bmms.count_records() to bmms_app;
