// What the accountability forms have in common.

/** The lines above the table of every FAR. */
export const FAR_HEADER = [
  { key: 'department', label: 'Department' },
  { key: 'agency', label: 'Agency/Entity' },
  { key: 'operatingUnit', label: 'Operating Unit' },
  { key: 'organizationCode', label: 'Organization Code (UACS)' },
  { key: 'fundCluster', label: 'Fund Cluster' },
] as const

/** One report for each box and fund cluster. */
export const FAR_TICKS = [
  { key: 'current', label: 'Current Year Appropriations' },
  { key: 'supplemental', label: 'Supplemental Appropriations' },
  { key: 'continuing', label: 'Continuing Appropriations' },
] as const

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
  { key: 'approved', caption: 'Approved by:', position: 'Head of Agency or authorized representative' },
] as const
