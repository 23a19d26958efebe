// Facts that move an organization from one onboarding state to the next. Pure.
import { type Static, Type } from 'typebox'
import { Choice } from '../../../platform/http/atoms.contract.ts'
import { PLACEMENT_STATES, type PlacementState } from '../rollout.contract.ts'

export const FACTS = [
  'administrator',
  'people',
  'trainings_dated',
  'trained',
  'access',
  'first_sign_in',
  'signed_in',
  'plans',
] as const
export type FactName = (typeof FACTS)[number]

/** Percent of the enrolled people who completed the training (seed document 001, criteria of waves). */
export const TRAINED_PERCENT = 80
/** Percent of the people who signed in at least once (as above, active users). */
export const SIGNED_IN_PERCENT = 60

/** The state that needs each fact, and what it says. */
export const FACT_RULES: Readonly<Record<FactName, { state: PlacementState; label: string; needed: string }>> = {
  administrator: {
    state: 'training_scheduled',
    label: 'An administrator is appointed',
    needed: 'at least one active member with the role Administrator',
  },
  people: {
    state: 'training_scheduled',
    label: 'People are in BMMS',
    needed: 'at least two active members',
  },
  trainings_dated: {
    state: 'training_scheduled',
    label: 'Both trainings have a day',
    needed: 'milestones of the training of administrators and of users',
  },
  trained: {
    state: 'training_complete',
    label: 'Training completed',
    needed: `at least ${TRAINED_PERCENT}% of the people enrolled, as measured`,
  },
  access: {
    state: 'access_granted',
    label: 'Everybody has a way in',
    needed: 'all active members have a password or an invitation',
  },
  first_sign_in: {
    state: 'access_granted',
    label: 'Somebody signed in',
    needed: 'at least one member',
  },
  signed_in: {
    state: 'onboarding_complete',
    label: 'People signed in',
    needed: `at least ${SIGNED_IN_PERCENT}% of the active members, once`,
  },
  plans: {
    state: 'onboarding_complete',
    label: 'A plan is written',
    needed: 'at least one strategic plan or annual work plan, drafts included',
  },
}

export const THREE_VALUES = ['yes', 'no', 'unknown'] as const
export type ThreeValued = (typeof THREE_VALUES)[number]

export const FactView = Type.Object({
  name: Choice(FACTS),
  label: Type.String({ maxLength: 100 }),
  needed: Type.String({ maxLength: 200 }),
  /** The state that needs it. */
  state: Choice(PLACEMENT_STATES),
  met: Choice(THREE_VALUES),
  /** What was found: `14 of 20 people (70%)`. */
  found: Type.String({ maxLength: 200 }),
})
export type FactView = Static<typeof FactView>
