-- What programs, activities and projects are to bring about, what they brought about, and how they come in from a file.

-- Whoever moves a PPA below another one waits for others who do, so that no two moves close a circle together.
create function bmms.check_ppa_parent() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtext('ppa_parent'), new.organization_id);
  if exists (
    with recursive above as (
      select p.id, p.parent_id from public.ppa p where p.organization_id = new.organization_id and p.id = new.parent_id
      union
      select p.id, p.parent_id from public.ppa p join above a on p.id = a.parent_id where p.organization_id = new.organization_id
    ) select from above where id = new.id) then
    raise exception 'a program below itself'
      using errcode = 'check_violation', table = 'ppa', constraint = 'ppa_parent_no_circle';
  end if;
  return new;
end
$$;
create trigger ppa_parent before update of parent_id on public.ppa
  for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id)
  execute function bmms.check_ppa_parent();

-- What is no longer used gets no money of its own. The row of the PPA is held, so that it is not deactivated meanwhile.
create function bmms.check_ledger_account_ppa() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  active boolean;
begin
  select p.is_active into active from public.ppa p
   where p.organization_id = new.organization_id and p.id = new.ppa_id for key share;
  if not active then
    raise exception 'an inactive program'
      using errcode = 'check_violation', table = 'ledger_account', constraint = 'ledger_account_ppa_active';
  end if;
  return null;
end
$$;
create trigger ledger_account_ppa after insert on public.ledger_account
  for each row execute function bmms.check_ledger_account_ppa();

-- Appropriations that the operator of the server imports are entered by nobody who signs in.
alter table public.ledger_posting alter column actor_id drop not null;
alter table public.ledger_posting add constraint ledger_posting_actor_given check (actor_id is not null or kind = 'appropriation');

create table public.performance_indicator (
  organization_id integer not null constraint performance_indicator_organization_fkey references public.organization (id),
  id uuid not null,
  ppa_id uuid not null,
  kind text not null constraint performance_indicator_kind_known check (kind in ('outcome', 'output')),
  title text not null constraint performance_indicator_title_length check (char_length(title) between 1 and 500),
  unit text not null default '' constraint performance_indicator_unit_length check (char_length(unit) <= 60),
  -- How the quarters of a year join: counts are summed, rates are not; `none` has no figure for the year.
  aggregation text not null default 'sum' constraint performance_indicator_aggregation_known
    check (aggregation in ('sum', 'last', 'average', 'maximum', 'none')),
  -- How it is measured, and from where.
  note text not null default '' constraint performance_indicator_note_length check (char_length(note) <= 2000),
  position integer not null default 0,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint performance_indicator_pkey primary key (organization_id, id),
  constraint performance_indicator_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id)
);
create unique index performance_indicator_title_key
  on public.performance_indicator (organization_id, ppa_id, kind, lower(title)) where is_active;

create table public.physical_target (
  organization_id integer not null constraint physical_target_organization_fkey references public.organization (id),
  id uuid not null,
  indicator_id uuid not null,
  fiscal_year integer not null constraint physical_target_fiscal_year_range check (fiscal_year between 2019 and 2100),
  -- No target for a quarter is not a target of zero.
  q1 numeric(18, 4) constraint physical_target_q1_positive check (q1 >= 0),
  q2 numeric(18, 4) constraint physical_target_q2_positive check (q2 >= 0),
  q3 numeric(18, 4) constraint physical_target_q3_positive check (q3 >= 0),
  q4 numeric(18, 4) constraint physical_target_q4_positive check (q4 >= 0),
  -- Why a target of a quarter that had ended was changed.
  reason text not null default '' constraint physical_target_reason_length check (char_length(reason) <= 500),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint physical_target_pkey primary key (organization_id, id),
  constraint physical_target_year_key unique (organization_id, indicator_id, fiscal_year),
  constraint physical_target_indicator_fkey foreign key (organization_id, indicator_id)
    references public.performance_indicator (organization_id, id),
  constraint physical_target_some check (num_nonnulls(q1, q2, q3, q4) > 0)
);

create table public.accomplishment (
  organization_id integer not null constraint accomplishment_organization_fkey references public.organization (id),
  id uuid not null,
  indicator_id uuid not null,
  fiscal_year integer not null constraint accomplishment_fiscal_year_range check (fiscal_year between 2019 and 2100),
  quarter smallint not null constraint accomplishment_quarter_range check (quarter between 1 and 4),
  value numeric(18, 4) not null constraint accomplishment_value_positive check (value >= 0),
  remark text not null default '' constraint accomplishment_remark_length check (char_length(remark) <= 1000),
  evidence_file_id uuid,
  author_id uuid not null constraint accomplishment_author_fkey references public.person (id),
  author_name text not null constraint accomplishment_author_name_length check (char_length(author_name) <= 200),
  recorded_at timestamptz not null,
  -- Order of entries of one instant.
  created_at timestamptz not null default clock_timestamp(),
  constraint accomplishment_pkey primary key (organization_id, id),
  constraint accomplishment_indicator_fkey foreign key (organization_id, indicator_id)
    references public.performance_indicator (organization_id, id),
  constraint accomplishment_evidence_fkey foreign key (organization_id, evidence_file_id) references public.file (organization_id, id),
  constraint accomplishment_not_future check
    ((recorded_at at time zone 'Asia/Manila')::date >= make_date(fiscal_year, quarter * 3 - 2, 1))
);
comment on table public.accomplishment is 'append-only: a wrong figure is corrected by a later one';
create index accomplishment_latest_idx
  on public.accomplishment (organization_id, indicator_id, fiscal_year, quarter, recorded_at desc, created_at desc);

create table public.work_item (
  organization_id integer not null constraint work_item_organization_fkey references public.organization (id),
  id uuid not null,
  ppa_id uuid not null,
  title text not null constraint work_item_title_length check (char_length(title) between 1 and 255),
  description text not null default '' constraint work_item_description_length check (char_length(description) <= 5000),
  estimated_cost numeric(18, 2) not null default 0 constraint work_item_estimated_cost_positive check (estimated_cost >= 0),
  starts_on date,
  ends_on date,
  status text not null default 'planned' constraint work_item_status_known
    check (status in ('planned', 'in_progress', 'completed', 'cancelled')),
  progress smallint not null default 0 constraint work_item_progress_range check (progress between 0 and 100),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint work_item_pkey primary key (organization_id, id),
  constraint work_item_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id),
  constraint work_item_dates_order check (ends_on >= starts_on),
  constraint work_item_progress_fits check (
    (status <> 'completed' or progress = 100) and (status <> 'planned' or progress = 0))
);
create index work_item_ppa_idx on public.work_item (organization_id, ppa_id);

-- A file of programs that one person checked and another one takes over.
create table public.ppa_import (
  organization_id integer not null constraint ppa_import_organization_fkey references public.organization (id),
  id uuid not null,
  file_id uuid not null,
  file_name text not null constraint ppa_import_file_name_length check (char_length(file_name) between 1 and 255),
  fiscal_year integer not null constraint ppa_import_fiscal_year_range check (fiscal_year between 2019 and 2100),
  -- What was told for the whole file; the same again when it is taken over.
  settings jsonb not null default '{}',
  -- The programs as they were read, and what the check said of each row.
  records jsonb not null,
  verdicts jsonb not null,
  state text not null default 'checked' constraint ppa_import_state_known check (state in ('checked', 'confirmed', 'discarded')),
  posts_money boolean not null,
  appropriated numeric(18, 2) not null default 0,
  preparers uuid[] not null,
  checked_by text not null constraint ppa_import_checked_by_length check (char_length(checked_by) <= 200),
  decided_by text constraint ppa_import_decided_by_length check (char_length(decided_by) <= 200),
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ppa_import_pkey primary key (organization_id, id),
  constraint ppa_import_file_fkey foreign key (organization_id, file_id) references public.file (organization_id, id),
  constraint ppa_import_decided check ((state = 'checked') = (decided_at is null))
);
create index ppa_import_list_idx on public.ppa_import (organization_id, created_at desc);
