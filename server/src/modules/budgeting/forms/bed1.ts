import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { PLAN_CERTIFICATIONS, PLAN_HEADER } from './form-parts.ts'

const PROGRAM = 'Budget Year Obligation Program'
const current = { groups: ["Current Year's Obligations"], type: 'thousands' } as const

/**
 * BED No. 1, the Financial Plan: 16 columns in thousand pesos (bring amounts with `inThousands`), due before release
 * (BAA 84, s. 38). Columns verified on the national form; signatories and the finance ministry's own edition are to be
 * confirmed.
 */
export const bed1Form: FormDefinition = {
  id: 'bed1',
  code: 'BED No. 1',
  title: 'Financial Plan',
  edition: 'the Department of Budget and Management (Budget Execution Documents); BAA 84, s. 38',
  paper: 'legal-landscape',
  unit: 'thousand-pesos',
  header: PLAN_HEADER,
  ticks: [],
  columns: [
    { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
    { key: 'code', number: '2', heading: 'UACS Code', type: 'code' },
    { key: 'actual', number: '3', heading: 'Actual Jan. 1-Sept. 30', ...current },
    { key: 'estimate', number: '4', heading: 'Estimate Oct. 1-Dec. 31', ...current },
    { key: 'current', number: '5=3+4', heading: 'Total', ...current, computed: { add: ['actual', 'estimate'] } },
    {
      key: 'program',
      number: '6=11+16',
      heading: 'Total',
      groups: [PROGRAM],
      type: 'thousands',
      computed: { add: ['comprehensive', 'later'] },
    },
    ...release({ key: 'comprehensive', first: 7, group: 'Comprehensive Release' }),
    ...release({ key: 'later', first: 12, group: 'For Later Release (Negative List)' }),
  ],
  certifications: PLAN_CERTIFICATIONS,
  notes: [],
}

function release({ key, first, group }: { key: string; first: number; group: string }): FormColumn[] {
  const quarters = [1, 2, 3, 4]
  const shared = { groups: [PROGRAM, group], type: 'thousands' } as const
  return [
    ...quarters.map((quarter, at): FormColumn => {
      return { key: `${key}Q${quarter}`, number: `${first + at}`, heading: `Q${quarter}`, ...shared }
    }),
    {
      key,
      number: `${first + 4}=${quarters.map((_, at) => first + at).join('+')}`,
      heading: 'Sub-Total',
      ...shared,
      computed: { add: quarters.map((quarter) => `${key}Q${quarter}`) },
    },
  ]
}
