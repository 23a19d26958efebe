-- One inbox per person: what happened that concerns them, and how they want to hear of it.

create table public.notification (
  id uuid constraint notification_pkey primary key,
  person_id uuid not null constraint notification_person_fkey references public.person (id) on delete cascade,
  -- Where it happened; null for the platform.
  at_organization integer constraint notification_organization_fkey references public.organization (id),
  topic text not null constraint notification_topic_form check (topic ~ '^[a-z][a-z0-9_.]{0,79}$'),
  title text not null constraint notification_title_length check (char_length(title) between 1 and 200),
  text text not null default '' constraint notification_text_length check (char_length(text) <= 1000),
  -- Address inside BMMS, `/moa/MOH/planning/...`.
  path text not null constraint notification_path_form check (path ~ '^/[a-z]' and char_length(path) <= 300),
  -- Whether it shows in the inbox; some people want a topic by mail only.
  in_app boolean not null default true,
  -- How it goes by mail: not at all, at once (after quiet hours), or with the digest; and when it went.
  mail text not null default 'off' constraint notification_mail_known check (mail in ('off', 'at_once', 'digest')),
  mailed_at timestamptz,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index notification_inbox_idx on public.notification (person_id, created_at desc) where in_app;
create index notification_unread_idx on public.notification (person_id) where in_app and read_at is null;
create index notification_mail_idx on public.notification (mail, created_at) where mailed_at is null and read_at is null and mail <> 'off';
create index notification_path_idx on public.notification (path) where read_at is null;
create index notification_read_idx on public.notification (read_at);
alter table public.notification enable row level security;
alter table public.notification force row level security;
-- Read by its person alone (and by platform work, for the mails and exports); written by whatever happened where the person is seen.
create policy notification_own on public.notification for select to bmms_app
  using (person_id = bmms.current_actor() or (select bmms.current_scope()) = 'platform');
create policy notification_written on public.notification for insert to bmms_app
  with check ((select bmms.current_scope()) = 'platform'
    or (bmms.sees_person(person_id) and at_organization = bmms.organization_or_platform()));
create policy notification_changed on public.notification for update to bmms_app
  using (person_id = bmms.current_actor() or (select bmms.current_scope()) = 'platform')
  with check (person_id = bmms.current_actor() or (select bmms.current_scope()) = 'platform');
create policy notification_removed on public.notification for delete to bmms_app using ((select bmms.current_scope()) = 'platform');
grant select, insert, update, delete on public.notification to bmms_app;

-- Only what differs from the topic's default is kept.
create table public.notification_choice (
  person_id uuid not null constraint notification_choice_person_fkey references public.person (id) on delete cascade,
  topic text not null constraint notification_choice_topic_form check (topic ~ '^[a-z][a-z0-9_.]{0,79}$'),
  in_app boolean not null,
  mail text not null constraint notification_choice_mail_known check (mail in ('off', 'at_once', 'digest')),
  constraint notification_choice_pkey primary key (person_id, topic)
);
-- Hours in Philippine time in which no mail goes out, and the hour of the daily digest.
create table public.notification_hours (
  person_id uuid constraint notification_hours_pkey primary key
    constraint notification_hours_person_fkey references public.person (id) on delete cascade,
  quiet_from time,
  quiet_until time,
  digest_at time not null default '07:00',
  constraint notification_hours_both check ((quiet_from is null) = (quiet_until is null))
);
do $$ declare t text; begin
  foreach t in array array['notification_choice', 'notification_hours'] loop
    execute format('alter table public.%I enable row level security; alter table public.%I force row level security;
      create policy %I on public.%I for select to bmms_app using (bmms.sees_person(person_id));
      create policy %I on public.%I for all to bmms_app
        using (person_id = bmms.current_actor() or (select bmms.current_scope()) = ''platform'')
        with check (person_id = bmms.current_actor() or (select bmms.current_scope()) = ''platform'');
      grant select, insert, update, delete on public.%I to bmms_app;', t, t, t || '_seen', t, t || '_kept', t, t);
  end loop;
end $$;
