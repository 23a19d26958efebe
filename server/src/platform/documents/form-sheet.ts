import type { FormDefinition } from './form-definition.ts'
import type { PaperOrganization } from './list-document.ts'

/**
 * What a row is. Rows form a tree by `level`; what follows deeper belongs to the row above.
 *
 * - `section`: a heading without figures.
 * - `group`: a heading that shows the sum of its direct children.
 * - `item`: has values and no children.
 * - `subtotal`: the sum of the section of the same level before it, under the same parent.
 * - `total`: the sum of all that stands above it; rows below (a recapitulation) are not in it.
 */
export type FormRowKind = 'section' | 'group' | 'item' | 'subtotal' | 'total'

export interface FormRow {
  readonly particulars: string
  readonly code: string
  /** 0 for the outermost. */
  readonly level: number
  readonly kind: FormRowKind
  /**
   * Values of an item by column key: plain decimals for figures (`'-1234.50'`), `YYYY-MM-DD` for dates. Absent or empty
   * is a blank cell and counts as zero. Computed columns are not among them. Other rows may have texts only.
   */
  readonly values: Readonly<Record<string, string>>
  /** This row is subtracted by the row that sums it: "Less: ...". */
  readonly less?: boolean
  /** What an item is by another measure than its place, such as the allotment class `PS`; case does not matter. */
  readonly tag?: string
  /** This subtotal or total sums only the items with that tag: the lines by class under "GRAND TOTAL". */
  readonly only?: string
  /** How this row joins the columns of an `over` computation; sum unless said. `none`: its columns make no figure. */
  readonly aggregation?: 'sum' | 'average' | 'last' | 'maximum' | 'none'
}

/** Who signed or shall sign; `date` is `YYYY-MM-DD`, null until signed. */
export interface FormSignature {
  readonly name: string
  readonly position?: string
  readonly date: string | null
}

/** A filled-in form. */
export interface FormSheet {
  readonly definition: FormDefinition
  readonly organization: PaperOrganization
  /** The line under the title: `As at the Quarter Ending 30 September 2026`. */
  readonly period: string
  /** Values of the header fields by key; an absent one prints as `< not applicable >`. */
  readonly header: Readonly<Record<string, string>>
  /** Keys of the ticked boxes. */
  readonly ticked: readonly string[]
  readonly rows: readonly FormRow[]
  /** Rows of the definition's second table. */
  readonly summary?: readonly FormRow[]
  /** Signatures by certification key; lines to sign on stay empty for the others. */
  readonly signatures: Readonly<Record<string, FormSignature>>
  /** Said in large letters under the title while it binds nobody: `DRAFT – not certified`. */
  readonly label?: string
  readonly generatedAt: Temporal.Instant
  /** Name of the person who asked for it. */
  readonly generatedBy: string
  /** Address at which a hash can be checked; the hash is appended. Without it the QR code holds the hash alone. */
  readonly verifyAt?: string
}
