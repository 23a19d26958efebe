-- What people were told about a balance, so that they are told once.
create table public.budget_alert (
  organization_id integer not null constraint budget_alert_organization_fkey references public.organization (id),
  id uuid not null,
  account_id uuid not null,
  -- How far it is used up, or how near its last day is.
  reason text not null constraint budget_alert_reason_known check (reason in ('warning', 'critical', 'lapse_60', 'lapse_30', 'lapse_7')),
  raised_on date not null,
  constraint budget_alert_pkey primary key (organization_id, id),
  constraint budget_alert_once_key unique (organization_id, account_id, reason),
  constraint budget_alert_account_fkey foreign key (organization_id, account_id) references public.ledger_account (organization_id, id)
);
comment on table public.budget_alert is 'append-only: what was said was said';
