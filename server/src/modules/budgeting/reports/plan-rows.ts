// The rows of BED No. 1, BED No. 3 and BAR No. 1.
import { inThousands } from '../../../platform/documents/form-numbers.ts'
import type { FormRow } from '../../../platform/documents/form-sheet.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { type AllotmentClass, CLASS_WORDS, CLASSES } from '../money.contract.ts'
import type { PhysicalFacts, PhysicalProgram } from '../ppas/indicators.contract.ts'
import { CLASS_CODES, totals } from './far-rows.ts'
import type { FinancialPlanFact, ProgramFact } from './plan-facts.ts'
import { type PpaNode, ppaRows } from './ppa-tree.ts'

/** BED No. 3: the months as they were planned, in thousand pesos. */
export function bed3Rows(facts: readonly ProgramFact[], nodes: readonly PpaNode[]): FormRow[] {
  return underPrograms(facts, nodes, ({ months, taxRemittance }) => ({
    requirement: inThousands(sumOf(months)),
    taxRemittance: inThousands(taxRemittance),
    ...Object.fromEntries(months.map((amount, at) => [`month${at + 1}`, inThousands(amount)])),
  }))
}

/**
 * BED No. 1, in thousand pesos. The program of a quarter is what the monthly program plans for it, or else what was
 * released in it. PS and MOOE are released comprehensively, the rest later and by special release (BAA 84, s. 36).
 */
export function bed1Rows(
  facts: readonly FinancialPlanFact[],
  programs: readonly ProgramFact[],
  nodes: readonly PpaNode[],
): FormRow[] {
  const planned = new Map(programs.map((program) => [`${program.ppaId}/${program.class}`, program]))
  const known = new Set(facts.map(({ ppaId, class: of }) => `${ppaId}/${of}`))
  const none = { actual: '0.00', estimate: '0.00', q1: '0.00', q2: '0.00', q3: '0.00', q4: '0.00' }
  const alone = programs.filter(({ ppaId, class: of }) => !known.has(`${ppaId}/${of}`))
  const all = [...facts, ...alone.map(({ ppaId, class: of }) => ({ ...none, ppaId, class: of }))]
  return underPrograms(all, nodes, (fact) => {
    const program = planned.get(`${fact.ppaId}/${fact.class}`)
    const quarters = program
      ? [0, 3, 6, 9].map((from) => sumOf(program.months.slice(from, from + 3)))
      : [fact.q1, fact.q2, fact.q3, fact.q4]
    const release = fact.class === 'PS' || fact.class === 'MOOE' ? 'comprehensive' : 'later'
    return {
      actual: inThousands(fact.actual),
      estimate: inThousands(fact.estimate),
      ...Object.fromEntries(quarters.map((amount, at) => [`${release}Q${at + 1}`, inThousands(amount)])),
    }
  })
}

function underPrograms<F extends { ppaId: string; class: AllotmentClass }>(
  facts: readonly F[],
  nodes: readonly PpaNode[],
  valuesOf: (fact: F) => Record<string, string>,
): FormRow[] {
  const byPpa = Map.groupBy(facts, ({ ppaId }) => ppaId)
  const rows = ppaRows(nodes, {
    level: 0,
    kind: 'group',
    rowsOf: ({ id }) =>
      (byPpa.get(id) ?? [])
        .toSorted((one, other) => CLASSES.indexOf(one.class) - CLASSES.indexOf(other.class))
        .map((fact) => ({
          particulars: CLASS_WORDS[fact.class],
          code: CLASS_CODES[fact.class],
          kind: 'item' as const,
          values: valuesOf(fact),
          tag: fact.class,
        })),
  })
  return [...rows, ...totals('GRAND TOTAL', 'total', rows)]
}

/** BAR No. 1: Part A by outcome, Part B the major programs; accomplishments up to the quarter. */
export function bar1Rows({ partA, partB, quarter }: PhysicalFacts): FormRow[] {
  const heading = (particulars: string, level: number): FormRow => {
    return { particulars, code: '', level, kind: 'section', values: {} }
  }
  const partAOf = partA.flatMap(({ outcome, programs }) => [
    heading(`Organizational outcome: ${outcome || 'not named'}`, 1),
    ...programs.flatMap((program) => programRows(program, quarter)),
  ])
  const partBOf = partB.flatMap((program) => programRows(program, quarter))
  return [
    ...(partAOf.length > 0 ? [heading('Part A: Operations', 0), ...partAOf] : []),
    ...(partBOf.length > 0 ? [heading('Part B: Major programs and projects', 0), ...partBOf] : []),
  ]
}

function programRows({ code, title, indicators }: PhysicalProgram, quarter: number): FormRow[] {
  return [
    { particulars: title, code, level: 2, kind: 'section', values: {} },
    ...indicators.map(
      (indicator): FormRow => ({
        particulars: `${indicator.kind === 'outcome' ? 'Outcome' : 'Output'}: ${indicator.title}${indicator.unit ? ` (${indicator.unit})` : ''}`,
        code: '',
        level: 3,
        kind: 'item',
        values: {
          ...quarterly('target', indicator.targets, 4),
          ...quarterly('accomplishment', indicator.accomplishments, quarter),
          remarks: indicator.remarks.slice(0, 500),
        },
        aggregation: indicator.aggregation,
      }),
    ),
  ]
}

function quarterly(name: string, values: readonly (string | null)[], upTo: number): Record<string, string> {
  const known = values.slice(0, upTo).flatMap((value, at) => (value === null ? [] : [[`${name}Q${at + 1}`, value]]))
  return Object.fromEntries(known)
}

function sumOf(amounts: readonly string[]): string {
  return pesosOf(amounts.reduce((sum, amount) => sum + centavos(amount), 0n))
}
