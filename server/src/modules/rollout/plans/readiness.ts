// How ready an organization is for its wave, from facts. Pure; the formula stands here and nowhere else.
//
//   administrators  20   10 when there is an active administrator, 10 more when one signed in within 30 days
//   active users    20   10 x (people with an account / people expected, at most 1)
//                      + 10 x (of them, signed in within 30 days / people with an account)
//   training        30   30 x share of enrolled people who completed the training (newest measure)
//   data            30   10 each: a strategic plan, programs and activities, figures in the ledger
//
// A part without facts counts neither for nor against: the score is the points over the weights that are known, and the
// confidence is the share of the weights that is known. Before an organization has any account, nobody can say how active
// its users are; before it entered anything, nothing says how its data stand: both are no data, not zero.
import type { ReadinessPart, ReadinessPartView, ReadinessView } from './planning-facts.contract.ts'

export interface ReadinessFacts {
  /** Active people with the role admin, and those of them who signed in within 30 days. */
  administrators: number
  activeAdministrators: number
  /** Active people with an account, and those of them who signed in within 30 days. */
  people: number
  activePeople: number
  expectedPeople: number
  /** Percent who completed the training; null: nobody measured it. */
  trainingCompletion: number | null
  plans: number
  programs: number
  postings: number
}

const WEIGHTS: Readonly<Record<ReadinessPart, number>> = {
  administrators: 20,
  active_users: 20,
  training: 30,
  data: 30,
}

/** Points, confidence and the words of each part. */
export function readinessOf(facts: ReadinessFacts): ReadinessView {
  const parts = [administratorsOf(facts), usersOf(facts), trainingOf(facts), dataOf(facts)]
  const known = parts.filter(({ points }) => points !== null)
  const weight = known.reduce((sum, part) => sum + part.weight, 0)
  const points = known.reduce((sum, part) => sum + (part.points ?? 0), 0)
  return { score: weight === 0 ? null : round((points / weight) * 100), confidence: round(weight) / 100, parts }
}

function administratorsOf({ administrators, activeAdministrators }: ReadinessFacts): ReadinessPartView {
  const points = (administrators > 0 ? 10 : 0) + (activeAdministrators > 0 ? 10 : 0)
  const words =
    administrators === 0
      ? 'No administrator has an account'
      : `${counted(administrators, 'administrator')}, ${activeAdministrators} signed in within 30 days`
  return part('administrators', 'Administrators', { points, words })
}

function usersOf({ people, activePeople, expectedPeople }: ReadinessFacts): ReadinessPartView {
  if (people === 0)
    return part('active_users', 'Active users', { points: null, words: 'No data: nobody has an account yet' })
  const imported = expectedPeople > 0 ? Math.min(1, people / expectedPeople) : 1
  return part('active_users', 'Active users', {
    points: 10 * imported + 10 * (activePeople / people),
    words: `${people} of ${expectedPeople} expected people have an account, ${activePeople} signed in within 30 days`,
  })
}

function trainingOf({ trainingCompletion: share }: ReadinessFacts): ReadinessPartView {
  if (share === null) return part('training', 'Training', { points: null, words: 'No data: nobody measured it yet' })
  return part('training', 'Training', { points: (30 * share) / 100, words: `${round(share)} % completed the training` })
}

function dataOf({ plans, programs, postings }: ReadinessFacts): ReadinessPartView {
  const kinds = [
    { count: plans, name: 'a strategic plan' },
    { count: programs, name: 'programs and activities' },
    { count: postings, name: 'figures in the ledger' },
  ]
  const there = kinds.filter(({ count }) => count > 0)
  if (there.length === 0) return part('data', 'Data', { points: null, words: 'No data: nothing was entered yet' })
  const missing = kinds.filter(({ count }) => count === 0).map(({ name }) => name)
  const words = `Entered: ${there.map(({ name }) => name).join(', ')}${missing.length > 0 ? `. Missing: ${missing.join(', ')}` : ''}`
  return part('data', 'Data', { points: 10 * there.length, words })
}

function part(
  name: ReadinessPart,
  title: string,
  { points, words }: { points: number | null; words: string },
): ReadinessPartView {
  return { part: name, title, weight: WEIGHTS[name], points: points === null ? null : round(points), words }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
