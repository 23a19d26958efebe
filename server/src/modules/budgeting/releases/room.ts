// How much room each line has, and which line is the first to go beyond it.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import type { PossibleAction } from '../../../platform/workflow/workflow.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { holdAccounts } from '../ledger/balances.ts'
import type { DocumentLine } from './documents.contract.ts'
import { findLines, type Pot } from './documents.ts'
import { fail } from './errors.ts'

/** Appropriated and not allotted. */
export function unreleasedOf({ appropriated, allotted }: DocumentLine): bigint {
  return centavos(appropriated) - centavos(allotted)
}

/** Allotted and not obligated. */
export function leftOf({ allotted, obligated }: DocumentLine): bigint {
  return centavos(allotted) - centavos(obligated)
}

/** `Immunization, MOOE`, as refusals name a balance. */
export function whatOf({ ppaTitle, class: of }: DocumentLine): string {
  return `${ppaTitle}, ${of}`
}

type OverRoom = Extract<
  Parameters<typeof fail>[0],
  | 'budget.appropriation.below_allotment'
  | 'budget.release.over_appropriation'
  | 'budget.release.over_withdrawal'
  | 'budget.modification.over_room'
>

/** Refuses the first line with which the lines of its balance go beyond `roomOf`. */
export function requireRoom(
  lines: readonly DocumentLine[],
  roomOf: (line: DocumentLine) => bigint,
  code: OverRoom,
): void {
  const used = new Map<string, bigint>()
  for (const line of lines) {
    const key = `${line.ppaId} ${line.class}`
    const needs = (used.get(key) ?? 0n) + centavos(line.amount)
    used.set(key, needs)
    const has = roomOf(line)
    if (needs <= has) continue
    const values = {
      line: line.line,
      what: whatOf(line),
      has: words(has),
      needs: words(needs),
      over: words(needs - has),
    }
    fail(code, values, { path: pathOf(line, 'amount') })
  }
}

function words(amount: bigint): string {
  return pesoWords(pesosOf(amount))
}

/** The field of a line, as forms send it. */
export function pathOf({ line }: DocumentLine, field: 'amount' | 'ppaId' | 'class' | 'objectCode'): string {
  return `lines.${line - 1}.${field}`
}

/** The lines with their balances, which nobody else changes until the transaction ends. */
export async function holdLines(scope: OrganizationScope, document: Pot & { id: string }): Promise<DocumentLine[]> {
  const lines = await findLines(scope, document)
  await holdAccounts(
    scope,
    lines.flatMap(({ accountId }) => accountId ?? []),
  )
  return findLines(scope, document)
}

/** The actions, with what their check would refuse where nothing else stands in the way. */
export function explainChecks(
  actions: PossibleAction[],
  checks: Readonly<Record<string, (() => void) | undefined>>,
): PossibleAction[] {
  return actions.map((action) => {
    const refusal = action.refusal ?? refusalOf(checks[action.action])
    return { ...action, refusal }
  })
}

/** What a check refuses with, or null. */
export function refusalOf(check: (() => void) | undefined): { code: string; message: string; path: string } | null {
  try {
    check?.()
    return null
  } catch (error) {
    if (!(error instanceof BmmsError)) throw error
    return { code: error.code, message: error.message, path: error.errors[0]?.path ?? '' }
  }
}
