// What an official form looks like. A definition is plain data: columns, headings and certifications as a circular
// prescribes them. Rows and figures come from a FormSheet; JSON, PDF and XLSX are made from the two together.

/** Paper and direction; `legal` is 8.5 x 13 inches, the long paper of Philippine offices. */
export type FormPaper = 'a3-landscape' | 'legal-landscape' | 'a4-landscape' | 'a4-portrait'

/** What the form says its figures are: FARs pesos and centavos, BEDs thousand pesos, BAR No. 1 things and people. */
export type FormUnit = 'pesos' | 'thousand-pesos' | 'physical'

/**
 * What stands in a column.
 *
 * - `particulars`: the row's `particulars`, indented by its level; every form has exactly one such column.
 * - `code`: the row's `code`; at most one.
 * - `text`: words. `date`: `YYYY-MM-DD`.
 * - `money`: pesos, two decimals, summed upwards. `thousands`: whole thousand pesos, summed upwards.
 * - `count`: up to four decimals, not summed upwards (units differ).
 * - `percent`: percentage points, two decimals; never summed.
 */
export type FormColumnType = 'particulars' | 'code' | 'text' | 'date' | 'money' | 'thousands' | 'count' | 'percent'

/**
 * How a computed column is computed within its row, from columns by key.
 *
 * - `add`, `subtract`: signed sum.
 * - `over`, `less`: the columns joined as the row says (`aggregation`: sum, average, last, maximum, none), and the difference
 *   of two such; for physical targets, which are not always additive.
 * - `ratio`: first in percent of second; nothing when the second is zero.
 * - `running`: a balance carried down the items: the line before, plus `add`, minus `subtract`; each section
 *   begins anew, and rows that sum have the balance of what they sum.
 */
export type FormComputation =
  | { readonly add: readonly string[]; readonly subtract?: readonly string[] }
  | { readonly over: readonly string[]; readonly less?: readonly string[] }
  | { readonly ratio: readonly [part: string, whole: string] }
  | { readonly running: { readonly add: readonly string[]; readonly subtract: readonly string[] } }

export interface FormColumn {
  readonly key: string
  /** What the row of column numbers says: `3`, `5=(3+4)`; empty when the form numbers no columns. */
  readonly number: string
  readonly heading: string
  /** Headings above it, outermost first; neighbours with the same ones share a cell. */
  readonly groups?: readonly string[]
  readonly type: FormColumnType
  /** A computed column gets no value from the caller. */
  readonly computed?: FormComputation
  /** Needed to compute others but not printed: absent from the PDF, a hidden column of the XLSX. */
  readonly hidden?: boolean
}

/** A table by columns. */
export interface FormTableDefinition {
  readonly columns: readonly FormColumn[]
}

export interface FormCertification {
  readonly key: string
  /** `Certified correct:` */
  readonly caption: string
  /** What the signature stands for, such as `Appropriations, allotments, obligations (columns 3 to 15, 21, 22, 24)`. */
  readonly covers?: string
  /** The position as the form prints it, until the sheet knows a better one. */
  readonly position: string
}

export interface FormHeaderField {
  /** Under which the sheet gives its value. */
  readonly key: string
  readonly label: string
  /** Stands in the box in the corner of a voucher: number, date, fund. */
  readonly corner?: boolean
}

export interface FormDefinition extends FormTableDefinition {
  /** Short and stable, for file names: `far1`. */
  readonly id: string
  /** As printed in the corner: `FAR No. 1`. */
  readonly code: string
  readonly title: string
  /** The circular that prescribes this edition of the headings. */
  readonly edition: string
  /** `table`: one wide table with certifications under it; `voucher`: one page in boxes, the second table below them. */
  readonly layout?: 'table' | 'voucher'
  readonly paper: FormPaper
  readonly unit: FormUnit
  /** Lines above the table. */
  readonly header: readonly FormHeaderField[]
  /** Boxes to tick, of which the sheet names those that are. */
  readonly ticks: readonly { readonly key: string; readonly label: string }[]
  readonly certifications: readonly FormCertification[]
  /** Printed under the table. */
  readonly notes: readonly string[]
  /** A small second table under the first, such as the summary of FAR No. 4. */
  readonly summary?: FormTableDefinition & { readonly title: string }
}
