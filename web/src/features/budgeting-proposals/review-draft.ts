// Approved amounts and notes as they are typed, by line; only what differs from what is saved.
import type { ProposalLine } from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import { centavosOf, sameAmount } from '../../lib/centavos.ts'

export interface ReviewEntry {
  approved: string
  note: string
  /** Of the line, when it was typed. */
  version: number
}
export type ReviewDraft = Readonly<Record<string, ReviewEntry>>

export function entryOf(line: ProposalLine, draft: ReviewDraft): ReviewEntry {
  return draft[line.id] ?? { approved: line.approvedAmount ?? '', note: line.reviewNote, version: line.version }
}

/** The draft after something was typed; what says again what is saved is no change. */
export function withEntry(draft: ReviewDraft, line: ProposalLine, patch: Partial<ReviewEntry>): ReviewDraft {
  const { [line.id]: _, ...others } = draft
  const next = { ...entryOf(line, draft), ...patch }
  const saved = line.approvedAmount
  const sameApproved =
    next.approved === '' ? saved === null : centavosOf(next.approved) !== undefined && sameAmount(next.approved, saved)
  return sameApproved && next.note === line.reviewNote ? others : { ...others, [line.id]: next }
}

/** As the server takes them. */
export function reviewOf(draft: ReviewDraft) {
  return Object.entries(draft).map(([id, { approved, note, version }]) => {
    return { id, version, approvedAmount: approved === '' ? null : approved, note: note.trim() }
  })
}

/** Ids of lines whose amount is none. */
export function wrongEntries(draft: ReviewDraft): string[] {
  return Object.entries(draft).flatMap(([id, { approved }]) => {
    const value = centavosOf(approved)
    return approved === '' || (value !== undefined && value >= 0n) ? [] : [id]
  })
}
