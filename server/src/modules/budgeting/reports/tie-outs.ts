// The cross-checks between the reports of a quarter. Pure: facts in, findings out. One that fails blocks certification.
import { formFigures } from '../../../platform/documents/form-figures.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { far1Form } from '../forms/far1.ts'
import { type AllotmentClass, CLASSES } from '../money.contract.ts'
import type { FarFact } from './far-facts.ts'
import { far1Rows } from './far-rows.ts'
import { BOX_WORDS, type Box, type Finding } from './report.contract.ts'
import type { PotFacts, TieOutFacts } from './tie-out-facts.ts'

interface Check {
  name: string
  title: string
  /** Pairs that have to be the same. */
  pairs: (facts: TieOutFacts) => Pair[]
}
interface Pair {
  /** What is compared: "Current year appropriations, fund 01, MOOE, column 15". */
  what: string
  first: bigint
  second: bigint
  /** Enough that the first is not negative. */
  only?: 'not_negative'
}

/** Every check, in the order in which a person reads them; `bmms budget-check` runs the same. */
export const tieOutChecks: readonly Check[] = [
  { name: 'far1_far1a', title: 'FAR No. 1 is the sum of FAR No. 1-A', pairs: byObjectPairs },
  { name: 'far1b_far1', title: 'FAR No. 1-B tallies with the allotments of FAR No. 1', pairs: allotmentPairs },
  { name: 'far4_far1', title: 'FAR No. 4 to date is the disbursements of FAR No. 1', pairs: disbursementPairs },
  { name: 'raod_far1a', title: 'The registries are the same as FAR No. 1-A', pairs: registryPairs },
  { name: 'total', title: 'The grand total of FAR No. 1 holds every activity and quarter', pairs: totalPairs },
  { name: 'not_negative', title: 'No balance is negative', pairs: balancePairs },
]

/** Runs the checks: one finding for each that holds, and one for each difference of those that do not. */
export function tieOuts(facts: TieOutFacts): Finding[] {
  return tieOutChecks.flatMap(({ name, title, pairs }): Finding[] => {
    const wrong = pairs(facts).filter(({ first, second, only }) => (only ? first < 0n : first !== second))
    if (wrong.length === 0) return [{ check: name, title, holds: true, detail: '', first: '', second: '' }]
    return wrong.map((pair) => ({ check: name, title, holds: false, ...differenceOf(pair) }))
  })
}

function differenceOf({ what, first, second, only }: Pair): Pick<Finding, 'detail' | 'first' | 'second'> {
  const [one, other] = [pesosOf(first), pesosOf(second)]
  if (only) return { detail: `${what}: ${pesoWords(one)}.`, first: one, second: '' }
  const apart = pesoWords(pesosOf(first - second))
  return {
    detail: `${what}: ${pesoWords(one)} against ${pesoWords(other)}, ${apart} apart.`,
    first: one,
    second: other,
  }
}

/** Columns by number of the form, as sums of those that the facts have. */
const COLUMNS: Readonly<Record<number, { add: readonly string[]; less?: readonly string[] }>> = {
  3: { add: ['authorizedAppropriation'] },
  4: { add: ['appropriationAdjustment'] },
  5: { add: ['authorizedAppropriation', 'appropriationAdjustment'] },
  6: { add: ['allotmentReceived'] },
  7: { add: ['allotmentAdjustment'] },
  8: { add: ['transferTo'] },
  9: { add: ['transferFrom'] },
  10: { add: ['allotmentReceived', 'allotmentAdjustment', 'transferFrom'], less: ['transferTo'] },
  ...Object.fromEntries([1, 2, 3, 4].map((quarter) => [10 + quarter, { add: [`obligationsQ${quarter}`] }])),
  15: { add: [1, 2, 3, 4].map((quarter) => `obligationsQ${quarter}`) },
  ...Object.fromEntries([1, 2, 3, 4].map((quarter) => [15 + quarter, { add: [`disbursementsQ${quarter}`] }])),
  20: { add: [1, 2, 3, 4].map((quarter) => `disbursementsQ${quarter}`) },
  23: { add: ['due'] },
}

function column(facts: readonly FarFact[], number: number): bigint {
  const { add, less = [] } = COLUMNS[number] ?? { add: [] }
  const sum = (names: readonly string[]) =>
    facts.reduce((all, { columns }) => names.reduce((own, name) => own + centavos(columns[name] ?? '0'), all), 0n)
  return sum(add) - sum(less)
}

function byObjectPairs({ pots }: TieOutFacts): Pair[] {
  return everyClass(pots, ({ byPpa, byObject }, of, words) => {
    const blocks = new Set([...byPpa, ...byObject].map(({ block }) => block))
    return [...blocks].flatMap((block) => {
      const own = (facts: readonly FarFact[]) => facts.filter((fact) => fact.class === of && fact.block === block)
      return Object.keys(COLUMNS).map((number) => ({
        what: `${words}, column ${number}`,
        first: column(own(byPpa), Number(number)),
        second: column(own(byObject), Number(number)),
      }))
    })
  })
}

function allotmentPairs({ pots }: TieOutFacts): Pair[] {
  return everyClass(pots, ({ byPpa, allotments }, of, words) => {
    const own = byPpa.filter((fact) => fact.class === of)
    const listed = (name: 'received' | 'transferred') =>
      allotments.reduce((sum, fact) => (fact.class === of ? sum + centavos(fact[name]) : sum), 0n)
    return [
      {
        what: `${words}, received in FAR 1-B against columns 6, 7 and 9 of FAR 1`,
        first: listed('received'),
        second: column(own, 6) + column(own, 7) + column(own, 9),
      },
      {
        what: `${words}, transferred in FAR 1-B against column 8 of FAR 1`,
        first: listed('transferred'),
        second: column(own, 8),
      },
    ]
  })
}

function disbursementPairs({ pots, payments }: TieOutFacts): Pair[] {
  return [...payments].flatMap(([fundCluster, paid]) =>
    CLASSES.flatMap((of) => {
      const listed = (budget: string) =>
        paid.reduce(
          (sum, fact) => (fact.class === of && fact.budget === budget ? sum + centavos(fact.amount) : sum),
          0n,
        )
      const stated = (...boxes: Box[]) =>
        pots
          .filter(({ pot }) => pot.fundCluster === fundCluster && boxes.includes(pot.box))
          .reduce(
            (sum, { byPpa }) =>
              sum +
              column(
                byPpa.filter((fact) => fact.class === of),
                20,
              ),
            0n,
          )
      const words = `Fund ${fundCluster}, ${of}`
      return [
        {
          what: `${words}, current year budget of FAR 4 against column 20 of FAR 1`,
          first: listed('current'),
          second: stated('current', 'supplemental'),
        },
        {
          what: `${words}, current year's payables of FAR 4 against column 20 of FAR 1 for continuing appropriations`,
          first: listed('currentPayable'),
          second: stated('continuing'),
        },
      ]
    }),
  )
}

function registryPairs({ pots }: TieOutFacts): Pair[] {
  return everyClass(pots, ({ byObject, registry }, of, words) => {
    const own = byObject.filter((fact) => fact.class === of)
    const sums = registry.find((sum) => sum.class === of)
    const amount = (text: string | undefined) => centavos(text ?? '0')
    const due = amount(sums?.payable) - amount(sums?.disbursement)
    const compare = (what: string, first: bigint, number: number) => ({
      what: `${words}, ${what} against column ${number} of FAR 1-A`,
      first,
      second: column(own, number),
    })
    return [
      compare('appropriations by entries', amount(sums?.appropriation), 5),
      compare('allotments of the registry', amount(sums?.allotment), 10),
      compare('obligations of the registry', amount(sums?.obligation), 15),
      compare('disbursements of the registry', amount(sums?.disbursement), 20),
      compare('due and demandable of the registry', due, 23),
    ]
  })
}

/** What the form itself adds up, against the facts: an activity without a place in the tree would be missed here. */
function totalPairs({ pots, nodes }: TieOutFacts): Pair[] {
  return pots.flatMap(({ pot, byPpa }) => {
    const rows = far1Rows(byPpa, nodes)
    const { cells } = formFigures(far1Form, rows)
    const total = cells[rows.findIndex(({ kind, only }) => kind === 'total' && only === undefined)] ?? []
    return far1Form.columns.flatMap(({ key, number }, at) => {
      const wanted = COLUMNS[Number.parseInt(number, 10)]
      if (!wanted || key === 'particulars' || key === 'code') return []
      return [
        {
          what: `${potWords(pot)}, grand total of column ${Number.parseInt(number, 10)} against its activities`,
          first: total[at] ?? 0n,
          second: column(byPpa, Number.parseInt(number, 10)),
        },
      ]
    })
  })
}

/** Columns 5, 10, 21, 22, 23 and 24 of every activity and class. */
function balancePairs({ pots, nodes }: TieOutFacts): Pair[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]))
  return pots.flatMap(({ pot, byPpa }) =>
    byPpa.flatMap((fact) => {
      const of = (number: number) => column([fact], number)
      const balances: [string, bigint][] = [
        ['adjusted appropriations', of(5)],
        ['adjusted allotments', of(10)],
        ['unreleased appropriations', of(5) - of(10)],
        ['unobligated allotments', of(10) - of(15)],
        ['obligations due and demandable', of(23)],
        ['obligations not yet due', of(15) - of(20) - of(23)],
      ]
      return balances.map(([what, first]) => ({
        what: `${potWords(pot)}, ${titles.get(fact.ppaId) ?? fact.ppaId}, ${fact.class}, ${what}`,
        first,
        second: 0n,
        only: 'not_negative' as const,
      }))
    }),
  )
}

function everyClass(
  pots: readonly PotFacts[],
  pairs: (facts: PotFacts, of: AllotmentClass, words: string) => Pair[],
): Pair[] {
  return pots.flatMap((facts) => CLASSES.flatMap((of) => pairs(facts, of, `${potWords(facts.pot)}, ${of}`)))
}

function potWords({ box, fundCluster }: PotFacts['pot']): string {
  return `${BOX_WORDS[box]}, fund ${fundCluster}`
}
