-- The calendar of work: holidays as they are proclaimed, working hours, and the open deadlines that move with them.

-- Holidays are proclaimed, not computed (BAA 39). What counts no more stays: a replaced or withdrawn day is part of the record.
create table public.holiday (
  id uuid not null default gen_random_uuid() constraint holiday_pkey primary key,
  date date not null constraint holiday_date_range check (date between '2000-01-01' and '2100-12-31'),
  name text not null constraint holiday_name_length check (char_length(name) between 1 and 120),
  class text not null constraint holiday_class_known
    check (class in ('regular', 'special_non_working', 'special_working', 'suspension')),
  -- Work is suspended from this hour to the end of the day, in Philippine time.
  from_hour time,
  -- PH, BARMM, or one region, province, city, municipality or barangay by its PSGC code.
  scope text not null constraint holiday_scope_form check (scope in ('PH', 'BARMM') or scope ~ '^[0-9]{10}$'),
  status text not null constraint holiday_status_known check (status in ('provisional', 'statutory', 'proclaimed')),
  source text not null constraint holiday_source_length check (char_length(source) between 1 and 300),
  supersedes uuid constraint holiday_supersedes_fkey references public.holiday (id),
  -- Neither replaced nor withdrawn; kept by trigger.
  counts boolean not null default true,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '' constraint holiday_withdrawn_reason_length check (char_length(withdrawn_reason) <= 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint holiday_hour_of_suspension check ((class = 'suspension') = (from_hour is not null)),
  constraint holiday_not_itself check (supersedes <> id),
  constraint holiday_withdrawn_says_why check (withdrawn_at is null or withdrawn_reason <> '')
);
create unique index holiday_same_day_key on public.holiday (date, scope, lower(name)) where counts;
create index holiday_date_idx on public.holiday (date);
create unique index holiday_supersedes_key on public.holiday (supersedes) where withdrawn_at is null;

create function bmms.replace_holiday() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' and new.supersedes is not null then
    update public.holiday set counts = false where id = new.supersedes and counts;
    if not found then
      raise exception 'the day was replaced or withdrawn before' using errcode = 'check_violation', table = 'holiday', constraint = 'holiday_supersedes_key';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.withdrawn_at is not null and old.withdrawn_at is null then
    if not old.counts then
      raise exception 'the day was replaced before' using errcode = 'check_violation', table = 'holiday', constraint = 'holiday_supersedes_key';
    end if;
    new.counts := false;
  end if;
  return new;
end
$$;
create trigger holiday_replace before insert or update on public.holiday
  for each row execute function bmms.replace_holiday();

-- What a withdrawn day had replaced counts again.
create function bmms.restore_holiday() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.withdrawn_at is not null and old.withdrawn_at is null and new.supersedes is not null then
    update public.holiday set counts = true where id = new.supersedes and withdrawn_at is null;
  end if;
  return null;
end
$$;
create trigger holiday_restore after update on public.holiday
  for each row execute function bmms.restore_holiday();

-- Seven days from Monday; each a list of spans in order, without overlap: [{"from": "08:00", "to": "12:00"}].
create function bmms.working_hours_sound(hours jsonb) returns boolean
  language sql immutable
as $$
  select case when jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) = 7 then not exists (
    select from jsonb_array_elements(hours) day(spans),
      jsonb_array_elements(case jsonb_typeof(day.spans) when 'array' then day.spans else '[null]' end) with ordinality s(span, at)
    where not coalesce((span ->> 'from') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        and (span ->> 'to') ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
        and (span ->> 'from') < (span ->> 'to') collate "C", false)
      or (at > 1 and (span ->> 'from') < (day.spans -> (at::integer - 2) ->> 'to') collate "C")
  ) else false end
$$;

create table public.working_hours (
  id uuid not null default gen_random_uuid() constraint working_hours_pkey primary key,
  name text not null constraint working_hours_name_length check (char_length(name) between 1 and 120),
  starts_on date not null constraint working_hours_start_range check (starts_on between '2000-01-01' and '2100-12-31'),
  -- Null: in force until the next hours without an end. Hours with an end go before those without.
  ends_on date constraint working_hours_end_range check (ends_on between '2000-01-01' and '2100-12-31'),
  hours jsonb not null constraint working_hours_sound check (bmms.working_hours_sound(hours)),
  status text not null constraint working_hours_status_known check (status in ('provisional', 'statutory', 'proclaimed')),
  source text not null constraint working_hours_source_length check (char_length(source) between 1 and 300),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint working_hours_order check (ends_on >= starts_on),
  constraint working_hours_overlap exclude using gist (daterange(starts_on, ends_on, '[]') with &&) where (ends_on is not null)
);
create unique index working_hours_start_key on public.working_hours (starts_on) where ends_on is null;

-- What is known of 2025 to 2027. Amun Jadid, Maulid-un-Nabi and Isra wal Mi’raj are working days (BAA 39).
insert into public.holiday (date, name, class, scope, status, source) values
  ('2025-01-01', 'New Year’s Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-01-21', 'Bangsamoro Foundation Day', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2025-01-27', 'Isra wal Mi’raj', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2025-01-29', 'Chinese New Year', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-02-01', 'Bangsamoro Day of Solidarity', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2025-02-25', 'EDSA People Power Anniversary', 'special_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-03-06', 'Battle of Bud Daho Day', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2025-03-18', 'Day of Shuhada', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2025-03-27', 'CAB Signing Anniversary', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2025-03-31', 'Eid’l Fitr', 'regular', 'BARMM', 'proclaimed', 'OCM Proc. 0006 s. 2025'),
  ('2025-04-01', 'Eid’l Fitr (national)', 'regular', 'PH', 'proclaimed', 'Proc. 839 s. 2025'),
  ('2025-04-09', 'Araw ng Kagitingan', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-04-17', 'Maundy Thursday', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-04-18', 'Good Friday', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-04-19', 'Black Saturday', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-05-01', 'Labor Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-05-12', 'National and Local Elections', 'special_non_working', 'PH', 'proclaimed', 'Proc. 878 s. 2025'),
  ('2025-06-05', 'Day of Arafah', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2025-06-06', 'Eid’l Adha', 'regular', 'PH', 'proclaimed', 'Proc. 911 s. 2025'),
  ('2025-06-07', '1st Day of Tashriq', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2025-06-12', 'Independence Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-06-26', 'Amun Jadid', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2025-07-27', 'Iglesia ni Cristo Founding Anniversary', 'special_non_working', 'PH', 'proclaimed', 'Listed by public calendars; number of the proclamation to be confirmed'),
  ('2025-08-21', 'Ninoy Aquino Day', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-08-25', 'National Heroes Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-09-04', 'Maulid-un-Nabi', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2025-10-31', 'All Saints’ Day Eve', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-11-01', 'All Saints’ Day', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-11-30', 'Bonifacio Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-12-08', 'Immaculate Conception of Mary', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-12-19', 'Shariff Kabunsuan Day', 'special_working', 'BARMM', 'statutory', 'BAA 39; special non-working in Cotabato City by OCM Proc. 00020 s. 2025'),
  ('2025-12-24', 'Christmas Eve', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-12-25', 'Christmas Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-12-30', 'Rizal Day', 'regular', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2025-12-31', 'Last Day of the Year', 'special_non_working', 'PH', 'proclaimed', 'Proc. 727 s. 2024'),
  ('2026-01-01', 'New Year’s Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-01-16', 'Isra wal Mi’raj', 'special_working', 'BARMM', 'proclaimed', 'OCM Proc. 0003 s. 2025'),
  ('2026-01-21', 'Bangsamoro Foundation Day', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-02-01', 'Bangsamoro Day of Solidarity', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-02-17', 'Chinese New Year', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-02-25', 'EDSA People Power Anniversary', 'special_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-03-06', 'Battle of Bud Daho Day', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-03-18', 'Day of Shuhada', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-03-20', 'Eid’l Fitr', 'regular', 'PH', 'proclaimed', 'Proc. 1189 s. 2026'),
  ('2026-03-27', 'CAB Signing Anniversary', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-04-02', 'Maundy Thursday', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-04-03', 'Good Friday', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-04-04', 'Black Saturday', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-04-09', 'Araw ng Kagitingan', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-05-01', 'Labor Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-05-26', 'Day of Arafah', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2026-05-27', 'Eid’l Adha', 'regular', 'PH', 'proclaimed', 'Proc. 1264 s. 2026'),
  ('2026-05-28', '1st Day of Tashriq', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2026-06-12', 'Independence Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-06-16', 'Amun Jadid', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2026-08-21', 'Ninoy Aquino Day', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-08-25', 'Maulid-un-Nabi', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2026-08-31', 'National Heroes Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-11-01', 'All Saints’ Day', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-11-02', 'All Souls’ Day', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-11-30', 'Bonifacio Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-12-08', 'Immaculate Conception of Mary', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-12-19', 'Shariff Kabunsuan Day', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2026-12-24', 'Christmas Eve', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-12-25', 'Christmas Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-12-30', 'Rizal Day', 'regular', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2026-12-31', 'Last Day of the Year', 'special_non_working', 'PH', 'proclaimed', 'Proc. 1006 s. 2025'),
  ('2027-01-01', 'New Year’s Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-01-05', 'Isra wal Mi’raj', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-01-21', 'Bangsamoro Foundation Day', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-02-01', 'Bangsamoro Day of Solidarity', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-02-06', 'Chinese New Year', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-02-25', 'EDSA People Power Anniversary', 'special_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-03-06', 'Battle of Bud Daho Day', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-03-09', 'Eid’l Fitr', 'regular', 'PH', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-03-18', 'Day of Shuhada', 'regular', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-03-25', 'Maundy Thursday', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-03-26', 'Good Friday', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-03-27', 'Black Saturday', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-03-27', 'CAB Signing Anniversary', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-04-09', 'Araw ng Kagitingan', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-05-01', 'Labor Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-05-15', 'Day of Arafah', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-05-16', 'Eid’l Adha', 'regular', 'PH', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-05-17', '1st Day of Tashriq', 'special_non_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-06-06', 'Amun Jadid', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-06-12', 'Independence Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-08-14', 'Maulid-un-Nabi', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-08-21', 'Ninoy Aquino Day', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-08-30', 'National Heroes Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-11-01', 'All Saints’ Day', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-11-30', 'Bonifacio Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-12-08', 'Immaculate Conception of Mary', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-12-19', 'Shariff Kabunsuan Day', 'special_working', 'BARMM', 'statutory', 'BAA 39'),
  ('2027-12-24', 'Christmas Eve', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-12-25', 'Christmas Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-12-25', 'Isra wal Mi’raj', 'special_working', 'BARMM', 'provisional', 'Computed by the Umm al-Qura calendar; a day earlier or later until proclaimed'),
  ('2027-12-30', 'Rizal Day', 'regular', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027'),
  ('2027-12-31', 'Last Day of the Year', 'special_non_working', 'PH', 'provisional', 'RA 9492 and EO 292; to be confirmed by the proclamation for 2027');

insert into public.working_hours (name, starts_on, ends_on, hours, status, source)
select name, starts_on::date, ends_on::date,
  jsonb_build_array(spans, spans, spans, spans, spans, '[]'::jsonb, '[]'::jsonb), status, source
from (values
  ('Regular hours', '2000-01-01', null, '[{"from": "08:00", "to": "12:00"}, {"from": "13:00", "to": "17:00"}]'::jsonb, 'statutory',
   'Omnibus Rules Implementing Book V of EO 292, Rule XVII'),
  ('Ramadan 1446', '2025-03-01', '2025-03-29', '[{"from": "07:30", "to": "15:30"}]'::jsonb, 'provisional',
   'PD 322; days computed by the Umm al-Qura calendar, to be confirmed by the circular of the year'),
  ('Ramadan 1447', '2026-02-18', '2026-03-19', '[{"from": "07:30", "to": "15:30"}]'::jsonb, 'provisional',
   'PD 322; days computed by the Umm al-Qura calendar, to be confirmed by the circular of the year'),
  ('Ramadan 1448', '2027-02-08', '2027-03-08', '[{"from": "07:30", "to": "15:30"}]'::jsonb, 'provisional',
   'PD 322; days computed by the Umm al-Qura calendar, to be confirmed by the circular of the year')
) as known (name, starts_on, ends_on, spans, status, source);

do $$ declare t text; begin
  foreach t in array array['holiday', 'working_hours'] loop
    execute format('alter table public.%I enable row level security; alter table public.%I force row level security;
      create policy %I on public.%I for select to bmms_app, bmms_oversight using (true);
      create policy %I on public.%I for all to bmms_app
        using ((select bmms.current_scope()) = ''platform'') with check ((select bmms.current_scope()) = ''platform'');
      grant select on public.%I to bmms_oversight;
      create trigger %I after insert or update or delete on public.%I for each row execute function bmms.record_change('''', ''id'');',
      t, t, t || '_known', t, t || '_kept', t, t, t || '_change', t);
  end loop;
end $$;
grant select, insert, update on public.holiday to bmms_app;
grant select, insert, update, delete on public.working_hours to bmms_app;

-- Open deadlines that modules put in, so that a late proclamation finds them.
create table public.deadline (
  -- Null: of the platform.
  organization_id integer constraint deadline_organization_fkey references public.organization (id),
  id uuid not null,
  kind text not null constraint deadline_kind_form check (kind ~ '^[a-z][a-z0-9_.]{0,79}$'),
  -- What is due, by whatever names it within its kind: an id, or `2026-Q3`.
  subject_id text not null constraint deadline_subject_length check (char_length(subject_id) between 1 and 100),
  title text not null constraint deadline_title_length check (char_length(title) between 1 and 200),
  path text not null constraint deadline_path_form check (path ~ '^/[a-z]' and char_length(path) <= 300),
  -- What the rule says, before holidays and weekends; and the business day on which it is due (BAA 39, s. 13).
  statutory_date date not null constraint deadline_statutory_range check (statutory_date between '2000-01-01' and '2100-12-31'),
  due_date date not null,
  -- PSGC code, where local holidays count too.
  place text constraint deadline_place_form check (place ~ '^[0-9]{10}$'),
  -- Who hears when it moves: roles of the organization (or of the platform), and people.
  roles text[] not null default '{}' constraint deadline_roles_few check (cardinality(roles) <= 20),
  people uuid[] not null default '{}' constraint deadline_people_few check (cardinality(people) <= 100),
  settled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint deadline_key unique nulls not distinct (organization_id, id),
  constraint deadline_subject_key unique nulls not distinct (organization_id, kind, subject_id),
  constraint deadline_not_early check (due_date >= statutory_date)
);
create index deadline_open_idx on public.deadline (organization_id, due_date) where settled_at is null;

-- What a change of the calendar moved: append-only.
create table public.deadline_move (
  organization_id integer constraint deadline_move_organization_fkey references public.organization (id),
  id uuid not null constraint deadline_move_pkey primary key,
  deadline_id uuid not null,
  title text not null,
  path text not null,
  statutory_date date not null,
  due_before date not null,
  due_after date not null,
  -- The change of the calendar, and the days that stand in the way.
  cause text not null constraint deadline_move_cause_length check (char_length(cause) between 1 and 500),
  reason text not null constraint deadline_move_reason_length check (char_length(reason) between 1 and 1000),
  moved_by uuid constraint deadline_move_person_fkey references public.person (id),
  moved_by_name text not null constraint deadline_move_person_name_length check (char_length(moved_by_name) <= 200),
  moved_at timestamptz not null default now(),
  constraint deadline_move_deadline_fkey foreign key (organization_id, deadline_id) references public.deadline (organization_id, id)
);
create index deadline_move_newest_idx on public.deadline_move (organization_id, moved_at desc);
create index deadline_move_deadline_idx on public.deadline_move (deadline_id);
alter table public.deadline_move enable row level security;
alter table public.deadline_move force row level security;
create policy deadline_move_seen on public.deadline_move for select to bmms_app
  using ((select bmms.current_scope()) = 'platform' or organization_id = (select bmms.organization_or_platform()));
create policy deadline_move_oversight on public.deadline_move for select to bmms_oversight using (true);
create policy deadline_move_written on public.deadline_move for insert to bmms_app
  with check ((select bmms.current_scope()) = 'platform');
grant select, insert on public.deadline_move to bmms_app;
grant select on public.deadline_move to bmms_oversight;
