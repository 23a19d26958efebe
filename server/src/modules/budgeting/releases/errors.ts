// Every refusal of appropriations, releases and modifications, with the section of law it stands on.
import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const documentErrors = {
  'budget.document.not_found': {
    status: 404,
    title: 'Document not found',
    detail: 'There is no such document in this organization.',
  },
  'budget.document.frozen': {
    status: 409,
    title: 'Content is frozen',
    detail:
      'The document is {state}. Only drafts and returned documents can be changed; enter an adjusting document instead.',
  },
  'budget.document.empty': {
    status: 409,
    title: 'No lines yet',
    detail: 'Add at least one program and class with an amount.',
    path: 'lines',
  },
  'budget.document.line_twice': {
    status: 400,
    title: 'Named twice',
    detail: 'Line {line} names the same program, class and object as line {first}. Put both amounts into one line.',
  },
  'budget.document.ppa_unknown': {
    status: 400,
    title: 'Unknown program',
    detail:
      'Line {line} names a program, activity or project that does not exist here or is no longer active. Choose one of the list.',
  },
  'budget.document.act_unknown': {
    status: 400,
    title: 'Unknown act',
    detail: 'There is no such appropriation act. Choose one of the list.',
    path: 'actId',
  },
  'budget.document.source_unknown': {
    status: 400,
    title: 'Unknown funding source',
    detail: 'There is no such funding source, or it is no longer in use. Choose one of the list.',
    path: 'fundingSource',
  },
  'budget.document.class_closed': {
    status: 409,
    title: 'Class without validity',
    detail:
      'The act says nothing about {class}, which line {line} names. The finance ministry has to enter until when it may be used.',
  },
  'budget.document.future': {
    status: 400,
    title: 'A day in the future',
    detail: 'Documents are dated today at the latest. Choose an earlier day.',
    path: 'datedOn',
  },
  'budget.document.number_taken': {
    status: 409,
    title: 'Number already used',
    detail:
      'Another document of this year has this number. Check the paper, or leave the number empty: BMMS then gives the next one.',
    path: 'number',
  },
  'budget.document.basis_missing': {
    status: 409,
    title: 'Legal basis missing',
    detail: 'Name the law or circular that this stands on, such as "BAA 85, s. 1", before you submit.',
    path: 'legalBasis',
  },
  'budget.appropriation.below_allotment': {
    status: 409,
    title: 'Below what is allotted',
    detail:
      'Line {line} ({what}): {has} is appropriated and not allotted, {over} less than {needs}. Lower the amount, or withdraw the allotment first (BAA 84, s. 36).',
  },
  'budget.release.no_appropriation': {
    status: 409,
    title: 'Nothing appropriated',
    detail:
      'Line {line} ({what}): the act appropriates nothing for it, and nothing is released without an approved appropriation (BAA 84, s. 36). Have the appropriation posted first, or take the line out.',
  },
  'budget.release.over_appropriation': {
    status: 409,
    title: 'Over the appropriation',
    detail:
      'Line {line} ({what}): {has} is appropriated and not released yet, {over} less than {needs}. Lower the amount, or have the appropriation modified first (BAA 84, s. 36 and 49).',
  },
  'budget.release.class_needs_special': {
    status: 409,
    title: 'Not in the comprehensive release',
    detail:
      'The comprehensive release covers personnel services and maintenance and other operating expenses only (BAA 84, s. 36). Release capital outlays and financial expenses by special allotment release order.',
  },
  'budget.release.negative_list': {
    status: 409,
    title: 'Only by special release',
    detail:
      'Line {line} ({what}) is on the negative list, a lump sum or a special purpose fund: it is released by special allotment release order only (BAA 84, s. 39).',
  },
  'budget.release.over_withdrawal': {
    status: 409,
    title: 'Over what is left',
    detail:
      'Line {line} ({what}): {has} is allotted and not obligated, {over} less than {needs}. Withdraw at most what is left (BAA 84, s. 34(a)).',
  },
  'budget.modification.not_conserved': {
    status: 409,
    title: 'Totals differ',
    detail: 'What leaves and what arrives differ by {over}. Make both sides the same (BAA 84, s. 49).',
    path: 'lines',
  },
  'budget.modification.activity_total': {
    status: 409,
    title: 'Total of an activity changes',
    detail:
      'A realignment stays within each activity, and here the total of one changes by {over}. The total of an activity never rises by realignment (BAA 84, s. 49): request a transfer, or an augmentation from savings (s. 46).',
    path: 'lines',
  },
  'budget.modification.sides_missing': {
    status: 409,
    title: 'One side is missing',
    detail: 'Say where the money comes from and where it goes: at least one line on each side.',
    path: 'lines',
  },
  'budget.modification.over_room': {
    status: 409,
    title: 'Over what is left',
    detail: 'Line {line} ({what}): {has} can still be moved, {over} less than {needs}. Lower the amount.',
  },
  'budget.modification.nothing_moves': {
    status: 409,
    title: 'Nothing moves',
    detail: 'Line {line} takes from and gives to the same program, class and object. Take one of them out.',
  },
  'budget.modification.no_augmentation_of_nothing': {
    status: 409,
    title: 'Nothing to augment',
    detail:
      'Line {line} ({what}): the act appropriates nothing for this program. Savings augment programs, activities and projects that exist in the act; they do not create any (BAA 84, s. 46 to 48).',
  },
  'budget.modification.object_unreleased': {
    status: 409,
    title: 'Not itemised yet',
    detail:
      'Line {line} names an object of expenditure, but appropriations are kept by class until they are released. Leave the object out, or move released money.',
  },
  'budget.modification.not_realignment': {
    status: 409,
    title: 'Another kind of modification',
    detail:
      'A transfer moves money between programs or operating units; these lines stay within one. Request a realignment instead (BAA 84, s. 49).',
    path: 'kind',
  },
  'budget.modification.too_early': {
    status: 409,
    title: 'Not before October',
    detail: '{what} What is meant for fuel, utilities and rent moves in the fourth quarter only (BAA 65, s. 62).',
  },
  'budget.modification.ground_missing': {
    status: 400,
    title: 'Savings not declared',
    detail:
      'An augmentation stands on savings: say on which ground of BAA 84, s. 46(a) to (e), and who declared them, when and by which paper (s. 47).',
    path: 'ground',
  },
  'budget.modification.other_approver': {
    status: 409,
    title: 'Not yours to approve',
    detail: 'By law this is approved by {approver} ({section}).',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(documentErrors)

export const documentConstraints: Record<string, string> = {
  budget_document_number_key: 'budget.document.number_taken',
  budget_document_funding_source_fkey: 'budget.document.source_unknown',
  budget_document_act_fkey: 'budget.document.act_unknown',
  budget_document_line_comprehensive: 'budget.release.class_needs_special',
  budget_document_conserves: 'budget.modification.not_conserved',
  budget_document_activity_total: 'budget.modification.activity_total',
  ledger_modification_conserves: 'budget.modification.not_conserved',
  budget_document_of_augmentation: 'budget.modification.ground_missing',
  budget_document_line_frozen: 'budget.document.frozen',
  budget_document_line_object_fkey: 'budget.entry.object_class',
  budget_document_line_amount_positive: 'budget.entry.amount',
  budget_document_pkey: 'concurrency.duplicate_submission',
  budget_document_kind_key: 'concurrency.duplicate_submission',
  budget_document_line_pkey: 'concurrency.duplicate_submission',
  budget_document_line_key: 'concurrency.duplicate_submission',
  budget_document_organization_fkey: 'record.reference_missing',
  budget_document_posting_fkey: 'record.reference_missing',
  budget_document_line_organization_fkey: 'record.reference_missing',
  budget_document_line_document_fkey: 'record.reference_missing',
  budget_document_line_ppa_fkey: 'record.reference_missing',
  budget_document_kind_known: 'record.invalid',
  budget_document_block_known: 'record.invalid',
  budget_document_number_length: 'record.invalid',
  budget_document_dated_on_range: 'record.invalid',
  budget_document_quarter_range: 'record.invalid',
  budget_document_legal_basis_length: 'record.invalid',
  budget_document_particulars_length: 'record.invalid',
  budget_document_moves_known: 'record.invalid',
  budget_document_ground_known: 'record.invalid',
  budget_document_declared_by_known: 'record.invalid',
  budget_document_declaration_length: 'record.invalid',
  budget_document_approver_known: 'record.invalid',
  budget_document_status_known: 'record.invalid',
  budget_document_posted: 'record.invalid',
  budget_document_of_modification: 'record.invalid',
  budget_document_of_release: 'record.invalid',
  budget_document_line_positive: 'record.invalid',
  budget_document_line_side_known: 'record.invalid',
  budget_document_line_class_known: 'record.invalid',
  budget_document_line_side_given: 'record.invalid',
  budget_document_line_special_release: 'record.invalid',
}
