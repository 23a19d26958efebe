import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { FAR_TICKS, HEAD, PLAN_HEADER } from './form-parts.ts'

type Quarter = 1 | 2 | 3 | 4

const HEADINGS = ['1st Quarter', '2nd Quarter', '3rd Quarter', '4th Quarter'] as const

/**
 * BAR No. 1, the Quarterly Physical Report of Operation: 14 columns, as in COA Circular No. 2015-014. Part A holds
 * operations by outcome with their indicators, Part B the major programmes. Figures are counts, not summed over rows; what
 * is not additive over quarters says so by `aggregation`.
 *
 * @param quarter the quarter reported: column 13 compares what was accomplished up to it with what was to be
 * @param day its last day as the heading shall say it, `March 31, 2027`
 *
 * That column 13 counts up to the quarter, and not against the whole year, is how "as of" is read here: to be confirmed.
 */
export function bar1Form(quarter: Quarter, day: string): FormDefinition {
  return {
    id: 'bar1',
    code: 'BAR No. 1',
    title: 'Quarterly Physical Report of Operation',
    edition: 'COA Circular No. 2015-014 and COA-DBM Joint Circular No. 2019-1',
    paper: 'legal-landscape',
    unit: 'physical',
    header: PLAN_HEADER,
    ticks: [...FAR_TICKS, { key: 'offBudget', label: 'Off-Budget Account' }],
    columns: [
      { key: 'particulars', number: '1', heading: 'Particulars', type: 'particulars' },
      { key: 'code', number: '2', heading: 'UACS Code', type: 'code' },
      ...quarters({ key: 'target', first: 3, group: 'Physical Targets' }),
      ...quarters({ key: 'accomplishment', first: 8, group: 'Physical Accomplishments' }),
      {
        key: 'variance',
        number: '13',
        heading: `Variance as of ${day}`,
        type: 'count',
        computed: { over: keys('accomplishment', quarter), less: keys('target', quarter) },
      },
      { key: 'remarks', number: '14', heading: 'Remarks', type: 'text' },
    ],
    certifications: [
      { key: 'prepared', caption: 'Prepared by:', position: 'Planning Officer' },
      { key: 'coordinated', caption: 'In coordination with:', position: 'Budget Officer' },
      HEAD,
    ],
    notes: [],
  }
}

function quarters({ key, first, group }: { key: string; first: number; group: string }): FormColumn[] {
  const numbers = HEADINGS.map((_, at) => first + at)
  return [
    ...HEADINGS.map((heading, at): FormColumn => {
      return { key: `${key}Q${at + 1}`, number: `${first + at}`, heading, groups: [group], type: 'count' }
    }),
    {
      key: `${key}Total`,
      number: `${first + 4}=(${numbers.join('+')})`,
      heading: 'Total',
      groups: [group],
      type: 'count',
      computed: { over: keys(key, 4) },
    },
  ]
}

function keys(key: string, quarter: Quarter): string[] {
  return HEADINGS.slice(0, quarter).map((_, at) => `${key}Q${at + 1}`)
}
