-- Watching the rollout: the daily and weekly reports, kept as they were.

create table public.rollout_report (
  id uuid not null constraint rollout_report_pkey primary key,
  kind text not null constraint rollout_report_kind_known check (kind in ('daily', 'weekly')),
  -- The day on which it was made, in the Philippines.
  for_day date not null,
  -- What was done is told from this moment on, up to `made_at`.
  since timestamptz not null,
  made_at timestamptz not null,
  -- Everything that it says; pages, mail and paper are made from it.
  content jsonb not null constraint rollout_report_content_object check (jsonb_typeof(content) = 'object'),
  constraint rollout_report_day_key unique (kind, for_day),
  constraint rollout_report_since_before check (since < made_at)
);
comment on table public.rollout_report is 'append-only: what was said was said';
alter table public.rollout_report enable row level security;
alter table public.rollout_report force row level security;
create policy rollout_report_read on public.rollout_report for select to bmms_app
  using ((select bmms.current_scope()) = 'platform');
create policy rollout_report_added on public.rollout_report for insert to bmms_app
  with check ((select bmms.current_scope()) = 'platform');
create policy rollout_report_oversight on public.rollout_report for select to bmms_oversight using (true);
grant select, insert on public.rollout_report to bmms_app;
grant select on public.rollout_report to bmms_oversight;
create trigger rollout_report_change after insert or update or delete on public.rollout_report
  for each row execute function bmms.record_change('', 'id');
create trigger rollout_report_tell after insert or update or delete on public.rollout_report
  for each statement execute function bmms.tell_of_change('rollout');

-- Platform work sees all people, as before; said once a statement instead of once a row, since the control room counts them all.
create policy person_whole on public.person for select to bmms_app using ((select bmms.current_scope()) = 'platform');
create policy onboarding_whole on public.onboarding for select to bmms_app using ((select bmms.current_scope()) = 'platform');
create policy sign_in_event_whole on public.sign_in_event for select to bmms_app
  using ((select bmms.current_scope()) = 'platform');
