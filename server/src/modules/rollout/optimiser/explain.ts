import { NO_BREACH } from './anneal.ts'
import { lessonOf } from './candidate.ts'
import { assignmentOf } from './conflict.ts'
import { buildInstance, type Instance, type Links, PART_ORDER } from './instance.ts'
import type { Assignment, Candidate, ScorePart, WaveProblem } from './problem.contract.ts'
import type { Binding, PlacementReasons, Reason } from './proposal.contract.ts'
import { findViolations } from './rules.ts'
import { round } from './score.ts'
import { State } from './state.ts'

const REASONS = 3
/** Savings below this are not worth a sentence, in points. */
const WORTH = 0.05

/**
 * Why each organization stands where it does: the rules that leave it little choice, then the parts of the score that
 * are better here than in the average of the other waves. Only for assignments of all organizations to open waves;
 * others give an empty list.
 */
export function explainAssignment(problem: WaveProblem, assignment: Assignment): PlacementReasons[] {
  const instance = buildInstance(problem)
  const at = problem.organizations.map(({ code }) => instance.waves.indexOf(assignment[code] ?? 0))
  if (at.includes(-1)) return []
  const state = new State(instance, Math.max(...at) + 1, at)
  return problem.organizations.map((candidate, one) => {
    const group = instance.groups.find((members) => members.includes(one)) ?? Int32Array.of(one)
    const tries = tryOthers(state, group)
    const reasons = [...ruleReasons(state, one), ...partReasons(state, one, tries)]
    const wave = instance.waves[at[one] ?? 0] ?? 0
    return { code: candidate.code, wave, reasons: reasons.slice(0, REASONS), binding: bindingOf(state, group, tries) }
  })
}

type Try = { slot: number; parts: Float64Array; gain: number; isFeasible: boolean }

/** What the score would be with the group in each other slot. */
function tryOthers(state: State, group: Int32Array): Try[] {
  const from = state.at[group[0] ?? 0] ?? 0
  const score = state.score
  const tries: Try[] = []
  for (let slot = 0; slot < state.used; slot += 1) {
    if (slot === from) continue
    shift(state, group, slot)
    const gain = score - state.score
    tries.push({ slot, parts: state.parts.slice(), gain, isFeasible: state.breach < NO_BREACH })
    shift(state, group, from)
  }
  return tries
}

function shift(state: State, group: Int32Array, slot: number): void {
  for (const member of group) state.move(member, slot)
}

/** Rules that tie it to this wave. */
function ruleReasons({ instance, at }: State, one: number): Reason[] {
  const { problem, waves } = instance
  const { organizations, wishes, prerequisites } = problem
  const code = organizations[one]?.code ?? ''
  const slot = at[one] ?? 0
  const reasons: Reason[] = []
  const say = (kind: Reason['kind'], words: string) => reasons.push({ kind, words, points: null })
  if (wishes.pins.some((pin) => pin.code === code)) say('pin', `It was chosen for wave ${waves[slot]}.`)
  const group = instance.groups.find((members) => members.includes(one)) ?? []
  const others = [...group].filter((member) => member !== one)
  if (others.length > 0) say('together', `It is to come together with ${names(instance, others)}.`)
  const neighbours = linked(instance.order, one)
  const why = (needed: string, by: string) =>
    prerequisites.find((rule) => rule.code === by && rule.needs === needed)?.why.replace(/[.]$/, '') ?? ''
  for (const { to, weight } of neighbours) {
    const other = organizations[to]?.code ?? ''
    if (weight === 1 && at[to] === slot - 1) {
      const reason = why(other, code)
      say('prerequisite', `It can come only after ${other}, one wave earlier${reason ? `: ${reason}` : ''}.`)
    }
    if (weight === -1 && at[to] === slot + 1) say('prerequisite', `${other}, in the next wave, needs it first.`)
  }
  return reasons
}

function partReasons(state: State, one: number, tries: readonly Try[]): Reason[] {
  const candidate = state.instance.problem.organizations[one]
  if (!candidate || tries.length === 0) return []
  const reasons = PART_ORDER.map((part, at): Reason => {
    const mean = tries.reduce((sum, { parts }) => sum + (parts[at] ?? 0), 0) / tries.length
    return { kind: part, words: partWords(part, state, one), points: round(mean - (state.parts[at] ?? 0)) }
  })
  const worthy = reasons.filter(({ points }) => (points ?? 0) > WORTH)
  if (worthy.length > 0) return worthy.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))
  const words = `Its waiting costs little (${readinessWords(candidate)}), so others go first.`
  return [{ kind: 'lateness', words, points: 0 }]
}

function partWords(part: ScorePart, { instance, at }: State, one: number): string {
  const { problem, waves } = instance
  const candidate = problem.organizations[one]
  const slot = at[one] ?? 0
  const wave = waves[slot]
  if (!candidate) return ''
  const mates = [...at.keys()].filter((other) => other !== one && at[other] === slot)
  switch (part) {
    case 'lateness':
      return `An early wave suits it: ${readinessWords(candidate)}.`
    case 'imbalance':
      return `It keeps the waves a mix of kinds and sizes (${candidate.kind}, ${candidate.size}).`
    case 'spread': {
      const there = mates.filter((other) => instance.placeOf[other] === instance.placeOf[one])
      return there.length > 0
        ? `Trainers are in ${candidate.place} for this wave anyway, with ${names(instance, there)}.`
        : `Its place, ${candidate.place}, costs no more trips here than elsewhere.`
    }
    case 'ties': {
      const partners = linked(instance.ties, one).filter(({ weight }) => weight > 0)
      const here = partners.filter(({ to }) => at[to] === slot).map(({ to }) => to)
      return here.length > 0
        ? `It works with ${names(instance, here)}, also in wave ${wave}.`
        : 'Those it works with are in the waves next to this one.'
    }
    case 'earlyRisk':
      if (candidate.foundation !== null) return `Others depend on it: ${candidate.foundation.replace(/[.]$/, '')}.`
      return slot < instance.earlySlots
        ? `An early wave needs a ${lessonOf(candidate)} organization to learn from.`
        : `The early waves have their mix without this ${lessonOf(candidate)} organization.`
    case 'moves':
      return 'It stays in the wave of the plan before.'
  }
}

function readinessWords({ readiness, confidence }: Candidate): string {
  if (readiness === null) return 'no data on its readiness, taken as 50 of 100'
  const unsure = confidence < 0.5 ? ', little of it known' : ''
  return `readiness ${Math.round(readiness)} of 100${unsure}`
}

/** The best other slot that would score better, and the rule that forbids it. */
function bindingOf(state: State, group: Int32Array, tries: readonly Try[]): Binding | null {
  const { instance } = state
  const best = tries
    .filter(({ gain, isFeasible }) => gain > 1e-6 && !isFeasible)
    .reduce<Try | null>((one, other) => (one && one.gain >= other.gain ? one : other), null)
  if (!best) return null
  const from = state.at[group[0] ?? 0] ?? 0
  const before = new Set(findViolations(instance.problem, assignmentOf(instance, state.at)).map(({ words }) => words))
  shift(state, group, best.slot)
  const broken = findViolations(instance.problem, assignmentOf(instance, state.at))
  shift(state, group, from)
  const isNew = broken.filter(({ words }) => !before.has(words))
  // A chosen wave binds before whatever else would be full.
  const first = isNew.find(({ rule }) => rule === 'pin') ?? isNew[0]
  if (!first) return null
  const wave = instance.waves[best.slot] ?? 0
  const words = `Wave ${wave} would score ${best.gain.toFixed(1)} better by itself, but then: ${first.words}`
  return { rule: first.rule, wave, gain: round(best.gain), words }
}

function linked(links: Links, one: number): { to: number; weight: number }[] {
  const from = links.start[one] ?? 0
  const end = links.start[one + 1] ?? 0
  return Array.from({ length: end - from }, (_, at) => ({
    to: links.to[from + at] ?? 0,
    weight: links.weight[from + at] ?? 0,
  }))
}

function names({ problem }: Instance, list: readonly number[]): string {
  const codes = list.map((one) => problem.organizations[one]?.code ?? '')
  const shown = codes.length > 4 ? [...codes.slice(0, 3), `${codes.length - 3} more`] : codes
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}
