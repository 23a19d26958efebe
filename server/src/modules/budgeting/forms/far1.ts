import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { BUDGET_AND_ACCOUNTING, FAR_HEADER, FAR_TICKS } from './form-parts.ts'

const allotments = { groups: ['Allotments'], type: 'money' } as const
const obligations = { groups: ['Current Year Obligations'], type: 'money' } as const
const disbursements = { groups: ['Current Year Disbursements'], type: 'money' } as const
const unpaid = { groups: ['Balances', 'Unpaid Obligations (15-20)=(23+24)'], type: 'money' } as const

const QUARTERS = [
  ['Q1', '1st Quarter Ending March 31'],
  ['Q2', '2nd Quarter Ending June 30'],
  ['Q3', '3rd Quarter Ending Sept. 30'],
  ['Q4', '4th Quarter Ending Dec. 31'],
] as const

/**
 * The 24 columns of FAR No. 1 and FAR No. 1-A, as on sheets of the Unified Reporting System. Callers give columns 3, 4,
 * 6-9, 11-14, 16-19 and 23, as signed amounts where the form says so: 4 and 7 may be negative, 8 (transfer to) is
 * positive and subtracted, quarter cells are negative when corrections exceed the quarter. Column 24 is what remains of
 * the unpaid obligations after 23, so that 23+24 = 15-20 holds by itself.
 */
export const FAR1_COLUMNS: readonly FormColumn[] = [
  { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
  { key: 'code', number: '2', heading: 'UACS Code', type: 'code' },
  {
    key: 'authorizedAppropriation',
    number: '3',
    heading: 'Authorized Appropriations',
    groups: ['Appropriations'],
    type: 'money',
  },
  {
    key: 'appropriationAdjustment',
    number: '4',
    heading: 'Adjustments (Transfer To/From, Modifications/Augmentations)',
    groups: ['Appropriations'],
    type: 'money',
  },
  {
    key: 'adjustedAppropriation',
    number: '5=(3+4)',
    heading: 'Adjusted Appropriations',
    groups: ['Appropriations'],
    type: 'money',
    computed: { add: ['authorizedAppropriation', 'appropriationAdjustment'] },
  },
  { key: 'allotmentReceived', number: '6', heading: 'Allotments Received', ...allotments },
  {
    key: 'allotmentAdjustment',
    number: '7',
    heading: 'Adjustments (Reductions, Modifications/Augmentations)',
    ...allotments,
  },
  { key: 'transferTo', number: '8', heading: 'Transfer To', ...allotments },
  { key: 'transferFrom', number: '9', heading: 'Transfer From', ...allotments },
  {
    key: 'adjustedAllotment',
    number: '10=[{6+(-)7}-8+9]',
    heading: 'Adjusted Allotments',
    ...allotments,
    computed: { add: ['allotmentReceived', 'allotmentAdjustment', 'transferFrom'], subtract: ['transferTo'] },
  },
  ...QUARTERS.map(([quarter, heading], at) => ({
    key: `obligations${quarter}`,
    number: `${11 + at}`,
    heading,
    ...obligations,
  })),
  {
    key: 'obligations',
    number: '15=(11+12+13+14)',
    heading: 'Total',
    ...obligations,
    computed: { add: ['obligationsQ1', 'obligationsQ2', 'obligationsQ3', 'obligationsQ4'] },
  },
  ...QUARTERS.map(([quarter, heading], at) => ({
    key: `disbursements${quarter}`,
    number: `${16 + at}`,
    heading,
    ...disbursements,
  })),
  {
    key: 'disbursements',
    number: '20=(16+17+18+19)',
    heading: 'Total',
    ...disbursements,
    computed: { add: ['disbursementsQ1', 'disbursementsQ2', 'disbursementsQ3', 'disbursementsQ4'] },
  },
  {
    key: 'unreleased',
    number: '21=(5-10)',
    heading: 'Unreleased Appropriations',
    groups: ['Balances'],
    type: 'money',
    computed: { add: ['adjustedAppropriation'], subtract: ['adjustedAllotment'] },
  },
  {
    key: 'unobligated',
    number: '22=(10-15)',
    heading: 'Unobligated Allotments',
    groups: ['Balances'],
    type: 'money',
    computed: { add: ['adjustedAllotment'], subtract: ['obligations'] },
  },
  { key: 'due', number: '23', heading: 'Due and Demandable', ...unpaid },
  {
    key: 'notYetDue',
    number: '24',
    heading: 'Not Yet Due and Demandable',
    ...unpaid,
    computed: { add: ['obligations'], subtract: ['disbursements', 'due'] },
  },
]

/**
 * FAR No. 1, the SAAODB: per box ticked and fund cluster, by programme, activity and project. Columns verified on a
 * filed sheet (quarter ending 30 September 2023). Editions of 2014 to 2016 call column 4 "Transfer (To)/From,
 * Realignment" and column 7 "Withdrawal, Realignment".
 */
export const far1Form: FormDefinition = {
  id: 'far1',
  code: 'FAR No. 1',
  title: 'Statement of Appropriations, Allotments, Obligations, Disbursements and Balances',
  edition: 'COA-DBM Joint Circular No. 2019-1',
  paper: 'a3-landscape',
  unit: 'pesos',
  header: FAR_HEADER,
  ticks: FAR_TICKS,
  columns: FAR1_COLUMNS,
  certifications: BUDGET_AND_ACCOUNTING,
  notes: [],
}
