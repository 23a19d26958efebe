// Refusals of spending that are not the ledger's own, and what each constraint of its tables refuses with.
import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const spendingErrors = {
  'budget.request.not_found': {
    status: 404,
    title: 'Obligation request not found',
    detail: 'There is no such obligation request in this organization.',
  },
  'budget.request.frozen': {
    status: 409,
    title: 'Content is frozen',
    detail:
      'The request is {state}. Only drafts and returned requests can be changed; what is obligated is corrected by a notice of adjustment.',
  },
  'budget.request.mixed': {
    status: 400,
    title: 'Two classes or funds in one request',
    detail:
      'Line {line} charges {has}, line 1 charges {needs}. The number of a request carries its class and fund (GAM vol. II, app. 11): make one request for each.',
  },
  'budget.request.unknown_account': {
    status: 400,
    title: 'Unknown balance',
    detail: 'Line {line} charges a balance that is not known here. Choose one of the list.',
  },
  'budget.request.not_obligated': {
    status: 409,
    title: 'Not obligated',
    detail: 'The request is {state}. Only what is obligated can become due, be adjusted or be paid.',
  },
  'budget.request.number_taken': {
    status: 409,
    title: 'Number already used',
    detail: 'Another request has this number. Try again: BMMS takes the next one.',
  },
  'budget.request.same_person': {
    status: 409,
    title: 'The same person twice',
    detail:
      'Requester, certifier and obligating officer are three different people (GAM vol. II, app. 11). Somebody else has to do this.',
  },
  'budget.payable.not_found': {
    status: 404,
    title: 'Payable not found',
    detail: 'There is no such payable in this organization.',
  },
  'budget.payable.line_elsewhere': {
    status: 400,
    title: 'Line of another document',
    detail: 'This line does not belong to the document. Reload the page and choose a line of it.',
  },
  'budget.payable.line_twice': {
    status: 400,
    title: 'Line named twice',
    detail: 'This line stands twice. Put the whole amount into one.',
  },
  'budget.payable.accepted_later': {
    status: 400,
    title: 'Accepted after it is recorded',
    detail: 'What is due was inspected and accepted before. Choose a day of recording from the day of acceptance on.',
    path: 'recordedOn',
  },
  'budget.payable.closed': {
    status: 409,
    title: 'Not open any more',
    detail: 'This payable is {state}. Nothing can be paid or changed.',
  },
  'budget.advance.earlier_open': {
    status: 409,
    title: 'Earlier cash advance is open',
    detail:
      '{payee} still has to liquidate {amount} of cash advance {number}. Nobody gets another cash advance before (BAA 65, s. 63). Record its liquidation first.',
    path: 'payee',
  },
  'budget.advance.reason_missing': {
    status: 409,
    title: 'Earlier cash advance is open',
    detail:
      '{payee} still has to liquidate {amount} of cash advance {number}. Another one before that is against the general provisions (BAA 65, s. 63, for this money to be confirmed). Record its liquidation first, or say why this one cannot wait.',
    path: 'advanceReason',
  },
  'budget.advance.whole': {
    status: 400,
    title: 'A cash advance is paid as a whole',
    detail: 'Pay every line of the cash advance with the amount recorded for it, without taxes.',
    path: 'lines',
  },
  'budget.advance.not_one': {
    status: 409,
    title: 'Not an open cash advance',
    detail: 'Only a cash advance that was paid is liquidated.',
  },
  'budget.payment.over_payable': {
    status: 409,
    title: 'Over what is due',
    detail: 'Line {line}: {due} is due and {needs} would be paid. Pay at most what is due (BAA 84, s. 34(a)).',
  },
  'budget.payment.nothing': {
    status: 400,
    title: 'No amount',
    detail: 'Line {line} has no amount. Enter one, or leave the line out.',
  },
  'budget.payment.instrument_missing': {
    status: 400,
    title: 'Number missing',
    detail: 'Give the number of the check or of the advice to debit account.',
    path: 'instrumentNumber',
  },
  'budget.payment.tra_missing': {
    status: 400,
    title: 'Number missing',
    detail: 'Taxes are remitted by a tax remittance advice. Give its number.',
    path: 'traNumber',
  },
  'budget.payment.same_person': {
    status: 409,
    title: 'Somebody else has to pay',
    detail:
      'You {part} this. Whoever requests, certifies, obligates or records what is due does not pay it. Another disbursing officer has to.',
  },
  'budget.liquidation.over_advance': {
    status: 409,
    title: 'Over what was advanced',
    detail:
      'Line {line}: {due} is still to liquidate and {needs} would be liquidated and given back. Enter at most what was advanced.',
  },
  'budget.liquidation.refund_reference_missing': {
    status: 400,
    title: 'Receipt missing',
    detail: 'Give the number of the official receipt for what was given back.',
    path: 'refundReference',
  },
  'budget.correction.not_found': {
    status: 404,
    title: 'Correction not found',
    detail: 'There is no such notice of adjustment or reversal in this organization.',
  },
  'budget.correction.open': {
    status: 409,
    title: 'A reversal waits already',
    detail: 'The reversal of this posting was prepared before and waits for approval.',
  },
  'budget.correction.rests': {
    status: 409,
    title: 'Something rests on it',
    detail: '{what} {number} of {day} rests on this. Reverse that first.',
  },
  'budget.correction.modification': {
    status: 409,
    title: 'Taken back by a modification',
    detail:
      'A modification moved money between balances by the authority that the law names (BAA 84, s. 49). It is taken back by another modification, decided by the same authority.',
  },
  'budget.correction.same_person': {
    status: 409,
    title: 'Somebody else has to decide',
    detail: 'You prepared this correction. Another person approves it.',
  },
  'budget.correction.other_permission': {
    status: 409,
    title: 'Not yours to approve',
    detail:
      'Only those who may release allotments may take back an appropriation or a release. Ask somebody with that role.',
  },
  'budget.spending.too_early': {
    status: 400,
    title: 'Too early',
    detail: '{what} is of {day}. Choose that day or a later one.',
  },
  'budget.posting.number_used': {
    status: 409,
    title: 'Number already used',
    detail: 'Another {what} of {year} has the number {number}. Check the paper.',
  },
  'budget.authority.not_found': {
    status: 404,
    title: 'Authority not found',
    detail: 'There is no such authority to disburse in this organization.',
  },
  'budget.authority.number_taken': {
    status: 409,
    title: 'Number already used',
    detail: 'Another authority of this kind has this number. Check the paper.',
    path: 'number',
  },
  'budget.authority.dates': {
    status: 400,
    title: 'Dates reversed',
    detail: 'An authority is valid from the day it is received on. Choose a later last day.',
    path: 'validUntil',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(spendingErrors)
