-- Spending: obligation requests (ORS, BURS), what is due, payments, liquidations, corrections, and authorities to disburse.
-- Amounts that count stand in the ledger; these tables hold the papers behind them.

create table public.obligation_request (
  organization_id integer not null constraint obligation_request_organization_fkey references public.organization (id),
  id uuid not null,
  -- ORS for budgetary funds, BURS for off-budget and trust funds (GAM vol. II, app. 11 and 14).
  form text not null constraint obligation_request_form_known check (form in ('ors', 'burs')),
  fund_cluster text not null,
  funding_source text not null,
  -- The number carries the class, so that a request has one.
  class text not null constraint obligation_request_class_known check (class in ('PS', 'MOOE', 'FE', 'CO')),
  requested_on date not null,
  payee text not null constraint obligation_request_payee_length check (char_length(payee) between 1 and 255),
  office text not null constraint obligation_request_office_length check (char_length(office) between 1 and 255),
  address text not null default '' constraint obligation_request_address_length check (char_length(address) <= 500),
  responsibility_center text not null default ''
    constraint obligation_request_responsibility_center_length check (char_length(responsibility_center) <= 60),
  particulars text not null constraint obligation_request_particulars_length check (char_length(particulars) between 1 and 1000),
  -- Certificate of availability of funds, wanted before a contract (BAA 84, s. 43).
  caf_number text not null default '' constraint obligation_request_caf_number_length check (char_length(caf_number) <= 60),
  status text not null default 'draft' constraint obligation_request_status_known
    check (status in ('draft', 'requested', 'certified', 'obligated', 'returned', 'cancelled', 'reversed')),
  preparers uuid[] not null,
  prepared_by text not null constraint obligation_request_prepared_by_length check (char_length(prepared_by) <= 200),
  requested_by uuid constraint obligation_request_requested_by_fkey references public.person (id),
  requested_by_name text constraint obligation_request_requested_by_name_length check (char_length(requested_by_name) <= 200),
  requested_at timestamptz,
  certified_by uuid constraint obligation_request_certified_by_fkey references public.person (id),
  certified_by_name text constraint obligation_request_certified_by_name_length check (char_length(certified_by_name) <= 200),
  certified_at timestamptz,
  obligated_by uuid constraint obligation_request_obligated_by_fkey references public.person (id),
  obligated_by_name text constraint obligation_request_obligated_by_name_length check (char_length(obligated_by_name) <= 200),
  obligated_at timestamptz,
  obligated_on date,
  number text constraint obligation_request_number_length check (char_length(number) between 1 and 60),
  posting_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint obligation_request_pkey primary key (organization_id, id),
  constraint obligation_request_in_class_key unique (organization_id, id, class),
  constraint obligation_request_number_key unique (organization_id, fund_cluster, number),
  constraint obligation_request_funding_source_fkey foreign key (funding_source, fund_cluster)
    references public.funding_source (code, fund_cluster),
  constraint obligation_request_posting_fkey foreign key (organization_id, posting_id)
    references public.ledger_posting (organization_id, id),
  -- Requester, certifier and obligating officer are three people.
  constraint obligation_request_three_people
    check (requested_by <> certified_by and requested_by <> obligated_by and certified_by <> obligated_by),
  constraint obligation_request_obligated check (
    (status in ('obligated', 'reversed')) = (posting_id is not null and number is not null and obligated_by is not null
      and obligated_on is not null and certified_by is not null))
);
create index obligation_request_list_idx on public.obligation_request (organization_id, requested_on desc, id desc);

create table public.obligation_line (
  organization_id integer not null constraint obligation_line_organization_fkey references public.organization (id),
  id uuid not null,
  request_id uuid not null,
  line integer not null constraint obligation_line_line_range check (line between 1 and 200),
  account_id uuid not null,
  class text not null,
  object_code text not null,
  location text constraint obligation_line_location_form check (location ~ '^[0-9]{9,10}$'),
  amount numeric(18, 2) not null constraint obligation_line_amount_positive check (amount > 0),
  -- The original obligation entry of this line, once it is obligated.
  entry_id uuid,
  constraint obligation_line_pkey primary key (organization_id, id),
  constraint obligation_line_request_fkey foreign key (organization_id, request_id, class)
    references public.obligation_request (organization_id, id, class) on delete cascade,
  constraint obligation_line_line_key unique (organization_id, request_id, line),
  constraint obligation_line_account_fkey foreign key (organization_id, account_id, class)
    references public.ledger_account (organization_id, id, class),
  constraint obligation_line_object_fkey foreign key (object_code, class) references public.uacs_object (code, class),
  constraint obligation_line_entry_fkey foreign key (organization_id, entry_id) references public.ledger_entry (organization_id, id),
  constraint obligation_line_entry_key unique (organization_id, entry_id)
);

-- What a payee may demand: recorded by the accountant after inspection and acceptance. A cash advance is recorded here
-- first and posted when it is paid, together with the payment.
create table public.payable (
  organization_id integer not null constraint payable_organization_fkey references public.organization (id),
  id uuid not null,
  request_id uuid not null,
  kind text not null constraint payable_kind_known check (kind in ('due', 'cash_advance')),
  number text not null constraint payable_number_length check (char_length(number) between 1 and 60),
  -- Inspection and acceptance report, or the authority of the travel or advance.
  acceptance_reference text not null
    constraint payable_acceptance_reference_length check (char_length(acceptance_reference) between 1 and 120),
  accepted_on date not null,
  recorded_on date not null,
  particulars text not null constraint payable_particulars_length check (char_length(particulars) between 1 and 1000),
  -- Why an advance is given while an earlier one of the payee is open (GAAB FY 2025, s. 63).
  advance_reason text not null default '' constraint payable_advance_reason_length check (char_length(advance_reason) <= 1000),
  status text not null constraint payable_status_known check (status in ('to_advance', 'posted', 'withdrawn', 'reversed')),
  posting_id uuid,
  recorded_by uuid not null constraint payable_recorded_by_fkey references public.person (id),
  recorded_by_name text not null constraint payable_recorded_by_name_length check (char_length(recorded_by_name) <= 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint payable_pkey primary key (organization_id, id),
  constraint payable_number_key unique (organization_id, number),
  constraint payable_recorded_by_key unique (organization_id, id, recorded_by),
  constraint payable_request_fkey foreign key (organization_id, request_id) references public.obligation_request (organization_id, id),
  constraint payable_posting_fkey foreign key (organization_id, posting_id) references public.ledger_posting (organization_id, id),
  constraint payable_accepted_before check (accepted_on <= recorded_on),
  constraint payable_posted check ((posting_id is not null) = (status in ('posted', 'reversed')))
);
create index payable_request_idx on public.payable (organization_id, request_id);
create index payable_list_idx on public.payable (organization_id, recorded_on desc, id desc);

create table public.payable_line (
  organization_id integer not null constraint payable_line_organization_fkey references public.organization (id),
  id uuid not null,
  payable_id uuid not null,
  line_id uuid not null,
  amount numeric(18, 2) not null constraint payable_line_amount_positive check (amount > 0),
  constraint payable_line_pkey primary key (organization_id, id),
  constraint payable_line_payable_fkey foreign key (organization_id, payable_id) references public.payable (organization_id, id),
  constraint payable_line_line_fkey foreign key (organization_id, line_id) references public.obligation_line (organization_id, id),
  constraint payable_line_line_key unique (organization_id, payable_id, line_id)
);
comment on table public.payable_line is 'append-only: what was recorded as due; the ledger says what is left of it';

-- Disbursement vouchers that were paid.
create table public.payment (
  organization_id integer not null constraint payment_organization_fkey references public.organization (id),
  id uuid not null,
  payable_id uuid not null,
  voucher_number text not null constraint payment_voucher_number_length check (char_length(voucher_number) between 1 and 60),
  mode text not null constraint payment_mode_known check (mode in ('check', 'ada', 'cash', 'tra', 'ncaa', 'cdc', 'other')),
  -- Number of the check or of the advice to debit account.
  instrument_number text not null default ''
    constraint payment_instrument_number_length check (char_length(instrument_number) <= 60),
  tra_number text not null default '' constraint payment_tra_number_length check (char_length(tra_number) <= 60),
  paid_on date not null,
  posting_id uuid not null,
  recorded_by uuid not null,
  paid_by uuid not null constraint payment_paid_by_fkey references public.person (id),
  paid_by_name text not null constraint payment_paid_by_name_length check (char_length(paid_by_name) <= 200),
  created_at timestamptz not null default now(),
  constraint payment_pkey primary key (organization_id, id),
  constraint payment_payable_fkey foreign key (organization_id, payable_id, recorded_by)
    references public.payable (organization_id, id, recorded_by),
  constraint payment_posting_fkey foreign key (organization_id, posting_id) references public.ledger_posting (organization_id, id),
  constraint payment_posting_key unique (organization_id, posting_id),
  -- Whoever records what is due does not pay it.
  constraint payment_other_person check (paid_by <> recorded_by),
  constraint payment_instrument_given check (mode not in ('check', 'ada') or instrument_number <> '')
);
comment on table public.payment is 'append-only: a cancelled check is a reversal in the ledger on the day found';
create index payment_payable_idx on public.payment (organization_id, payable_id);
create index payment_list_idx on public.payment (organization_id, paid_on desc, id desc);

create table public.liquidation (
  organization_id integer not null constraint liquidation_organization_fkey references public.organization (id),
  id uuid not null,
  payable_id uuid not null,
  report_number text not null constraint liquidation_report_number_length check (char_length(report_number) between 1 and 60),
  liquidated_on date not null,
  -- Official receipt of what was given back.
  refund_reference text not null default ''
    constraint liquidation_refund_reference_length check (char_length(refund_reference) <= 60),
  posting_id uuid not null,
  recorded_by uuid not null constraint liquidation_recorded_by_fkey references public.person (id),
  recorded_by_name text not null constraint liquidation_recorded_by_name_length check (char_length(recorded_by_name) <= 200),
  created_at timestamptz not null default now(),
  constraint liquidation_pkey primary key (organization_id, id),
  constraint liquidation_payable_fkey foreign key (organization_id, payable_id) references public.payable (organization_id, id),
  constraint liquidation_posting_fkey foreign key (organization_id, posting_id) references public.ledger_posting (organization_id, id),
  constraint liquidation_posting_key unique (organization_id, posting_id)
);
comment on table public.liquidation is 'append-only: a wrong report is reversed in the ledger';
create index liquidation_payable_idx on public.liquidation (organization_id, payable_id);

-- Corrections of what is posted, by two people: notices of adjustment of an obligation (NORSA), and reversals.
create table public.ledger_correction (
  organization_id integer not null constraint ledger_correction_organization_fkey references public.organization (id),
  id uuid not null,
  kind text not null constraint ledger_correction_kind_known check (kind in ('adjustment', 'reversal')),
  request_id uuid,
  -- The posting that is taken back.
  reversed_id uuid,
  found_on date not null,
  reason text not null constraint ledger_correction_reason_length check (char_length(reason) between 1 and 1000),
  status text not null constraint ledger_correction_status_known check (status in ('submitted', 'posted', 'declined', 'withdrawn')),
  number text constraint ledger_correction_number_length check (char_length(number) between 1 and 60),
  posting_id uuid,
  preparers uuid[] not null,
  prepared_by uuid not null constraint ledger_correction_prepared_by_fkey references public.person (id),
  prepared_by_name text not null constraint ledger_correction_prepared_by_name_length check (char_length(prepared_by_name) <= 200),
  decided_by uuid constraint ledger_correction_decided_by_fkey references public.person (id),
  decided_by_name text constraint ledger_correction_decided_by_name_length check (char_length(decided_by_name) <= 200),
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ledger_correction_pkey primary key (organization_id, id),
  constraint ledger_correction_request_fkey foreign key (organization_id, request_id)
    references public.obligation_request (organization_id, id),
  constraint ledger_correction_reversed_fkey foreign key (organization_id, reversed_id)
    references public.ledger_posting (organization_id, id),
  constraint ledger_correction_posting_fkey foreign key (organization_id, posting_id)
    references public.ledger_posting (organization_id, id),
  constraint ledger_correction_of_kind check (
    (kind = 'adjustment') = (request_id is not null) and (kind = 'reversal') = (reversed_id is not null)),
  constraint ledger_correction_two_people check (decided_by <> prepared_by or status = 'withdrawn'),
  constraint ledger_correction_posted check ((status = 'posted') = (posting_id is not null))
);
create index ledger_correction_list_idx on public.ledger_correction (organization_id, created_at desc, id desc);
create unique index ledger_correction_open_reversal_key on public.ledger_correction (organization_id, reversed_id)
  where status = 'submitted';

create table public.ledger_correction_line (
  organization_id integer not null constraint ledger_correction_line_organization_fkey references public.organization (id),
  id uuid not null,
  correction_id uuid not null,
  line_id uuid not null,
  movement text not null constraint ledger_correction_line_movement_known check (movement in ('increase', 'decrease')),
  amount numeric(18, 2) not null constraint ledger_correction_line_amount_positive check (amount > 0),
  constraint ledger_correction_line_pkey primary key (organization_id, id),
  constraint ledger_correction_line_correction_fkey foreign key (organization_id, correction_id)
    references public.ledger_correction (organization_id, id),
  constraint ledger_correction_line_line_fkey foreign key (organization_id, line_id)
    references public.obligation_line (organization_id, id),
  constraint ledger_correction_line_line_key unique (organization_id, correction_id, line_id)
);
comment on table public.ledger_correction_line is 'append-only: what was proposed is what is decided';

-- Authorities to disburse that were received (BAA 84, s. 40): what FAR 4 compares payments with.
create table public.disbursement_authority (
  organization_id integer not null constraint disbursement_authority_organization_fkey references public.organization (id),
  id uuid not null,
  -- Notice of cash allocation, notice of transfer of allocation, tax remittance advice, cash disbursement ceiling, and
  -- non-cash availment authority.
  kind text not null constraint disbursement_authority_kind_known check (kind in ('nca', 'nta', 'tra', 'cdc', 'ncaa')),
  number text not null constraint disbursement_authority_number_length check (char_length(number) between 1 and 60),
  fund_cluster text not null constraint disbursement_authority_fund_cluster_fkey references public.fund_cluster (code),
  received_on date not null,
  valid_until date,
  amount numeric(18, 2) not null constraint disbursement_authority_amount_positive check (amount > 0),
  remarks text not null default '' constraint disbursement_authority_remarks_length check (char_length(remarks) <= 500),
  is_cancelled boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint disbursement_authority_pkey primary key (organization_id, id),
  constraint disbursement_authority_number_key unique (organization_id, kind, number),
  constraint disbursement_authority_dates_order check (valid_until >= received_on)
);
create index disbursement_authority_list_idx on public.disbursement_authority (organization_id, received_on desc, id desc);
