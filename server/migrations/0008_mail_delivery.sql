-- What becomes of messages: bounces, addresses that get nothing, the pace of bulk mail, and texts of the organizations.

alter table public.mail_message
  drop constraint mail_message_state_known,
  add constraint mail_message_state_known check (state in ('queued', 'sending', 'sent', 'failed', 'suppressed', 'mailbox', 'bounced')),
  add column is_bulk boolean not null default false,
  add column delivered_at timestamptz,
  add column bounced_at timestamptz;
create index mail_message_address_idx on public.mail_message (lower(to_address), created_at desc);
comment on column public.mail_message.delivered_at is 'When the mail server of the recipient said that it arrived; most servers never say so.';
comment on column public.mail_message.is_bulk is 'One of many: waits its turn, and carries List-Unsubscribe.';

create table public.mail_suppression (
  address text constraint mail_suppression_pkey primary key
    constraint mail_suppression_address_form check (address = lower(address) and char_length(address) <= 254 and address like '%_@_%'),
  reason text not null constraint mail_suppression_reason_known check (reason in ('bounced', 'complained', 'unsubscribed', 'by_hand')),
  -- Whether only bulk mail is withheld (unsubscribed), or all mail.
  bulk_only boolean not null default false,
  note text not null default '' constraint mail_suppression_note_length check (char_length(note) <= 500),
  added_by uuid constraint mail_suppression_added_by_fkey references public.person (id),
  added_at timestamptz not null default now()
);
alter table public.mail_suppression enable row level security;
alter table public.mail_suppression force row level security;
create policy mail_suppression_platform on public.mail_suppression for all to bmms_app
  using ((select bmms.current_scope()) = 'platform') with check ((select bmms.current_scope()) = 'platform');
grant select, insert, update, delete on public.mail_suppression to bmms_app;
create trigger mail_suppression_change after insert or update or delete on public.mail_suppression
  for each row execute function bmms.record_change('', 'address');

-- When the next bulk message may leave; one row.
create table public.mail_pace (
  id integer constraint mail_pace_pkey primary key default 1 constraint mail_pace_single check (id = 1),
  next_at timestamptz not null default now(),
  -- As the setting MAIL_PER_MINUTE says; written when a server starts, so that all processes keep one pace.
  per_minute integer not null default 120 constraint mail_pace_range check (per_minute between 1 and 100000)
);
insert into public.mail_pace default values;
alter table public.mail_pace enable row level security;
alter table public.mail_pace force row level security;
create policy mail_pace_taken on public.mail_pace for all to bmms_app using (true) with check (true);
grant select, update on public.mail_pace to bmms_app;

-- Blocks of text that an organization writes into letters. Rows without an organization are the platform's own words.
-- Without a body the block is as the platform, or the letter itself, has it; rows stay, so that versions only grow.
create table public.mail_text (
  organization_id integer constraint mail_text_organization_fkey references public.organization (id),
  id uuid not null constraint mail_text_pkey primary key,
  template text not null constraint mail_text_template_form check (template ~ '^[a-z][a-z0-9_.]{0,79}$'),
  block text not null constraint mail_text_block_form check (block ~ '^[a-z][a-z_]{0,39}$'),
  body text constraint mail_text_body_length check (char_length(body) <= 5000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint mail_text_block_key unique nulls not distinct (organization_id, template, block)
);
-- Organizations read the platform's words, which stand where they wrote none of their own.
create policy mail_text_of_platform on public.mail_text for select to bmms_app
  using (organization_id is null and (select bmms.organization_or_platform()) is not null);
