// What the law wants of releases and modifications, beyond what the ledger refuses by itself.

import { centavos, pesoWords } from '../centavos.ts'
import type { AllotmentClass, Block } from '../money.contract.ts'
import { breach, inForce } from './findings.ts'
import type { Finding } from './law.contract.ts'

export interface ReleaseFacts {
  /** The comprehensive release by the general order, or a special allotment release order. */
  way: 'comprehensive' | 'special'
  lines: readonly {
    /** Where findings on it land: `lines[0]`. */
    path: string
    title: string
    class: AllotmentClass
    block: Block
    /** On the negative list, or a lump sum. */
    isForLaterRelease?: boolean
  }[]
  /** Whether financial plan, physical plan, monthly program and procurement plan are there; null: not known. */
  hasExecutionPlans?: boolean | null
  /** Whether the budget of the year before is re-enacted. */
  isReenacted?: boolean
}

/** Special releases, plans before releases, and what a re-enacted budget does not cover. Nothing is thrown. */
export function checkRelease({ way, lines, hasExecutionPlans = null, isReenacted = false }: ReleaseFacts): Finding[] {
  const plans =
    hasExecutionPlans === false
      ? [
          breach(
            'execution_documents',
            'Financial plan, physical plan, monthly program and procurement plan come first.',
          ),
        ]
      : []
  return [...lines.flatMap((line) => [...checkWay(way, line), ...(isReenacted ? checkReenacted(line) : [])]), ...plans]
}

type Line = ReleaseFacts['lines'][number]

function checkWay(way: ReleaseFacts['way'], line: Line): Finding[] {
  if (way === 'special') return []
  if (line.isForLaterRelease || line.block === 'special_purpose')
    return [
      breach(
        'special_release',
        `${line.title} is for later release, a lump sum or a special purpose fund. Release it by a special allotment order.`,
        line.path,
      ),
    ]
  if (line.class === 'PS' || line.class === 'MOOE') return []
  return [
    breach(
      'special_release_of_capital',
      `${line.title} is ${line.class}, which the general order does not name. Release it by a special allotment order, unless the finance ministry lists it.`,
      line.path,
    ),
  ]
}

function checkReenacted({ class: of, title, path }: Line): Finding[] {
  if (of !== 'CO') return []
  return [breach('reenacted_budget', `${title} is capital outlays, which a re-enacted budget does not cover.`, path)]
}

/** Accounts of fuel, utilities and rent: the first eight digits of their objects. */
const ONLY_LATE: readonly string[] = ['50203090', '50204010', '50204020', '50204030', '50204990', '50299050']

export interface ModificationFacts {
  /** Day on which it is to take effect, `YYYY-MM-DD`. */
  on: string
  /** Fiscal year of the act whose money is modified. */
  actYear: number
  lines: readonly { path: string; objectCode: string | null; title: string }[]
}

/** Fuel, utilities and rent of fiscal year 2025 are modified in the fourth quarter only. */
export function checkModification({ on, actYear, lines }: ModificationFacts): Finding[] {
  if (actYear !== 2025 || on.slice(5) >= '10-01') return []
  return lines
    .filter(({ objectCode }) => objectCode !== null && ONLY_LATE.some((account) => objectCode.startsWith(account)))
    .map(({ title, path }) =>
      breach(
        'fuel_utilities_rent',
        `${title} may be modified from 1 October on. Ask again in the fourth quarter.`,
        path,
      ),
    )
}

/** A declaration of savings and what it is to augment (BAA 84, s. 46 to 48). */
export interface SavingsFacts {
  /** '' where none is named. */
  ground: string
  /** Whether the item to be augmented has an appropriation. */
  isAppropriated: boolean
  /** Day on which savings were used in a calamity, and on which that was reported; null: not. */
  usedInCalamityOn?: string | null
  reportedOn?: string | null
  today: string
}

/** Savings name their ground, augment what exists, and are reported within 15 days when a calamity took them. */
export function checkSavings({
  ground,
  isAppropriated,
  usedInCalamityOn = null,
  reportedOn = null,
  today,
}: SavingsFacts): Finding[] {
  const due = usedInCalamityOn === null ? null : Temporal.PlainDate.from(usedInCalamityOn).add({ days: 15 }).toString()
  return [
    ...(ground.trim() === ''
      ? [breach('savings', 'Savings name the ground on which they arose. Choose one.', 'ground')]
      : []),
    ...(isAppropriated
      ? []
      : [breach('augmentation', 'Only an item that has an appropriation can be augmented. Choose another one.', 'to')]),
    ...(due !== null && (reportedOn ?? today) > due
      ? [
          breach(
            'augmentation',
            `The use in a calamity was to be reported by ${due}, 15 days after it. Report it now.`,
            'reportedOn',
          ),
        ]
      : []),
  ]
}

/** Somebody gets another cash advance only when the ones before are liquidated. `on`: the day of the payment. */
export function checkCashAdvance({
  on,
  payee,
  unliquidated,
}: {
  on: string
  payee: string
  unliquidated: string
}): Finding[] {
  if (!inForce('cash_advances', on) || centavos(unliquidated) <= 0n) return []
  return [
    breach(
      'cash_advances',
      `${payee} has a cash advance of ${pesoWords(unliquidated)} that is not liquidated. Record its liquidation first.`,
      'payee',
    ),
  ]
}
