-- Files of many rows on their way into BMMS: read, checked, sent for approval, run, and undone if need be.

create table public.import_batch (
  id uuid constraint import_batch_pkey primary key,
  kind text not null constraint import_batch_kind_form check (kind ~ '^[a-z][a-z0-9_.]{0,79}$'),
  file_name text not null constraint import_batch_file_name_length check (char_length(file_name) between 1 and 200),
  media_type text not null constraint import_batch_media_type_length check (char_length(media_type) <= 100),
  size integer not null constraint import_batch_size_range check (size between 1 and 52428800),
  sha256 text not null constraint import_batch_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Where the store has the file; null once retention has removed it.
  file_key text constraint import_batch_file_key_length check (char_length(file_key) <= 200),
  state text not null default 'checking' constraint import_batch_state_known check (state in
    ('checking', 'checked', 'submitted', 'returned', 'approved', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  mode text not null default 'row_by_row' constraint import_batch_mode_known check (mode in ('row_by_row', 'all_or_nothing')),
  options jsonb not null default '{}',
  -- Columns of the file, from left to right: [{header, column, byHand}]; `column` is the declared one, or null.
  columns jsonb not null default '[]',
  -- The row of the file that holds the headers; null before the file is read.
  header_row integer,
  -- Values for empty cells, by declared column.
  defaults jsonb not null default '{}',
  -- What concerns the file as a whole, in sentences.
  notes jsonb not null default '[]',
  row_count integer not null default 0,
  -- Rows by verdict; null before the first check.
  counts jsonb,
  -- Rows by outcome; null before the run.
  outcomes jsonb,
  -- Rows with the same problem: [{severity, column, code, message, count, rows}].
  causes jsonb not null default '[]',
  -- SHA-256 over the verdicts of the last check; what was approved is what runs.
  plan_hash text constraint import_batch_plan_hash_form check (plan_hash ~ '^[0-9a-f]{64}$'),
  -- Why it failed or came back, in words.
  message text not null default '' constraint import_batch_message_length check (char_length(message) <= 1000),
  attempts integer not null default 0,
  wave integer constraint import_batch_wave_range check (wave between 1 and 99),
  created_by uuid constraint import_batch_created_by_fkey references public.person (id),
  submitted_by uuid constraint import_batch_submitted_by_fkey references public.person (id),
  submitted_at timestamptz,
  decided_by uuid constraint import_batch_decided_by_fkey references public.person (id),
  decided_at timestamptz,
  -- Who did what: [{action, byId, by, at, comment}], oldest first.
  steps jsonb not null default '[]',
  started_at timestamptz,
  finished_at timestamptz,
  undone_by uuid constraint import_batch_undone_by_fkey references public.person (id),
  undone_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint import_batch_four_eyes check (decided_by <> submitted_by)
);
create index import_batch_newest_idx on public.import_batch (created_at desc);
create index import_batch_hash_idx on public.import_batch (sha256);

create table public.import_row (
  batch_id uuid not null constraint import_row_batch_fkey references public.import_batch (id) on delete cascade,
  -- Counted in the file; the header is row 1 (or the row where it was found).
  number integer not null constraint import_row_number_range check (number between 1 and 2000000),
  -- What the file says, from left to right, as text.
  given jsonb not null,
  -- What could not be read, or is worth a look: [{at, code, message, severity}]; `at` counts columns from 0, -1 is the row.
  reading jsonb not null default '[]',
  -- What was put right in the browser, by declared column.
  fixed jsonb not null default '{}',
  verdict text not null default 'waiting' constraint import_row_verdict_known
    check (verdict in ('waiting', 'create', 'update', 'unchanged', 'skip', 'error')),
  -- [{column, code, message}]
  errors jsonb not null default '[]',
  warnings jsonb not null default '[]',
  -- What the run did: [{table, id, before}], so that it can be undone.
  effects jsonb not null default '[]',
  outcome text constraint import_row_outcome_known check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'failed', 'undone', 'kept')),
  outcome_reason text not null default '' constraint import_row_reason_length check (char_length(outcome_reason) <= 500),
  -- The record that came of the row (a person).
  record_id uuid,
  constraint import_row_pkey primary key (batch_id, number)
);
create index import_row_verdict_idx on public.import_row (batch_id, verdict, number);
create index import_row_record_idx on public.import_row (record_id) where record_id is not null;

-- How far a check or a run is; apart from the batch, whose row the run holds.
create table public.import_progress (
  batch_id uuid constraint import_progress_pkey primary key
    constraint import_progress_batch_fkey references public.import_batch (id) on delete cascade,
  step text not null constraint import_progress_step_length check (char_length(step) <= 40),
  done integer not null default 0,
  total integer not null default 0,
  updated_at timestamptz not null default now()
);

do $$ declare t text; begin
  foreach t in array array['import_batch', 'import_row', 'import_progress'] loop
    execute format('alter table public.%I enable row level security; alter table public.%I force row level security;
      create policy %I on public.%I for all to bmms_app using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      grant select, insert, update, delete on public.%I to bmms_app;', t, t, t || '_platform', t, t);
  end loop;
end $$;
create trigger import_batch_change after insert or update or delete on public.import_batch
  for each row execute function bmms.record_change('', 'id');
