-- Capacity: what BMMS measures of its own use, what people enter, and what a provider asks for it.

-- Requests of one process in one hour, as it counted them itself.
create table public.request_hour (
  hour timestamptz not null,
  process text not null constraint request_hour_process_length check (char_length(process) between 1 and 80),
  requests integer not null constraint request_hour_requests_positive check (requests >= 0),
  -- Answers of the kind 5xx.
  errors integer not null constraint request_hour_errors_positive check (errors >= 0),
  -- How many took at most 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000 ms, and how many longer.
  durations integer[] not null constraint request_hour_durations_count check (cardinality(durations) = 11),
  bytes_out bigint not null constraint request_hour_bytes_positive check (bytes_out >= 0),
  cpu_ms bigint not null constraint request_hour_cpu_positive check (cpu_ms >= 0),
  -- Peaks of the hour.
  memory_bytes bigint not null constraint request_hour_memory_positive check (memory_bytes >= 0),
  connections integer not null constraint request_hour_connections_positive check (connections >= 0),
  constraint request_hour_pkey primary key (hour, process)
);
comment on table public.request_hour is 'Counts only: no address, no person, no organization.';

-- How large BMMS was at the begin of an hour, and how much was done in the hour before.
create table public.capacity_sample (
  hour timestamptz not null constraint capacity_sample_pkey primary key,
  database_bytes bigint not null constraint capacity_sample_database_positive check (database_bytes >= 0),
  files_bytes bigint not null constraint capacity_sample_files_positive check (files_bytes >= 0),
  organizations integer not null constraint capacity_sample_organizations_positive check (organizations >= 0),
  people integer not null constraint capacity_sample_people_positive check (people >= 0),
  -- Who signed in or changed something in that hour.
  active_people integer not null constraint capacity_sample_active_positive check (active_people >= 0),
  sign_ins integer not null constraint capacity_sample_sign_ins_positive check (sign_ins >= 0),
  changes integer not null constraint capacity_sample_changes_positive check (changes >= 0),
  jobs integer not null constraint capacity_sample_jobs_positive check (jobs >= 0),
  connections integer not null constraint capacity_sample_connections_positive check (connections >= 0)
);

-- What each organization stores, once a day.
create table public.capacity_storage (
  organization_id integer not null constraint capacity_storage_organization_fkey references public.organization (id),
  id uuid not null,
  day date not null,
  people integer not null constraint capacity_storage_people_positive check (people >= 0),
  files_bytes bigint not null constraint capacity_storage_files_positive check (files_bytes >= 0),
  -- Changes on that day, by which the growth of the database is divided.
  changes integer not null constraint capacity_storage_changes_positive check (changes >= 0),
  constraint capacity_storage_pkey primary key (organization_id, day),
  constraint capacity_storage_id_key unique (id)
);

-- A figure that somebody entered, with its source. The latest counts; null goes back to what BMMS measured or assumes.
create table public.capacity_figure (
  id uuid not null constraint capacity_figure_pkey primary key,
  metric text not null constraint capacity_figure_metric_form check (metric ~ '^[a-z][a-z0-9_]{1,59}$'),
  value numeric(14, 4) constraint capacity_figure_value_positive check (value >= 0),
  source text not null constraint capacity_figure_source_length check (char_length(source) between 1 and 500),
  as_of date not null constraint capacity_figure_day_range check (as_of between '2020-01-01' and '2100-12-31'),
  entered_by uuid constraint capacity_figure_person_fkey references public.person (id),
  entered_by_name text not null constraint capacity_figure_person_name_length check (char_length(entered_by_name) between 1 and 200),
  entered_at timestamptz not null
);
create index capacity_figure_metric_idx on public.capacity_figure (metric, entered_at desc);
create index capacity_figure_person_idx on public.capacity_figure (entered_by);

-- What a unit costs a month. None is seeded: a price without an offer behind it would be an invention.
create table public.capacity_price (
  id uuid not null constraint capacity_price_pkey primary key,
  item text not null constraint capacity_price_item_known
    check (item in ('core', 'memory_gb', 'database_gb', 'files_gb', 'backup_gb', 'egress_gb')),
  -- Pesos; null takes the price back.
  price numeric(14, 4) constraint capacity_price_positive check (price >= 0),
  source text not null constraint capacity_price_source_length check (char_length(source) between 1 and 500),
  as_of date not null constraint capacity_price_day_range check (as_of between '2020-01-01' and '2100-12-31'),
  -- For trying out; every paper says so.
  is_example boolean not null default false,
  entered_by uuid constraint capacity_price_person_fkey references public.person (id),
  entered_by_name text not null constraint capacity_price_person_name_length check (char_length(entered_by_name) between 1 and 200),
  entered_at timestamptz not null
);
create index capacity_price_item_idx on public.capacity_price (item, entered_at desc);
create index capacity_price_person_idx on public.capacity_price (entered_by);

do $$ declare t text; begin
  foreach t in array array['request_hour', 'capacity_sample', 'capacity_storage', 'capacity_figure', 'capacity_price'] loop
    execute format('alter table public.%1$I enable row level security; alter table public.%1$I force row level security;
      create policy %2$I on public.%1$I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      create policy %3$I on public.%1$I for select to bmms_oversight using (true);
      grant select on public.%1$I to bmms_oversight;', t, t || '_kept', t || '_oversight');
  end loop;
  foreach t in array array['capacity_figure', 'capacity_price'] loop
    execute format('grant select, insert on public.%1$I to bmms_app;
      create trigger %2$I after insert or update or delete on public.%1$I for each row execute function bmms.record_change('''', ''id'');',
      t, t || '_change');
  end loop;
end $$;
grant select, insert, update, delete on public.request_hour, public.capacity_sample, public.capacity_storage to bmms_app;
