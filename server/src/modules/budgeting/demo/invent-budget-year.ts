// A year of money of one organization: papers, requests and what follows from them. Pure; the same code gives the same year.
import type { AllotmentClass } from '../money.contract.ts'
import type { InventedYear } from './fiscal-years.ts'
import { inventPayrolls } from './invent-payroll.ts'
import type { InventedProgram } from './invent-programs.ts'
import { inventAdvances, inventCapital, inventCharges, inventOperating } from './invent-purchases.ts'
import type { Account, InventedRequest } from './invented-request.ts'
import { perThousand, split } from './split.ts'

export interface PaperLine extends Account {
  side: 'from' | 'to'
  object?: string
  amount: bigint
}

export interface InventedPaper {
  kind: 'original' | 'comprehensive' | 'special' | 'transfer' | 'realignment'
  on: string
  quarter: 1 | 2 | 3 | 4 | null
  particulars: string
  lines: readonly PaperLine[]
}

export interface InventedMoney {
  papers: readonly InventedPaper[]
  requests: readonly InventedRequest[]
  /** Planned for each month, for the monthly disbursement program. */
  programs: readonly (Account & { months: readonly bigint[] })[]
}

interface Inventing {
  year: InventedYear
  programs: readonly InventedProgram[]
  random: () => number
  /** Who travels. */
  names: readonly string[]
}
type Funded = Account & { amount: bigint }

const THOUSAND_PESOS = 100_000n
const CLASSES: readonly AllotmentClass[] = ['PS', 'MOOE', 'FE', 'CO']
/** Organizations with less than this have no need to move money. */
const LARGE = 30_000_000_000n

export function inventMoney(inventing: Inventing): InventedMoney {
  const accounts = inventing.programs.flatMap(({ amounts }, program) =>
    CLASSES.flatMap((of): Funded[] => (amounts[of] ? [{ program, class: of, amount: amounts[of] }] : [])),
  )
  const moves = inventMoves(inventing, accounts)
  return {
    papers: [...inventReleases(inventing.year, accounts), ...moves].toSorted((one, other) =>
      one.on < other.on ? -1 : 1,
    ),
    requests: inventRequests(inventing, afterMoves(accounts, moves)),
    programs: accounts.map(({ program, class: of, amount }) => ({
      ...{ program, class: of },
      months: split(amount, of === 'CO' ? [0, 0, 4, 8, 10, 10, 12, 12, 12, 12, 10, 10] : Array(12).fill(1), 100n),
    })),
  }
}

function inventReleases(year: InventedYear, accounts: readonly Funded[]): InventedPaper[] {
  const all = accounts.map((line) => ({ ...line, side: 'to' as const }))
  const general = all.filter(({ class: of }) => of === 'PS' || of === 'MOOE')
  const quarterOf = (amount: bigint, at: number) => split(amount, [1, 1, 1, 1], THOUSAND_PESOS)[3 - at] ?? 0n
  const words = `fiscal year ${year.year}`
  return [
    { kind: 'original', on: year.appropriatedOn, quarter: null, particulars: `Appropriations of ${words}`, lines: all },
    ...year.quarters.map(
      (on, at): InventedPaper => ({
        ...{
          kind: 'comprehensive',
          on,
          quarter: (at + 1) as 1,
          particulars: `Comprehensive release, quarter ${at + 1} of ${words}`,
        },
        lines: withMoney(general.map((line) => ({ ...line, amount: quarterOf(line.amount, at) }))),
      }),
    ),
    ...year.special.map(
      ({ on, share }, at): InventedPaper => ({
        ...{
          kind: 'special',
          on,
          quarter: null,
          particulars: `Special release ${at + 1} of capital outlays, ${words}`,
        },
        lines: withMoney(all.flatMap((line) => specialOf(line, share, at === 0))),
      }),
    ),
  ]
}

/** Bank charges are released whole with the first paper. */
function specialOf(line: PaperLine, share: number, isFirst: boolean): PaperLine[] {
  if (line.class === 'CO') return [{ ...line, amount: perThousand(line.amount, share) }]
  return line.class === 'FE' && isFirst ? [line] : []
}

function withMoney(lines: readonly PaperLine[]): PaperLine[] {
  return lines.filter(({ amount }) => amount > 0n)
}

/** One transfer between programs and one realignment to an object, for organizations with much money. */
function inventMoves({ year, programs }: Inventing, accounts: readonly Funded[]): InventedPaper[] {
  const operating = accounts.filter(({ class: of }) => of === 'MOOE')
  const own = operating.filter(({ program }) => programs[program]?.costStructure === 'operations')
  const [largest, second] = own.toSorted((one, other) => (one.amount < other.amount ? 1 : -1))
  const first = operating[0]
  if (!largest || !second || !first || accounts.reduce((sum, { amount }) => sum + amount, 0n) < LARGE) return []
  const moved = (perThousand(second.amount, 30) / THOUSAND_PESOS) * THOUSAND_PESOS
  const itemised = (perThousand(first.amount, 20) / THOUSAND_PESOS) * THOUSAND_PESOS
  const title = (of: Account) => programs[of.program]?.title ?? ''
  return [
    {
      ...{ kind: 'realignment', on: year.realignedOn, quarter: null },
      particulars: `Training is itemised in ${title(first)}`,
      lines: [
        { ...first, side: 'from', amount: itemised },
        { ...first, side: 'to', object: '5020201002', amount: itemised },
      ],
    },
    {
      ...{ kind: 'transfer', on: year.transferredOn, quarter: null },
      particulars: `From ${title(largest)} to ${title(second)}, by demand in the field`,
      lines: [
        { ...largest, side: 'from', amount: moved },
        { ...second, side: 'to', amount: moved },
      ],
    },
  ]
}

function afterMoves(accounts: readonly Funded[], papers: readonly InventedPaper[]): Funded[] {
  const lines = papers.flatMap((paper) => paper.lines)
  return accounts.map((account) => {
    const own = lines.filter((line) => line.program === account.program && line.class === account.class)
    const net = own.reduce((sum, { side, amount }) => sum + (side === 'to' ? amount : -amount), 0n)
    return { ...account, amount: account.amount + net }
  })
}

/** Shares of an account that are obligated in the end, per thousand: most leave a part, some nearly nothing. */
const USE = { PS: [965, 25], MOOE: [760, 80], CO: [720, 120], FE: [900, 50] } as const
const NEARLY_ALL = [855, 110] as const

function useOf(of: AllotmentClass, random: () => number): number {
  const [least, more] = of === 'MOOE' && random() < 0.2 ? NEARLY_ALL : USE[of]
  return least + Math.floor(random() * more)
}

/** Corrections that are found in a year of one organization. */
const CORRECTIONS = 3

function inventRequests({ year, programs, random, names }: Inventing, accounts: readonly Funded[]): InventedRequest[] {
  let corrections = 0
  return accounts.flatMap(({ program, class: of, amount: funded }) => {
    const about = programs[program]
    if (!about) return []
    const amount = perThousand(funded, useOf(of, random))
    const buying = { program, class: of, amount, random, title: about.title, mix: about.mix, office: about.unit }
    if (of === 'PS') return inventPayrolls(buying, year.months)
    if (of === 'FE') return inventCharges(buying, year.year)
    if (of === 'CO')
      return inventCapital(buying, year.capital, corrections++ < CORRECTIONS ? year.correctedFrom : undefined)
    if (program > 0) return inventOperating(buying, year.operating)
    const advance = advanceOf(amount)
    const rest = amount - advance * BigInt(year.advances.length)
    return [
      ...inventOperating({ ...buying, amount: rest }, year.operating),
      ...inventAdvances({ ...buying, amount: advance }, year, names),
    ]
  })
}

/** A hundredth of the account, at most what a trip takes. */
function advanceOf(amount: bigint): bigint {
  const most = 85_000n * 100n
  const hundredth = perThousand(amount, 10)
  return hundredth < most ? hundredth : most
}
