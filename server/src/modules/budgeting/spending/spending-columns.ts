// Columns of the lists of spending as files.
import type { Column } from '../../../platform/documents/columns.ts'
import type { CorrectionSummary } from './corrections.contract.ts'
import type { ObligationRequestSummary } from './obligation-requests.contract.ts'
import type { StatusRow } from './obligation-status.ts'
import type { PayableSummary, PaymentRow } from './payables.contract.ts'
import { postingWord } from './posting-words.ts'
import { AUTHORITY_WORDS, type AuthorityView, type EntryRow, type PostingRow } from './registers.contract.ts'
import { FORM_WORDS } from './spending.contract.ts'
import { correctionWorkflow, requestWorkflow } from './workflows.ts'

const words = (value: string) => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')

export const requestColumns: readonly Column<ObligationRequestSummary>[] = [
  { key: 'requested_on', title: 'Date', type: 'date', value: (row) => row.requestedOn },
  { key: 'form', title: 'Form', type: 'text', value: (row) => FORM_WORDS[row.form] },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'fund_cluster', title: 'Fund', type: 'text', value: (row) => row.fundCluster },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'office', title: 'Office', type: 'text', value: (row) => row.office },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.amount },
  { key: 'status', title: 'Status', type: 'text', value: (row) => requestWorkflow.states[row.status] },
  { key: 'requested_by', title: 'Requested by', type: 'text', value: (row) => row.requestedByName },
  { key: 'certified_by', title: 'Certified by', type: 'text', value: (row) => row.certifiedByName },
  { key: 'obligated_by', title: 'Obligated by', type: 'text', value: (row) => row.obligatedByName },
  { key: 'obligated_on', title: 'Obligated', type: 'date', value: (row) => row.obligatedOn },
]

export const statusColumns: readonly Column<StatusRow>[] = [
  { key: 'date', title: 'Date', type: 'date', value: (row) => row.postedOn },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'reference', title: 'Reference', type: 'text', value: (row) => row.number },
  { key: 'obligation', title: 'Obligation', type: 'money', value: (row) => row.obligation },
  { key: 'payable', title: 'Payable', type: 'money', value: (row) => row.payable },
  { key: 'payment', title: 'Payment', type: 'money', value: (row) => row.payment },
  { key: 'not_yet_due', title: 'Not yet due', type: 'money', value: (row) => row.notYetDue },
  { key: 'due_and_demandable', title: 'Due and demandable', type: 'money', value: (row) => row.due },
]

export const payableColumns: readonly Column<PayableSummary>[] = [
  { key: 'recorded_on', title: 'Date', type: 'date', value: (row) => row.recordedOn },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => words(row.kind) },
  { key: 'obligation', title: 'Obligation', type: 'text', value: (row) => row.requestNumber },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'accepted_on', title: 'Accepted', type: 'date', value: (row) => row.acceptedOn },
  { key: 'acceptance_reference', title: 'By', type: 'text', value: (row) => row.acceptanceReference },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.amount },
  { key: 'paid', title: 'Paid', type: 'money', value: (row) => row.paid },
  { key: 'due', title: 'Due', type: 'money', value: (row) => row.due },
  { key: 'liquidated', title: 'Liquidated', type: 'money', value: (row) => row.liquidated },
  { key: 'unliquidated', title: 'To liquidate', type: 'money', value: (row) => row.unliquidated },
  { key: 'status', title: 'Status', type: 'text', value: (row) => words(row.status) },
]

export const paymentColumns: readonly Column<PaymentRow>[] = [
  { key: 'paid_on', title: 'Date', type: 'date', value: (row) => row.paidOn },
  { key: 'voucher_number', title: 'Voucher', type: 'text', value: (row) => row.voucherNumber },
  { key: 'mode', title: 'Mode', type: 'text', value: (row) => row.mode.toUpperCase() },
  { key: 'instrument_number', title: 'Check or ADA', type: 'text', value: (row) => row.instrumentNumber },
  { key: 'tra_number', title: 'TRA', type: 'text', value: (row) => row.traNumber },
  { key: 'obligation', title: 'Obligation', type: 'text', value: (row) => row.requestNumber },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'net', title: 'Net', type: 'money', value: (row) => row.net },
  { key: 'tax', title: 'Taxes withheld', type: 'money', value: (row) => row.tax },
  { key: 'gross', title: 'Gross', type: 'money', value: (row) => row.gross },
  { key: 'is_reversed', title: 'Reversed', type: 'boolean', value: (row) => row.isReversed },
  { key: 'paid_by', title: 'Paid by', type: 'text', value: (row) => row.paidByName },
]

export const correctionColumns: readonly Column<CorrectionSummary>[] = [
  { key: 'found_on', title: 'Date', type: 'date', value: (row) => row.foundOn },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => words(row.kind) },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'corrects', title: 'Corrects', type: 'text', value: (row) => row.correctedNumber },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'reason', title: 'Reason', type: 'text', value: (row) => row.reason },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.amount },
  { key: 'status', title: 'Status', type: 'text', value: (row) => correctionWorkflow.states[row.status] },
  { key: 'prepared_by', title: 'Prepared by', type: 'text', value: (row) => row.preparedByName },
  { key: 'decided_by', title: 'Decided by', type: 'text', value: (row) => row.decidedByName },
]

export const postingColumns: readonly Column<PostingRow>[] = [
  { key: 'posted_on', title: 'Date', type: 'date', value: (row) => row.postedOn },
  { key: 'kind', title: 'Document', type: 'text', value: (row) => postingWord(row.kind) },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'particulars', title: 'Particulars', type: 'text', value: (row) => row.particulars },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.amount },
  { key: 'is_reversed', title: 'Reversed', type: 'boolean', value: (row) => row.reversedById !== null },
  { key: 'posted_by', title: 'Posted by', type: 'text', value: (row) => row.actorName },
  { key: 'posted_at', title: 'Recorded', type: 'instant', value: (row) => row.postedAt },
]

export const entryColumns: readonly Column<EntryRow>[] = [
  { key: 'posted_on', title: 'Date', type: 'date', value: (row) => row.postedOn },
  { key: 'quarter', title: 'Quarter', type: 'integer', value: (row) => row.quarter },
  { key: 'document', title: 'Document', type: 'text', value: (row) => postingWord(row.kind) },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'payee', title: 'Payee', type: 'text', value: (row) => row.payee },
  { key: 'stage', title: 'Stage', type: 'text', value: (row) => words(row.stage) },
  { key: 'movement', title: 'Movement', type: 'text', value: (row) => words(row.movement) },
  { key: 'act', title: 'Act', type: 'text', value: (row) => row.actCode },
  { key: 'fund_cluster', title: 'Fund', type: 'text', value: (row) => row.fundCluster },
  { key: 'funding_source', title: 'Funding source', type: 'text', value: (row) => row.fundingSource },
  { key: 'ppa_code', title: 'PAP', type: 'text', value: (row) => row.ppaCode },
  { key: 'ppa', title: 'Program', type: 'text', value: (row) => row.ppaTitle },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'object_code', title: 'Object', type: 'text', value: (row) => row.objectCode },
  { key: 'location', title: 'Place', type: 'text', value: (row) => row.location },
  { key: 'mode', title: 'Mode', type: 'text', value: (row) => row.mode },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.effect },
]

export const authorityColumns: readonly Column<AuthorityView>[] = [
  { key: 'received_on', title: 'Received', type: 'date', value: (row) => row.receivedOn },
  { key: 'kind', title: 'Kind', type: 'text', value: (row) => AUTHORITY_WORDS[row.kind] },
  { key: 'number', title: 'Number', type: 'text', value: (row) => row.number },
  { key: 'fund_cluster', title: 'Fund', type: 'text', value: (row) => row.fundCluster },
  { key: 'amount', title: 'Amount', type: 'money', value: (row) => row.amount },
  { key: 'valid_until', title: 'Valid until', type: 'date', value: (row) => row.validUntil },
  { key: 'has_lapsed', title: 'Lapsed', type: 'boolean', value: (row) => row.hasLapsed },
  { key: 'is_cancelled', title: 'Cancelled', type: 'boolean', value: (row) => row.isCancelled },
  { key: 'remarks', title: 'Remarks', type: 'text', value: (row) => row.remarks },
]
