import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'
import { CLASSES, FAR_HEADER, FAR_TICKS, HEAD } from './form-parts.ts'

const reference = ['Allotments/Sub-Allotments'] as const
const amounts = [
  { key: 'received', first: 6, total: 9, group: 'Allotments/Sub-Allotments received from CO/ROs' },
  { key: 'transferred', first: 10, total: 13, group: 'Sub-Allotments to Regions/Operating Units' },
  { key: 'net', first: 14, total: 17, group: 'Total Allotments/Net of Sub-Allotments' },
] as const
/** Offsets of the classes that the form prints; Financial Expenses stand between with a letter, so that 17 stays 17. */
const OFFSETS = { PS: '0', MOOE: '1', FinEx: '1a', CO: '2' } as const

/**
 * FAR No. 1-B, the LASA: the 17 columns of GAM Vol. II, App. 19, and one for Financial Expenses (7a, 11a, 15a) in each
 * group, which the printed form lacks although there are four classes (BAA 84, s. 4(c)). Columns 6 to 9 tally with column
 * 9 of FAR No. 1, columns 10 to 13 with its column 8. The allotment's number is the row's `particulars`.
 *
 * To be confirmed with the finance ministry's copy: the columns for Financial Expenses, and that columns 14 to 17 are net
 * of what was transferred (the instructions say "total of columns 9 and 13").
 */
export const far1bForm: FormDefinition = {
  id: 'far1b',
  code: 'FAR No. 1-B',
  title: 'List of Allotments and Sub-Allotments',
  edition: 'COA-DBM Joint Circular No. 2019-1',
  paper: 'legal-landscape',
  unit: 'pesos',
  header: FAR_HEADER,
  ticks: FAR_TICKS,
  columns: [
    { key: 'number', number: '1', heading: 'No.', type: 'code' },
    { key: 'allotment', number: '2', heading: 'Number', groups: reference, type: 'particulars' },
    { key: 'date', number: '3', heading: 'Date', groups: reference, type: 'date' },
    { key: 'source', number: '4', heading: 'Source', groups: ['Funding Source'], type: 'text' },
    { key: 'fundingSource', number: '5', heading: 'UACS Code', groups: ['Funding Source'], type: 'text' },
    ...amounts.flatMap(amountColumns),
  ],
  certifications: [{ key: 'budget', caption: 'Certified correct:', position: 'Budget Officer' }, HEAD],
  notes: [],
}

function amountColumns({ key, first, total, group }: (typeof amounts)[number]): FormColumn[] {
  const numbers = CLASSES.map(({ code }) => numberOf(first, code))
  const classes = CLASSES.map(({ code, label }): FormColumn => {
    const column = { key: `${key}${code}`, heading: label, groups: [group], type: 'money' } as const
    if (key !== 'net') return { ...column, number: numberOf(first, code) }
    return {
      ...column,
      number: `${numberOf(first, code)}=(${numberOf(6, code)}-${numberOf(10, code)})`,
      computed: { add: [`received${code}`], subtract: [`transferred${code}`] },
    }
  })
  const sum = {
    key: `${key}Total`,
    number: `${total}=(${numbers.join('+')})`,
    heading: 'Total',
    groups: [group],
  } as const
  return [...classes, { ...sum, type: 'money', computed: { add: CLASSES.map(({ code }) => `${key}${code}`) } }]
}

function numberOf(first: number, code: keyof typeof OFFSETS): string {
  const [, offset = '0', letter = ''] = /^(\d)(a?)$/.exec(OFFSETS[code]) ?? []
  return `${first + Number(offset)}${letter}`
}
