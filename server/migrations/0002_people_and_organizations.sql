-- People who sign in, the organizations they work in, and their roles.

create table public.organization (
  id integer constraint organization_pkey primary key,
  code text not null constraint organization_code_key unique
    constraint organization_code_form check (code ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  name text not null constraint organization_name_length check (char_length(name) between 1 and 200),
  kind text not null constraint organization_kind_known check (kind in ('ministry', 'office', 'agency', 'commission', 'special')),
  parent_id integer constraint organization_parent_fkey references public.organization (id)
    constraint organization_not_own_parent check (parent_id <> id),
  mandate text not null default '' constraint organization_mandate_length check (char_length(mandate) <= 5000),
  modules text[] not null default '{}'
    constraint organization_modules_known check (modules <@ array['planning', 'budgeting', 'monitoring', 'coordination', 'policies', 'mana']),
  is_active boolean not null default true,
  is_pilot boolean not null default false,
  pilot_starts_on date,
  pilot_ends_on date,
  onboarded_on date,
  live_on date,
  head_official text not null default '' constraint organization_head_length check (char_length(head_official) <= 200),
  head_title text not null default '' constraint organization_head_title_length check (char_length(head_title) <= 200),
  email text not null default '' constraint organization_email_length check (char_length(email) <= 254),
  phone text not null default '' constraint organization_phone_length check (char_length(phone) <= 50),
  website text not null default '' constraint organization_website_length check (char_length(website) <= 300),
  address text not null default '' constraint organization_address_length check (char_length(address) <= 500),
  accent_color text not null default '#1864ab' constraint organization_accent_form check (accent_color ~ '^#[0-9a-f]{6}$'),
  logo_file text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint organization_pilot_order check (pilot_ends_on >= pilot_starts_on),
  constraint organization_live_order check (live_on >= onboarded_on)
);

-- Other codes and names under which documents know an organization (MTC for MOTC, MPWH for MPW).
create table public.organization_alias (
  alias text constraint organization_alias_pkey primary key
    constraint organization_alias_form check (alias = upper(alias) and char_length(alias) between 2 and 200),
  belongs_to integer not null constraint organization_alias_organization_fkey references public.organization (id) on delete cascade
);
create index organization_alias_owner_idx on public.organization_alias (belongs_to);

create table public.person (
  id uuid constraint person_pkey primary key,
  username text not null constraint person_username_key unique
    constraint person_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{2,59}$'),
  email text not null constraint person_email_key unique
    constraint person_email_form check (email = lower(email) and char_length(email) <= 254 and email like '%_@_%'),
  email_verified boolean not null default false,
  name text not null constraint person_name_length check (char_length(name) between 1 and 200),
  first_name text not null default '' constraint person_first_name_length check (char_length(first_name) <= 100),
  last_name text not null default '' constraint person_last_name_length check (char_length(last_name) <= 100),
  phone text not null default '' constraint person_phone_length check (char_length(phone) <= 50),
  is_active boolean not null default true,
  must_change_password boolean not null default false,
  two_factor_enabled boolean not null default false,
  primary_organization integer constraint person_primary_organization_fkey references public.organization (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.platform_role (
  person_id uuid not null constraint platform_role_person_fkey references public.person (id) on delete cascade,
  role text not null constraint platform_role_known check (role in (
    'platform_admin', 'rollout_manager', 'rollout_coordinator', 'trainer', 'support_agent', 'support_lead',
    'ocm_viewer', 'ocm_analyst', 'ocm_executive')),
  granted_at timestamptz not null default now(),
  constraint platform_role_pkey primary key (person_id, role)
);

create table public.membership (
  organization_id integer not null default bmms.current_organization()
    constraint membership_organization_fkey references public.organization (id),
  id uuid not null,
  person_id uuid not null constraint membership_person_fkey references public.person (id),
  roles text[] not null constraint membership_roles_known check (roles <@ array[
      'admin', 'manager', 'planner', 'budget_officer', 'me_officer', 'coordinator', 'staff', 'viewer'])
    constraint membership_roles_some check (cardinality(roles) between 1 and 8),
  position text not null default '' constraint membership_position_length check (char_length(position) <= 200),
  department text not null default '' constraint membership_department_length check (char_length(department) <= 200),
  is_active boolean not null default true,
  joined_on date not null default (now() at time zone 'Asia/Manila')::date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint membership_pkey primary key (organization_id, id),
  constraint membership_person_key unique (organization_id, person_id)
);
create index membership_person_idx on public.membership (person_id);

-- better-auth's tables, under names of the field. Only the login bmms_identity may read them.
create table public.session (
  id uuid constraint session_pkey primary key,
  person_id uuid not null constraint session_person_fkey references public.person (id) on delete cascade,
  token text not null constraint session_token_key unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person_idx on public.session (person_id);
create index session_expiry_idx on public.session (expires_at);

create table public.credential (
  id uuid constraint credential_pkey primary key,
  person_id uuid not null constraint credential_person_fkey references public.person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text constraint credential_password_hashed check (password like '$argon2id$%'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint credential_account_key unique (provider_id, account_id)
);
create index credential_person_idx on public.credential (person_id);

create table public.verification (
  id uuid constraint verification_pkey primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier_idx on public.verification (identifier);

create table public.two_factor (
  id uuid constraint two_factor_pkey primary key,
  person_id uuid not null constraint two_factor_person_fkey references public.person (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  constraint two_factor_person_key unique (person_id)
);

-- Failed sign-ins per account ('account:...') and per address ('address:...'); locks grow with every further failure.
create table public.sign_in_lock (
  subject text constraint sign_in_lock_pkey primary key
    constraint sign_in_lock_subject_form check (subject ~ '^(account|address):' and char_length(subject) <= 300),
  failures integer not null default 0 constraint sign_in_lock_failures_counted check (failures >= 0),
  last_failure_at timestamptz not null default now(),
  locked_until timestamptz
);

grant select, insert, update, delete on public.session, public.credential, public.verification, public.two_factor, public.sign_in_lock
  to bmms_identity;
grant select, insert, update on public.person to bmms_identity;
grant select on public.membership, public.organization, public.platform_role to bmms_identity;

-- People are seen by those who share an organization with them, by platform work, and by sign-in.
alter table public.person enable row level security;
alter table public.person force row level security;
-- The planner may call stable functions of the inner query while it estimates, in any scope: hence one that does not raise
-- in the platform scope.
create function bmms.sees_person(candidate uuid) returns boolean
  language sql stable
as $$
  select case
    when bmms.current_scope() = 'platform' then true
    else candidate = bmms.current_actor()
      or exists (select from public.membership m where m.person_id = candidate and m.organization_id = bmms.organization_or_platform())
  end
$$;
create policy person_seen on public.person for select to bmms_app using (bmms.sees_person(id));
create policy person_added on public.person for insert to bmms_app with check (bmms.current_scope() = 'platform');
create policy person_changed on public.person for update to bmms_app
  using (bmms.current_scope() = 'platform' or id = bmms.current_actor())
  with check (bmms.current_scope() = 'platform' or id = bmms.current_actor());
create policy person_identity on public.person to bmms_identity using (true) with check (true);
grant select, insert, update on public.person to bmms_app;
create trigger person_change after insert or update or delete on public.person
  for each row execute function bmms.record_change('', 'id');

-- Organizations are known to all (code, name, contact); changed by themselves or by platform work only.
alter table public.organization enable row level security;
alter table public.organization force row level security;
create policy organization_known on public.organization for select to bmms_app, bmms_oversight, bmms_owner using (true);
create policy organization_added on public.organization for insert to bmms_app with check (bmms.current_scope() = 'platform');
create policy organization_changed on public.organization for update to bmms_app
  using (case when bmms.current_scope() = 'platform' then true else id = bmms.current_organization() end)
  with check (case when bmms.current_scope() = 'platform' then true else id = bmms.current_organization() end);
grant select, insert, update on public.organization to bmms_app;
grant select on public.organization, public.organization_alias to bmms_oversight;
create trigger organization_change after insert or update or delete on public.organization
  for each row execute function bmms.record_change('id', 'id');

alter table public.organization_alias enable row level security;
alter table public.organization_alias force row level security;
create policy organization_alias_known on public.organization_alias for select to bmms_app, bmms_oversight, bmms_owner using (true);
create policy organization_alias_kept on public.organization_alias for all to bmms_app
  using (bmms.current_scope() = 'platform') with check (bmms.current_scope() = 'platform');
grant select, insert, delete on public.organization_alias to bmms_app;

alter table public.platform_role enable row level security;
alter table public.platform_role force row level security;
create policy platform_role_own on public.platform_role for select to bmms_app
  using (bmms.current_scope() = 'platform' or person_id = bmms.current_actor());
create policy platform_role_kept on public.platform_role for all to bmms_app
  using (bmms.current_scope() = 'platform') with check (bmms.current_scope() = 'platform');
create policy platform_role_entered on public.platform_role for select to bmms_owner, bmms_identity using (true);
grant select, insert, delete on public.platform_role to bmms_app;
create trigger platform_role_change after insert or update or delete on public.platform_role
  for each row execute function bmms.record_change('', 'person_id');

create policy person_entered on public.person for select to bmms_owner using (true);

-- Memberships are read at sign-in, before an organization is set.
create policy membership_entered on public.membership for select to bmms_owner, bmms_identity using (true);
create policy organization_identity on public.organization for select to bmms_identity using (true);

-- One statement that knows the session, the person, the organization and the roles, and sets the transaction's context.
-- The organization is set only for its active members and for platform staff; whether they may do what they ask is
-- decided by the policy tables. Answers no row when the session is unknown, over, or its person deactivated.
create function bmms.enter(
  session_token text, wanted_scope text, wanted_code text, request text, read_only boolean,
  idle interval, maximum interval)
returns table (
  person_id uuid, username text, person_name text, email text, must_change_password boolean, two_factor_enabled boolean,
  session_id uuid, platform_roles text[], organization_id integer, organization_code text, organization_name text,
  accent_color text, modules text[], organization_active boolean, member_roles text[], member_active boolean)
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
    select o.id, o.code, o.name, o.accent_color, o.modules, o.is_active, m.roles, m.is_active
      into organization_id, organization_code, organization_name, accent_color, modules, organization_active,
           member_roles, member_active
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
