import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { PLAN_CERTIFICATIONS, PLAN_HEADER } from './form-parts.ts'

const year = { groups: ['Full Year Requirement'], type: 'thousands' } as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const

/**
 * BED No. 3, the Monthly Disbursement Program: 22 columns in thousand pesos (bring amounts with `inThousands`). Months
 * have the keys `month1` to `month12`. Columns verified on the national form; column 5 is there a figure of its own and
 * here 3 less 4. Signatories and the finance ministry's own edition are to be confirmed.
 */
export const bed3Form: FormDefinition = {
  id: 'bed3',
  code: 'BED No. 3',
  title: 'Monthly Disbursement Program',
  edition: 'the Department of Budget and Management (Budget Execution Documents); BAA 84, s. 38',
  paper: 'a3-landscape',
  unit: 'thousand-pesos',
  header: PLAN_HEADER,
  ticks: [],
  columns: [
    { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
    { key: 'code', number: '2', heading: 'UACS Code', type: 'code' },
    { key: 'requirement', number: '3', heading: 'Total Program', ...year },
    { key: 'taxRemittance', number: '4', heading: 'Tax Remittance Advice (TRA)', ...year },
    {
      key: 'netProgram',
      number: '5',
      heading: 'Net Program',
      ...year,
      computed: { add: ['requirement'], subtract: ['taxRemittance'] },
    },
    ...[1, 2, 3, 4].flatMap(quarter),
    {
      key: 'total',
      number: '22',
      heading: 'Total',
      groups: ['Full Year Program'],
      type: 'thousands',
      computed: { add: ['quarter1', 'quarter2', 'quarter3', 'quarter4'] },
    },
  ],
  certifications: PLAN_CERTIFICATIONS,
  notes: [
    'Note: the aggregate sum of the four quarters in column 22 may or may not be equal to the program, net of tax remittance advices.',
  ],
}

function quarter(number: number): FormColumn[] {
  const months = [1, 2, 3].map((month) => 3 * (number - 1) + month)
  const first = 6 + 4 * (number - 1)
  const shared = { groups: [`Quarter ${number}`], type: 'thousands' } as const
  return [
    ...months.map((month, at): FormColumn => {
      return { key: `month${month}`, number: `${first + at}`, heading: MONTHS[month - 1] ?? '', ...shared }
    }),
    {
      key: `quarter${number}`,
      number: `${first + 3}=${first}+${first + 1}+${first + 2}`,
      heading: 'Total',
      ...shared,
      computed: { add: months.map((month) => `month${month}`) },
    },
  ]
}
