// Conservation of public money, recomputed from raw entries without the database's own sums.

import { formatDate } from '../../../platform/calendar/manila.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import type { Stage } from '../money.contract.ts'

export interface RawEntry {
  /** Day on which the money moved, `YYYY-MM-DD`; entries come in the order of days. */
  postedOn: string
  accountId: string
  /** The original obligation; its own id for the original itself, null before obligations. */
  obligation: string | null
  stage: Stage
  /** Pesos with sign. */
  effect: string
}

export interface Breach {
  accountId: string
  on: string
  words: string
}

type Totals = Partial<Record<Stage, bigint>>

/** Within a balance, and within each obligation: what comes later is at most what came before. */
const CHAIN: readonly (readonly [Stage, Stage])[] = [
  ['appropriation', 'allotment'],
  ['allotment', 'obligation'],
  ['obligation', 'payable'],
  ['payable', 'disbursement'],
  ['disbursement', 'liquidation'],
]
const WORDS: Readonly<Record<Stage, string>> = {
  appropriation: 'appropriated',
  allotment: 'allotted',
  obligation: 'obligated',
  payable: 'due',
  disbursement: 'paid',
  liquidation: 'liquidated',
}

/** Follows a history day by day; what breaks is said once for each balance or obligation, on the first day. */
export class ConservationProof {
  readonly #accounts = new Map<string, Totals>()
  readonly #obligations = new Map<string, Totals>()
  readonly #broken = new Set<string>()
  readonly #breaches: Breach[] = []
  #day = ''
  #touched = new Map<string, { accountId: string; totals: Totals; chain: typeof CHAIN }>()

  add(entry: RawEntry): void {
    if (entry.postedOn < this.#day) throw new RangeError('entries come in the order of their days')
    if (entry.postedOn > this.#day) this.#endDay()
    this.#day = entry.postedOn
    this.#count(this.#accounts, entry.accountId, entry, CHAIN)
    if (entry.obligation !== null) this.#count(this.#obligations, entry.obligation, entry, CHAIN.slice(2))
  }

  /** Ends the history. */
  finish(): readonly Breach[] {
    this.#endDay()
    return this.#breaches
  }

  #count(sums: Map<string, Totals>, key: string, { accountId, stage, effect }: RawEntry, chain: typeof CHAIN): void {
    const totals = sums.get(key) ?? {}
    sums.set(key, totals)
    totals[stage] = (totals[stage] ?? 0n) + centavos(effect)
    this.#touched.set(key, { accountId, totals, chain })
  }

  #endDay(): void {
    for (const [key, { accountId, totals, chain }] of this.#touched) {
      const words = breachIn(totals, chain)
      if (words === undefined || this.#broken.has(key)) continue
      this.#broken.add(key)
      this.#breaches.push({ accountId, on: this.#day, words: `on ${formatDate(this.#day)} ${words}` })
    }
    this.#touched = new Map()
  }
}

function breachIn(totals: Totals, chain: typeof CHAIN): string | undefined {
  for (const [before, after] of chain) {
    const [has, takes] = [totals[before] ?? 0n, totals[after] ?? 0n]
    if (takes > has)
      return `${pesoWords(pesosOf(takes))} ${WORDS[after]} of ${pesoWords(pesosOf(has))} ${WORDS[before]}`
    if (takes < 0n) return `${pesoWords(pesosOf(takes))} ${WORDS[after]}`
  }
  return undefined
}
