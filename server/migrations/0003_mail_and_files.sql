-- Messages that BMMS sends, with their delivery, and files that people add to their organization's records.

-- Rows without an organization are mail of the platform itself: passwords, invitations, operations.
create table public.mail_message (
  organization_id integer constraint mail_message_organization_fkey references public.organization (id),
  id uuid constraint mail_message_pkey primary key,
  person_id uuid constraint mail_message_person_fkey references public.person (id) on delete set null,
  to_address text not null constraint mail_message_address_form
    check (to_address ~ '^[^[:space:][:cntrl:]@<>"]{1,64}@[^[:space:][:cntrl:]@<>"]{1,189}$'),
  to_name text not null default '' constraint mail_message_name_length check (char_length(to_name) <= 200),
  subject text not null constraint mail_message_subject_length check (char_length(subject) between 1 and 200),
  template text not null constraint mail_message_template_form check (template ~ '^[a-z][a-z0-9_.]{0,79}$'),
  is_confidential boolean not null default false,
  state text not null default 'queued' constraint mail_message_state_known
    check (state in ('queued', 'sending', 'sent', 'failed', 'suppressed', 'mailbox')),
  attempts integer not null default 0,
  last_error text not null default '' constraint mail_message_error_length check (char_length(last_error) <= 500),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
comment on column public.mail_message.is_confidential is 'Holds a one-time link or a password: few may read it, and its body is removed when it is delivered.';
comment on column public.mail_message.state is 'mailbox: kept here, because no mail server is set; suppressed: its address cannot receive mail.';
create index mail_message_recent_idx on public.mail_message (organization_id, created_at desc);
create index mail_message_newest_idx on public.mail_message (created_at desc);
create index mail_message_person_idx on public.mail_message (person_id);

-- The words of a message stand apart, so that the change log of deliveries repeats neither them nor the links in them.
create table public.mail_body (
  message_id uuid constraint mail_body_pkey primary key
    constraint mail_body_message_fkey references public.mail_message (id) on delete cascade,
  text text not null constraint mail_body_text_length check (char_length(text) <= 100000),
  html text not null constraint mail_body_html_length check (char_length(html) <= 400000)
);
alter table public.mail_body enable row level security;
alter table public.mail_body force row level security;
-- Whoever sees the message sees its words: the subquery runs under the policies of mail_message.
create policy mail_body_of_message on public.mail_body for all to bmms_app
  using (exists (select from public.mail_message m where m.id = message_id))
  with check (exists (select from public.mail_message m where m.id = message_id));
grant select, insert, update, delete on public.mail_body to bmms_app;

create table public.file (
  organization_id integer not null constraint file_organization_fkey references public.organization (id),
  id uuid not null,
  name text not null constraint file_name_length check (char_length(name) between 1 and 200),
  media_type text not null constraint file_media_type_known check (media_type in (
    'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain', 'text/csv',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  size integer not null constraint file_size_range check (size between 1 and 10485760),
  sha256 text not null constraint file_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  created_by uuid constraint file_created_by_fkey references public.person (id),
  created_at timestamptz not null default now(),
  constraint file_pkey primary key (organization_id, id)
);
create index file_created_by_idx on public.file (created_by);
