-- Activation by stage, and gradual control: which share of an organization's people a module or feature reaches.

-- The stages in which an organization comes to its modules. Data, so that a rollout may go another way.
create table public.activation_stage (
  number integer not null constraint activation_stage_pkey primary key
    constraint activation_stage_number_range check (number between 1 and 20),
  id uuid not null constraint activation_stage_id_key unique,
  key text not null constraint activation_stage_key_key unique
    constraint activation_stage_key_form check (key ~ '^[a-z][a-z_]{1,29}$'),
  name text not null constraint activation_stage_name_length check (char_length(name) between 1 and 80),
  description text not null default '' constraint activation_stage_description_length check (char_length(description) <= 500),
  -- Switched on with this stage, beside those of the stages before it.
  modules text[] not null constraint activation_stage_modules_known
    check (modules <@ array['planning', 'budgeting', 'monitoring', 'coordination', 'policies', 'mana']),
  -- Roles that may enter while this is the last stage; empty: every member.
  roles text[] not null constraint activation_stage_roles_known check (roles <@ array['admin', 'manager', 'planner',
    'budget_officer', 'accountant', 'disbursing_officer', 'me_officer', 'coordinator', 'staff', 'viewer']),
  -- With this stage all its people have access, and the organization counts as live.
  grants_access boolean not null default false,
  goes_live boolean not null default false
);
insert into public.activation_stage (number, id, key, name, description, modules, roles, grants_access, goes_live) values
  (1, gen_random_uuid(), 'administrators', 'Administrators',
   'Administrators enter, bring in people and roles, and complete the profile. Everybody else enters with the next stage.', '{}', '{admin}', false, false),
  (2, gen_random_uuid(), 'planning', 'Planning',
   'Everybody enters. Strategic plans and annual work plans are open.', '{planning}', '{}', true, true),
  (3, gen_random_uuid(), 'budgeting', 'Budgeting',
   'Programs, proposals, releases, spending and reports are open.', '{budgeting}', '{}', true, true),
  (4, gen_random_uuid(), 'all', 'All modules',
   'Monitoring, coordination, policies and MANA are open.', '{monitoring,coordination,policies,mana}', '{}', true, true);
alter table public.activation_stage enable row level security;
alter table public.activation_stage force row level security;
create policy activation_stage_known on public.activation_stage for select to bmms_app, bmms_oversight using (true);
grant select on public.activation_stage to bmms_app, bmms_oversight;

-- Every step of activation or deactivation, with what was found at the time.
create table public.activation_step (
  organization_id integer not null constraint activation_step_organization_fkey references public.organization (id),
  id uuid not null,
  action text not null constraint activation_step_action_known check (action in ('activate', 'deactivate')),
  -- The last stage that was switched on, or the first that was switched off; null: the whole organization was closed.
  stage integer constraint activation_step_stage_fkey references public.activation_stage (number),
  reason text not null constraint activation_step_reason_length check (char_length(reason) between 1 and 1000),
  -- Readiness as it was found, with the items that a manager passed over and why.
  findings jsonb not null default '[]',
  modules_before text[] not null,
  modules_after text[] not null,
  acted_by uuid constraint activation_step_actor_fkey references public.person (id),
  acted_by_name text not null constraint activation_step_actor_name_length check (char_length(acted_by_name) between 1 and 200),
  acted_at timestamptz not null,
  constraint activation_step_pkey primary key (organization_id, id)
);
comment on table public.activation_step is 'append-only: what was switched on and off, when, by whom and why';
create index activation_step_actor_idx on public.activation_step (acted_by);
create index activation_step_stage_idx on public.activation_step (stage);

-- Which of an organization's people a module or a feature of it reaches; without a row it reaches all of them.
create table public.feature_share (
  organization_id integer not null constraint feature_share_organization_fkey references public.organization (id),
  id uuid not null,
  -- `access` (entering at all), a module, or a feature of one: `budgeting.reports`.
  feature text not null constraint feature_share_feature_form check (feature ~ '^[a-z][a-z_.]{1,59}$'),
  mode text not null constraint feature_share_mode_known check (mode in ('off', 'list', 'percentage', 'on')),
  -- Hundredths of a percent: 2500 is 25 %.
  basis_points integer not null default 0 constraint feature_share_points_range check (basis_points between 0 and 10000),
  -- Always reached in the modes `list` and `percentage`.
  people uuid[] not null default '{}' constraint feature_share_people_size check (cardinality(people) <= 500),
  roles text[] not null default '{}' constraint feature_share_roles_known check (roles <@ array['admin', 'manager', 'planner',
    'budget_officer', 'accountant', 'disbursing_officer', 'me_officer', 'coordinator', 'staff', 'viewer']),
  reason text not null constraint feature_share_reason_length check (char_length(reason) between 1 and 1000),
  changed_by_name text not null constraint feature_share_changer_length check (char_length(changed_by_name) between 1 and 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint feature_share_pkey primary key (organization_id, id),
  constraint feature_share_once_key unique (organization_id, feature)
);
alter table public.feature_share enable row level security;
alter table public.feature_share force row level security;
create policy feature_share_own on public.feature_share for select to bmms_app
  using (organization_id = (select bmms.organization_or_platform()));
create policy feature_share_kept on public.feature_share for all to bmms_app
  using ((select bmms.current_scope()) = 'platform') with check ((select bmms.current_scope()) = 'platform');
create policy feature_share_oversight on public.feature_share for select to bmms_oversight using (true);
create policy feature_share_entered on public.feature_share for select to bmms_owner using (true);
grant select, insert, update, delete on public.feature_share to bmms_app;
grant select on public.feature_share to bmms_oversight;
create trigger feature_share_change after insert or update or delete on public.feature_share
  for each row execute function bmms.record_change('organization_id', 'id');

-- 0 to 9999, always the same for the same person, organization and feature: the first four bytes of the SHA-256 of
-- '<feature>:<number of the organization>:<id of the person>' as a whole number, modulo 10,000.
create function bmms.share_bucket(feature text, organization integer, person uuid) returns integer
  language sql stable parallel safe
as $$
  select ((('x' || encode(substring(sha256(convert_to(feature || ':' || organization || ':' || person, 'UTF8')) from 1 for 4), 'hex'))
    ::bit(32)::bigint) % 10000)::integer
$$;

-- Whether a share reaches somebody. Roles are those of an active member; null for others: platform work is never thinned
-- out, only switched off.
create function bmms.share_reaches(share public.feature_share, person uuid, member_roles text[]) returns boolean
  language sql stable parallel safe
as $$
  select case share.mode when 'on' then true when 'off' then false
    else member_roles is null or person = any (share.people) or share.roles && member_roles
      or (share.mode = 'percentage' and bmms.share_bucket(share.feature, share.organization_id, person) < share.basis_points) end
$$;

-- As in 0002, and with what a share withholds from this person here: modules, features, or `access` itself.
drop function bmms.enter(text, text, text, text, boolean, interval, interval);
create function bmms.enter(
  session_token text, wanted_scope text, wanted_code text, request text, read_only boolean,
  idle interval, maximum interval)
returns table (
  person_id uuid, username text, person_name text, email text, must_change_password boolean, two_factor_enabled boolean,
  session_id uuid, platform_roles text[], organization_id integer, organization_code text, organization_name text,
  accent_color text, modules text[], organization_active boolean, member_roles text[], member_active boolean, withheld text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  expires timestamptz;
  started timestamptz;
begin
  select s.id, s.expires_at, s.created_at, p.id, p.username, p.name, p.email, p.must_change_password, p.two_factor_enabled,
         array(select r.role from public.platform_role r where r.person_id = p.id)
    into session_id, expires, started, person_id, username, person_name, email, must_change_password, two_factor_enabled,
         platform_roles
    from public.session s join public.person p on p.id = s.person_id
   where s.token = session_token and s.expires_at > now() and s.created_at > now() - maximum and p.is_active;
  if person_id is null then
    return;
  end if;
  if expires < now() + idle - interval '1 minute' and expires < started + maximum then
    update public.session set expires_at = least(now() + idle, started + maximum), updated_at = now() where id = session_id;
  end if;
  if wanted_scope = 'organization' then
    select o.id, o.code, o.name, o.accent_color, o.modules, o.is_active, m.roles, m.is_active,
           array(select f.feature from public.feature_share f where f.organization_id = o.id
             and not bmms.share_reaches(f, enter.person_id, case when m.is_active then m.roles end))
      into organization_id, organization_code, organization_name, accent_color, modules, organization_active,
           member_roles, member_active, withheld
      from public.organization o
      left join public.membership m on m.organization_id = o.id and m.person_id = enter.person_id
     where o.code = wanted_code;
    if coalesce(member_active, false) or cardinality(platform_roles) > 0 then
      perform set_config('bmms.organization_id', organization_id::text, true);
    end if;
  end if;
  perform set_config('bmms.scope', wanted_scope, true), set_config('bmms.actor_id', person_id::text, true),
          set_config('bmms.actor_name', person_name, true), set_config('bmms.request_id', request, true);
  if read_only then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return next;
end
$$;
revoke all on function bmms.enter(text, text, text, text, boolean, interval, interval) from public;
grant execute on function bmms.enter(text, text, text, text, boolean, interval, interval) to bmms_app;
