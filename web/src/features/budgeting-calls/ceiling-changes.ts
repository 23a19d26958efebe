// What was typed into the sheet of ceilings: only cells that differ from what is saved, by `MOH PS`.
import type { OrganizationCeilings } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import type { AllotmentClass } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { centavosOf, sameAmount } from '../../lib/centavos.ts'
import { ProblemError } from '../../lib/problem.ts'

/** Typed text by cell; '' takes a ceiling away. */
export type CeilingChanges = Readonly<Record<string, string>>
type Row = Pick<OrganizationCeilings, 'code' | 'ceilings'>

export const keyOf = ({ code }: Pick<Row, 'code'>, of: AllotmentClass) => `${code} ${of}`

/** What the cell shows: typed, else saved, else nothing. */
export function amountOf(row: Row, of: AllotmentClass, changes: CeilingChanges): string {
  return changes[keyOf(row, of)] ?? row.ceilings[of] ?? ''
}

/** The changes with one more cell; a cell that says again what is saved is no change. */
export function withCell(
  changes: CeilingChanges,
  { row, of, text }: { row: Row; of: AllotmentClass; text: string },
): CeilingChanges {
  const { [keyOf(row, of)]: _, ...others } = changes
  const saved = row.ceilings[of]
  const same = text === '' ? saved === null : centavosOf(text) !== undefined && sameAmount(text, saved)
  return same ? others : { ...others, [keyOf(row, of)]: text }
}

/** As the server takes them. */
export function changesOf(changes: CeilingChanges) {
  return Object.entries(changes).map(([key, text]) => {
    const [organization = '', of = ''] = key.split(' ')
    return { organization, class: of as AllotmentClass, amount: text === '' ? null : text }
  })
}

/** The first cell that is no amount, in words. */
export function problemsOf(changes: CeilingChanges): ProblemError | undefined {
  const wrong = Object.entries(changes).find(([, text]) => text !== '' && !isCeiling(text))
  if (!wrong) return undefined
  const [cell, text] = wrong
  return new ProblemError({
    status: 400,
    code: 'sheet.not_an_amount',
    title: 'Not an amount',
    detail: `${cell.replace(' ', ', ')}: "${text.slice(0, 60)}" is not an amount in pesos and centavos, 0 or more.`,
  })
}

function isCeiling(text: string): boolean {
  const value = centavosOf(text)
  return value !== undefined && value >= 0n
}
