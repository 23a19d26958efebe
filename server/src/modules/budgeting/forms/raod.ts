import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'

const REGISTRIES = {
  PS: { appendix: '9A', title: 'Personnel Services' },
  MOOE: { appendix: '9B', title: 'Maintenance and Other Operating Expenses' },
  FE: { appendix: '9C', title: 'Financial Expenses' },
  CO: { appendix: '9D', title: 'Capital Outlays' },
} as const

const reference = ['Reference'] as const
const unpaid = { groups: ['Unpaid Obligations'], type: 'money' } as const

/**
 * A Registry of Allotments, Obligations and Disbursements (RAOD): one for each class, appropriation act, fund cluster and
 * programme, activity or project. Rows are postings in order of date; a posting's `particulars` is the serial number of
 * its document (GAARD, GARO, SARO, ORS, RCI, RADAI, TRA, JEV, NORSA), its `code` the object of expenditure; adjustments are
 * negative. Columns and balances follow the instructions of GAM Vol. II, App. 9A to 9D: unobligated = allotments less
 * obligations, due and demandable = payables less disbursements, not yet due = obligations less payables, each carried
 * down line by line. Payables have no column on the form and are carried hidden. The form prints no column numbers and
 * names no signatory; both are unverified against the finance ministry's copy.
 */
export function raodForm(allotmentClass: keyof typeof REGISTRIES): FormDefinition {
  const { appendix, title } = REGISTRIES[allotmentClass]
  return {
    id: `raod-${allotmentClass.toLowerCase()}`,
    code: `RAOD-${allotmentClass}`,
    title: `Registry of Allotments, Obligations and Disbursements – ${title}`,
    edition: `the Government Accounting Manual, Vol. II, Appendix ${appendix}`,
    paper: 'legal-landscape',
    unit: 'pesos',
    header: [
      { key: 'entity', label: 'Entity Name' },
      { key: 'program', label: 'MFO/PAP' },
      { key: 'fundCluster', label: 'Fund Cluster' },
      { key: 'legalBasis', label: 'Legal Basis' },
      { key: 'sheetNumber', label: 'Sheet No.' },
    ],
    ticks: [],
    columns: COLUMNS,
    certifications: [],
    notes: [],
  }
}

const COLUMNS: readonly FormColumn[] = [
  { key: 'date', number: '', heading: 'Date', type: 'date' },
  { key: 'referenceDate', number: '', heading: 'Date', groups: reference, type: 'date' },
  { key: 'serial', number: '', heading: 'Serial Number', groups: reference, type: 'particulars' },
  { key: 'object', number: '', heading: 'UACS Object Code/ Expenditures', type: 'code' },
  { key: 'allotment', number: '', heading: 'Allotments', type: 'money' },
  { key: 'obligation', number: '', heading: 'Obligations', type: 'money' },
  {
    key: 'unobligated',
    number: '',
    heading: 'Unobligated Allotments',
    type: 'money',
    computed: { running: { add: ['allotment'], subtract: ['obligation'] } },
  },
  { key: 'disbursement', number: '', heading: 'Disbursements', type: 'money' },
  {
    key: 'due',
    number: '',
    heading: 'Due and Demandable',
    ...unpaid,
    computed: { running: { add: ['payable'], subtract: ['disbursement'] } },
  },
  {
    key: 'notYetDue',
    number: '',
    heading: 'Not Yet Due and Demandable',
    ...unpaid,
    computed: { running: { add: ['obligation'], subtract: ['payable'] } },
  },
  { key: 'payable', number: '', heading: 'Payables', type: 'money', hidden: true },
]
