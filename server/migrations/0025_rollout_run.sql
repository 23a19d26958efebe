-- Working a wave: answers of the readiness checklist, what people write under a blocker, and what the facts said when a person
-- set a state.

-- Functions with the owner's rights look up the place of the organization that asks, and no other.
create policy rollout_placement_entered on public.rollout_placement for select to bmms_owner
  using (organization_id = (select bmms.organization_or_platform()) and left_on is null);

-- How far the facts alone would have led when a person set the state: only facts that lead further move it on.
alter table public.rollout_placement add column ruled_then text not null default 'pending'
  constraint rollout_placement_ruled_known check (ruled_then in
    ('pending', 'training_scheduled', 'training_complete', 'access_granted', 'onboarding_complete'));
-- Who said so, where a person did.
alter table public.rollout_placement add column state_by_name text not null default ''
  constraint rollout_placement_state_by_name_length check (char_length(state_by_name) <= 200);

-- What a person answered where no fact does. Without an organization it concerns the whole wave.
create table public.rollout_check (
  organization_id integer constraint rollout_check_organization_fkey references public.organization (id),
  id uuid not null constraint rollout_check_pkey primary key,
  wave_id uuid not null constraint rollout_check_wave_fkey references public.rollout_wave (id),
  item text not null constraint rollout_check_item_form check (item ~ '^[a-z_]{2,40}$'),
  answer text not null constraint rollout_check_answer_known check (answer in ('yes', 'no', 'unknown')),
  note text not null constraint rollout_check_note_length check (char_length(note) between 1 and 2000),
  noted_on date not null,
  noted_by uuid constraint rollout_check_noter_fkey references public.person (id),
  noted_by_name text not null constraint rollout_check_noter_name_length check (char_length(noted_by_name) between 1 and 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rollout_check_key unique nulls not distinct (wave_id, organization_id, item)
);
create index rollout_check_noter_idx on public.rollout_check (noted_by);
create trigger rollout_check_tell after insert or update or delete on public.rollout_check
  for each statement execute function bmms.tell_of_change('rollout');

-- What is said about a blocker among those who work on it; organizations do not see it.
create table public.rollout_blocker_note (
  id uuid not null constraint rollout_blocker_note_pkey primary key,
  blocker_id uuid not null constraint rollout_blocker_note_blocker_fkey references public.rollout_blocker (id) on delete cascade,
  comment text not null constraint rollout_blocker_note_length check (char_length(comment) between 1 and 4000),
  author_id uuid constraint rollout_blocker_note_author_fkey references public.person (id),
  author_name text not null constraint rollout_blocker_note_author_name_length check (char_length(author_name) between 1 and 200),
  written_at timestamptz not null default now()
);
create index rollout_blocker_note_blocker_idx on public.rollout_blocker_note (blocker_id);
create index rollout_blocker_note_author_idx on public.rollout_blocker_note (author_id);
alter table public.rollout_blocker_note enable row level security;
alter table public.rollout_blocker_note force row level security;
create policy rollout_blocker_note_kept on public.rollout_blocker_note for all to bmms_app
  using ((select bmms.current_scope()) = 'platform') with check ((select bmms.current_scope()) = 'platform');
create policy rollout_blocker_note_oversight on public.rollout_blocker_note for select to bmms_oversight using (true);
grant select, insert on public.rollout_blocker_note to bmms_app;
grant select on public.rollout_blocker_note to bmms_oversight;
create trigger rollout_blocker_note_change after insert or update or delete on public.rollout_blocker_note
  for each row execute function bmms.record_change('', 'id');
create trigger rollout_blocker_note_tell after insert or update or delete on public.rollout_blocker_note
  for each statement execute function bmms.tell_of_change('rollout');

-- How many plans organizations have: of all that are asked for above organizations, of itself in one. Only the number leaves.
do $$ declare t text; begin
  foreach t in array array['strategic_plan', 'annual_work_plan'] loop
    execute format('create policy %I on public.%I for select to bmms_owner using ((select bmms.current_scope()) = ''platform''
      or organization_id = (select bmms.organization_or_platform()))', t || '_counted_in_rollout', t);
  end loop;
end $$;
create function bmms.count_plans(organizations integer[])
  returns table (organization_id integer, plans integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select o.id, ((select count(*) from public.strategic_plan p where p.organization_id = o.id)
      + (select count(*) from public.annual_work_plan w where w.organization_id = o.id))::integer
    from public.organization o
   where o.id = any (organizations)
     and (bmms.current_scope() = 'platform' or o.id = bmms.organization_or_platform())
$$;
revoke all on function bmms.count_plans(integer[]) from public;
grant execute on function bmms.count_plans(integer[]) to bmms_app;

-- Who helps an organization: the coordinators of the wave that it has a place in. They work above organizations, so that it sees
-- no more of them than their name and how to reach them.
create policy rollout_coordinator_entered on public.rollout_coordinator for select to bmms_owner
  using (bmms.has_place_in_wave(wave_id));
create function bmms.helpers_of_wave(wave uuid)
  returns table (part text, name text, email text, phone text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.part, p.name, p.email, p.phone
    from public.rollout_coordinator c join public.person p on p.id = c.person_id and p.is_active
   where c.wave_id = wave
$$;
revoke all on function bmms.helpers_of_wave(uuid) from public;
grant execute on function bmms.helpers_of_wave(uuid) to bmms_app;
