-- Documents that give, release and move money before anybody obligates it: appropriations, allotment releases and
-- modifications. All are the same kind of paper: a head that names one pot of money (act, fund, source, part of FAR 1) and
-- lines about the programs and classes in it. A decision posts the paper to the ledger, whole or not at all.

create table public.budget_document (
  organization_id integer not null constraint budget_document_organization_fkey references public.organization (id),
  id uuid not null,
  kind text not null constraint budget_document_kind_known check (kind in (
    'original', 'increase', 'decrease',
    'comprehensive', 'special', 'withdrawal',
    'transfer', 'realignment', 'augmentation')),
  family text not null generated always as (case
    when kind in ('original', 'increase', 'decrease') then 'appropriation'
    when kind in ('comprehensive', 'special', 'withdrawal') then 'release'
    else 'modification' end) stored,
  act_id uuid not null constraint budget_document_act_fkey references public.appropriation_act (id),
  fund_cluster text not null,
  funding_source text not null,
  block text not null constraint budget_document_block_known check (block in ('agency_specific', 'automatic', 'special_purpose')),
  -- Of the paper; null until BMMS gives the next one of its series.
  number text constraint budget_document_number_length check (char_length(number) between 1 and 40),
  -- Day of the paper. Appropriations and releases count from it; a modification counts from the day of its decision.
  dated_on date not null constraint budget_document_dated_on_range check (dated_on >= '2019-01-01'),
  series_year integer not null generated always as (extract(year from dated_on)::integer) stored,
  -- BAA 84, s. 37(b): the allotment period of a release; null: the whole year.
  quarter smallint constraint budget_document_quarter_range check (quarter between 1 and 4),
  legal_basis text not null default '' constraint budget_document_legal_basis_length check (char_length(legal_basis) <= 500),
  particulars text not null constraint budget_document_particulars_length check (char_length(particulars) between 1 and 1000),
  -- What a modification moves: money that is released (with its appropriation), or appropriation that is not released yet.
  moves text constraint budget_document_moves_known check (moves in ('allotment', 'appropriation')),
  -- BAA 84, s. 46(a) to (e): what the savings behind an augmentation are.
  ground text constraint budget_document_ground_known check (ground in ('a', 'b', 'c', 'd', 'e')),
  declared_by text constraint budget_document_declared_by_known check (declared_by in ('chief_minister', 'speaker', 'presiding_justice')),
  declared_on date,
  declaration text not null default '' constraint budget_document_declaration_length check (char_length(declaration) <= 255),
  -- Who may lawfully approve a modification, found from its lines (BAA 84, s. 46 to 49).
  approver text constraint budget_document_approver_known
    check (approver in ('minister', 'finance_ministry', 'chief_minister', 'speaker', 'presiding_justice')),
  status text not null default 'draft' constraint budget_document_status_known check (status in (
    'draft', 'submitted', 'returned', 'posted', 'released', 'approved', 'rejected', 'withdrawn', 'reversed')),
  posting_id uuid,
  preparers uuid[] not null,
  prepared_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  decided_at timestamptz,
  decided_by text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint budget_document_pkey primary key (organization_id, id),
  constraint budget_document_kind_key unique (organization_id, id, kind),
  constraint budget_document_funding_source_fkey foreign key (funding_source, fund_cluster)
    references public.funding_source (code, fund_cluster),
  constraint budget_document_posting_fkey foreign key (organization_id, posting_id)
    references public.ledger_posting (organization_id, id),
  constraint budget_document_posted check ((posting_id is not null) = (status in ('posted', 'released', 'approved', 'reversed'))),
  constraint budget_document_of_modification check ((moves is not null) = (kind in ('transfer', 'realignment', 'augmentation'))),
  constraint budget_document_of_augmentation check (
    (num_nonnulls(ground, declared_by, declared_on) = 3 and declaration <> '') = (kind = 'augmentation')
    and (kind = 'augmentation' or num_nonnulls(ground, declared_by, declared_on) = 0)),
  constraint budget_document_of_release check (quarter is null or kind in ('comprehensive', 'special'))
);
create unique index budget_document_number_key on public.budget_document (organization_id, family, series_year, upper(number))
  where number is not null and status not in ('rejected', 'withdrawn');
create index budget_document_list_idx on public.budget_document (organization_id, family, dated_on desc, id desc);
create index budget_document_waiting_idx on public.budget_document (family, submitted_at) where status = 'submitted';

create table public.budget_document_line (
  organization_id integer not null constraint budget_document_line_organization_fkey references public.organization (id),
  id uuid not null,
  document_id uuid not null,
  kind text not null,
  line integer not null constraint budget_document_line_positive check (line between 1 and 500),
  -- Of a modification: what money leaves (`from`), and what it arrives at (`to`).
  side text not null default 'to' constraint budget_document_line_side_known check (side in ('from', 'to')),
  ppa_id uuid not null,
  class text not null constraint budget_document_line_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  object_code text,
  amount numeric(18, 2) not null constraint budget_document_line_amount_positive check (amount > 0),
  -- Negative list and lump sums (BAA 84, s. 39): released only by special release.
  special_release boolean not null default false,
  constraint budget_document_line_pkey primary key (organization_id, id),
  constraint budget_document_line_key unique (organization_id, document_id, line),
  constraint budget_document_line_document_fkey foreign key (organization_id, document_id, kind)
    references public.budget_document (organization_id, id, kind) on update cascade on delete cascade,
  constraint budget_document_line_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id),
  constraint budget_document_line_object_fkey foreign key (object_code, class) references public.uacs_object (code, class),
  constraint budget_document_line_side_given check (side = 'to' or kind in ('transfer', 'realignment', 'augmentation')),
  -- BAA 84, s. 36: the comprehensive release is for personnel services, maintenance and other operating expenses.
  constraint budget_document_line_comprehensive check (kind <> 'comprehensive' or class in ('PS', 'MOOE')),
  constraint budget_document_line_special_release check (not special_release or kind in ('original', 'increase'))
);
create index budget_document_line_ppa_idx on public.budget_document_line (organization_id, ppa_id, class);

-- A modification that somebody may decide gives as much as it takes, and a realignment does so within each activity
-- (BAA 84, s. 49): checked when the transaction ends, whoever wrote the lines.
create function bmms.check_modification_lines() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  wrong record;
begin
  select sum(case l.side when 'to' then l.amount else -l.amount end) as over into wrong
    from public.budget_document d
    join public.budget_document_line l on l.organization_id = d.organization_id and l.document_id = d.id
   where d.organization_id = new.organization_id and d.id = new.id
     and d.family = 'modification' and d.status in ('submitted', 'approved')
   group by case when d.kind = 'realignment' then l.ppa_id end
  having sum(case l.side when 'to' then l.amount else -l.amount end) <> 0
   limit 1;
  if found then
    raise exception 'a modification does not conserve' using errcode = 'check_violation', table = 'budget_document',
      constraint = case when new.kind = 'realignment' then 'budget_document_activity_total' else 'budget_document_conserves' end,
      detail = jsonb_build_object('over', bmms.peso_words(abs(wrong.over)));
  end if;
  return null;
end
$$;
create constraint trigger budget_document_conserved after insert or update on public.budget_document
  deferrable initially deferred for each row when (new.status in ('submitted', 'approved'))
  execute function bmms.check_modification_lines();

-- What a modification adjusts sums to nothing at every stage, as transfers do by ledger_entry_transfer.
create function bmms.check_modification_posting() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  wrong record;
begin
  select sum(e.effect) as over into wrong from public.ledger_entry e
   where e.organization_id = new.organization_id and e.posting_id = new.id
     and e.movement not in ('transfer_in', 'transfer_out')
   group by e.stage having sum(e.effect) <> 0 limit 1;
  if found then
    raise exception 'a modification does not conserve' using errcode = 'check_violation', table = 'ledger_posting',
      constraint = 'ledger_modification_conserves', detail = jsonb_build_object('over', bmms.peso_words(abs(wrong.over)));
  end if;
  return null;
end
$$;
create constraint trigger ledger_posting_conserved after insert on public.ledger_posting
  deferrable initially deferred for each row when (new.kind = 'modification')
  execute function bmms.check_modification_posting();

-- Content is frozen once it is submitted: lines change only while their document is a draft or returned.
create function bmms.refuse_frozen_lines() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from public.budget_document d
              where d.organization_id = coalesce(new.organization_id, old.organization_id)
                and d.id = coalesce(new.document_id, old.document_id) and d.status not in ('draft', 'returned')) then
    raise exception 'the document is frozen' using errcode = 'check_violation', table = 'budget_document_line',
      constraint = 'budget_document_line_frozen';
  end if;
  return coalesce(new, old);
end
$$;
create trigger budget_document_line_frozen before insert or update or delete on public.budget_document_line
  for each row execute function bmms.refuse_frozen_lines();
