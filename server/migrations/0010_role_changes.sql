-- Roles that need a second person, how many people an organization may have, and what a person agreed to.

create table public.role_change (
  -- Null for roles above organizations.
  organization_id integer constraint role_change_organization_fkey references public.organization (id),
  id uuid not null constraint role_change_pkey primary key,
  person_id uuid not null constraint role_change_person_fkey references public.person (id) on delete cascade,
  roles_before text[] not null,
  roles_after text[] not null,
  reason text not null constraint role_change_reason_length check (char_length(reason) between 1 and 1000),
  state text not null default 'waiting' constraint role_change_state_known
    check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'applied')),
  -- Null: asked for on the command line. Names are kept: an organization does not see people of the platform.
  requested_by uuid constraint role_change_requested_by_fkey references public.person (id),
  requested_by_name text not null constraint role_change_requested_by_name_length check (char_length(requested_by_name) <= 200),
  requested_at timestamptz not null default now(),
  decided_by uuid constraint role_change_decided_by_fkey references public.person (id),
  decided_by_name text constraint role_change_decided_by_name_length check (char_length(decided_by_name) <= 200),
  decided_at timestamptz,
  comment text not null default '' constraint role_change_comment_length check (char_length(comment) <= 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint role_change_four_eyes check (state = 'withdrawn' or decided_by <> requested_by),
  constraint role_change_not_own check (state = 'withdrawn' or decided_by <> person_id)
);
comment on column public.role_change.state is 'applied: needed no second person; approved: a second person agreed, and it took effect.';
create unique index role_change_waiting_key on public.role_change (organization_id, person_id) nulls not distinct where state = 'waiting';
create index role_change_person_idx on public.role_change (person_id, requested_at desc);

-- Why somebody works here no more; '' while they do.
alter table public.membership
  add column inactive_reason text not null default '' constraint membership_inactive_reason_length check (char_length(inactive_reason) <= 1000);
alter table public.person
  add column inactive_reason text not null default '' constraint person_inactive_reason_length check (char_length(inactive_reason) <= 1000);

-- Somebody looked through who may do what, and says so.
create table public.access_review (
  -- Null for the review of all organizations and of the platform's own roles.
  organization_id integer constraint access_review_organization_fkey references public.organization (id),
  id uuid not null constraint access_review_pkey primary key,
  reviewed_by uuid constraint access_review_reviewed_by_fkey references public.person (id),
  reviewed_by_name text not null constraint access_review_reviewed_by_name_length check (char_length(reviewed_by_name) <= 200),
  note text not null constraint access_review_note_length check (char_length(note) between 1 and 2000),
  reviewed_at timestamptz not null default now()
);
create index access_review_newest_idx on public.access_review (organization_id, reviewed_at desc);

alter table public.organization
  add column people_limit integer constraint organization_people_limit_range check (people_limit between 1 and 10000);
comment on column public.organization.people_limit is 'Active members at most; null: 50 while it is a pilot, else no limit.';

create function bmms.people_limit(o public.organization) returns integer
  language sql immutable
as $$ select coalesce(o.people_limit, case when o.is_pilot then 50 end) $$;

-- Counted where it cannot be got round. The organization is held first, so that two who take its last place meet here, and
-- before the member's row, so that nobody waits in a circle.
create function bmms.refuse_crowd() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  allowed integer;
begin
  if not new.is_active or (tg_op = 'UPDATE' and old.is_active) then
    return new;
  end if;
  select bmms.people_limit(o) into allowed from public.organization o where o.id = new.organization_id for no key update;
  if allowed is not null and allowed <= (
    select count(*) from public.membership m where m.organization_id = new.organization_id and m.is_active)
  then
    raise exception 'the organization has as many active members as it may have'
      using errcode = 'check_violation', table = 'membership', constraint = 'membership_people_limit';
  end if;
  return new;
end
$$;
create trigger membership_people_limit before insert or update of is_active on public.membership
  for each row execute function bmms.refuse_crowd();

-- What a person agreed to, and took back, that the law does not ask for (RA 10173 s. 3 b).
create table public.consent (
  person_id uuid not null constraint consent_person_fkey references public.person (id) on delete cascade,
  purpose text not null constraint consent_purpose_known check (purpose in ('onboarding_tracking')),
  asked_at timestamptz not null default now(),
  -- Null: was asked, and said no.
  given_at timestamptz,
  withdrawn_at timestamptz,
  constraint consent_pkey primary key (person_id, purpose)
);
alter table public.consent enable row level security;
alter table public.consent force row level security;
create policy consent_own on public.consent for all to bmms_app
  using (person_id = bmms.current_actor() or (select bmms.current_scope()) = 'platform')
  with check (person_id = bmms.current_actor() or (select bmms.current_scope()) = 'platform');
grant select, insert, update on public.consent to bmms_app;

-- Erasure (RA 10173 s. 16 e) takes away what is nobody's record of work.
grant delete on public.consent to bmms_app;
grant delete on public.password_link to bmms_identity;
