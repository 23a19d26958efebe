// What the law wants of a budget proposal before it is submitted.
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { breach, percentWords } from './findings.ts'
import type { Finding } from './law.contract.ts'

export interface ProposedPpa {
  /** Where findings on it land: `programs[0]`. */
  path: string
  title: string
  /** Pesos asked for. */
  requested: string
  /** Pesos of it that are gender-responsive; all of it where the PPA is tagged so, unless given. */
  genderAmount?: string
  /** Tags of the PPA; `gender`, `infrastructure`, `environment` and `ict` mean something to the law. */
  tags: readonly string[]
  bdpLink: string
  bdipLink: string
  /** What changes by it. */
  outcome: string
  /** How many indicators measure that. */
  indicators: number
  /** How many cost elements it is made of, and how many of them lack quantity or unit cost. */
  lines: number
  linesWithoutCost: number
  /** Whether the amounts of the year before and of the current year are given; zero is an amount. */
  hasComparatives: boolean
  /** Whether the authority for its field endorsed it; null: not known yet. */
  isEndorsed?: boolean | null
  /** Fiscal year in which it was abandoned for savings; null: never. */
  abandonedInYear?: number | null
}

export interface ProposalFacts {
  fiscalYear: number
  ppas: readonly ProposedPpa[]
  /** How many consultations are recorded with what was said and how it was considered. */
  consultations: number
  /** Whether the organization and its staffing are described. */
  hasStaffing: boolean
}

/** Who endorses what (BAA 84, s. 20), by tag. */
const AUTHORITIES: Readonly<Record<string, string>> = {
  infrastructure: 'the Ministry of Public Works',
  environment: 'the Ministry of Environment, Natural Resources and Energy',
  ict: 'the Information and Communications Office',
  gender: 'the Bangsamoro Women Commission',
}

/** Everything that the law still wants of a proposal; refusals first. Sums are exact. Nothing is thrown. */
export function checkProposal(facts: ProposalFacts): Finding[] {
  const findings = [
    ...checkGenderShare(facts.ppas),
    ...facts.ppas.flatMap(checkPpa),
    ...checkAbandoned(facts),
    ...(facts.consultations > 0
      ? []
      : [
          breach(
            'consultation',
            'No consultation is recorded. Record when it was held, what was said, and how it was considered.',
            'consultations',
          ),
        ]),
    ...(facts.hasStaffing
      ? []
      : [
          breach(
            'proposal_staffing',
            'Organization and staffing are missing. Describe them, or attach the chart.',
            'staffing',
          ),
        ]),
  ]
  return findings.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'))
}

/** At least 5 % of the total, to the centavo. */
export function checkGenderShare(ppas: readonly Pick<ProposedPpa, 'requested' | 'tags' | 'genderAmount'>[]): Finding[] {
  const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + centavos(amount), 0n)
  const total = sum(ppas.map(({ requested }) => requested))
  const gender = sum(
    ppas.map(({ requested, tags, genderAmount }) => genderAmount ?? (tags.includes('gender') ? requested : '0')),
  )
  if (gender * 20n >= total) return []
  // Rounded up: a centavo less would not be enough.
  const lacking = (total + 19n) / 20n - gender
  return [
    breach(
      'gender_share',
      `Gender-responsive programs have ${percentWords(gender, total)} of ${pesoWords(pesosOf(total))}; at least 5 % is wanted. Mark the programs that are gender-responsive, or give them ${pesoWords(pesosOf(lacking))} more.`,
      'ppas',
    ),
  ]
}

function checkPpa(ppa: ProposedPpa): Finding[] {
  const { path, title } = ppa
  const wanted = [
    [
      ppa.bdpLink.trim() !== '' && ppa.bdipLink.trim() !== '',
      breach(
        'plan_linkage',
        `${title} does not say what it contributes to in the development plan and the investment program.`,
        path,
      ),
    ],
    [
      ppa.outcome.trim() !== '',
      breach('proposal_outcomes', `${title} names no outcome. Say what changes by it.`, path),
    ],
    [
      ppa.indicators > 0,
      breach('proposal_outcomes', `${title} has no indicator. Add at least one with its target.`, path),
    ],
    [
      ppa.lines > 0,
      breach('proposal_costs', `${title} has no cost elements. Add lines by object of expenditure.`, path),
    ],
    [
      ppa.linesWithoutCost === 0,
      breach('proposal_costs', `${title} has ${ppa.linesWithoutCost} lines without quantity or unit cost.`, path),
    ],
    [
      ppa.hasComparatives,
      breach('proposal_comparatives', `${title} lacks the amounts of the year before and of the current year.`, path),
    ],
  ] as const
  return [...wanted.flatMap(([met, finding]) => (met ? [] : [finding])), ...checkEndorsement(ppa)]
}

function checkEndorsement({ tags, isEndorsed = null, title, path }: ProposedPpa): Finding[] {
  const authorities = tags.flatMap((tag) => AUTHORITIES[tag] ?? [])
  if (isEndorsed || authorities.length === 0) return []
  return [
    breach(
      'endorsement',
      `${title} is endorsed by ${authorities.join(' and ')}. Attach the endorsement when it is there.`,
      path,
    ),
  ]
}

function checkAbandoned({ fiscalYear, ppas }: ProposalFacts): Finding[] {
  return ppas.flatMap(({ abandonedInYear = null, title, path }) =>
    abandonedInYear !== null && fiscalYear - abandonedInYear <= 2
      ? [
          breach(
            'abandoned',
            `${title} was abandoned for savings in ${abandonedInYear} and may be proposed again for ${abandonedInYear + 3}.`,
            path,
          ),
        ]
      : [],
  )
}
