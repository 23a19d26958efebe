-- Accountability reports: which are due and when, what they said when they were made, who signed them, and that they were
-- filed. A report is a snapshot that never changes; a newer version takes its place, and its signatures with it.

-- What has to be reported, and by when. Facts that were not checked against the circular itself are "to be confirmed".
create table public.reporting_rule (
  form text constraint reporting_rule_pkey primary key
    constraint reporting_rule_form_known check (form in ('far1', 'far1a', 'far1b', 'far4', 'bar1')),
  period text not null constraint reporting_rule_period_known check (period in ('quarter', 'month')),
  -- Calendar days after the end of the period; a holiday or weekend moves it to the next business day (BAA 39, s. 13).
  days_after_end integer not null constraint reporting_rule_days_after_end_range check (days_after_end between 1 and 365),
  source text not null constraint reporting_rule_source_length check (char_length(source) between 1 and 500),
  sanction text not null constraint reporting_rule_sanction_length check (char_length(sanction) between 1 and 500),
  is_confirmed boolean not null default false
);
insert into public.reporting_rule (form, period, days_after_end, source, sanction, is_confirmed) values
  ('far1', 'quarter', 30, 'COA-DBM Joint Circular No. 2019-1: within 30 days after the end of the quarter',
   'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed', true),
  ('far1a', 'quarter', 30, 'COA-DBM Joint Circular No. 2019-1: within 30 days after the end of the quarter',
   'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed', true),
  ('far1b', 'quarter', 30, 'COA-DBM Joint Circular No. 2019-1: within 30 days after the end of the quarter',
   'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed', true),
  ('far4', 'month', 10, 'COA-DBM Joint Circular No. 2019-1: by the 10th day of the month that follows (to be confirmed)',
   'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed', false),
  ('bar1', 'quarter', 30, 'COA-DBM Joint Circular No. 2019-1: within 30 days after the end of the quarter',
   'BAA 84, s. 75: the pay of the officers responsible is suspended until the report is filed', true);

do $$
begin
  execute 'alter table public.reporting_rule enable row level security';
  execute 'alter table public.reporting_rule force row level security';
  execute 'create policy reporting_rule_known on public.reporting_rule for select to bmms_app, bmms_oversight, bmms_owner using (true)';
  execute 'grant select on public.reporting_rule to bmms_app, bmms_oversight';
end
$$;

create table public.budget_report (
  organization_id integer not null constraint budget_report_organization_fkey references public.organization (id),
  id uuid not null,
  form text not null constraint budget_report_form_known
    check (form in ('far1', 'far1a', 'far1b', 'far4', 'bar1', 'bed1', 'bed3', 'raod')),
  year integer not null constraint budget_report_year_range check (year between 2019 and 2100),
  -- 0 where the form is of a whole year.
  quarter smallint not null constraint budget_report_quarter_range check (quarter between 0 and 4),
  -- 0 unless the form is of a month.
  month smallint not null default 0 constraint budget_report_month_range check (month between 0 and 12),
  -- The box that is ticked; '' where the form has none.
  box text not null default '' constraint budget_report_box_known check (box in ('', 'current', 'supplemental', 'continuing')),
  fund_cluster text not null default '' constraint budget_report_fund_cluster_form check (fund_cluster ~ '^([0-9]{2})?$'),
  -- Of a registry; '' elsewhere.
  class text not null default '' constraint budget_report_class_known check (class in ('', 'PS', 'MOOE', 'FE', 'CO')),
  revision integer not null constraint budget_report_revision_positive check (revision >= 1),
  -- The form as it was filled in (layout, rows, figures), and the SHA-256 that stands on its paper.
  sheet jsonb not null,
  hash text not null constraint budget_report_hash_form check (hash ~ '^[0-9a-f]{64}$'),
  -- What the tie-outs said then.
  findings jsonb not null default '[]',
  generated_by uuid constraint budget_report_generated_by_fkey references public.person (id),
  generated_by_name text not null constraint budget_report_generated_by_name_length check (char_length(generated_by_name) <= 200),
  generated_at timestamptz not null,
  constraint budget_report_pkey primary key (organization_id, id),
  constraint budget_report_revision_key
    unique (organization_id, form, year, quarter, month, box, fund_cluster, class, revision),
  constraint budget_report_hashed_key unique (organization_id, id, hash)
);
comment on table public.budget_report is 'append-only: a report is what it said; a newer revision takes its place';

create table public.budget_report_signature (
  organization_id integer not null constraint budget_report_signature_organization_fkey references public.organization (id),
  id uuid not null,
  report_id uuid not null,
  -- The certification of the form that is signed, with the columns it covers.
  part text not null constraint budget_report_signature_part_known
    check (part in ('budget', 'accounting', 'prepared', 'coordinated', 'recommended', 'approved')),
  hash text not null,
  person_id uuid not null constraint budget_report_signature_person_fkey references public.person (id),
  name text not null constraint budget_report_signature_name_length check (char_length(name) between 1 and 200),
  position text not null default '' constraint budget_report_signature_position_length check (char_length(position) <= 200),
  signed_at timestamptz not null,
  constraint budget_report_signature_pkey primary key (organization_id, id),
  -- What is signed is what the report says.
  constraint budget_report_signature_report_fkey foreign key (organization_id, report_id, hash)
    references public.budget_report (organization_id, id, hash),
  constraint budget_report_signature_part_key unique (organization_id, report_id, part),
  -- Certifiers and approvers are different people.
  constraint budget_report_signature_person_key unique (organization_id, report_id, person_id)
);
comment on table public.budget_report_signature is 'append-only: a signature stands as long as its report';

create table public.budget_report_filing (
  organization_id integer not null constraint budget_report_filing_organization_fkey references public.organization (id),
  id uuid not null,
  report_id uuid not null,
  channel text not null constraint budget_report_filing_channel_known check (channel in ('hard_copy', 'electronic', 'website')),
  filed_on date not null,
  -- Who received it, or its address on the website, with number.
  reference text not null constraint budget_report_filing_reference_length check (char_length(reference) between 1 and 255),
  file_id uuid,
  recorded_by uuid not null constraint budget_report_filing_recorded_by_fkey references public.person (id),
  recorded_by_name text not null constraint budget_report_filing_recorded_by_name_length check (char_length(recorded_by_name) <= 200),
  recorded_at timestamptz not null,
  constraint budget_report_filing_pkey primary key (organization_id, id),
  constraint budget_report_filing_report_fkey foreign key (organization_id, report_id) references public.budget_report (organization_id, id),
  constraint budget_report_filing_file_fkey foreign key (organization_id, file_id) references public.file (organization_id, id),
  constraint budget_report_filing_not_future check (filed_on <= (recorded_at at time zone 'Asia/Manila')::date)
);
comment on table public.budget_report_filing is 'append-only: a later proof of the same channel takes the place of an earlier one';
create index budget_report_filing_report_idx on public.budget_report_filing (organization_id, report_id);

-- The monthly disbursement program that BED 3 prints: pesos by program, class and month.
create table public.disbursement_program (
  organization_id integer not null constraint disbursement_program_organization_fkey references public.organization (id),
  id uuid not null,
  year integer not null constraint disbursement_program_year_range check (year between 2019 and 2100),
  ppa_id uuid not null,
  class text not null constraint disbursement_program_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  months numeric(18, 2)[] not null constraint disbursement_program_months_twelve
    check (cardinality(months) = 12 and array_position(months, null) is null and 0 <= all (months)),
  -- Taxes that are remitted without cash, within the sum of the year.
  tax_remittance numeric(18, 2) not null default 0 constraint disbursement_program_tax_remittance_positive check (tax_remittance >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint disbursement_program_pkey primary key (organization_id, id),
  constraint disbursement_program_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id),
  constraint disbursement_program_key unique (organization_id, year, ppa_id, class)
);
