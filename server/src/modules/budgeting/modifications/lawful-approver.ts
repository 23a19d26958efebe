// Who may approve a modification, read off the difference that it makes (BAA 84, s. 46 to 49). Pure.
import { centavos } from '../centavos.ts'
import type { LawfulApprover } from './modifications.contract.ts'

export interface MovedLine {
  side: 'from' | 'to'
  ppaId: string
  class: string
  amount: string
}

interface Circumstances {
  kind: 'transfer' | 'realignment' | 'augmentation'
  /** Part of FAR 1 that the money stands in. */
  block: string
  /** Who declared the savings of an augmentation. */
  declaredBy?: LawfulApprover['approver'] | null
}

/** What arrives less what leaves, by key, in centavos. */
export function netBy(lines: readonly MovedLine[], keyOf: (line: MovedLine) => string): Map<string, bigint> {
  const net = new Map<string, bigint>()
  for (const line of lines) {
    const amount = line.side === 'to' ? centavos(line.amount) : -centavos(line.amount)
    net.set(keyOf(line), (net.get(keyOf(line)) ?? 0n) + amount)
  }
  return net
}

function moves(lines: readonly MovedLine[], keyOf: (line: MovedLine) => string): boolean {
  return [...netBy(lines, keyOf).values()].some((net) => net !== 0n)
}

/** The lawful approver of these lines, the section that says so, and why in one sentence. */
export function lawfulApprover(lines: readonly MovedLine[], about: Circumstances): LawfulApprover {
  if (about.kind === 'augmentation')
    return {
      approver: about.declaredBy ?? 'chief_minister',
      section: 'BAA 84, s. 46 to 48',
      why: 'Savings augment an appropriation only where the Chief Minister, the Speaker or the Presiding Justice declares them.',
    }
  if (about.block === 'special_purpose')
    return finance(
      'The money stands in a special purpose fund; changes within such funds are decided by the finance ministry.',
    )
  if (moves(lines, (line) => line.ppaId))
    return finance('Money moves between programs, activities or operating units, which the finance ministry decides.')
  if (moves(lines, (line) => `${line.ppaId} ${line.class}`))
    return finance('Money moves between allotment classes, which the finance ministry decides.')
  return {
    approver: 'minister',
    section: 'BAA 84, s. 49',
    why: 'Each activity and class keeps its total, so the minister or head of the organization may approve.',
  }
}

function finance(why: string): LawfulApprover {
  return { approver: 'finance_ministry', section: 'BAA 84, s. 49', why }
}
