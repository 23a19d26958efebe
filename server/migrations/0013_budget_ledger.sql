-- One append-only ledger of public money, and what it is about: programs, activities and projects (PPAs).

alter table public.membership drop constraint membership_roles_known;
alter table public.membership add constraint membership_roles_known check (roles <@ array[
  'admin', 'manager', 'planner', 'budget_officer', 'accountant', 'disbursing_officer', 'me_officer', 'coordinator', 'staff', 'viewer']);
alter table public.membership drop constraint membership_roles_some;
alter table public.membership add constraint membership_roles_some check (cardinality(roles) between 1 and 10);
alter table public.platform_role drop constraint platform_role_known;
alter table public.platform_role add constraint platform_role_known check (role in (
  'platform_admin', 'rollout_manager', 'rollout_coordinator', 'trainer', 'support_agent', 'support_lead',
  'budget_reviewer', 'budget_director', 'ocm_viewer', 'ocm_analyst', 'ocm_executive'));

create table public.ppa (
  organization_id integer not null constraint ppa_organization_fkey references public.organization (id),
  id uuid not null,
  -- UACS program/activity/project code (PREXC), 15 digits as in the FARs.
  code text not null constraint ppa_code_form check (code ~ '^[0-9]{15}$'),
  title text not null constraint ppa_title_length check (char_length(title) between 1 and 255),
  kind text not null constraint ppa_kind_known check (kind in ('program', 'sub_program', 'activity', 'project')),
  -- General administration and support, support to operations, operations.
  cost_structure text not null constraint ppa_cost_structure_known check (cost_structure in ('gas', 'sto', 'operations')),
  parent_id uuid,
  description text not null default '' constraint ppa_description_length check (char_length(description) <= 5000),
  outcome text not null default '' constraint ppa_outcome_length check (char_length(outcome) <= 500),
  implementing_unit text not null default '' constraint ppa_implementing_unit_length check (char_length(implementing_unit) <= 255),
  -- PSGC code of the place; null: the whole region.
  location text constraint ppa_location_form check (location ~ '^[0-9]{9,10}$'),
  tags text[] not null default '{}' constraint ppa_tags_known check (tags <@ array[
    'gender', 'education', 'health', 'social', 'infrastructure', 'environment', 'ict', 'climate', 'peace', 'settler_ip']),
  -- BAA 84 s. 16: what it contributes to in the Bangsamoro Development Plan and its investment program.
  bdp_link text not null default '' constraint ppa_bdp_link_length check (char_length(bdp_link) <= 500),
  bdip_link text not null default '' constraint ppa_bdip_link_length check (char_length(bdip_link) <= 500),
  goal_id uuid,
  special_provisions text not null default '' constraint ppa_special_provisions_length check (char_length(special_provisions) <= 10000),
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ppa_pkey primary key (organization_id, id),
  constraint ppa_code_key unique (organization_id, code),
  constraint ppa_parent_fkey foreign key (organization_id, parent_id) references public.ppa (organization_id, id),
  constraint ppa_parent_other check (parent_id <> id),
  constraint ppa_goal_fkey foreign key (organization_id, goal_id) references public.strategic_goal (organization_id, id)
    on delete set null (goal_id)
);
create index ppa_parent_idx on public.ppa (organization_id, parent_id);

-- What a balance is kept for: never edited, and the row that everybody who spends from it has to hold.
create table public.ledger_account (
  organization_id integer not null constraint ledger_account_organization_fkey references public.organization (id),
  id uuid not null,
  act_id uuid not null constraint ledger_account_act_fkey references public.appropriation_act (id),
  fund_cluster text not null,
  funding_source text not null,
  ppa_id uuid not null,
  class text not null,
  -- The part of FAR 1: I agency specific budget, II automatic appropriations, III special purpose funds.
  block text not null default 'agency_specific' constraint ledger_account_block_known
    check (block in ('agency_specific', 'automatic', 'special_purpose')),
  created_at timestamptz not null default now(),
  constraint ledger_account_pkey primary key (organization_id, id),
  constraint ledger_account_in_class_key unique (organization_id, id, class),
  constraint ledger_account_key unique (organization_id, act_id, ppa_id, class, fund_cluster, funding_source, block),
  constraint ledger_account_ppa_fkey foreign key (organization_id, ppa_id) references public.ppa (organization_id, id),
  constraint ledger_account_validity_fkey foreign key (act_id, class) references public.appropriation_validity (act_id, class),
  constraint ledger_account_funding_source_fkey foreign key (funding_source, fund_cluster)
    references public.funding_source (code, fund_cluster)
);
comment on table public.ledger_account is 'append-only: what a balance is kept for does not change';
create index ledger_account_ppa_idx on public.ledger_account (organization_id, ppa_id);

-- The document by which money moved, as it was posted. Its entries stand in ledger_entry.
create table public.ledger_posting (
  organization_id integer not null constraint ledger_posting_organization_fkey references public.organization (id),
  id uuid not null,
  kind text not null constraint ledger_posting_kind_known check (kind in (
    'appropriation', 'allotment', 'modification', 'obligation', 'obligation_adjustment', 'payable', 'disbursement',
    'liquidation', 'reversal')),
  -- Year of the series that the number is of.
  series_year integer not null constraint ledger_posting_series_year_range check (series_year between 2019 and 2100),
  number text not null constraint ledger_posting_number_length check (char_length(number) between 1 and 60),
  posted_on date not null,
  particulars text not null constraint ledger_posting_particulars_length check (char_length(particulars) between 1 and 1000),
  payee text not null default '' constraint ledger_posting_payee_length check (char_length(payee) <= 255),
  -- The request, release or voucher behind it.
  subject text not null default '' constraint ledger_posting_subject_length check (char_length(subject) <= 60),
  subject_id uuid,
  reverses_id uuid,
  actor_id uuid not null constraint ledger_posting_actor_fkey references public.person (id),
  actor_name text not null constraint ledger_posting_actor_name_length check (char_length(actor_name) <= 200),
  posted_at timestamptz not null,
  constraint ledger_posting_pkey primary key (organization_id, id),
  constraint ledger_posting_dated_key unique (organization_id, id, posted_on),
  constraint ledger_posting_number_key unique (organization_id, kind, series_year, number),
  constraint ledger_posting_reverses_fkey foreign key (organization_id, reverses_id) references public.ledger_posting (organization_id, id),
  constraint ledger_posting_reverses_key unique (organization_id, reverses_id),
  constraint ledger_posting_reversal check ((kind = 'reversal') = (reverses_id is not null)),
  constraint ledger_posting_not_future check (posted_on <= (posted_at at time zone 'Asia/Manila')::date),
  constraint ledger_posting_payee_given check (kind not in ('obligation', 'disbursement') or payee <> '')
);
comment on table public.ledger_posting is 'append-only: corrections are postings of their own';
create index ledger_posting_list_idx on public.ledger_posting (organization_id, posted_on desc, id desc);
create index ledger_posting_fresh_idx on public.ledger_posting (organization_id, posted_at desc);
create index ledger_posting_subject_idx on public.ledger_posting (organization_id, subject_id);

create table public.ledger_entry (
  organization_id integer not null constraint ledger_entry_organization_fkey references public.organization (id),
  id uuid not null,
  posting_id uuid not null,
  posted_on date not null,
  line integer not null constraint ledger_entry_line_positive check (line >= 1),
  account_id uuid not null,
  class text not null,
  stage text not null constraint ledger_entry_stage_known
    check (stage in ('appropriation', 'allotment', 'obligation', 'payable', 'disbursement', 'liquidation')),
  -- How it moves the stage: original money, adjustments in both directions, transfers out and in.
  movement text not null constraint ledger_entry_movement_known
    check (movement in ('original', 'increase', 'decrease', 'transfer_in', 'transfer_out')),
  object_code text,
  location text constraint ledger_entry_location_form check (location ~ '^[0-9]{9,10}$'),
  amount numeric(18, 2) not null constraint ledger_entry_amount_positive check (amount > 0),
  effect numeric(18, 2) not null generated always as
    (case when movement in ('decrease', 'transfer_out') then -amount else amount end) stored,
  year smallint not null generated always as (extract(year from posted_on)) stored,
  quarter smallint not null generated always as (extract(quarter from posted_on)) stored,
  -- The obligation that it adjusts, owes, pays or liquidates.
  obligation_id uuid,
  -- Year in which that obligation was incurred; 0 before obligations.
  obligated_year smallint not null default 0,
  reverses_id uuid,
  -- How it was paid.
  mode text constraint ledger_entry_mode_known check (mode in ('check', 'ada', 'cash', 'tra', 'ncaa', 'cdc', 'other')),
  constraint ledger_entry_pkey primary key (organization_id, id),
  constraint ledger_entry_posting_fkey foreign key (organization_id, posting_id, posted_on)
    references public.ledger_posting (organization_id, id, posted_on),
  constraint ledger_entry_line_key unique (organization_id, posting_id, line),
  constraint ledger_entry_account_fkey foreign key (organization_id, account_id, class)
    references public.ledger_account (organization_id, id, class),
  constraint ledger_entry_object_fkey foreign key (object_code, class) references public.uacs_object (code, class),
  constraint ledger_entry_obligation_fkey foreign key (organization_id, obligation_id)
    references public.ledger_entry (organization_id, id),
  constraint ledger_entry_reverses_fkey foreign key (organization_id, reverses_id)
    references public.ledger_entry (organization_id, id),
  constraint ledger_entry_reverses_key unique (organization_id, reverses_id),
  constraint ledger_entry_object_given check (object_code is not null or stage in ('appropriation', 'allotment')),
  constraint ledger_entry_transfers check (movement not in ('transfer_in', 'transfer_out') or stage in ('appropriation', 'allotment')),
  constraint ledger_entry_of_obligation check (
    (obligation_id is not null) = (stage in ('payable', 'disbursement', 'liquidation') or (stage = 'obligation' and movement <> 'original'))),
  constraint ledger_entry_obligated_year check ((obligated_year > 0) = (stage not in ('appropriation', 'allotment'))),
  constraint ledger_entry_mode_given check ((mode is not null) = (stage = 'disbursement'))
);
comment on table public.ledger_entry is 'append-only: nothing is edited or deleted; corrections are entries in the quarter found';
create index ledger_entry_account_idx on public.ledger_entry (organization_id, account_id, posted_on);
create index ledger_entry_obligation_idx on public.ledger_entry (organization_id, obligation_id) where obligation_id is not null;
create index ledger_entry_day_idx on public.ledger_entry (organization_id, posted_on);

-- Sums of the entries for speed; written by the trigger alone, proven equal by `bmms budget-check`.
create table public.ledger_balance (
  organization_id integer not null,
  account_id uuid not null,
  year smallint not null,
  quarter smallint not null,
  stage text not null,
  movement text not null,
  -- '' where the entries name no object.
  object_code text not null,
  obligated_year smallint not null,
  total numeric(20, 2) not null,
  entries integer not null,
  last_on date not null,
  constraint ledger_balance_pkey primary key (organization_id, account_id, year, quarter, stage, movement, object_code, obligated_year)
);
comment on table public.ledger_balance is 'derived: sums of ledger_entry';

-- Numbers of documents, without gaps: one row for each series.
create table public.number_series (
  organization_id integer not null constraint number_series_organization_fkey references public.organization (id),
  id uuid not null,
  series text not null constraint number_series_series_length check (char_length(series) between 1 and 60),
  year integer not null constraint number_series_year_range check (year between 2019 and 2100),
  last integer not null constraint number_series_last_range check (last between 1 and 99999999),
  constraint number_series_pkey primary key (organization_id, id),
  constraint number_series_key unique (organization_id, series, year)
);

-- The trigger works with the owner's rights inside the organization of the transaction, and nowhere else.
create policy ledger_account_held on public.ledger_account for all to bmms_owner
  using (organization_id = (select bmms.current_organization())) with check (organization_id = (select bmms.current_organization()));
create policy ledger_posting_read on public.ledger_posting for select to bmms_owner
  using (organization_id = (select bmms.current_organization()));
create policy ledger_entry_read on public.ledger_entry for select to bmms_owner
  using (organization_id = (select bmms.current_organization()));
create policy ledger_balance_kept on public.ledger_balance for all to bmms_owner
  using (organization_id = (select bmms.current_organization())) with check (organization_id = (select bmms.current_organization()));

create function bmms.refuse_rewriting() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = 'check_violation', table = tg_table_name, constraint = tg_name;
end
$$;
create trigger ledger_account_append_only before update or delete on public.ledger_account
  for each row execute function bmms.refuse_rewriting();
create trigger ledger_posting_append_only before update or delete on public.ledger_posting
  for each row execute function bmms.refuse_rewriting();
create trigger ledger_entry_append_only before update or delete on public.ledger_entry
  for each row execute function bmms.refuse_rewriting();

-- Holds accounts until the transaction ends, always in the same order, so that nobody waits in a circle.
create function bmms.hold_ledger_accounts(accounts uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from public.ledger_account a
    where a.organization_id = bmms.current_organization() and a.id = any (accounts)
    order by a.id for no key update;
end
$$;

create function bmms.peso_words(amount numeric) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
as $$ select case when amount < 0 then '(₱' || to_char(-amount, 'FM999,999,999,999,999,990.00') || ')'
        else '₱' || to_char(amount, 'FM999,999,999,999,999,990.00') end $$;

-- Refuses with the values that the words of the refusal want.
create function bmms.refuse_entry(rule text, at date, has numeric, needs numeric) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '%', rule using errcode = 'check_violation', table = 'ledger_entry', constraint = rule,
    detail = jsonb_build_object(
      'has', bmms.peso_words(has), 'needs', bmms.peso_words(needs), 'over', bmms.peso_words(needs - has),
      'when', case when at < 'infinity' then 'on ' || to_char(at, 'FMDD FMMonth YYYY') else 'in all' end);
end
$$;

-- Balances of the accounts that one statement posted to, on every day from the first of its days on.
create function bmms.check_ledger_accounts(accounts uuid[], since date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  b record;
begin
  for b in
    with days as (
      select e.account_id, e.posted_on,
             sum(e.effect) filter (where e.stage = 'appropriation') as appropriated,
             sum(e.effect) filter (where e.stage = 'allotment') as allotted,
             sum(e.effect) filter (where e.stage = 'obligation') as obligated
        from public.ledger_entry e
       where e.organization_id = bmms.current_organization() and e.account_id = any (accounts) and e.posted_on > since
         and e.stage in ('appropriation', 'allotment', 'obligation')
       group by e.account_id, e.posted_on
    ), ends as (
      select l.account_id, 'infinity'::date as posted_on,
             coalesce(sum(l.total) filter (where l.stage = 'appropriation'), 0) as appropriated,
             coalesce(sum(l.total) filter (where l.stage = 'allotment'), 0) as allotted,
             coalesce(sum(l.total) filter (where l.stage = 'obligation'), 0) as obligated
        from public.ledger_balance l
       where l.organization_id = bmms.current_organization() and l.account_id = any (accounts)
       group by l.account_id
    )
    select * from (
      -- The balance at the end of the day before each later day is the end balance less all that came from then on.
      select e.account_id, d.posted_on,
             e.appropriated - coalesce(sum(d.appropriated) over later, 0) as appropriated,
             e.allotted - coalesce(sum(d.allotted) over later, 0) as allotted,
             e.obligated - coalesce(sum(d.obligated) over later, 0) as obligated
        from ends e join days d using (account_id)
      window later as (partition by e.account_id order by d.posted_on desc)
      union all
      select account_id, posted_on, appropriated, allotted, obligated from ends
    ) balance
    where appropriated < allotted or allotted < obligated or obligated < 0
    limit 1
  loop
    if b.obligated < 0 then
      perform bmms.refuse_entry('ledger_obligation_not_negative', b.posted_on, 0, b.obligated);
    elsif b.allotted < b.obligated then
      perform bmms.refuse_entry('ledger_obligation_within_allotment', b.posted_on, b.allotted, b.obligated);
    else
      perform bmms.refuse_entry('ledger_allotment_within_appropriation', b.posted_on, b.appropriated, b.allotted);
    end if;
  end loop;
end
$$;

-- What each obligation is still good for, on every day: obligated >= payable >= disbursed >= liquidated >= 0.
create function bmms.check_ledger_obligations(obligations uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  b record;
begin
  for b in
    select * from (
      select e.account_id, e.posted_on, coalesce(e.obligation_id, e.id) as obligation,
             sum(case when e.stage = 'obligation' then e.effect else 0 end) over so_far as obligated,
             sum(case when e.stage = 'payable' then e.effect else 0 end) over so_far as payable,
             sum(case when e.stage = 'disbursement' then e.effect else 0 end) over so_far as disbursed,
             sum(case when e.stage = 'liquidation' then e.effect else 0 end) over so_far as liquidated
        from public.ledger_entry e
       where e.organization_id = bmms.current_organization()
         and (e.id = any (obligations) or e.obligation_id = any (obligations))
      window so_far as (partition by coalesce(e.obligation_id, e.id) order by e.posted_on range unbounded preceding)
    ) balance
    where obligated < payable or payable < disbursed or disbursed < liquidated or liquidated < 0
    limit 1
  loop
    if b.obligated < b.payable then
      perform bmms.refuse_entry('ledger_payable_within_obligation', b.posted_on, b.obligated, b.payable);
    elsif b.payable < b.disbursed then
      perform bmms.refuse_entry('ledger_disbursement_within_payable', b.posted_on, b.payable, b.disbursed);
    else
      perform bmms.refuse_entry('ledger_liquidation_within_disbursement', b.posted_on, b.disbursed, b.liquidated);
    end if;
  end loop;
end
$$;

-- Everything that a row has to satisfy on its own and against what it refers to.
create function bmms.check_ledger_entries(entries uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  wrong record;
begin
  select e.account_id, e.posted_on, e.amount,
         case
           when e.posted_on < a.effective_on then 'ledger_entry_before_act'
           when e.effect > 0 and e.stage in ('appropriation', 'allotment', 'obligation') and e.posted_on > v.obligate_until
             then 'ledger_entry_after_validity'
           when e.effect > 0 and e.stage in ('payable', 'disbursement') and v.is_confirmed and e.posted_on > v.pay_until then 'ledger_entry_after_payment_period'
           when e.effect > 0 and e.reverses_id is null and not x.is_active then 'ledger_entry_object_active'
           when o.id is not null and (o.stage <> 'obligation' or o.movement <> 'original' or o.account_id <> e.account_id
             or o.object_code <> e.object_code or o.posted_on > e.posted_on or o.obligated_year <> e.obligated_year)
             then 'ledger_entry_obligation_matches'
           when e.stage = 'obligation' and e.movement = 'original' and e.obligated_year <> e.year then 'ledger_entry_obligation_matches'
           when r.id is not null and r.reverses_id is not null then 'ledger_entry_reversal_once'
           when r.id is not null and (r.account_id <> e.account_id or r.stage <> e.stage or r.amount <> e.amount
             or r.effect <> -e.effect or r.object_code is distinct from e.object_code or r.posted_on > e.posted_on)
             then 'ledger_entry_reversal_matches'
         end as rule
    into wrong
    from public.ledger_entry e
    join public.ledger_account k on k.organization_id = e.organization_id and k.id = e.account_id
    join public.appropriation_act a on a.id = k.act_id
    join public.appropriation_validity v on v.act_id = k.act_id and v.class = k.class
    left join public.uacs_object x on x.code = e.object_code
    left join public.ledger_entry o on o.organization_id = e.organization_id and o.id = e.obligation_id
    left join public.ledger_entry r on r.organization_id = e.organization_id and r.id = e.reverses_id
   where e.organization_id = bmms.current_organization() and e.id = any (entries)
   order by rule nulls last
   limit 1;
  if wrong.rule is not null then
    perform bmms.refuse_entry(wrong.rule, wrong.posted_on, wrong.amount, wrong.amount);
  end if;
end
$$;

create function bmms.post_ledger() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  accounts uuid[];
  entries uuid[];
  obligations uuid[];
  since date;
  nested_loops text := current_setting('enable_nestloop');
  plans text := current_setting('plan_cache_mode');
begin
  select array_agg(distinct e.account_id), array_agg(e.id), min(e.posted_on),
         array_agg(distinct coalesce(e.obligation_id, e.id)) filter (where e.stage not in ('appropriation', 'allotment'))
    into accounts, entries, since, obligations
    from added e;
  if accounts is null then
    return null;
  end if;
  perform bmms.hold_ledger_accounts(accounts);
  -- Many rows at once are planned as many: the statistics do not know them yet, and a kept plan is one for few.
  if cardinality(entries) > 500 then
    perform set_config('enable_nestloop', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true);
  end if;
  insert into public.ledger_balance as b
    (organization_id, account_id, year, quarter, stage, movement, object_code, obligated_year, total, entries, last_on)
  select e.organization_id, e.account_id, e.year, e.quarter, e.stage, e.movement, coalesce(e.object_code, ''), e.obligated_year,
         sum(e.effect), count(*), max(e.posted_on)
    from added e
   group by 1, 2, 3, 4, 5, 6, 7, 8
   order by 1, 2, 3, 4, 5, 6, 7, 8
  on conflict on constraint ledger_balance_pkey do update
    set total = b.total + excluded.total, entries = b.entries + excluded.entries, last_on = greatest(b.last_on, excluded.last_on);
  perform bmms.check_ledger_entries(entries);
  perform bmms.check_ledger_accounts(accounts, since);
  if obligations is not null then
    perform bmms.check_ledger_obligations(obligations);
  end if;
  if cardinality(entries) > 500 then
    perform set_config('enable_nestloop', nested_loops, true), set_config('plan_cache_mode', plans, true);
  end if;
  return null;
end
$$;
create trigger ledger_entry_posted after insert on public.ledger_entry
  referencing new table as added for each statement execute function bmms.post_ledger();

-- Money that leaves one balance arrives in another: checked when the transaction ends.
create function bmms.check_transfer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if (select sum(e.effect) from public.ledger_entry e
       where e.organization_id = new.organization_id and e.posting_id = new.posting_id and e.stage = new.stage
         and e.movement in ('transfer_in', 'transfer_out')) <> 0 then
    perform bmms.refuse_entry('ledger_transfer_conserves', new.posted_on, new.amount, new.amount);
  end if;
  return null;
end
$$;
create constraint trigger ledger_entry_transfer after insert on public.ledger_entry
  deferrable initially deferred for each row when (new.movement in ('transfer_in', 'transfer_out'))
  execute function bmms.check_transfer();
