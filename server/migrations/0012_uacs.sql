-- The codes of the Unified Accounts Code Structure and the laws that appropriate money. Known to all, kept by the finance
-- ministry. Codes are text: what stands where in them is said by a table, never by offsets in code.

create table public.fund_cluster (
  code text constraint fund_cluster_pkey primary key constraint fund_cluster_code_form check (code ~ '^[0-9]{2}$'),
  name text not null constraint fund_cluster_name_length check (char_length(name) between 1 and 120)
);
insert into public.fund_cluster (code, name) values
  ('01', 'Regular agency fund'),
  ('02', 'Foreign-assisted projects fund'),
  ('03', 'Special account, locally funded and domestic grants'),
  ('04', 'Special account, foreign-assisted and foreign grants'),
  ('05', 'Internally generated funds'),
  ('06', 'Business-related funds'),
  ('07', 'Trust receipts');

create table public.uacs_object (
  code text constraint uacs_object_pkey primary key constraint uacs_object_code_form check (code ~ '^[0-9]{10}$'),
  name text not null constraint uacs_object_name_length check (char_length(name) between 1 and 255),
  -- The four allotment classes of BAA 84 s. 4(c), and three kinds of accounts that no allotment is made for.
  class text not null constraint uacs_object_class_known
    check (class in ('PS', 'MOOE', 'FE', 'CO', 'non_cash', 'direct_cost', 'asset')),
  level text not null constraint uacs_object_level_known check (level in ('object', 'subobject')),
  is_active boolean not null default true,
  -- Codes are deactivated, never reused.
  deactivated_on date,
  source text not null default '' constraint uacs_object_source_length check (char_length(source) <= 255),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint uacs_object_in_class_key unique (code, class),
  constraint uacs_object_deactivated check (is_active = (deactivated_on is null))
);

create table public.funding_source (
  code text constraint funding_source_pkey primary key constraint funding_source_code_form check (code ~ '^[0-9]{8}$'),
  name text not null constraint funding_source_name_length check (char_length(name) between 1 and 255),
  fund_cluster text not null constraint funding_source_fund_cluster_fkey references public.fund_cluster (code),
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint funding_source_in_cluster_key unique (code, fund_cluster)
);

-- Which characters of a code mean what, in which edition (54 digits since the JC 2014-1 refinement).
create table public.uacs_segment (
  edition text not null constraint uacs_segment_edition_length check (char_length(edition) between 1 and 60),
  code_kind text not null constraint uacs_segment_code_kind_known
    check (code_kind in ('funding_source', 'organization', 'location', 'pap', 'object')),
  position integer not null constraint uacs_segment_position_positive check (position >= 1),
  name text not null constraint uacs_segment_name_length check (char_length(name) between 1 and 120),
  length integer not null constraint uacs_segment_length_range check (length between 1 and 20),
  effective_from date not null,
  effective_to date,
  constraint uacs_segment_pkey primary key (edition, code_kind, position),
  constraint uacs_segment_dates_order check (effective_to >= effective_from)
);

-- A law that appropriates money for a fiscal year.
create table public.appropriation_act (
  id uuid constraint appropriation_act_pkey primary key,
  code text not null constraint appropriation_act_code_length check (char_length(code) between 1 and 40),
  title text not null constraint appropriation_act_title_length check (char_length(title) between 1 and 255),
  fiscal_year integer not null constraint appropriation_act_fiscal_year_range check (fiscal_year between 2019 and 2100),
  kind text not null constraint appropriation_act_kind_known check (kind in ('regular', 'supplemental', 'automatic')),
  -- Money of it can be used from this day on.
  effective_on date not null,
  source text not null constraint appropriation_act_source_length check (char_length(source) between 1 and 500),
  -- Facts from secondary sources are "to be confirmed".
  is_confirmed boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint appropriation_act_code_key unique (code)
);
create index appropriation_act_year_idx on public.appropriation_act (fiscal_year);

-- How long the money of an act may be obligated and paid, by class: FY 2025 (BAA 65 s. 53) ends for PS a year before the rest.
create table public.appropriation_validity (
  act_id uuid not null constraint appropriation_validity_act_fkey references public.appropriation_act (id) on delete cascade,
  class text not null constraint appropriation_validity_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  obligate_until date not null,
  pay_until date not null,
  source text not null constraint appropriation_validity_source_length check (char_length(source) between 1 and 500),
  -- The last day to obligate always binds; the last day to pay only once it is confirmed.
  is_confirmed boolean not null default false,
  constraint appropriation_validity_pkey primary key (act_id, class),
  constraint appropriation_validity_dates_order check (pay_until >= obligate_until)
);

do $$
declare
  shared text;
begin
  foreach shared in array array['fund_cluster', 'uacs_object', 'funding_source', 'uacs_segment', 'appropriation_act', 'appropriation_validity'] loop
    execute format('alter table public.%I enable row level security', shared);
    execute format('alter table public.%I force row level security', shared);
    execute format('create policy %I on public.%I for select to bmms_app, bmms_oversight, bmms_owner using (true)', shared || '_known', shared);
    execute format(
      'create policy %I on public.%I for all to bmms_app using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'')',
      shared || '_kept', shared);
    execute format('grant select, insert, update, delete on public.%I to bmms_app', shared);
    execute format('grant select on public.%I to bmms_oversight', shared);
    execute format(
      'create trigger %I after insert or update or delete on public.%I for each row execute function bmms.record_change('''', %L)',
      shared || '_change', shared,
      case when shared in ('appropriation_act') then 'id' when shared = 'appropriation_validity' then 'act_id' when shared = 'uacs_segment' then 'name' else 'code' end);
  end loop;
end
$$;
