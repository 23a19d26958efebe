import { counted } from './counted.ts'
import type { Assignment, Candidate, WaveProblem } from './problem.contract.ts'
import { RULES, type Rule, type RuleCheck, type Violation } from './proposal.contract.ts'
import { closedWaves, mostIn, openWaves, seatsIn, seatsOf } from './slots.ts'

/** What an assignment breaks, in words, in the order of the rules. */
export function findViolations(problem: WaveProblem, assignment: Assignment): Violation[] {
  const waves = Map.groupBy(
    problem.organizations.filter(({ code }) => assignment[code] !== undefined),
    ({ code }) => assignment[code] ?? 0,
  )
  const found = [
    ...placing(problem, assignment),
    ...counting(problem, waves),
    ...loads(problem, waves),
    ...pairing(problem, assignment),
    ...wishing(problem, assignment),
  ]
  return found.toSorted((one, other) => RULES.indexOf(one.rule) - RULES.indexOf(other.rule))
}

/** One row for every hard rule that this problem has. */
export function checksOf(problem: WaveProblem, violations: readonly Violation[]): RuleCheck[] {
  const { limits, exceptions, prerequisites, wishes } = problem
  const seats = seatsOf(problem)
  const together = limits.parallelWaves > 1 ? `any ${limits.parallelWaves} waves in a row` : 'a wave'
  const range = `${limits.wavesLeast} to ${limits.wavesMost} waves`
  const rows: [Rule, string | false][] = [
    ['placed', 'Every organization has a wave that is open'],
    ['least', limits.least > 0 && `At least ${limits.least} in a wave`],
    ['most', `At most ${limits.most} in a wave`],
    ['row', limits.least > 0 && 'No wave between the others is empty'],
    ['waves', limits.wavesLeast === limits.wavesMost ? counted(limits.wavesMost, 'wave') : range],
    ['people', limits.people !== null && `At most ${limits.people} people in a wave`],
    ['seats', seats !== null && `At most ${seats} people to train in ${together}`],
    [
      'parallel_organizations',
      limits.parallelOrganizations !== null && `At most ${limits.parallelOrganizations} organizations in ${together}`,
    ],
    ['parallel_people', limits.parallelPeople !== null && `At most ${limits.parallelPeople} people in ${together}`],
    ['exception', exceptions.length > 0 && 'Closed waves stay empty, and waves with less room are not over-full'],
    ['prerequisite', prerequisites.length > 0 && 'Whoever others need comes in an earlier wave'],
    ['pin', wishes.pins.length > 0 && 'Organizations stand in the wave chosen for them'],
    ['ban', wishes.bans.length > 0 && 'No organization stands in a wave ruled out for it'],
    ['together', wishes.together.length > 0 && 'Pairs that are to come together do'],
    ['apart', wishes.apart.length > 0 && 'Pairs that are to be apart are'],
  ]
  return rows.flatMap(([rule, words]) =>
    words === false ? [] : [{ rule, words, ok: !violations.some((violation) => violation.rule === rule) }],
  )
}

const codesOf = (list: readonly Candidate[]) => list.map(({ code }) => code)

function placing(problem: WaveProblem, assignment: Assignment): Violation[] {
  const closed = closedWaves(problem)
  return problem.organizations.flatMap(({ code }): Violation[] => {
    const wave = assignment[code]
    if (wave === undefined) return [{ rule: 'placed', wave: null, codes: [code], words: `${code} has no wave.` }]
    if (wave < problem.firstWave) {
      return [{ rule: 'placed', wave, codes: [code], words: `${code} stands in wave ${wave}, which is over.` }]
    }
    return closed.has(wave)
      ? [
          {
            rule: 'exception',
            wave,
            codes: [code],
            words: `Wave ${wave} is closed${because(problem, wave)}; ${code} cannot come then.`,
          },
        ]
      : []
  })
}

function because({ exceptions }: WaveProblem, wave: number): string {
  const why = exceptions.find((exception) => exception.wave === wave && exception.why !== '')?.why
  return why ? ` (${why})` : ''
}

function counting(problem: WaveProblem, waves: Map<number, Candidate[]>): Violation[] {
  const { limits } = problem
  const last = Math.max(...waves.keys(), problem.firstWave - 1)
  const open = openWaves(problem)
  const found: Violation[] = []
  const upTo = openUpTo(problem, last)
  if (upTo.length > limits.wavesMost || upTo.length < limits.wavesLeast) {
    const words = `The plan takes ${counted(upTo.length, 'wave')}; ${limits.wavesLeast} to ${limits.wavesMost} are allowed.`
    const over = [...waves].filter(([wave]) => wave > (open.at(-1) ?? 0)).flatMap(([, list]) => codesOf(list))
    found.push({ rule: 'waves', wave: null, codes: over, words })
  }
  for (const wave of upTo) {
    const here = waves.get(wave) ?? []
    if (here.length === 0 && limits.least > 0) {
      found.push({ rule: 'row', wave, codes: [], words: `Wave ${wave} is empty, and others follow.` })
    } else if (here.length < limits.least) {
      const words = `Wave ${wave} has ${counted(here.length, 'organization')}; the least is ${limits.least}.`
      found.push({ rule: 'least', wave, codes: codesOf(here), words })
    }
  }
  for (const [wave, here] of waves) {
    const most = mostIn(problem, wave)
    if (here.length <= most || (most === 0 && closedWaves(problem).has(wave))) continue
    const rule = here.length > limits.most ? 'most' : 'exception'
    const words = `Wave ${wave} has ${counted(here.length, 'organization')}; the most is ${most}${rule === 'exception' ? because(problem, wave) : ''}.`
    found.push({ rule, wave, codes: codesOf(here), words })
  }
  return found
}

function openUpTo(problem: WaveProblem, last: number): number[] {
  const closed = closedWaves(problem)
  const span = Math.max(0, last - problem.firstWave + 1)
  return Array.from({ length: span }, (_, at) => problem.firstWave + at).filter((wave) => !closed.has(wave))
}

type Load = {
  rule: Rule
  what: string
  limit: number | null
  amount: (one: Candidate) => number
  span: number
  only?: number
}

/** Sums over one wave, or over waves at the same time. */
function loads(problem: WaveProblem, waves: Map<number, Candidate[]>): Violation[] {
  const { limits } = problem
  const span = limits.parallelWaves
  const people = (one: Candidate) => one.expectedPeople
  const trainees = (one: Candidate) => one.trainees
  const rules: Load[] = [
    { rule: 'people', what: 'people', limit: limits.people, amount: people, span: 1 },
    { rule: 'seats', what: 'people to train', limit: seatsOf(problem), amount: trainees, span },
    {
      rule: 'parallel_organizations',
      what: 'organizations',
      limit: limits.parallelOrganizations,
      amount: () => 1,
      span,
    },
    { rule: 'parallel_people', what: 'people', limit: limits.parallelPeople, amount: people, span },
    ...[...waves.keys()].map((only): Load => {
      return {
        rule: 'exception',
        what: 'people to train',
        limit: seatsIn(problem, only),
        amount: trainees,
        span: 1,
        only,
      }
    }),
  ]
  const last = Math.max(0, ...waves.keys())
  return rules.flatMap(({ rule, what, limit, amount, span: wide, only }) => {
    if (limit === null) return []
    return [...waves.keys()].flatMap((wave): Violation[] => {
      if (only !== undefined && wave !== only) return []
      // The last windows only repeat a part of those before.
      if (wide > 1 && wave + wide - 1 > last && waves.has(wave - 1)) return []
      const here = [...waves].filter(([other]) => other >= wave && other < wave + wide).flatMap(([, list]) => list)
      const sum = here.reduce((total, one) => total + amount(one), 0)
      if (sum <= limit) return []
      const where = wide > 1 ? `Waves ${wave} to ${wave + wide - 1} have` : `Wave ${wave} has`
      const why = rule === 'exception' ? because(problem, wave) : ''
      return [{ rule, wave, codes: codesOf(here), words: `${where} ${sum} ${what}; the most is ${limit}${why}.` }]
    })
  })
}

function pairing({ prerequisites, wishes }: WaveProblem, assignment: Assignment): Violation[] {
  const found: Violation[] = []
  for (const { code, needs, why } of prerequisites) {
    const [own, before] = [assignment[code], assignment[needs]]
    if (own === undefined || before === undefined || own > before) continue
    const words = `${code} (wave ${own}) needs ${needs} (wave ${before}) in an earlier wave${why ? `: ${why}` : '.'}`
    found.push({ rule: 'prerequisite', wave: own, codes: [code, needs], words })
  }
  for (const rule of ['together', 'apart'] as const) {
    for (const { a, b } of wishes[rule]) {
      const [one, other] = [assignment[a], assignment[b]]
      if (one === undefined || other === undefined || (one === other) === (rule === 'together')) continue
      const words =
        rule === 'together'
          ? `${a} (wave ${one}) and ${b} (wave ${other}) are to come together.`
          : `${a} and ${b} are to come in different waves; both are in wave ${one}.`
      found.push({ rule, wave: one, codes: [a, b], words })
    }
  }
  return found
}

function wishing({ wishes }: WaveProblem, assignment: Assignment): Violation[] {
  const pins = wishes.pins.flatMap(({ code, wave }): Violation[] => {
    const own = assignment[code]
    if (own === undefined || own === wave) return []
    return [
      { rule: 'pin', wave, codes: [code], words: `${code} is to come in wave ${wave}, and stands in wave ${own}.` },
    ]
  })
  const bans = wishes.bans.flatMap(({ code, wave }): Violation[] => {
    if (assignment[code] !== wave) return []
    return [{ rule: 'ban', wave, codes: [code], words: `${code} may not come in wave ${wave}.` }]
  })
  return [...pins, ...bans]
}
