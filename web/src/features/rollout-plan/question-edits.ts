// Wishes of a plan, changed one at a time. Pure.

import type { Demand } from '../../../../server/src/modules/rollout/optimiser/proposal.contract.ts'
import type { PlanQuestion } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'

type Wishes = PlanQuestion['wishes']

const withWishes = (question: PlanQuestion, wishes: Partial<Wishes>): PlanQuestion => ({
  ...question,
  wishes: { ...question.wishes, ...wishes },
})

/** The organization comes in this wave; an older pin or ban of it that says otherwise is gone. */
export function pin(question: PlanQuestion, code: string, wave: number): PlanQuestion {
  const { pins, bans } = question.wishes
  return withWishes(question, {
    pins: [...pins.filter((one) => one.code !== code), { code, wave }],
    bans: bans.filter((one) => one.code !== code || one.wave !== wave),
  })
}

export function unpin(question: PlanQuestion, code: string): PlanQuestion {
  return withWishes(question, { pins: question.wishes.pins.filter((one) => one.code !== code) })
}

/** The organization does not come in this wave. */
export function ban(question: PlanQuestion, code: string, wave: number): PlanQuestion {
  const { pins, bans } = question.wishes
  const others = bans.filter((one) => one.code !== code || one.wave !== wave)
  return withWishes(question, {
    bans: [...others, { code, wave }],
    pins: pins.filter((one) => one.code !== code || one.wave !== wave),
  })
}

export function addPair(question: PlanQuestion, kind: 'together' | 'apart', a: string, b: string): PlanQuestion {
  return withWishes(question, { [kind]: [...question.wishes[kind].filter((one) => !isPair(one, a, b)), { a, b }] })
}

const isPair = (one: { a: string; b: string }, a: string, b: string) =>
  (one.a === a && one.b === b) || (one.a === b && one.b === a)

export interface Wish {
  kind: 'pin' | 'ban' | 'together' | 'apart'
  codes: readonly string[]
  wave: number | null
}

/** Takes a wish back. */
export function withoutWish(question: PlanQuestion, { kind, codes, wave }: Wish): PlanQuestion {
  const { pins, bans, together, apart } = question.wishes
  const [a = '', b = ''] = codes
  const others = <T extends { code: string; wave: number }>(list: readonly T[]) =>
    list.filter((one) => one.code !== a || one.wave !== wave)
  if (kind === 'pin') return withWishes(question, { pins: others(pins) })
  if (kind === 'ban') return withWishes(question, { bans: others(bans) })
  const kept = (kind === 'together' ? together : apart).filter((one) => !isPair(one, a, b))
  return withWishes(question, { [kind]: kept })
}

/** All wishes in one list. */
export function wishesOf({ wishes }: PlanQuestion): Wish[] {
  return [
    ...wishes.pins.map(({ code, wave }) => ({ kind: 'pin' as const, codes: [code], wave })),
    ...wishes.bans.map(({ code, wave }) => ({ kind: 'ban' as const, codes: [code], wave })),
    ...wishes.together.map(({ a, b }) => ({ kind: 'together' as const, codes: [a, b], wave: null })),
    ...wishes.apart.map(({ a, b }) => ({ kind: 'apart' as const, codes: [a, b], wave: null })),
  ]
}

/** "OCM in wave 3". */
export function wishWords({ kind, codes, wave }: Wish): string {
  if (kind === 'pin') return `${codes[0]} in wave ${wave}`
  if (kind === 'ban') return `${codes[0]} not in wave ${wave}`
  return `${codes.join(' and ')} ${kind === 'together' ? 'in one wave' : 'in different waves'}`
}

export const wishKey = ({ kind, codes, wave }: Wish): string => `${kind} ${codes.join(' ')} ${wave ?? ''}`

/** The wish that a demand of a clash is; nothing for limits and rules. */
export function wishOfDemand(question: PlanQuestion, { rule, codes, wave }: Demand): Wish | undefined {
  const found = wishesOf(question).filter(
    (wish) => wish.kind === rule && codes.every((code) => wish.codes.includes(code)),
  )
  return found.find((wish) => wish.wave === wave) ?? found[0]
}
