// What waits for somebody in a year that is not over: requests, a release and a realignment.
import { daysAfter } from './days.ts'
import type { InventedPaper } from './invent-budget-year.ts'
import type { InventedProgram } from './invent-programs.ts'
import type { InventedRequest } from './invented-request.ts'
import { perThousand } from './split.ts'

const STATES = [
  ['draft', -1, 'Office supplies of the last quarter', '5020301002', 186_500],
  ['requested', -2, 'Training on procurement, three days', '5020201002', 412_000],
  ['requested', -4, 'Internet subscription, November and December', '5020503000', 96_400],
  ['certified', -5, 'Repair of the office building', '5021304001', 640_000],
] as const

/** Requests that nobody obligated yet, in the last days before `through`. */
export function inventWaitingRequests(programs: readonly InventedProgram[], through: string): InventedRequest[] {
  const own = programs.findIndex(({ amounts }) => amounts.MOOE)
  const office = programs[own]?.unit ?? ''
  return STATES.map(([status, days, particulars, object, pesos]) => ({
    ...{
      program: own,
      class: 'MOOE',
      status,
      on: weekday(through, days),
      particulars,
      office,
      isContract: false,
      bills: [],
    },
    ...{ payee: 'Pulangi Trading', lines: [{ object, amount: BigInt(pesos) * 100n }] },
  }))
}

/** Days before, never after: weekends count as the days that they are moved to. */
function weekday(through: string, days: number): string {
  const day = daysAfter(through, days)
  return day > through ? Temporal.PlainDate.from(through).add({ days }).toString() : day
}

/** The rest of the capital outlays, and training that is to be itemised; submitted. */
export function inventWaitingPapers(programs: readonly InventedProgram[], through: string): InventedPaper[] {
  const capital = programs.flatMap(({ amounts }, program) =>
    amounts.CO ? [{ program, class: 'CO' as const, side: 'to' as const, amount: perThousand(amounts.CO, 250) }] : [],
  )
  const operating = programs.findLastIndex(
    ({ amounts, costStructure }) => amounts.MOOE && costStructure === 'operations',
  )
  const account = { program: operating, class: 'MOOE' as const, amount: 25_000_000n }
  return [
    {
      ...{
        kind: 'special',
        on: weekday(through, -3),
        quarter: null,
        particulars: 'Special release 2 of capital outlays',
      },
      lines: capital.filter(({ amount }) => amount > 0n),
    },
    {
      ...{
        kind: 'realignment',
        on: weekday(through, -6),
        quarter: null,
        particulars: 'Printing is itemised for the last quarter',
      },
      lines: [
        { ...account, side: 'from' },
        { ...account, side: 'to', object: '5029902000' },
      ],
    },
  ]
}
