-- What the rollout taught, and completion reports as they were made.

create table public.rollout_lesson (
  id uuid not null constraint rollout_lesson_pkey primary key,
  -- Without a wave it is one of the whole rollout.
  wave_id uuid constraint rollout_lesson_wave_fkey references public.rollout_wave (id),
  kind text not null constraint rollout_lesson_kind_known check (kind in ('keep', 'change')),
  lesson text not null constraint rollout_lesson_length check (char_length(lesson) between 1 and 1000),
  -- What is done about it from now on.
  action text not null default '' constraint rollout_lesson_action_length check (char_length(action) <= 1000),
  said_by uuid constraint rollout_lesson_person_fkey references public.person (id),
  said_by_name text not null constraint rollout_lesson_person_name_length check (char_length(said_by_name) between 1 and 200),
  said_at timestamptz not null default now()
);
create index rollout_lesson_wave_idx on public.rollout_lesson (wave_id);
create index rollout_lesson_person_idx on public.rollout_lesson (said_by);

create table public.rollout_completion (
  id uuid not null constraint rollout_completion_pkey primary key,
  number integer generated always as identity constraint rollout_completion_number_key unique,
  made_by uuid constraint rollout_completion_person_fkey references public.person (id),
  made_by_name text not null constraint rollout_completion_person_name_length check (char_length(made_by_name) between 1 and 200),
  made_at timestamptz not null,
  content jsonb not null constraint rollout_completion_content_object check (jsonb_typeof(content) = 'object'),
  sha256 text not null constraint rollout_completion_hash_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create index rollout_completion_person_idx on public.rollout_completion (made_by);

do $$ declare t text; begin
  foreach t in array array['rollout_lesson', 'rollout_completion'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for select to bmms_app using ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for insert to bmms_app with check ((select bmms.current_scope()) = ''platform'');
      create policy %4$I on public.%1$I for select to bmms_oversight using (true);
      grant select, insert on public.%1$I to bmms_app;
      grant select on public.%1$I to bmms_oversight;
      comment on table public.%1$I is ''append-only: what was said was said'';
      create trigger %5$I after insert or update or delete on public.%1$I for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_read', t || '_added', t || '_oversight', t || '_change');
  end loop;
end $$;
