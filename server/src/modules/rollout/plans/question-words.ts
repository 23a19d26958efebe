// What differs between two questions, in words: for the step that can be undone, and for comparing plans.
import type { PlanQuestion } from './plans.contract.ts'

/** A thing that differs, and both sides. */
export interface Difference {
  what: string
  left: string
  right: string
}

const LIMITS: Readonly<Record<keyof PlanQuestion['limits'], string>> = {
  least: 'Fewest organizations in a wave',
  most: 'Most organizations in a wave',
  wavesLeast: 'Fewest waves',
  wavesMost: 'Most waves',
  parallelWaves: 'Waves at the same time',
  parallelOrganizations: 'Organizations at the same time',
  parallelPeople: 'People at the same time',
  trainers: 'Trainers',
  seatsPerTrainer: 'Seats for each trainer',
  people: 'People in a wave',
}

const WEIGHTS: Readonly<Record<keyof PlanQuestion['weights'], string>> = {
  lateness: 'Weight of lateness',
  imbalance: 'Weight of imbalance',
  ties: 'Weight of cut ties',
  spread: 'Weight of trips',
  earlyRisk: 'Weight of early risk',
  moves: 'Weight of moves',
}

const SCHEDULE: Readonly<Record<keyof PlanQuestion['schedule'], string>> = {
  startsOn: 'First day',
  waveDays: 'Working days of a wave',
  gapDays: 'Working days between waves',
}

const WISHES = { pins: 'Pinned', bans: 'Not in', together: 'Together', apart: 'Apart' } as const

/** All differences of two questions. */
export function differencesOf(left: PlanQuestion, right: PlanQuestion): Difference[] {
  const rows = [
    ...rowsOf(LIMITS, left.limits, right.limits),
    ...rowsOf(SCHEDULE, left.schedule, right.schedule),
    ...rowsOf(WEIGHTS, left.weights, right.weights),
    { what: 'Early waves that are a mix', left: String(left.earlyWaves), right: String(right.earlyWaves) },
    { what: 'Seed', left: String(left.seed), right: String(right.seed) },
    ...(['pins', 'bans', 'together', 'apart'] as const).map((wish) => ({
      what: WISHES[wish],
      left: wishWords(left, wish),
      right: wishWords(right, wish),
    })),
    { what: 'Waves with limits of their own', left: exceptionWords(left), right: exceptionWords(right) },
    { what: 'Names of waves', left: nameWords(left), right: nameWords(right) },
  ]
  return rows.filter((row) => row.left !== row.right)
}

/** What a change is called: "Pinned: none to OCM in wave 3". */
export function changeWords(before: PlanQuestion, after: PlanQuestion): string {
  const [first, ...more] = differencesOf(before, after)
  const wish = more.length === 0 ? oneWish(before, after) : undefined
  if (wish) return wish
  if (!first) return 'Nothing changed'
  const words = `${first.what}: ${first.left} to ${first.right}${more.length > 0 ? `, and ${more.length} more` : ''}`
  return words.length > 300 ? `${words.slice(0, 299)}…` : words
}

/** "Wish: OCM in wave 3", or "Wish taken back: OCM in wave 3", when nothing else differs. */
function oneWish(before: PlanQuestion, after: PlanQuestion): string | undefined {
  const [old, now] = [allWishes(before), allWishes(after)]
  const added = now.filter((wish) => !old.includes(wish))
  const gone = old.filter((wish) => !now.includes(wish))
  if (added.length === 1 && gone.length === 0) return `Wish: ${added[0]}`
  return gone.length === 1 && added.length === 0 ? `Wish taken back: ${gone[0]}` : undefined
}

function allWishes({ wishes }: PlanQuestion): string[] {
  return [
    ...wishes.pins.map(({ code, wave }) => `${code} in wave ${wave}`),
    ...wishes.bans.map(({ code, wave }) => `${code} not in wave ${wave}`),
    ...wishes.together.map(({ a, b }) => `${a} and ${b} in one wave`),
    ...wishes.apart.map(({ a, b }) => `${a} and ${b} in different waves`),
  ]
}

/** What a call of the optimiser is called: "OCM pinned to wave 3, solved". */
export function solveWords(before: PlanQuestion, after: PlanQuestion, keep: boolean): string {
  const added = after.wishes.pins.filter(
    (pin) => !before.wishes.pins.some(({ code, wave }) => code === pin.code && wave === pin.wave),
  )
  const rest = keep ? 'the rest solved again' : 'a new proposal'
  const [first] = added
  if (added.length === 1 && first) return `${first.code} pinned to wave ${first.wave}, ${rest}`
  const differences = differencesOf(before, after)
  if (differences.length === 0) return keep ? 'Solved again' : 'A new proposal'
  const words = `${changeWords(before, after)}; ${rest}`
  return words.length > 300 ? `${words.slice(0, 299)}…` : words
}

function rowsOf<K extends string>(
  words: Readonly<Record<K, string>>,
  left: Readonly<Record<K, string | number | null>>,
  right: Readonly<Record<K, string | number | null>>,
): Difference[] {
  return (Object.keys(words) as K[]).map((key) => ({
    what: words[key],
    left: String(left[key] ?? 'no limit'),
    right: String(right[key] ?? 'no limit'),
  }))
}

function wishWords({ wishes }: PlanQuestion, wish: keyof PlanQuestion['wishes']): string {
  const words =
    wish === 'pins' || wish === 'bans'
      ? wishes[wish].map(({ code, wave }) => `${code} in wave ${wave}`)
      : wishes[wish].map(({ a, b }) => `${a} and ${b}`)
  return listed(words)
}

function exceptionWords({ exceptions }: PlanQuestion): string {
  return listed(
    exceptions.map(({ wave, closed, most, seats }) => {
      const limits = [most === null ? [] : `at most ${most}`, seats === null ? [] : `${seats} seats`].flat()
      return `wave ${wave} ${closed ? 'closed' : limits.join(', ')}`
    }),
  )
}

function nameWords({ names }: PlanQuestion): string {
  return listed(names.map(({ wave, name }) => `${wave} ${name}`))
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.toSorted().join(', ').slice(0, 1900)
}
