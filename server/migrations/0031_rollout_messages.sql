-- The communication plan: what each wave is written, to whom, when, and what became of it.

create table public.rollout_message (
  id uuid not null constraint rollout_message_pkey primary key,
  wave_id uuid not null constraint rollout_message_wave_fkey references public.rollout_wave (id),
  moment text not null constraint rollout_message_moment_known
    check (moment in ('announcement', 'week_1', 'week_2', 'after', 'other')),
  subject text not null constraint rollout_message_subject_length check (char_length(subject) between 1 and 200),
  body text not null constraint rollout_message_body_length check (char_length(body) between 1 and 8000),
  -- Roles in the organizations; none: everybody there.
  roles text[] not null default '{}' constraint rollout_message_roles_few check (cardinality(roles) <= 20),
  -- Codes of organizations of the wave; none: all of them.
  codes text[] not null default '{}' constraint rollout_message_codes_few check (cardinality(codes) <= 100),
  due_on date not null,
  -- Leaves on its day without anybody pressing a button.
  sends_itself boolean not null default false,
  status text not null default 'planned' constraint rollout_message_status_known
    check (status in ('planned', 'sending', 'sent', 'cancelled')),
  status_reason text not null default '' constraint rollout_message_reason_length check (char_length(status_reason) <= 1000),
  sent_at timestamptz,
  sent_by_name text not null default '' constraint rollout_message_sender_length check (char_length(sent_by_name) <= 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_message_sent check ((status in ('sending', 'sent')) = (sent_at is not null))
);
create unique index rollout_message_moment_key on public.rollout_message (wave_id, moment)
  where moment <> 'other' and status <> 'cancelled';
create index rollout_message_wave_idx on public.rollout_message (wave_id);
create index rollout_message_due_idx on public.rollout_message (due_on) where status = 'planned';

-- One row a letter, so that nobody gets a message twice and its delivery can be told.
create table public.rollout_message_letter (
  message_id uuid not null constraint rollout_message_letter_message_fkey references public.rollout_message (id),
  person_id uuid not null constraint rollout_message_letter_person_fkey references public.person (id),
  at_organization integer not null constraint rollout_message_letter_organization_fkey references public.organization (id),
  id uuid not null,
  mail_id uuid,
  created_at timestamptz not null default now(),
  constraint rollout_message_letter_pkey primary key (message_id, person_id)
);
create index rollout_message_letter_person_idx on public.rollout_message_letter (person_id);
create index rollout_message_letter_mail_idx on public.rollout_message_letter (mail_id);
create index rollout_message_letter_organization_idx on public.rollout_message_letter (at_organization);

do $$ declare t text; begin
  foreach t in array array['rollout_message', 'rollout_message_letter'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for select to bmms_oversight using (true);
      grant select on public.%1$I to bmms_oversight;
      create trigger %4$I after insert or update or delete on public.%1$I for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_kept', t || '_oversight', t || '_change');
  end loop;
end $$;
grant select, insert, update on public.rollout_message, public.rollout_message_letter to bmms_app;
create trigger rollout_message_tell after insert or update or delete on public.rollout_message
  for each statement execute function bmms.tell_of_change('rollout');
