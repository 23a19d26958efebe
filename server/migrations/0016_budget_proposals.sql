-- The budget call of a fiscal year with its ceilings, and what organizations propose for it (BAA 84, s. 17 to 21).

create table public.budget_call (
  id uuid constraint budget_call_pkey primary key,
  fiscal_year integer not null constraint budget_call_fiscal_year_range check (fiscal_year between 2019 and 2100),
  title text not null constraint budget_call_title_length check (char_length(title) between 1 and 255),
  text text not null default '' constraint budget_call_text_length check (char_length(text) <= 20000),
  status text not null default 'draft' constraint budget_call_status_known check (status in ('draft', 'published', 'closed')),
  published_at timestamptz,
  published_by text,
  closed_at timestamptz,
  -- Who published, closed, reopened or changed it, with the reason: [{action, byId, by, at, comment}].
  steps jsonb not null default '[]' constraint budget_call_steps_list check (jsonb_typeof(steps) = 'array'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint budget_call_year_key unique (fiscal_year),
  constraint budget_call_of_year_key unique (id, fiscal_year),
  constraint budget_call_published check ((status = 'draft') = (published_at is null))
);

create table public.budget_call_date (
  call_id uuid not null constraint budget_call_date_call_fkey references public.budget_call (id) on delete cascade,
  position integer not null constraint budget_call_date_position_positive check (position >= 1),
  kind text not null constraint budget_call_date_kind_known
    check (kind in ('opening', 'submission', 'technical_review', 'parliament', 'other')),
  name text not null constraint budget_call_date_name_length check (char_length(name) between 1 and 255),
  date date not null constraint budget_call_date_range check (date between '2018-01-01' and '2100-12-31'),
  -- Where the law says so.
  section text not null default '' constraint budget_call_date_section_length check (char_length(section) <= 120),
  constraint budget_call_date_pkey primary key (call_id, position)
);
create unique index budget_call_date_kind_key on public.budget_call_date (call_id, kind) where kind <> 'other';

create table public.budget_call_form (
  call_id uuid not null constraint budget_call_form_call_fkey references public.budget_call (id) on delete cascade,
  position integer not null constraint budget_call_form_position_positive check (position >= 1),
  code text not null constraint budget_call_form_code_length check (char_length(code) between 1 and 40),
  title text not null constraint budget_call_form_title_length check (char_length(title) between 1 and 255),
  constraint budget_call_form_pkey primary key (call_id, position),
  constraint budget_call_form_code_key unique (call_id, code)
);

-- What an organization may ask for at most, by class.
create table public.budget_ceiling (
  organization_id integer not null constraint budget_ceiling_organization_fkey references public.organization (id),
  id uuid not null,
  call_id uuid not null constraint budget_ceiling_call_fkey references public.budget_call (id) on delete cascade,
  class text not null constraint budget_ceiling_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  amount numeric(18, 2) not null constraint budget_ceiling_amount_positive check (amount >= 0),
  -- Why it was changed after the call was published.
  reason text not null default '' constraint budget_ceiling_reason_length check (char_length(reason) <= 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint budget_ceiling_pkey primary key (organization_id, id),
  constraint budget_ceiling_class_key unique (organization_id, call_id, class)
);
create index budget_ceiling_call_idx on public.budget_ceiling (call_id);

-- A call is the finance ministry's own until it is published; its ceilings are known to the organization that they are for.
do $$
declare
  shared text;
  seen text;
begin
  foreach shared in array array['budget_call', 'budget_call_date', 'budget_call_form', 'budget_ceiling'] loop
    seen := case
      when shared = 'budget_call' then 'status <> ''draft'''
      else 'exists (select from public.budget_call c where c.id = call_id and c.status <> ''draft'')'
    end;
    if shared = 'budget_ceiling' then
      seen := 'organization_id = (select bmms.organization_or_platform()) and ' || seen;
    end if;
    execute format('alter table public.%I enable row level security', shared);
    execute format('alter table public.%I force row level security', shared);
    execute format('create policy %I on public.%I for select to bmms_app using (%s)', shared || '_seen', shared, seen);
    execute format('create policy %I on public.%I for select to bmms_oversight using (true)', shared || '_oversight', shared);
    execute format(
      'create policy %I on public.%I for all to bmms_app using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'')',
      shared || '_kept', shared);
    execute format('grant select, insert, update, delete on public.%I to bmms_app', shared);
    execute format('grant select on public.%I to bmms_oversight', shared);
    execute format(
      'create trigger %I after insert or update or delete on public.%I for each row execute function bmms.record_change(%L, %L)',
      shared || '_change', shared,
      case when shared = 'budget_ceiling' then 'organization_id' else '' end,
      case when shared in ('budget_call', 'budget_ceiling') then 'id' else 'call_id' end);
  end loop;
end
$$;

create table public.budget_proposal (
  organization_id integer not null constraint budget_proposal_organization_fkey references public.organization (id),
  id uuid not null,
  call_id uuid not null,
  fiscal_year integer not null,
  title text not null constraint budget_proposal_title_length check (char_length(title) between 1 and 255),
  summary text not null default '' constraint budget_proposal_summary_length check (char_length(summary) <= 10000),
  status text not null default 'draft' constraint budget_proposal_status_known
    check (status in ('draft', 'submitted', 'endorsed', 'under_review', 'returned', 'approved')),
  preparers uuid[] not null,
  prepared_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  endorsed_at timestamptz,
  endorsed_by text,
  decided_at timestamptz,
  decided_by text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint budget_proposal_pkey primary key (organization_id, id),
  constraint budget_proposal_year_key unique (organization_id, fiscal_year),
  constraint budget_proposal_call_fkey foreign key (call_id, fiscal_year) references public.budget_call (id, fiscal_year)
);
create index budget_proposal_call_idx on public.budget_proposal (call_id);

create table public.proposal_ppa (
  organization_id integer not null constraint proposal_ppa_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_id uuid not null,
  ppa_id uuid not null,
  priority integer not null constraint proposal_ppa_priority_positive check (priority >= 1),
  category text not null default 'ongoing' constraint proposal_ppa_category_known check (category in ('new', 'expanded', 'ongoing')),
  goal_id uuid,
  outcome text not null default '' constraint proposal_ppa_outcome_length check (char_length(outcome) <= 500),
  justification text not null default '' constraint proposal_ppa_justification_length check (char_length(justification) <= 10000),
  expected_outcome text not null default '' constraint proposal_ppa_expected_outcome_length check (char_length(expected_outcome) <= 5000),
  bdp_link text not null default '' constraint proposal_ppa_bdp_link_length check (char_length(bdp_link) <= 500),
  bdip_link text not null default '' constraint proposal_ppa_bdip_link_length check (char_length(bdip_link) <= 500),
  -- Part of it that is gender-responsive; null: all of it when the PPA is tagged so, else nothing.
  gender_amount numeric(18, 2) constraint proposal_ppa_gender_amount_positive check (gender_amount >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint proposal_ppa_pkey primary key (organization_id, id),
  constraint proposal_ppa_in_proposal_key unique (organization_id, proposal_id, id),
  constraint proposal_ppa_once_key unique (organization_id, proposal_id, ppa_id),
  -- At the end of a statement: two of them change places in one.
  constraint proposal_ppa_priority_key unique (organization_id, proposal_id, priority) deferrable initially immediate,
  constraint proposal_ppa_proposal_fkey foreign key (organization_id, proposal_id) references public.budget_proposal (organization_id, id),
  constraint proposal_ppa_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id),
  constraint proposal_ppa_goal_fkey foreign key (organization_id, goal_id) references public.strategic_goal (organization_id, id)
    on delete set null (goal_id)
);

create table public.proposal_objective (
  organization_id integer not null constraint proposal_objective_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_ppa_id uuid not null,
  objective_id uuid not null,
  constraint proposal_objective_pkey primary key (organization_id, id),
  constraint proposal_objective_key unique (organization_id, proposal_ppa_id, objective_id),
  constraint proposal_objective_ppa_fkey foreign key (organization_id, proposal_ppa_id)
    references public.proposal_ppa (organization_id, id) on delete cascade,
  constraint proposal_objective_objective_fkey foreign key (organization_id, objective_id)
    references public.objective (organization_id, id) on delete cascade
);

create table public.proposal_indicator (
  organization_id integer not null constraint proposal_indicator_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_ppa_id uuid not null,
  position integer not null constraint proposal_indicator_position_positive check (position >= 1),
  level text not null constraint proposal_indicator_level_known check (level in ('outcome', 'output')),
  name text not null constraint proposal_indicator_name_length check (char_length(name) between 1 and 500),
  unit text not null default '' constraint proposal_indicator_unit_length check (char_length(unit) <= 60),
  baseline numeric(18, 4),
  -- Of the year proposed, and of the two years after it.
  target numeric(18, 4) not null,
  target_next numeric(18, 4),
  target_after numeric(18, 4),
  constraint proposal_indicator_pkey primary key (organization_id, id),
  constraint proposal_indicator_ppa_fkey foreign key (organization_id, proposal_ppa_id)
    references public.proposal_ppa (organization_id, id) on delete cascade
);
create index proposal_indicator_ppa_idx on public.proposal_indicator (organization_id, proposal_ppa_id);

create table public.proposal_comparative (
  organization_id integer not null constraint proposal_comparative_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_ppa_id uuid not null,
  class text not null constraint proposal_comparative_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  previous_actual numeric(18, 2) not null constraint proposal_comparative_previous_positive check (previous_actual >= 0),
  current_appropriation numeric(18, 2) not null constraint proposal_comparative_current_positive check (current_appropriation >= 0),
  constraint proposal_comparative_pkey primary key (organization_id, id),
  constraint proposal_comparative_class_key unique (organization_id, proposal_ppa_id, class),
  constraint proposal_comparative_ppa_fkey foreign key (organization_id, proposal_ppa_id)
    references public.proposal_ppa (organization_id, id) on delete cascade
);

create table public.proposal_line (
  organization_id integer not null constraint proposal_line_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_id uuid not null,
  proposal_ppa_id uuid not null,
  object_code text not null,
  class text not null constraint proposal_line_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  description text not null constraint proposal_line_description_length check (char_length(description) between 1 and 500),
  quantity numeric(12, 4) not null constraint proposal_line_quantity_positive check (quantity > 0),
  unit text not null constraint proposal_line_unit_length check (char_length(unit) between 1 and 60),
  unit_cost numeric(18, 2) not null constraint proposal_line_unit_cost_positive check (unit_cost > 0),
  amount numeric(30, 2) generated always as (round(quantity * unit_cost, 2)) stored
    constraint proposal_line_amount_range check (amount between 0.01 and 999999999999.99),
  -- Of the four allotment periods (BAA 84, s. 37(b)); null: evenly.
  q1 numeric(18, 2) constraint proposal_line_q1_positive check (q1 >= 0),
  q2 numeric(18, 2) constraint proposal_line_q2_positive check (q2 >= 0),
  q3 numeric(18, 2) constraint proposal_line_q3_positive check (q3 >= 0),
  q4 numeric(18, 2) constraint proposal_line_q4_positive check (q4 >= 0),
  -- PSGC code of the place; null: the whole region.
  location text constraint proposal_line_location_form check (location ~ '^[0-9]{9,10}$'),
  approved_amount numeric(18, 2) constraint proposal_line_approved_range check (approved_amount between 0 and 999999999999.99),
  review_note text not null default '' constraint proposal_line_review_note_length check (char_length(review_note) <= 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint proposal_line_pkey primary key (organization_id, id),
  constraint proposal_line_ppa_fkey foreign key (organization_id, proposal_id, proposal_ppa_id)
    references public.proposal_ppa (organization_id, proposal_id, id) on delete cascade,
  constraint proposal_line_object_fkey foreign key (object_code, class) references public.uacs_object (code, class),
  constraint proposal_line_phasing check (num_nulls(q1, q2, q3, q4) = 4 or (num_nulls(q1, q2, q3, q4) = 0 and q1 + q2 + q3 + q4 = amount))
);
create index proposal_line_ppa_idx on public.proposal_line (organization_id, proposal_id, proposal_ppa_id);

create table public.proposal_line_comment (
  organization_id integer not null constraint proposal_line_comment_organization_fkey references public.organization (id),
  id uuid not null,
  line_id uuid not null,
  comment text not null constraint proposal_line_comment_length check (char_length(comment) between 1 and 2000),
  author_id uuid not null constraint proposal_line_comment_author_fkey references public.person (id),
  author_name text not null constraint proposal_line_comment_author_name_length check (char_length(author_name) <= 200),
  at timestamptz not null,
  constraint proposal_line_comment_pkey primary key (organization_id, id),
  constraint proposal_line_comment_line_fkey foreign key (organization_id, line_id)
    references public.proposal_line (organization_id, id) on delete cascade
);
create index proposal_line_comment_line_idx on public.proposal_line_comment (organization_id, line_id);

create table public.proposal_attachment (
  organization_id integer not null constraint proposal_attachment_organization_fkey references public.organization (id),
  id uuid not null,
  proposal_id uuid not null,
  kind text not null constraint proposal_attachment_kind_known
    check (kind in ('staffing', 'consultation', 'procurement_plan', 'budgetary_information', 'endorsement', 'other')),
  file_id uuid not null,
  note text not null default '' constraint proposal_attachment_note_length check (char_length(note) <= 500),
  added_by_name text not null constraint proposal_attachment_added_by_length check (char_length(added_by_name) <= 200),
  added_at timestamptz not null,
  constraint proposal_attachment_pkey primary key (organization_id, id),
  constraint proposal_attachment_file_key unique (organization_id, proposal_id, file_id),
  constraint proposal_attachment_proposal_fkey foreign key (organization_id, proposal_id)
    references public.budget_proposal (organization_id, id),
  constraint proposal_attachment_file_fkey foreign key (organization_id, file_id) references public.file (organization_id, id)
);
comment on table public.proposal_line_comment is 'append-only: what was said about a line stays said';
