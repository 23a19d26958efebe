import type { FormColumn, FormDefinition } from '../../../platform/documents/form-definition.ts'

const LINES: readonly FormColumn[] = [
  { key: 'responsibilityCenter', number: '', heading: 'Responsibility Center', type: 'text' },
  { key: 'particulars', number: '', heading: 'Particulars', type: 'particulars' },
  { key: 'program', number: '', heading: 'MFO/PAP', type: 'text' },
  { key: 'object', number: '', heading: 'UACS Object Code', type: 'code' },
  { key: 'amount', number: '', heading: 'Amount', type: 'money' },
]

interface Words {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly edition: string
  readonly charges: string
  readonly available: string
  readonly status: string
  /** What the budget is called when it is taken: `Obligation`, `Utilization`. */
  readonly use: string
  readonly serial: string
}

/**
 * Obligation Request and Status (GAM Vol. II, App. 11). Lines: what is charged, each with MFO/PAP (`program`) and object
 * (`code`), and a `total` row. The second table is Box C, the subsidiary ledger: postings with `date`, `particulars`,
 * reference (`code`), `obligation`, `payable` and `payment`; what is not yet due, and due and demandable, is carried down
 * line by line. Signature `requested` is Box A, `available` Box B. Header: `number` (00-000000-0000-00-00000), `date`,
 * `fundCluster`, `entity`, `payee`, `office`, `address`.
 *
 * Boxes and columns are those of the form's instructions; the wording of the certifications is to be confirmed against
 * the finance ministry's copy.
 */
export const obligationRequestForm: FormDefinition = voucher({
  id: 'ors',
  code: 'Appendix 11',
  title: 'Obligation Request and Status',
  edition: 'the Government Accounting Manual, Vol. II',
  charges:
    'A. Certified: Charges to appropriation/allotment are necessary, lawful and under my direct supervision; and supporting documents valid, proper and legal.',
  available: 'B. Certified: Allotment available and obligated for the purpose/adjustment necessary as indicated above.',
  status: 'C. Status of Obligation',
  use: 'Obligation',
  serial: 'ORS/JEV/Check/ADA/TRA No.',
})

/** Budget Utilization Request and Status (GAM Vol. II, App. 14), for off-budget, trust and retained income; else as ORS. */
export const utilizationRequestForm: FormDefinition = voucher({
  id: 'burs',
  code: 'Appendix 14',
  title: 'Budget Utilization Request and Status',
  edition: 'the Government Accounting Manual, Vol. II',
  charges:
    'A. Certified: Charges to approved budget are necessary, lawful and under my direct supervision; and supporting documents valid, proper and legal.',
  available: 'B. Certified: Budget available and utilized for the purpose/adjustment necessary as indicated above.',
  status: 'C. Status of Utilization',
  use: 'Utilization',
  serial: 'BURS/JEV/Check/ADA/TRA No.',
})

function voucher(words: Words): FormDefinition {
  return {
    ...{ id: words.id, code: words.code, title: words.title, edition: words.edition },
    layout: 'voucher',
    paper: 'a4-portrait',
    unit: 'pesos',
    header: [
      { key: 'number', label: 'Serial No.', corner: true },
      { key: 'date', label: 'Date', corner: true },
      { key: 'fundCluster', label: 'Fund Cluster', corner: true },
      { key: 'entity', label: 'Entity Name' },
      { key: 'payee', label: 'Payee' },
      { key: 'office', label: 'Office' },
      { key: 'address', label: 'Address' },
    ],
    ticks: [],
    columns: LINES,
    certifications: [
      { key: 'requested', caption: words.charges, position: 'Head, Requesting Office/Authorized Representative' },
      { key: 'available', caption: words.available, position: 'Head, Budget Division/Unit/Authorized Representative' },
    ],
    notes: [],
    summary: { title: words.status, columns: statusColumns(words) },
  }
}

function statusColumns({ use, serial }: Words): FormColumn[] {
  const amount = { groups: ['Amount'], type: 'money' } as const
  const balance = { groups: ['Amount', 'Balance'], type: 'money' } as const
  return [
    { key: 'date', number: '', heading: 'Date', groups: ['Reference'], type: 'date' },
    { key: 'particulars', number: '', heading: 'Particulars', groups: ['Reference'], type: 'particulars' },
    { key: 'reference', number: '', heading: serial, groups: ['Reference'], type: 'code' },
    { key: 'obligation', number: '(a)', heading: use, ...amount },
    { key: 'payable', number: '(b)', heading: 'Payable', ...amount },
    { key: 'payment', number: '(c)', heading: 'Payment', ...amount },
    {
      key: 'notYetDue',
      number: '(a-b)',
      heading: 'Not Yet Due',
      ...balance,
      computed: { running: { add: ['obligation'], subtract: ['payable'] } },
    },
    {
      key: 'due',
      number: '(b-c)',
      heading: 'Due and Demandable',
      ...balance,
      computed: { running: { add: ['payable'], subtract: ['payment'] } },
    },
  ]
}
