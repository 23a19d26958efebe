-- Reference data of Budgeting that is corrected in the course of time.

-- Why an act was corrected the last time; the change log keeps every reason with what was changed.
alter table public.appropriation_act add column correction_reason text not null default ''
  constraint appropriation_act_correction_reason_length check (char_length(correction_reason) <= 1000);

-- Layouts from secondary sources are to be confirmed.
alter table public.uacs_segment add column is_confirmed boolean not null default true;

-- The organizations, postings and pesos of an act and class that other days would leave outside of them, and the balances that
-- stand on the class. Holds those balances until the transaction ends: whoever posts to one waits, and then meets the new days.
create function bmms.count_posted_outside(act uuid, of_class text, effective_on date, obligate_until date, pay_until date)
  returns table (accounts integer, organizations integer, entries integer, total numeric)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  o record;
  found record;
begin
  if bmms.current_scope() <> 'platform' then
    raise exception 'only platform work looks across organizations' using errcode = 'insufficient_privilege';
  end if;
  accounts := 0;
  organizations := 0;
  entries := 0;
  total := 0;
  for o in select id from public.organization order by id loop
    perform set_config('bmms.organization_id', o.id::text, true);
    with held as (
      select a.id from public.ledger_account a
       where a.organization_id = o.id and a.act_id = act and a.class = of_class
       order by a.id for no key update
    ) select accounts + count(*)::integer into accounts from held;
    select count(*)::integer as n, coalesce(sum(e.effect), 0) as pesos into found
      from public.ledger_entry e join public.ledger_account a on a.organization_id = e.organization_id and a.id = e.account_id
     where e.organization_id = o.id and a.act_id = act and a.class = of_class
       and (e.posted_on < effective_on
         or (e.effect > 0 and e.stage in ('appropriation', 'allotment', 'obligation') and e.posted_on > obligate_until)
         or (e.effect > 0 and e.stage in ('payable', 'disbursement') and e.posted_on > pay_until));
    organizations := organizations + (found.n > 0)::integer;
    entries := entries + found.n;
    total := total + found.pesos;
  end loop;
  perform set_config('bmms.organization_id', '', true);
  return next;
end
$$;
revoke all on function bmms.count_posted_outside(uuid, text, date, date, date) from public;
grant execute on function bmms.count_posted_outside(uuid, text, date, date, date) to bmms_app;
