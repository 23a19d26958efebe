// The way of a newcomer to the first productive day, as the newcomer sees it.
import { type Static, Type } from 'typebox'
import { Body, Choice, Instant, Line, Nullable, Text } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

const Name = Type.String({ maxLength: 255 })

export const TOUR_STATES = ['new', 'started', 'skipped', 'done'] as const

const ChecklistEntry = Type.Object({
  /** `planning.open_plan`. */
  key: Name,
  label: Name,
  help: Type.String({ maxLength: 500 }),
  /** Address inside BMMS where it is done. */
  path: Name,
  isDone: Type.Boolean(),
  /** By what is recorded, or ticked by the person. */
  how: Choice(['fact', 'tick']),
})
export type ChecklistEntry = Static<typeof ChecklistEntry>

const profileFields = {
  firstName: Name,
  lastName: Name,
  email: Name,
  /** E.164, or as it was given when it cannot be read as a number. */
  phone: Name,
  position: Name,
  department: Name,
  /** Whether there is a membership that keeps position and department. */
  hasPlace: Type.Boolean(),
}
const Profile = Type.Object(profileFields)
export type Profile = Static<typeof Profile>

export const Onboarding = Type.Object({
  /** Profile, tour and every item of the checklist; what the slim card counts. */
  done: Type.Integer(),
  total: Type.Integer(),
  isFinished: Type.Boolean(),
  isPutAside: Type.Boolean(),
  /** Nothing of it was touched yet: the welcome page opens by itself. */
  isNew: Type.Boolean(),
  /** Their own password is set; always so for whoever signed in. */
  passwordSetAt: Nullable(Instant),
  profile: Type.Object({ isDone: Type.Boolean(), ...profileFields }),
  tour: Type.Object({
    state: Choice(TOUR_STATES),
    /** Where it was left; 0 without the consent to keep it. */
    step: Type.Integer(),
  }),
  checklist: Type.Array(ChecklistEntry),
  /** Consent to keep where the tour was left; null while the person was not asked. */
  tracking: Nullable(Type.Boolean()),
})
export type Onboarding = Static<typeof Onboarding>

/** Null for people who were not invited through BMMS: they are not bothered. */
const Answer = Type.Object({ onboarding: Nullable(Onboarding) })
export type OnboardingAnswer = Static<typeof Answer>

const access = 'signed-in'

export const readOnboarding = endpoint('GET', '/me/onboarding', {
  access,
  summary: 'How far the signed-in newcomer is: profile, tour, checklist',
  response: Answer,
})
export const readProfile = endpoint('GET', '/me/profile', {
  access,
  summary: 'Your own name, phone number, position and department',
  response: Profile,
})
export const editProfile = endpoint('PATCH', '/me/profile', {
  access,
  summary: 'Correct your own name, phone number, position and department',
  body: Body({
    firstName: Line(100),
    lastName: Text(100),
    /** As people write it; kept as E.164. Empty for none. */
    phone: Text(50),
    position: Type.Optional(Text(150)),
    department: Type.Optional(Text(150)),
  }),
  response: Answer,
})
export const noteTour = endpoint('POST', '/me/onboarding/tour', {
  access,
  summary: 'Note that the tour was started, skipped, left at a stop, or walked to the end',
  status: 200,
  body: Body({ state: Choice(['started', 'skipped', 'done']), step: Type.Integer({ minimum: 0, maximum: 50 }) }),
  response: Answer,
})
export const tickItem = endpoint('POST', '/me/onboarding/checklist', {
  access,
  summary: 'Tick an item of the checklist, or take the tick back',
  status: 200,
  body: Body({ key: Type.String({ pattern: '^[a-z][a-z0-9_.]{0,79}$', maxLength: 80 }), done: Type.Boolean() }),
  response: Answer,
})
export const putOnboardingAside = endpoint('POST', '/me/onboarding/put-aside', {
  access,
  summary: 'Put the rest aside; nothing reminds of it on the home page',
  status: 200,
  response: Answer,
})
export const resumeOnboarding = endpoint('POST', '/me/onboarding/resume', {
  access,
  summary: 'Take it up again',
  status: 200,
  response: Answer,
})
