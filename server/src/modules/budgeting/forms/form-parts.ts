// What the accountability forms have in common.
import type { FormColumn } from '../../../platform/documents/form-definition.ts'

/** The lines above the table of every FAR. */
export const FAR_HEADER = [
  { key: 'department', label: 'Department' },
  { key: 'agency', label: 'Agency/Entity' },
  { key: 'operatingUnit', label: 'Operating Unit' },
  { key: 'organizationCode', label: 'Organization Code (UACS)' },
  { key: 'fundCluster', label: 'Fund Cluster' },
] as const

/** BARs and BEDs are not kept by fund cluster. */
export const PLAN_HEADER = FAR_HEADER.slice(0, 4)

/** One report for each box and fund cluster. */
export const FAR_TICKS = [
  { key: 'current', label: 'Current Year Appropriations' },
  { key: 'supplemental', label: 'Supplemental Appropriations' },
  { key: 'continuing', label: 'Continuing Appropriations' },
] as const

export const HEAD = {
  key: 'approved',
  caption: 'Approved by:',
  position: 'Head of Agency or authorized representative',
} as const

/** Two certifiers, each for the columns they keep the books of; one recommends, one approves. */
export const BUDGET_AND_ACCOUNTING = [
  {
    key: 'budget',
    caption: 'Certified correct:',
    covers: 'Appropriations, allotments, obligations, not yet due and demandable obligations',
    position: 'Budget Officer',
  },
  {
    key: 'accounting',
    caption: 'Certified correct:',
    covers: 'Disbursements, due and demandable obligations',
    position: 'Chief Accountant',
  },
  { key: 'recommended', caption: 'Recommending approval:', position: 'Director for Finance' },
  HEAD,
] as const

export const PLAN_CERTIFICATIONS = [
  { key: 'prepared', caption: 'Prepared by:', position: 'Budget Officer' },
  { key: 'coordinated', caption: 'In coordination with:', position: 'Planning Officer' },
  HEAD,
] as const

/** The four allotment classes (BAA 84, s. 4(c)) as column headings. */
export const CLASSES = [
  { code: 'PS', label: 'PS' },
  { code: 'MOOE', label: 'MOOE' },
  { code: 'FinEx', label: 'FinEx' },
  { code: 'CO', label: 'CO' },
] as const

export type ClassCode = (typeof CLASSES)[number]['code']

interface ClassColumns {
  /** Keys are this and the class: `currentPS`, `currentTotal`. */
  readonly key: string
  /** Column number of the first class. */
  readonly first: number
  readonly groups: readonly string[]
  /** Heading of the column that sums them. */
  readonly total: string
  readonly only?: readonly ClassCode[]
}

/** A column for each class, and their sum, numbered in order: `6=(2+3+4+5)`. */
export function classColumns({ key, first, groups, total, only }: ClassColumns): FormColumn[] {
  const classes = CLASSES.filter(({ code }) => !only || only.includes(code))
  const numbers = classes.map((_, at) => first + at)
  return [
    ...classes.map(({ code, label }, at): FormColumn => {
      return { key: `${key}${code}`, number: `${first + at}`, heading: label, groups, type: 'money' }
    }),
    {
      key: `${key}Total`,
      number: `${first + classes.length}=(${numbers.join('+')})`,
      heading: total,
      groups,
      type: 'money',
      computed: { add: classes.map(({ code }) => `${key}${code}`) },
    },
  ]
}
