-- Deciding the rollout: measurements of criteria, gates between waves, sign-offs of organizations, their conditions and signatures.

-- A figure of a criterion: of one organization, of one wave, or (with neither) of BMMS as a whole. A wrong one is corrected by a
-- later row, never changed.
create table public.rollout_measure (
  organization_id integer constraint rollout_measure_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_measure_pkey primary key,
  wave_id uuid constraint rollout_measure_wave_fkey references public.rollout_wave (id),
  criterion text not null constraint rollout_measure_criterion_form check (criterion ~ '^[a-z][a-z_]{1,39}$'),
  value numeric(10, 2) not null constraint rollout_measure_value_positive check (value >= 0),
  unit text not null constraint rollout_measure_unit_known check (unit in ('percent', 'rating', 'count')),
  -- How many people, answers, requests, hours or tests it stands on; null where nobody said.
  sample_size integer constraint rollout_measure_sample_positive check (sample_size >= 0),
  measured_on date not null constraint rollout_measure_day_range check (measured_on between '2020-01-01' and '2100-12-31'),
  source text not null constraint rollout_measure_source_length check (char_length(source) between 1 and 500),
  -- BMMS measured it itself.
  is_measured boolean not null default false,
  recorded_by uuid constraint rollout_measure_person_fkey references public.person (id),
  recorded_by_name text not null constraint rollout_measure_person_name_length check (char_length(recorded_by_name) between 1 and 200),
  recorded_at timestamptz not null,
  constraint rollout_measure_one_subject check (organization_id is null or wave_id is null)
);
create index rollout_measure_organization_newest_idx on public.rollout_measure (organization_id, criterion, measured_on desc, recorded_at desc);
create index rollout_measure_wave_newest_idx on public.rollout_measure (wave_id, criterion, measured_on desc, recorded_at desc);
create index rollout_measure_recorded_idx on public.rollout_measure (recorded_at desc);
create index rollout_measure_person_idx on public.rollout_measure (recorded_by);

-- A gate about a wave, or (with an organization) a sign-off.
create table public.rollout_gate (
  organization_id integer constraint rollout_gate_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_gate_pkey primary key,
  number integer not null generated always as identity constraint rollout_gate_number_key unique,
  wave_id uuid constraint rollout_gate_wave_fkey references public.rollout_wave (id),
  -- `signed`: one of two signatures is there.
  status text not null default 'open' constraint rollout_gate_status_known check (status in ('open', 'signed', 'decided', 'withdrawn')),
  -- [{criterion, threshold, minimumSample, maxAgeDays, weight}]
  criteria jsonb not null constraint rollout_gate_criteria_list check (jsonb_typeof(criteria) = 'array'),
  -- Why the criteria differ from those that BMMS proposes.
  criteria_reason text not null default '' constraint rollout_gate_criteria_reason_length check (char_length(criteria_reason) <= 1000),
  opened_by uuid constraint rollout_gate_opener_fkey references public.person (id),
  opened_by_name text not null constraint rollout_gate_opener_name_length check (char_length(opened_by_name) between 1 and 200),
  opened_reason text not null constraint rollout_gate_opened_reason_length check (char_length(opened_reason) between 1 and 1000),
  -- The decided gate of the same subject that this one replaces once it is decided.
  supersedes_id uuid constraint rollout_gate_supersedes_fkey references public.rollout_gate (id),
  -- What is signed: everything that the paper says, and its hash. After a return the content stays as a draft without a hash.
  content jsonb constraint rollout_gate_content_object check (jsonb_typeof(content) = 'object'),
  sha256 text constraint rollout_gate_hash_form check (sha256 ~ '^[0-9a-f]{64}$'),
  decision text constraint rollout_gate_decision_known check (decision in ('go', 'conditional_go', 'no_go')),
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_gate_one_subject check ((organization_id is null) <> (wave_id is null)),
  constraint rollout_gate_signed_content check ((status in ('signed', 'decided')) = (sha256 is not null)),
  constraint rollout_gate_decided check ((status = 'decided') = (decided_at is not null)),
  constraint rollout_gate_decision_signed check ((sha256 is not null) = (decision is not null)),
  constraint rollout_gate_hash_of_content check (sha256 is null or content is not null)
);
create unique index rollout_gate_open_wave_key on public.rollout_gate (wave_id) where status in ('open', 'signed') and wave_id is not null;
create unique index rollout_gate_open_organization_key on public.rollout_gate (organization_id)
  where status in ('open', 'signed') and organization_id is not null;
create index rollout_gate_wave_idx on public.rollout_gate (wave_id);
create index rollout_gate_opener_idx on public.rollout_gate (opened_by);
create index rollout_gate_supersedes_idx on public.rollout_gate (supersedes_id);

-- A decided gate stays as it was signed.
create function bmms.keep_decided_gate() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.status = 'decided' then
    raise exception 'A decided gate does not change.'
      using errcode = 'check_violation', table = 'rollout_gate', constraint = 'rollout_gate_frozen';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger rollout_gate_frozen before update or delete on public.rollout_gate
  for each row execute function bmms.keep_decided_gate();

-- What the criteria said at a moment: a gate is tried as often as one likes before it is decided.
create table public.rollout_gate_evaluation (
  organization_id integer constraint rollout_gate_evaluation_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_gate_evaluation_pkey primary key,
  gate_id uuid not null constraint rollout_gate_evaluation_gate_fkey references public.rollout_gate (id),
  overall text not null constraint rollout_gate_evaluation_overall_known
    check (overall in ('go', 'conditional_go', 'no_go', 'inconclusive')),
  findings jsonb not null constraint rollout_gate_evaluation_findings_list check (jsonb_typeof(findings) = 'array'),
  evaluated_by uuid constraint rollout_gate_evaluation_person_fkey references public.person (id),
  evaluated_by_name text not null constraint rollout_gate_evaluation_person_name_length
    check (char_length(evaluated_by_name) between 1 and 200),
  evaluated_at timestamptz not null
);
create index rollout_gate_evaluation_gate_idx on public.rollout_gate_evaluation (gate_id, evaluated_at);
create index rollout_gate_evaluation_person_idx on public.rollout_gate_evaluation (evaluated_by);

-- Signatures over the hash of a gate's content, and what else people did with it.
create table public.rollout_gate_step (
  organization_id integer constraint rollout_gate_step_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_gate_step_pkey primary key,
  gate_id uuid not null constraint rollout_gate_step_gate_fkey references public.rollout_gate (id),
  action text not null constraint rollout_gate_step_action_known check (action in ('sign', 'countersign', 'return', 'withdraw')),
  comment text not null default '' constraint rollout_gate_step_comment_length check (char_length(comment) <= 4000),
  -- Of what was signed.
  sha256 text constraint rollout_gate_step_hash_form check (sha256 ~ '^[0-9a-f]{64}$'),
  person_id uuid not null constraint rollout_gate_step_person_fkey references public.person (id),
  person_name text not null constraint rollout_gate_step_person_name_length check (char_length(person_name) between 1 and 200),
  at timestamptz not null,
  constraint rollout_gate_step_signed check (action not in ('sign', 'countersign') or sha256 is not null)
);
create index rollout_gate_step_gate_idx on public.rollout_gate_step (gate_id, at);
create index rollout_gate_step_person_idx on public.rollout_gate_step (person_id);
-- Whatever the code does: one content, two signatures, two people.
create unique index rollout_gate_step_person_key on public.rollout_gate_step (gate_id, sha256, person_id)
  where action in ('sign', 'countersign');
create unique index rollout_gate_step_signature_key on public.rollout_gate_step (gate_id, sha256, action)
  where action in ('sign', 'countersign');

-- What a conditional go asks for.
create table public.rollout_gate_condition (
  organization_id integer constraint rollout_gate_condition_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_gate_condition_pkey primary key,
  gate_id uuid not null constraint rollout_gate_condition_gate_fkey references public.rollout_gate (id),
  number integer not null constraint rollout_gate_condition_number_range check (number between 1 and 40),
  criterion text constraint rollout_gate_condition_criterion_form check (criterion ~ '^[a-z][a-z_]{1,39}$'),
  title text not null constraint rollout_gate_condition_title_length check (char_length(title) between 1 and 300),
  owner_id uuid not null constraint rollout_gate_condition_owner_fkey references public.person (id),
  owner_name text not null constraint rollout_gate_condition_owner_name_length check (char_length(owner_name) between 1 and 200),
  -- A working day, as signed; a late proclamation moves the deadline that stands for it.
  due_on date not null,
  closed_at timestamptz,
  closed_by uuid constraint rollout_gate_condition_closer_fkey references public.person (id),
  closed_by_name text not null default '' constraint rollout_gate_condition_closer_name_length check (char_length(closed_by_name) <= 200),
  evidence text not null default '' constraint rollout_gate_condition_evidence_length check (char_length(evidence) <= 2000),
  reminded_on date,
  blocker_id uuid constraint rollout_gate_condition_blocker_fkey references public.rollout_blocker (id),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_gate_condition_number_key unique (gate_id, number),
  constraint rollout_gate_condition_closed check ((closed_at is null) = (evidence = ''))
);
create index rollout_gate_condition_open_idx on public.rollout_gate_condition (due_on) where closed_at is null;
create index rollout_gate_condition_owner_idx on public.rollout_gate_condition (owner_id);
create index rollout_gate_condition_closer_idx on public.rollout_gate_condition (closed_by);
create index rollout_gate_condition_blocker_idx on public.rollout_gate_condition (blocker_id);

-- Measured and decided above organizations; overseers read along.
do $$ declare t text; begin
  foreach t in array array['rollout_measure', 'rollout_gate', 'rollout_gate_evaluation', 'rollout_gate_step', 'rollout_gate_condition'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for select to bmms_oversight using (true);
      grant select, insert on public.%1$I to bmms_app;
      grant select on public.%1$I to bmms_oversight;
      create trigger %4$I after insert or update or delete on public.%1$I
        for each row execute function bmms.record_change(''organization_id'', ''id'');
      create trigger %5$I after insert or update or delete on public.%1$I
        for each statement execute function bmms.tell_of_change(''rollout'');',
      t, t || '_kept', t || '_oversight', t || '_change', t || '_tell');
  end loop;
end $$;
grant update on public.rollout_gate, public.rollout_gate_condition to bmms_app;
