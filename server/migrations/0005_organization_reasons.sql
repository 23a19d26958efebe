-- Why an organization was switched on, off or made a pilot; and other names of organizations leave a trace like all else.

alter table public.organization add column status_reason text not null default ''
  constraint organization_status_reason_length check (char_length(status_reason) <= 1000);
comment on column public.organization.status_reason is 'Given with the latest change of is_active or is_pilot; earlier ones stand in the change log.';

create trigger organization_alias_change after insert or update or delete on public.organization_alias
  for each row execute function bmms.record_change('belongs_to', 'alias');
