// The law that an organization meets in BMMS, as one table. Dates, severity and source stand with each rule; what a rule is
// held by is tested to exist, and every section that a refusal cites is tested to stand here.
import type { LawRule } from './rule.ts'
import { rulesOfAccountability } from './rules-of-accountability.ts'
import { rulesOfExecution } from './rules-of-execution.ts'
import { rulesOfPreparation } from './rules-of-preparation.ts'

export const lawRules = { ...rulesOfPreparation, ...rulesOfExecution, ...rulesOfAccountability }

export type RuleId = keyof typeof lawRules

/** The rules in their order, each with its id. */
export const ruleRows: readonly (LawRule & { id: RuleId })[] = Object.entries(lawRules).map(([id, rule]) => ({
  ...rule,
  id: id as RuleId,
}))

/** `BAA 84, s. 34(a) and 73`: the sections of a rule as refusals and papers cite them. */
export function citationOf(id: RuleId): string {
  const [first = '', ...rest] = lawRules[id].sections as readonly string[]
  const law = first.split(', s. ')[0]
  const others = rest.map((section) => (section.startsWith(`${law}, s. `) ? section.split(', s. ')[1] : section))
  const last = others.at(-1)
  return last === undefined ? first : `${[first, ...others.slice(0, -1)].join(', ')} and ${last}`
}

const LAWS = /\b(BAA \d+), s\. (\d+(?:\([a-z]\))*(?:(?:, | and | to )(?:s\. )?\d+(?:\([a-z]\))*)*)/g

/** The sections that a text cites, each written out: `BAA 84, s. 34(a) and 73` cites two. */
export function sectionsIn(text: string): string[] {
  return [...text.matchAll(LAWS)].flatMap(([, law, sections = '']) =>
    sections.split(/(?:, | and | to )(?:s\. )?/).map((section) => `${law}, s. ${section}`),
  )
}
