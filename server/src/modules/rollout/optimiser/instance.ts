import { allTies, FOUNDATION_WAIT, lessonOf, urgency } from './candidate.ts'
import { type ScorePart, SIZES, type WaveProblem } from './problem.contract.ts'
import { mostIn, openWaves, seatsIn, seatsOf } from './slots.ts'

/** The order of the parts in the arrays of the search. */
export const PART_ORDER = [
  'lateness',
  'imbalance',
  'ties',
  'spread',
  'earlyRisk',
  'moves',
] as const satisfies ScorePart[]
export const LESSONS = ['small', 'typical', 'hard'] as const

/** Neighbours of every organization in one array: those of i are at `start[i]` to `start[i + 1]`. */
export type Links = { start: Int32Array; to: Int32Array; weight: Float64Array }

/** A sum that may not pass `limit`: of one amount over the slots `from` to `to`. `unit`: what counts as one too many. */
export type Window = { amounts: Float64Array; from: number; to: number; limit: number; unit: number }

/**
 * The problem in arrays. Organizations are their index; a slot is an open wave, by position. Points are weighted.
 */
export type Instance = {
  problem: WaveProblem
  count: number
  slots: number
  /** Wave number by slot. */
  waves: number[]
  least: number
  wavesLeast: number
  /** Points per position of lateness, and of early risk. */
  late: Float64Array
  wait: Float64Array
  kindOf: Int32Array
  sizeOf: Int32Array
  /** Share of each kind and size among all; sizes follow kinds. */
  shares: Float64Array
  placeOf: Int32Array
  places: number
  lessonOf: Int32Array
  /** Whether there is any organization to learn this from. */
  lessons: boolean[]
  earlySlots: number
  ties: Links
  /** Slot before; -1: none; -2: a wave that is no slot now. */
  previous: Int32Array
  allowed: Uint8Array
  /** Organizations that only move as one (together), including those alone. */
  groups: Int32Array[]
  /** Slots where every member of the group is allowed. */
  groupSlots: Int32Array[]
  apart: Links
  /** Weight 1: the neighbour must come before; -1: after. */
  order: Links
  windows: Window[]
  windowsOf: Int32Array[]
}

export function buildInstance(problem: WaveProblem): Instance {
  const { organizations } = problem
  const count = organizations.length
  const waves = openWaves(problem)
  const index = new Map(organizations.map(({ code }, at) => [code, at]))
  const pairs = (list: readonly { a: string; b: string }[]) =>
    list.flatMap(({ a, b }) => {
      const [one, other] = [index.get(a), index.get(b)]
      return one === undefined || other === undefined || one === other ? [] : [{ a: one, b: other, weight: 1 }]
    })
  const order = problem.prerequisites.flatMap(({ code, needs }) => pairs([{ a: code, b: needs }]))
  const allowed = allowedSlots(problem, waves, index)
  const groups = togetherGroups(count, pairs(problem.wishes.together))
  const windows = limitWindows(problem, waves)
  return {
    problem,
    count,
    slots: waves.length,
    waves,
    least: problem.limits.least,
    wavesLeast: problem.limits.wavesLeast,
    ...scoreArrays(problem, waves),
    allowed,
    groups,
    groupSlots: groups.map((group) =>
      Int32Array.from(waves.keys().filter((slot) => group.every((at) => allowed[at * waves.length + slot] === 1))),
    ),
    ties: links(
      count,
      allTies(problem).map((tie) => ({ ...tie, weight: tie.weight * problem.weights.ties })),
    ),
    apart: links(count, pairs(problem.wishes.apart)),
    order: links(count, order, -1),
    windows,
    windowsOf: waves.map((_, slot) => Int32Array.from(windows.keys().filter((at) => isWithin(windows[at], slot)))),
  }
}

function isWithin(window: Window | undefined, slot: number): boolean {
  return window !== undefined && window.from <= slot && slot <= window.to
}

function scoreArrays(problem: WaveProblem, waves: number[]) {
  const { organizations, weights, previous } = problem
  const kinds = [...new Set(organizations.map(({ kind }) => kind))]
  const places = [...new Set(organizations.flatMap(({ place }) => place ?? []))]
  const lessons = organizations.map((candidate) => LESSONS.indexOf(lessonOf(candidate)))
  const kindOf = Int32Array.from(organizations, ({ kind }) => kinds.indexOf(kind))
  const sizeOf = Int32Array.from(organizations, ({ size }) => kinds.length + SIZES.indexOf(size))
  const shares = new Float64Array(kinds.length + SIZES.length)
  for (const list of [kindOf, sizeOf]) for (const at of list) shares[at] = (shares[at] ?? 0) + 1 / organizations.length
  return {
    late: Float64Array.from(organizations, (candidate) => weights.lateness * urgency(candidate)),
    wait: Float64Array.from(organizations, ({ foundation }) =>
      foundation === null ? 0 : weights.earlyRisk * FOUNDATION_WAIT,
    ),
    kindOf,
    sizeOf,
    shares,
    placeOf: Int32Array.from(organizations, ({ place }) => (place === null ? -1 : places.indexOf(place))),
    places: places.length,
    lessonOf: Int32Array.from(lessons),
    lessons: LESSONS.map((_, at) => lessons.includes(at)),
    earlySlots: Math.min(problem.earlyWaves, waves.length),
    previous: Int32Array.from(organizations, ({ code }) => {
      const before = previous?.[code]
      if (before === undefined) return -1
      return waves.includes(before) ? waves.indexOf(before) : -2
    }),
  }
}

function allowedSlots({ organizations, wishes }: WaveProblem, waves: number[], index: Map<string, number>): Uint8Array {
  const allowed = new Uint8Array(organizations.length * waves.length).fill(1)
  const forbid = (code: string, isOut: (wave: number) => boolean) => {
    const at = index.get(code)
    if (at === undefined) return
    waves.forEach((wave, slot) => {
      if (isOut(wave)) allowed[at * waves.length + slot] = 0
    })
  }
  for (const pin of wishes.pins) forbid(pin.code, (wave) => wave !== pin.wave)
  for (const ban of wishes.bans) forbid(ban.code, (wave) => wave === ban.wave)
  return allowed
}

function togetherGroups(count: number, pairs: readonly { a: number; b: number }[]): Int32Array[] {
  const head = Array.from({ length: count }, (_, at) => at)
  const find = (at: number): number => {
    const next = head[at] ?? at
    return next === at ? at : find(next)
  }
  for (const { a, b } of pairs) head[Math.max(find(a), find(b))] = Math.min(find(a), find(b))
  return [...Map.groupBy(head.keys(), find).values()].map((group) => Int32Array.from(group))
}

/** Both directions of every pair; `back` is the factor of the weight on the way from b to a. */
function links(count: number, pairs: readonly { a: number; b: number; weight: number }[], back = 1): Links {
  const lists: [number, number][][] = Array.from({ length: count }, () => [])
  for (const { a, b, weight } of pairs) {
    lists[a]?.push([b, weight])
    lists[b]?.push([a, weight * back])
  }
  const start = new Int32Array(count + 1)
  lists.forEach((list, at) => {
    start[at + 1] = (start[at] ?? 0) + list.length
  })
  const flat = lists.flat()
  return { start, to: Int32Array.from(flat, ([to]) => to), weight: Float64Array.from(flat, ([, weight]) => weight) }
}

function limitWindows(problem: WaveProblem, waves: number[]): Window[] {
  const { organizations, limits } = problem
  const ones = new Float64Array(organizations.length).fill(1)
  const people = Float64Array.from(organizations, ({ expectedPeople }) => expectedPeople)
  const trainees = Float64Array.from(organizations, ({ trainees: count }) => count)
  const windows: Window[] = []
  const add = (amounts: Float64Array, limit: number | null, [from, to]: [number, number]) => {
    if (limit === null) return
    const sum = amounts.reduce((total, amount) => total + amount, 0)
    windows.push({ amounts, from, to, limit, unit: Math.max(1, sum / amounts.length) })
  }
  waves.forEach((wave, slot) => {
    add(ones, mostIn(problem, wave), [slot, slot])
    add(people, limits.people, [slot, slot])
    add(trainees, seatsIn(problem, wave), [slot, slot])
    // A closed wave takes its time too: which waves run together goes by number, not by slot.
    const last = (at: number) => waves.findLastIndex((other) => other < (waves[at] ?? 0) + limits.parallelWaves)
    const to = last(slot)
    if (slot > 0 && to === last(slot - 1)) return
    add(trainees, seatsOf(problem), [slot, to])
    add(ones, limits.parallelOrganizations, [slot, to])
    add(people, limits.parallelPeople, [slot, to])
  })
  return windows
}
