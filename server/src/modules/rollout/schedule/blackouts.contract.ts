import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Empty,
  Id,
  Line,
  ListOf,
  ListQuery,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { FORBIDDEN } from './blackout-rules.contract.ts'

export const BLACKOUT_KINDS = ['budget_call', 'year_end', 'election', 'ramadan', 'other'] as const
export type BlackoutKind = (typeof BLACKOUT_KINDS)[number]

export const BLACKOUT_KIND_WORDS: Readonly<Record<BlackoutKind, string>> = {
  budget_call: 'Budget call',
  year_end: 'Year-end close',
  election: 'Election',
  ramadan: 'Ramadan',
  other: 'Other',
}

const facts = {
  name: Line(120),
  kind: Choice(BLACKOUT_KINDS),
  startsOn: Day,
  endsOn: Day,
  /** What may not happen on these days; nothing: they are only shown. */
  forbids: Type.Array(Choice(FORBIDDEN), { maxItems: 2, uniqueItems: true }),
  /** Why: the circular, the law, the decision. */
  source: Text(300),
}

export const BlackoutView = Type.Object({ id: Id, ...facts, version: Version })
export type BlackoutView = Static<typeof BlackoutView>

const Kept = Type.Object({
  blackout: BlackoutView,
  /** Planned and running waves that now stand in the way of it: "Wave 3 would start in ...". Nothing was moved. */
  conflicts: Type.Array(Type.String({ maxLength: 500 })),
})

const base = '/platform/rollout/blackouts'

export const listBlackouts = endpoint('GET', base, {
  access: 'rollout.wave.view',
  summary: 'Blackouts: days on which no wave may start or go live',
  query: ListQuery(['startsOn', 'name'], { kind: Type.Optional(Choice(BLACKOUT_KINDS)) }),
  response: ListOf(BlackoutView),
})

export const readBlackout = endpoint('GET', `${base}/:id`, {
  access: 'rollout.wave.view',
  summary: 'A blackout',
  response: BlackoutView,
})

export const addBlackout = endpoint('POST', base, {
  access: 'rollout.wave.manage',
  summary: 'Enter a blackout; says which waves stand in the way, and moves none',
  body: Body(facts),
  response: Kept,
})

export const changeBlackout = endpoint('PUT', `${base}/:id`, {
  access: 'rollout.wave.manage',
  summary: 'Change a blackout; says which waves stand in the way, and moves none',
  body: Body({ ...facts, version: Version }),
  response: Kept,
})

export const removeBlackout = endpoint('DELETE', `${base}/:id`, {
  access: 'rollout.wave.manage',
  summary: 'Remove a blackout',
  status: 204,
  response: Empty,
})
