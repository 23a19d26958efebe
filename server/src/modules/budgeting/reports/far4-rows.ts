// The rows of FAR No. 4: the month's payments by authority, mode and class, and the authorities they are compared with.
import type { FormRow } from '../../../platform/documents/form-sheet.ts'
import { centavos, pesosOf } from '../centavos.ts'
import type { PaymentMode } from '../money.contract.ts'
import type { AuthorityFact, DisbursementFact } from './disbursement-facts.ts'
import { CLASS_KEYS } from './list-rows.ts'

/** Groups of the form, and the modes of payment that stand under them. */
const AUTHORITIES: readonly {
  title: string
  kind: AuthorityFact['kind'] | null
  modes: readonly [PaymentMode, string][]
}[] = [
  {
    title: 'Notice of Cash Allocation (NCA)',
    kind: 'nca',
    modes: [
      ['check', 'MDS Checks Issued'],
      ['ada', 'Advice to Debit Account'],
    ],
  },
  { title: 'Tax Remittance Advices Issued (TRA)', kind: 'tra', modes: [['tra', 'Taxes remitted']] },
  { title: 'Cash Disbursement Ceiling (CDC)', kind: 'cdc', modes: [['cdc', 'Paid from the ceiling']] },
  { title: 'Non-Cash Availment Authority (NCAA)', kind: 'ncaa', modes: [['ncaa', 'Paid without cash']] },
  {
    title: 'Others',
    kind: null,
    modes: [
      ['cash', 'Cash'],
      ['other', 'Other ways of payment'],
    ],
  },
]

/** The table: what was paid in the month. */
export function far4Rows(facts: readonly DisbursementFact[], month: number): FormRow[] {
  const own = facts.filter((fact) => fact.month === month)
  const rows = AUTHORITIES.flatMap(({ title, modes }): FormRow[] => [
    { particulars: title, code: '', level: 0, kind: 'group', values: {} },
    ...modes.map(
      ([mode, words]): FormRow => ({
        particulars: words,
        code: '',
        level: 1,
        kind: 'item',
        values: sums(own.filter((fact) => fact.mode === mode)),
      }),
    ),
  ])
  return [...rows, { particulars: 'TOTAL', code: '', level: 0, kind: 'total', values: {} }]
}

function sums(facts: readonly DisbursementFact[]): Record<string, string> {
  const cells = Map.groupBy(facts, (fact) => `${fact.budget}${CLASS_KEYS[fact.class]}`)
  return Object.fromEntries([...cells].map(([key, parts]) => [key, sumOf(parts.map(({ amount }) => amount))]))
}

const RECEIVED: Readonly<Record<AuthorityFact['kind'], string>> = {
  nca: 'Notice of Cash Allocation (NCA)',
  nta: 'Notice of Transfer of Allocation (NTA)',
  tra: 'Tax Remittance Advices Issued (TRA)',
  cdc: 'Cash Disbursement Ceiling (CDC)',
  ncaa: 'Non-Cash Availment Authority (NCAA)',
}

/** The summary: authorities received, less what was paid, in the year before the month and in it. */
export function far4Summary(
  payments: readonly DisbursementFact[],
  authorities: readonly AuthorityFact[],
  month: number,
): FormRow[] {
  const received = (Object.keys(RECEIVED) as AuthorityFact['kind'][]).map((kind): FormRow => {
    const found = authorities.find((authority) => authority.kind === kind)
    const values = { previous: found?.previous ?? '0.00', month: found?.month ?? '0.00' }
    return { particulars: RECEIVED[kind], code: '', level: 1, kind: 'item', values }
  })
  const before = payments.filter((fact) => fact.month < month).map(({ amount }) => amount)
  const now = payments.filter((fact) => fact.month === month).map(({ amount }) => amount)
  return [
    { particulars: 'Total Disbursement Authorities Received', code: '', level: 0, kind: 'group', values: {} },
    ...received,
    {
      particulars: 'Less: Disbursements',
      code: '',
      level: 0,
      kind: 'item',
      less: true,
      values: { previous: sumOf(before), month: sumOf(now) },
    },
    { particulars: 'Balance of Disbursement Authorities', code: '', level: 0, kind: 'total', values: {} },
  ]
}

function sumOf(amounts: readonly string[]): string {
  return pesosOf(amounts.reduce((sum, amount) => sum + centavos(amount), 0n))
}
