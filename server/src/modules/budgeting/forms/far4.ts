import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { CLASSES, type ClassCode, classColumns, FAR_HEADER, HEAD } from './form-parts.ts'

const PRIOR = "Prior Year's Budget"
/** The form has no trust liabilities of Financial Expenses. */
const TRUST = ['PS', 'MOOE', 'CO'] as const

const grandTotal: readonly FormColumn[] = CLASSES.map(({ code, label }, at) => ({
  key: `total${code}`,
  number: `${23 + at}`,
  heading: label,
  groups: ['Grand Total'],
  type: 'money',
  computed: {
    add: [`current${code}`, `priorPayable${code}`, `currentPayable${code}`, ...(isTrust(code) ? [`trust${code}`] : [])],
  },
}))

/**
 * FAR No. 4, the Monthly Report of Disbursements: 28 columns, verified on a filed sheet of October 2024. Rows are kinds of
 * disbursement authority: Notice of Cash Allocation and of Transfer Allocation (MDS checks, advice to debit account),
 * Working Fund, Tax Remittance Advices, Cash Disbursement Ceiling, Non-Cash Availment Authority, others.
 *
 * The summary under the table compares authorities with disbursements: rows "Less: ..." have `less`, the balance is a
 * `total`. Its lines are taken from filed sheets of 2014 and 2015; the current circular's are to be confirmed.
 */
export const far4Form: FormDefinition = {
  id: 'far4',
  code: 'FAR No. 4',
  title: 'Monthly Report of Disbursements',
  edition: 'COA-DBM Joint Circular No. 2019-1',
  paper: 'a3-landscape',
  unit: 'pesos',
  header: FAR_HEADER,
  ticks: [],
  columns: [
    { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
    ...classColumns({ key: 'current', first: 2, groups: ['Current Year Budget'], total: 'Total' }),
    ...classColumns({
      key: 'priorPayable',
      first: 7,
      groups: [PRIOR, "Prior Year's Accounts Payable"],
      total: 'Sub-Total',
    }),
    ...classColumns({
      key: 'currentPayable',
      first: 12,
      groups: [PRIOR, "Current Year's Accounts Payable"],
      total: 'Sub-Total',
    }),
    {
      key: 'prior',
      number: '17=(11+16)',
      heading: 'Total',
      groups: [PRIOR],
      type: 'money',
      computed: { add: ['priorPayableTotal', 'currentPayableTotal'] },
    },
    {
      key: 'subTotal',
      number: '18=(6+17)',
      heading: 'Sub-Total',
      type: 'money',
      computed: { add: ['currentTotal', 'prior'] },
    },
    ...classColumns({ key: 'trust', first: 19, groups: ['Trust Liabilities'], total: 'Total', only: TRUST }),
    ...grandTotal,
    {
      key: 'total',
      number: '27=(23+24+25+26)',
      heading: 'Total',
      groups: ['Grand Total'],
      type: 'money',
      computed: { add: grandTotal.map(({ key }) => key) },
    },
    { key: 'remarks', number: '28', heading: 'Remarks', type: 'text' },
  ],
  certifications: [{ key: 'accounting', caption: 'Certified correct:', position: 'Chief Accountant' }, HEAD],
  notes: [],
  summary: {
    title: 'Summary',
    columns: [
      { key: 'particulars', number: '', heading: 'Particulars', type: 'particulars' },
      { key: 'previous', number: '', heading: 'Previous Report', type: 'money' },
      { key: 'month', number: '', heading: 'This Month', type: 'money' },
      {
        key: 'toDate',
        number: '',
        heading: 'As at End of the Month',
        type: 'money',
        computed: { add: ['previous', 'month'] },
      },
    ],
  },
}

function isTrust(code: ClassCode): boolean {
  return TRUST.some((trust) => trust === code)
}
