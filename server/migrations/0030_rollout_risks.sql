-- The register of risks of the rollout, and what its reviews said.

create table public.rollout_risk (
  id uuid not null constraint rollout_risk_pkey primary key,
  number integer generated always as identity constraint rollout_risk_number_key unique,
  title text not null constraint rollout_risk_title_length check (char_length(title) between 1 and 200),
  description text not null default '' constraint rollout_risk_description_length check (char_length(description) <= 2000),
  category text not null constraint rollout_risk_category_known
    check (category in ('technical', 'adoption', 'training', 'support', 'data', 'timeline')),
  -- 1 low, 2 medium, 3 high; their product is the score.
  probability smallint not null constraint rollout_risk_probability_range check (probability between 1 and 3),
  impact smallint not null constraint rollout_risk_impact_range check (impact between 1 and 3),
  mitigation text not null default '' constraint rollout_risk_mitigation_length check (char_length(mitigation) <= 2000),
  contingency text not null default '' constraint rollout_risk_contingency_length check (char_length(contingency) <= 2000),
  owner_id uuid constraint rollout_risk_owner_fkey references public.person (id),
  -- Without a wave it is one of the whole rollout.
  wave_id uuid constraint rollout_risk_wave_fkey references public.rollout_wave (id),
  status text not null default 'open' constraint rollout_risk_status_known check (status in ('open', 'happened', 'closed')),
  status_reason text not null default '' constraint rollout_risk_reason_length check (char_length(status_reason) <= 1000),
  review_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_risk_reviewed check (status <> 'open' or review_on is not null)
);
create index rollout_risk_owner_idx on public.rollout_risk (owner_id);
create index rollout_risk_wave_idx on public.rollout_risk (wave_id);

-- Append-only: how a risk was judged at each review.
create table public.rollout_risk_review (
  id uuid not null constraint rollout_risk_review_pkey primary key,
  risk_id uuid not null constraint rollout_risk_review_risk_fkey references public.rollout_risk (id),
  reviewed_on date not null,
  probability smallint not null constraint rollout_risk_review_probability_range check (probability between 1 and 3),
  impact smallint not null constraint rollout_risk_review_impact_range check (impact between 1 and 3),
  note text not null constraint rollout_risk_review_note_length check (char_length(note) between 1 and 2000),
  reviewed_by uuid constraint rollout_risk_review_person_fkey references public.person (id),
  reviewed_by_name text not null constraint rollout_risk_review_person_name_length check (char_length(reviewed_by_name) between 1 and 200),
  created_at timestamptz not null default now()
);
create index rollout_risk_review_risk_idx on public.rollout_risk_review (risk_id, created_at desc);
create index rollout_risk_review_person_idx on public.rollout_risk_review (reviewed_by);

do $$ declare t text; begin
  foreach t in array array['rollout_risk', 'rollout_risk_review'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for select to bmms_oversight using (true);
      grant select on public.%1$I to bmms_oversight;
      create trigger %4$I after insert or update or delete on public.%1$I for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_kept', t || '_oversight', t || '_change');
  end loop;
end $$;
grant select, insert, update on public.rollout_risk to bmms_app;
grant select, insert on public.rollout_risk_review to bmms_app;
