// What a report is about, and the words for it. Pure.
import { type Static, Type } from 'typebox'
import { Choice } from '../../../platform/http/atoms.contract.ts'
import { AllotmentClass, FiscalYear, FundClusterCode } from '../money.contract.ts'

export const FORMS = ['far1', 'far1a', 'far1b', 'far4', 'bar1', 'bed1', 'bed3', 'raod'] as const
export type FormName = (typeof FORMS)[number]
export const FORM_WORDS: Readonly<Record<FormName, { code: string; title: string }>> = {
  far1: { code: 'FAR No. 1', title: 'Appropriations, allotments, obligations, disbursements and balances' },
  far1a: { code: 'FAR No. 1-A', title: 'Appropriations to balances by object of expenditure' },
  far1b: { code: 'FAR No. 1-B', title: 'List of allotments and sub-allotments' },
  far4: { code: 'FAR No. 4', title: 'Monthly report of disbursements' },
  bar1: { code: 'BAR No. 1', title: 'Quarterly physical report of operation' },
  bed1: { code: 'BED No. 1', title: 'Financial plan' },
  bed3: { code: 'BED No. 3', title: 'Monthly disbursement program' },
  raod: { code: 'RAOD', title: 'Registry of allotments, obligations and disbursements' },
}

/** The boxes of a FAR: whose money it is about. */
export const BOXES = ['current', 'supplemental', 'continuing'] as const
export type Box = (typeof BOXES)[number]
export const BOX_WORDS: Readonly<Record<Box, string>> = {
  current: 'Current year appropriations',
  supplemental: 'Supplemental appropriations',
  continuing: 'Continuing appropriations',
}

/** What of its key each form wants; the rest is empty. */
export const FORM_KEYS: Readonly<
  Record<FormName, { quarter: boolean; month: boolean; box: boolean; fundCluster: boolean; class: boolean }>
> = {
  far1: { quarter: true, month: false, box: true, fundCluster: true, class: false },
  far1a: { quarter: true, month: false, box: true, fundCluster: true, class: false },
  far1b: { quarter: true, month: false, box: true, fundCluster: true, class: false },
  far4: { quarter: true, month: true, box: false, fundCluster: true, class: false },
  bar1: { quarter: true, month: false, box: false, fundCluster: false, class: false },
  bed1: { quarter: false, month: false, box: false, fundCluster: false, class: false },
  bed3: { quarter: false, month: false, box: false, fundCluster: false, class: false },
  raod: { quarter: true, month: false, box: true, fundCluster: true, class: true },
}

export const Form = Choice(FORMS)
export const ReportChoice = {
  form: Form,
  year: FiscalYear,
  quarter: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  /** Wanted for FAR No. 4; the last of the quarter otherwise. */
  month: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  box: Type.Optional(Choice(BOXES)),
  fundCluster: Type.Optional(FundClusterCode),
  class: Type.Optional(AllotmentClass),
}
const choice = Type.Object(ReportChoice)
export type ReportChoice = Static<typeof choice>

/** Kind of finding; `differs` and `negative` block certification. */
export const Finding = Type.Object({
  /** Name of the check. */
  check: Type.String({ maxLength: 60 }),
  /** What was compared: "FAR 1 column 15 against FAR 1-A, MOOE". */
  title: Type.String({ maxLength: 255 }),
  holds: Type.Boolean(),
  /** What was found, in words; empty when it holds. */
  detail: Type.String({ maxLength: 1000 }),
  /** The two amounts, in pesos. */
  first: Type.String({ maxLength: 30 }),
  second: Type.String({ maxLength: 30 }),
})
export type Finding = Static<typeof Finding>

/** Parts of a report that are signed; each by another person. */
export const PARTS = ['budget', 'accounting', 'prepared', 'coordinated', 'recommended', 'approved'] as const
export type Part = (typeof PARTS)[number]
export const CHANNELS = ['hard_copy', 'electronic', 'website'] as const
export type Channel = (typeof CHANNELS)[number]
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  hard_copy: 'Hard copy received',
  electronic: 'Electronic submission',
  website: 'Notice of posting on the website',
}

export const REPORT_STATES = ['due', 'generated', 'certified', 'filed'] as const
export type ReportState = (typeof REPORT_STATES)[number]
