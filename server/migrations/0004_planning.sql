-- Planning: strategic plans with goals, annual work plans with objectives, progress as entries, and workflow steps.

create table public.workflow_step (
  organization_id integer not null constraint workflow_step_organization_fkey references public.organization (id),
  id uuid not null,
  subject text not null,
  subject_id uuid not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  comment text not null default '' constraint workflow_step_comment_length check (char_length(comment) <= 4000),
  actor_id uuid not null constraint workflow_step_actor_fkey references public.person (id),
  actor_name text not null,
  -- Clock time: steps of one transaction keep their order.
  at timestamptz not null default clock_timestamp(),
  constraint workflow_step_pkey primary key (organization_id, id)
);
create index workflow_step_subject_idx on public.workflow_step (organization_id, subject_id, at);

create table public.strategic_plan (
  organization_id integer not null constraint strategic_plan_organization_fkey references public.organization (id),
  id uuid not null,
  title text not null constraint strategic_plan_title_length check (char_length(title) between 1 and 255),
  vision text not null constraint strategic_plan_vision_length check (char_length(vision) <= 5000),
  mission text not null constraint strategic_plan_mission_length check (char_length(mission) <= 5000),
  start_year integer not null constraint strategic_plan_start_year_range check (start_year between 2020 and 2100),
  end_year integer not null constraint strategic_plan_end_year_range check (end_year between 2020 and 2110),
  status text not null default 'draft' constraint strategic_plan_status_known
    check (status in ('draft', 'submitted', 'returned', 'approved', 'active', 'completed', 'archived', 'cancelled')),
  -- Approved content is frozen; an amendment is a new row with the next revision of the same plan.
  revision integer not null default 1 constraint strategic_plan_revision_positive check (revision >= 1),
  amends_id uuid,
  preparers uuid[] not null,
  prepared_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  decided_at timestamptz,
  decided_by text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint strategic_plan_pkey primary key (organization_id, id),
  constraint strategic_plan_amends_fkey foreign key (organization_id, amends_id) references public.strategic_plan (organization_id, id),
  constraint strategic_plan_years_order check (end_year > start_year),
  constraint strategic_plan_years_span check (end_year - start_year <= 10),
  constraint strategic_plan_years_overlap exclude using gist (
    int4range(organization_id, organization_id, '[]') with &&, int4range(start_year, end_year, '[]') with &&)
    where (status in ('approved', 'active'))
);
create index strategic_plan_list_idx on public.strategic_plan (organization_id, created_at desc, id desc);
create unique index strategic_plan_open_amendment_key on public.strategic_plan (organization_id, amends_id)
  where status in ('draft', 'submitted', 'returned');

create table public.strategic_goal (
  organization_id integer not null constraint strategic_goal_organization_fkey references public.organization (id),
  id uuid not null,
  plan_id uuid not null,
  -- The same goal in the revision before, so that amendments can be compared.
  amends_id uuid,
  title text not null constraint strategic_goal_title_length check (char_length(title) between 1 and 255),
  description text not null default '' constraint strategic_goal_description_length check (char_length(description) <= 5000),
  metric text not null constraint strategic_goal_metric_length check (char_length(metric) between 1 and 255),
  unit text not null default '' constraint strategic_goal_unit_length check (char_length(unit) <= 60),
  baseline_value numeric(18, 4) not null default 0,
  target_value numeric(18, 4) not null,
  current_value numeric(18, 4) not null default 0,
  completion numeric(5, 1) not null generated always as (
    case when target_value = baseline_value then 0 else
      round(least(greatest((current_value - baseline_value) / (target_value - baseline_value) * 100, 0), 100), 1) end) stored,
  priority text not null default 'medium' constraint strategic_goal_priority_known
    check (priority in ('critical', 'high', 'medium', 'low')),
  status text not null default 'not_started' constraint strategic_goal_status_known
    check (status in ('not_started', 'in_progress', 'completed', 'deferred')),
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint strategic_goal_pkey primary key (organization_id, id),
  constraint strategic_goal_plan_fkey foreign key (organization_id, plan_id)
    references public.strategic_plan (organization_id, id) on delete cascade,
  constraint strategic_goal_amends_fkey foreign key (organization_id, amends_id) references public.strategic_goal (organization_id, id),
  constraint strategic_goal_in_plan_key unique (organization_id, plan_id, id),
  constraint strategic_goal_target_moves check (target_value <> baseline_value)
);

create table public.annual_work_plan (
  organization_id integer not null constraint annual_work_plan_organization_fkey references public.organization (id),
  id uuid not null,
  plan_id uuid not null,
  title text not null constraint annual_work_plan_title_length check (char_length(title) between 1 and 255),
  description text not null default '' constraint annual_work_plan_description_length check (char_length(description) <= 5000),
  year integer not null constraint annual_work_plan_year_range check (year between 2020 and 2110),
  budget_total numeric(18, 2) constraint annual_work_plan_budget_positive check (budget_total >= 0),
  status text not null default 'draft' constraint annual_work_plan_status_known
    check (status in ('draft', 'submitted', 'returned', 'approved', 'active', 'completed', 'archived', 'cancelled')),
  preparers uuid[] not null,
  prepared_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  decided_at timestamptz,
  decided_by text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint annual_work_plan_pkey primary key (organization_id, id),
  constraint annual_work_plan_plan_fkey foreign key (organization_id, plan_id) references public.strategic_plan (organization_id, id),
  constraint annual_work_plan_in_plan_key unique (organization_id, plan_id, id)
);
create unique index annual_work_plan_active_key on public.annual_work_plan (organization_id, year) where status = 'active';
create unique index annual_work_plan_year_key on public.annual_work_plan (organization_id, plan_id, year)
  where status not in ('cancelled', 'archived');
create index annual_work_plan_list_idx on public.annual_work_plan (organization_id, year desc, id desc);

create table public.objective (
  organization_id integer not null constraint objective_organization_fkey references public.organization (id),
  id uuid not null,
  plan_id uuid not null,
  annual_work_plan_id uuid not null,
  goal_id uuid,
  title text not null constraint objective_title_length check (char_length(title) between 1 and 255),
  description text not null default '' constraint objective_description_length check (char_length(description) <= 5000),
  indicator text not null constraint objective_indicator_length check (char_length(indicator) between 1 and 255),
  unit text not null default '' constraint objective_unit_length check (char_length(unit) <= 60),
  baseline_value numeric(18, 4) not null default 0,
  target_value numeric(18, 4) not null,
  current_value numeric(18, 4) not null default 0,
  completion numeric(5, 1) not null generated always as (
    case when target_value = baseline_value then 0 else
      round(least(greatest((current_value - baseline_value) / (target_value - baseline_value) * 100, 0), 100), 1) end) stored,
  target_date date not null,
  status text not null default 'not_started' constraint objective_status_known
    check (status in ('not_started', 'in_progress', 'completed', 'deferred', 'cancelled')),
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint objective_pkey primary key (organization_id, id),
  -- The plan of an objective is that of its annual plan, and its goal is one of that plan.
  constraint objective_annual_plan_fkey foreign key (organization_id, plan_id, annual_work_plan_id)
    references public.annual_work_plan (organization_id, plan_id, id) on update cascade on delete cascade,
  constraint objective_goal_fkey foreign key (organization_id, plan_id, goal_id)
    references public.strategic_goal (organization_id, plan_id, id) deferrable initially deferred,
  constraint objective_target_moves check (target_value <> baseline_value)
);
create index objective_annual_plan_idx on public.objective (organization_id, annual_work_plan_id, position);
create index objective_goal_idx on public.objective (organization_id, goal_id);
create index objective_due_idx on public.objective (organization_id, target_date);

-- Progress is kept as entries, never edited or deleted; the current value of a goal or objective is that of its latest
-- entry. Entries of an amended plan's goals stay with them, and count for the goals that amend them.
create table public.progress_entry (
  organization_id integer not null constraint progress_entry_organization_fkey references public.organization (id),
  id uuid not null,
  goal_id uuid,
  objective_id uuid,
  as_of date not null constraint progress_entry_as_of_range check (as_of >= '2000-01-01'),
  value numeric(18, 4) not null,
  note text not null default '' constraint progress_entry_note_length check (char_length(note) <= 4000),
  evidence_file_id uuid,
  author_id uuid not null constraint progress_entry_author_fkey references public.person (id),
  author_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint progress_entry_pkey primary key (organization_id, id),
  constraint progress_entry_goal_fkey foreign key (organization_id, goal_id)
    references public.strategic_goal (organization_id, id),
  constraint progress_entry_objective_fkey foreign key (organization_id, objective_id)
    references public.objective (organization_id, id),
  constraint progress_entry_evidence_fkey foreign key (organization_id, evidence_file_id) references public.file (organization_id, id),
  constraint progress_entry_one_subject check (num_nonnulls(goal_id, objective_id) = 1)
);
create index progress_entry_goal_idx on public.progress_entry (organization_id, goal_id, as_of desc, created_at desc);
create index progress_entry_objective_idx on public.progress_entry (organization_id, objective_id, as_of desc, created_at desc);
