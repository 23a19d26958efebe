-- Ways in that are not a password: one-time links and codes; what signing in leaves behind; how far a newcomer is.

-- A one-time way to set a password. Only the hash is kept; bmms_app may make links and see what became of them.
create table public.password_link (
  organization_id integer constraint password_link_organization_fkey references public.organization (id),
  id uuid constraint password_link_pkey primary key,
  person_id uuid not null constraint password_link_person_fkey references public.person (id) on delete cascade,
  kind text not null constraint password_link_kind_known check (kind in ('invitation', 'reset', 'slip')),
  secret_hash text not null constraint password_link_hash_key unique
    constraint password_link_hash_form check (secret_hash ~ '^[0-9a-f]{64}$'),
  message_id uuid constraint password_link_message_fkey references public.mail_message (id) on delete set null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  used_at timestamptz,
  -- Replaced by a newer one, or taken back.
  ended_at timestamptz,
  created_by uuid constraint password_link_created_by_fkey references public.person (id),
  created_at timestamptz not null default now()
);
create index password_link_person_idx on public.password_link (person_id, created_at desc);
create index password_link_message_idx on public.password_link (message_id);
alter table public.password_link enable row level security;
alter table public.password_link force row level security;
create policy password_link_here on public.password_link for all to bmms_app
  using (case when bmms.current_scope() = 'platform' then true else organization_id = bmms.current_organization() end)
  with check (case when bmms.current_scope() = 'platform' then true else organization_id = bmms.current_organization() and bmms.sees_person(person_id) end);
create policy password_link_identity on public.password_link to bmms_identity using (true) with check (true);
-- Whoever serves requests never reads a hash.
grant select (organization_id, id, person_id, kind, message_id, expires_at, opened_at, used_at, ended_at, created_by, created_at),
  insert, update (message_id, ended_at) on public.password_link to bmms_app;
grant select, update on public.password_link to bmms_identity;
-- That a link was made belongs into the change log, its hash does not.
create function bmms.record_password_link() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.change (organization_id, table_name, row_id, action, actor_id, actor_name, request_id, before, after)
  values (new.organization_id, tg_table_name, new.id::text, 'insert',
    nullif(current_setting('bmms.actor_id', true), '')::uuid, nullif(current_setting('bmms.actor_name', true), ''),
    nullif(current_setting('bmms.request_id', true), ''), null, to_jsonb(new) - 'secret_hash');
  return null;
end
$$;
create trigger password_link_change after insert on public.password_link
  for each row execute function bmms.record_password_link();

-- Whoever asked for a new password: one row per request, whether or not the name is an account's. Limits count these.
create table public.reset_request (
  id uuid constraint reset_request_pkey primary key,
  person_id uuid constraint reset_request_person_fkey references public.person (id) on delete cascade,
  ip_address text not null default '' constraint reset_request_ip_length check (char_length(ip_address) <= 60),
  user_agent text not null default '' constraint reset_request_agent_length check (char_length(user_agent) <= 300),
  asked_at timestamptz not null,
  -- When the job has dealt with it: a job may run twice, a letter leaves once.
  answered_at timestamptz,
  -- A letter left; false where nobody has the name, or letters enough left before.
  is_sent boolean not null default false
);
create index reset_request_person_idx on public.reset_request (person_id, asked_at desc);
create index reset_request_address_idx on public.reset_request (ip_address, asked_at desc);
alter table public.reset_request enable row level security;
alter table public.reset_request force row level security;
create policy reset_request_platform on public.reset_request for all to bmms_app
  using ((select bmms.current_scope()) = 'platform') with check ((select bmms.current_scope()) = 'platform');
create policy reset_request_identity on public.reset_request to bmms_identity using (true) with check (true);
grant select, insert, update on public.reset_request to bmms_app;
grant select, delete on public.reset_request to bmms_identity;

-- What decides who may be invited or get a slip: whether a password is set, and whether the account opens more than the
-- organization that asks. Answers nothing about people whom the scope does not see.
create function bmms.account_standing(candidates uuid[])
  returns table (person_id uuid, has_password boolean, works_elsewhere boolean, has_platform_role boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.id,
    exists (select from public.credential c where c.person_id = p.id and c.password is not null),
    exists (select from public.membership m where m.person_id = p.id and m.organization_id is distinct from bmms.organization_or_platform()),
    exists (select from public.platform_role r where r.person_id = p.id)
  from public.person p where p.id = any (candidates) and bmms.sees_person(p.id)
$$;
revoke all on function bmms.account_standing(uuid[]) from public;
grant execute on function bmms.account_standing(uuid[]) to bmms_app;

-- Signing in, failing to, and what ended sessions: for the person, and for those who look after accounts.
create table public.sign_in_event (
  id bigint generated always as identity constraint sign_in_event_pkey primary key,
  person_id uuid not null constraint sign_in_event_person_fkey references public.person (id) on delete cascade,
  at timestamptz not null default now(),
  kind text not null constraint sign_in_event_kind_known check (kind in
    ('signed_in', 'failed', 'locked', 'signed_out', 'sessions_ended', 'password_set', 'password_changed', 'reset_requested', 'link_opened')),
  ip_address text not null default '' constraint sign_in_event_ip_length check (char_length(ip_address) <= 60),
  user_agent text not null default '' constraint sign_in_event_agent_length check (char_length(user_agent) <= 300)
);
create index sign_in_event_person_idx on public.sign_in_event (person_id, at desc);
alter table public.sign_in_event enable row level security;
alter table public.sign_in_event force row level security;
create policy sign_in_event_seen on public.sign_in_event for select to bmms_app using (bmms.sees_person(person_id));
create index sign_in_event_at_idx on public.sign_in_event (at);
create policy sign_in_event_identity on public.sign_in_event to bmms_identity using (true) with check (true);
-- The job that answers a request for a new password runs above organizations.
create policy sign_in_event_asked on public.sign_in_event for insert to bmms_app
  with check ((select bmms.current_scope()) = 'platform' and kind = 'reset_requested');
grant select, insert on public.sign_in_event to bmms_app;
grant select, insert, delete on public.sign_in_event to bmms_identity;

-- How far a newcomer is: from the invitation to the first productive day.
create table public.onboarding (
  person_id uuid constraint onboarding_pkey primary key
    constraint onboarding_person_fkey references public.person (id) on delete cascade,
  wave integer constraint onboarding_wave_range check (wave between 1 and 99),
  invited_at timestamptz,
  first_signed_in_at timestamptz,
  last_signed_in_at timestamptz,
  profile_done_at timestamptz,
  tour_state text not null default 'new' constraint onboarding_tour_known check (tour_state in ('new', 'started', 'skipped', 'done')),
  tour_step integer not null default 0 constraint onboarding_tour_step_range check (tour_step between 0 and 50),
  tour_done_at timestamptz,
  -- Keys of checklist items that the person ticked; others follow from what was done.
  checklist text[] not null default '{}' constraint onboarding_checklist_size check (cardinality(checklist) <= 40),
  checklist_done_at timestamptz,
  -- The person put the whole of it aside; it can be taken up again.
  put_aside_at timestamptz,
  reminded_at timestamptz,
  -- The letter of the last reminder; null while it still has to be written.
  reminder_message_id uuid constraint onboarding_reminder_message_fkey references public.mail_message (id) on delete set null,
  reminders integer not null default 0,
  updated_at timestamptz not null default now()
);
alter table public.onboarding enable row level security;
alter table public.onboarding force row level security;
create policy onboarding_seen on public.onboarding for select to bmms_app using (bmms.sees_person(person_id));
create policy onboarding_added on public.onboarding for insert to bmms_app with check (bmms.sees_person(person_id));
create policy onboarding_changed on public.onboarding for update to bmms_app
  using (bmms.sees_person(person_id)) with check (bmms.sees_person(person_id));
create policy onboarding_removed on public.onboarding for delete to bmms_app using ((select bmms.current_scope()) = 'platform');
create policy onboarding_identity on public.onboarding to bmms_identity using (true) with check (true);
grant select, insert, update, delete on public.onboarding to bmms_app;
grant select, insert, update on public.onboarding to bmms_identity;

alter table public.person
  add column erased_at timestamptz;
comment on column public.person.erased_at is 'Anonymised on request (RA 10173 s. 16 e): the row stays, so that financial and audit records stay whole.';

-- A person who never signed in can be taken back: an import that is undone leaves nothing behind.
create policy person_removed on public.person for delete to bmms_app
  using ((select bmms.current_scope()) = 'platform'
    and not exists (select from public.onboarding o where o.person_id = id and o.first_signed_in_at is not null));
grant delete on public.person to bmms_app;
