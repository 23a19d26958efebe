// What a capacity plan is computed from: figures as data, with their unit, bounds and, for assumptions, their default. Pure.

export const METRICS = [
  'people_per_organization',
  'requests_per_person_day',
  'busiest_hour_share',
  'request_ms',
  'cpu_ms_per_request',
  'bytes_per_request',
  'process_memory_mb',
  'database_mb_per_organization',
  'database_growth_mb',
  'files_mb_per_organization',
  'files_growth_mb',
  'ramadan_factor',
  'database_base_mb',
  'growth_percent',
  'month_end_factor',
  'year_end_factor',
  'burst_factor',
  'database_cpu_factor',
  'target_load_percent',
  'connection_reserve_percent',
  'memory_per_connection_mb',
  'system_memory_mb',
  'working_days_month',
  'horizon_months',
  'backups_kept',
  'backup_size_percent',
  'lead_weeks',
  'provided_cores',
  'provided_memory_gb',
  'provided_storage_gb',
] as const
export type Metric = (typeof METRICS)[number]

/** Who says it, as a rule: BMMS measures, a plan assumes until somebody knows better, only people know. */
export type MetricKind = 'measured' | 'assumed' | 'entered'

export interface MetricRule {
  label: string
  unit: string
  help: string
  kind: MetricKind
  min: number
  max: number
  /** Of assumptions. Not a measurement and not a fact: a number to begin with. */
  assumed?: number
}

const count = { min: 0, max: 1_000_000 }
const percent = { min: 0, max: 1000, unit: '%' }
const factor = { min: 1, max: 20, unit: '×' }

export const METRIC: Readonly<Record<Metric, MetricRule>> = {
  people_per_organization: {
    ...{ kind: 'measured', unit: 'people', ...count, label: 'People per organization' },
    help: 'Active members with an active account, of organizations that have any activity.',
  },
  requests_per_person_day: {
    ...{ kind: 'measured', unit: 'requests', ...count, label: 'Requests per person and working day' },
    help: 'All requests of working days, by active members and days.',
  },
  busiest_hour_share: {
    ...{ kind: 'measured', unit: '%', min: 0, max: 100, label: 'Share of the busiest hour' },
    help: 'Of a working day’s requests, those in its busiest hour of the day, on average.',
  },
  request_ms: {
    ...{ kind: 'measured', unit: 'ms', ...count, label: 'Time of a request (95 of 100 are faster)' },
    help: 'From the request line to the end of the answer; the bound of the class that holds the 95th percentile.',
  },
  cpu_ms_per_request: {
    ...{ kind: 'measured', unit: 'ms', ...count, label: 'Processor time per request' },
    help: 'Processor time of the BMMS process in hours with requests, by requests; without the database.',
  },
  bytes_per_request: {
    ...{ kind: 'measured', unit: 'bytes', min: 0, max: 1_000_000_000, label: 'Bytes per answer' },
    help: 'As sent, compressed where the answer was.',
  },
  process_memory_mb: {
    ...{ kind: 'measured', unit: 'MB', ...count, label: 'Memory of a process' },
    help: 'The highest resident memory of a BMMS process.',
  },
  database_mb_per_organization: {
    ...{ kind: 'measured', unit: 'MB', ...count, label: 'Database per organization' },
    help: 'Size of the database beyond its base, by organizations with activity.',
  },
  database_growth_mb: {
    ...{ kind: 'measured', unit: 'MB', ...count, label: 'Growth of the database per organization and month' },
    help: 'From the first to the last sample, for 30 days; needs samples of 7 days.',
  },
  files_mb_per_organization: {
    ...{ kind: 'measured', unit: 'MB', ...count, label: 'Files per organization' },
    help: 'Uploaded files, by organizations with activity.',
  },
  files_growth_mb: {
    ...{ kind: 'measured', unit: 'MB', ...count, label: 'Growth of files per organization and month' },
    help: 'From the first to the last sample, for 30 days; needs samples of 7 days.',
  },
  ramadan_factor: {
    ...{ kind: 'measured', ...factor, min: 0.5, label: 'Working day by Ramadan hours' },
    help: 'Working hours of a regular day by those of a day in Ramadan: the same work in less time is a higher peak.',
  },
  database_base_mb: {
    ...{ kind: 'assumed', unit: 'MB', ...count, label: 'Database without organizations', assumed: 40 },
    help: 'Codes, calendar, rules and indexes that are there before the first organization.',
  },
  growth_percent: {
    ...{ kind: 'assumed', ...percent, label: 'Growth', assumed: 20 },
    help: 'More people than today (issue 5).',
  },
  month_end_factor: {
    ...{ kind: 'assumed', ...factor, label: 'Month end', assumed: 1.5 },
    help: 'The busiest hour of a month end by that of a regular working day.',
  },
  year_end_factor: {
    ...{ kind: 'assumed', ...factor, label: 'End of the fiscal year', assumed: 2.5 },
    help: 'The busiest hour of December by that of a regular working day.',
  },
  burst_factor: {
    ...{ kind: 'assumed', ...factor, label: 'Busiest second within the hour', assumed: 3 },
    help: 'Requests do not come evenly: the busiest second by the average one of its hour.',
  },
  database_cpu_factor: {
    ...{ kind: 'assumed', ...factor, label: 'Processor time with the database', assumed: 2 },
    help: 'Processor time of BMMS and its database together by that of BMMS alone.',
  },
  target_load_percent: {
    ...{ kind: 'assumed', unit: '%', min: 10, max: 100, label: 'Load at the peak', assumed: 60 },
    help: 'How busy processors may be at the peak; the rest is reserve.',
  },
  connection_reserve_percent: {
    ...{ kind: 'assumed', ...percent, label: 'Reserve of connections', assumed: 50 },
    help: 'Beyond those that are in use at the peak.',
  },
  memory_per_connection_mb: {
    ...{ kind: 'assumed', unit: 'MB', ...count, label: 'Memory per connection', assumed: 10 },
    help: 'Of the database server.',
  },
  system_memory_mb: {
    ...{ kind: 'assumed', unit: 'MB', ...count, label: 'Memory of the system', assumed: 2048 },
    help: 'Operating system, and shared buffers of the database.',
  },
  working_days_month: {
    ...{ kind: 'assumed', unit: 'days', min: 1, max: 31, label: 'Working days a month', assumed: 21 },
    help: 'For what is sent in a month.',
  },
  horizon_months: {
    ...{ kind: 'assumed', unit: 'months', min: 0, max: 120, label: 'Horizon', assumed: 12 },
    help: 'Storage is planned to last so long.',
  },
  backups_kept: {
    ...{ kind: 'assumed', unit: 'backups', min: 0, max: 3650, label: 'Backups kept', assumed: 30 },
    help: 'Full copies of the database that are kept at a time; files are copied once.',
  },
  backup_size_percent: {
    ...{ kind: 'assumed', unit: '%', min: 1, max: 100, label: 'Size of a backup', assumed: 40 },
    help: 'A compressed copy by the size of the database.',
  },
  lead_weeks: {
    ...{ kind: 'assumed', unit: 'weeks', min: 0, max: 52, label: 'Lead time', assumed: 4 },
    help: 'From the order until it can be used.',
  },
  provided_cores: {
    ...{ kind: 'entered', unit: 'cores', ...count, label: 'Cores there are' },
    help: 'Of the servers of today.',
  },
  provided_memory_gb: {
    ...{ kind: 'entered', unit: 'GB', ...count, label: 'Memory there is' },
    help: 'Of the servers of today.',
  },
  provided_storage_gb: {
    ...{ kind: 'entered', unit: 'GB', ...count, label: 'Storage there is' },
    help: 'For database and files, without backups.',
  },
}

export const PRICE_ITEMS = ['core', 'memory_gb', 'database_gb', 'files_gb', 'backup_gb', 'egress_gb'] as const
export type PriceItem = (typeof PRICE_ITEMS)[number]

export const PRICE_WORDS: Readonly<Record<PriceItem, string>> = {
  core: 'Processor core',
  memory_gb: 'Memory, GB',
  database_gb: 'Storage of the database, GB',
  files_gb: 'Storage of files, GB',
  backup_gb: 'Storage of backups, GB',
  egress_gb: 'Data sent, GB',
}
