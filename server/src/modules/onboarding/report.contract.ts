// How far the newcomers of all organizations are, for those who bring them in.
import { type Static, Type } from 'typebox'
import { Body, Choice, Id, Instant, ListOf, ListQuery, Nullable } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

const Name = Type.String({ maxLength: 255 })

/** What was reached; `bounced` is the letter that came back. In this order. */
export const STAGES = [
  'invited',
  'delivered',
  'bounced',
  'opened',
  'signed_in',
  'profile_done',
  'tour_done',
  'checklist_done',
] as const
export type Stage = (typeof STAGES)[number]

/** What comes next for a person: where they stop. `finished` is nothing. */
export const NEXT_STEPS = [
  'invitation',
  'delivery',
  'link',
  'sign_in',
  'profile',
  'tour',
  'checklist',
  'finished',
] as const
export type NextStep = (typeof NEXT_STEPS)[number]

export const NEXT_WORDS: Readonly<Record<NextStep, string>> = {
  invitation: 'Not invited yet',
  delivery: 'Letter not delivered',
  link: 'Link not opened',
  sign_in: 'Not signed in',
  profile: 'Profile open',
  tour: 'Tour open',
  checklist: 'Checklist open',
  finished: 'Finished',
}

const OrganizationCode = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })
const Wave = Type.Integer({ minimum: 1, maximum: 99 })

/** Whom a figure is about. A person counts for the primary organization, or the first one they belong to. */
const narrowing = {
  organization: Type.Optional(OrganizationCode),
  wave: Type.Optional(Wave),
  /** Import that brought the people in. */
  batch: Type.Optional(Id),
}
const ofStage = { stage: Type.Optional(Choice(STAGES)), next: Type.Optional(Choice(NEXT_STEPS)) }

export const StageCounts = Type.Object({
  people: Type.Integer(),
  invited: Type.Integer(),
  delivered: Type.Integer(),
  bounced: Type.Integer(),
  opened: Type.Integer(),
  signedIn: Type.Integer(),
  profileDone: Type.Integer(),
  tourDone: Type.Integer(),
  checklistDone: Type.Integer(),
})
export type StageCounts = Static<typeof StageCounts>

export const OnboardingReport = Type.Object({
  asOf: Instant,
  totals: StageCounts,
  /** By name; without a code for staff of the platform. */
  organizations: Type.Array(Type.Object({ code: Nullable(Name), name: Name, counts: StageCounts })),
  waves: Type.Array(Type.Object({ wave: Nullable(Type.Integer()), counts: StageCounts })),
  /** How many stop where. */
  stops: Type.Array(Type.Object({ next: Choice(NEXT_STEPS), people: Type.Integer() })),
  /** At which stop of the tour people left it, of those who agreed that this is kept. */
  tourStops: Type.Array(Type.Object({ step: Type.Integer(), people: Type.Integer() })),
})
export type OnboardingReport = Static<typeof OnboardingReport>

export const Newcomer = Type.Object({
  personId: Id,
  name: Name,
  username: Name,
  email: Name,
  organizationCode: Nullable(Name),
  wave: Nullable(Type.Integer()),
  next: Choice(NEXT_STEPS),
  hasBounced: Type.Boolean(),
  invitedAt: Nullable(Instant),
  openedAt: Nullable(Instant),
  firstSignedInAt: Nullable(Instant),
  lastSignedInAt: Nullable(Instant),
  profileDoneAt: Nullable(Instant),
  tourDoneAt: Nullable(Instant),
  checklistDoneAt: Nullable(Instant),
  remindedAt: Nullable(Instant),
  reminders: Type.Integer(),
})
export type Newcomer = Static<typeof Newcomer>

const base = '/platform/onboarding'

export const readOnboardingReport = endpoint('GET', base, {
  access: 'onboarding.report.view',
  summary: 'How far newcomers are, per organization and wave, and where they stop',
  query: Body(narrowing),
  response: OnboardingReport,
})
export const listNewcomers = endpoint('GET', `${base}/people`, {
  access: 'onboarding.report.view',
  summary: 'The people behind the figures of onboarding',
  query: ListQuery(['name', 'invitedAt', 'firstSignedInAt', 'remindedAt'], { ...narrowing, ...ofStage }),
  response: ListOf(Newcomer),
})

/** Why somebody asked for gets no reminder. */
export const LEFT_OUT = ['finished', 'reminded_recently', 'not_invited', 'inactive', 'suppressed'] as const

export const RemindersAnswer = Type.Object({
  /** Letters that go out now, one by one, in the background. */
  reminded: Type.Integer(),
  leftOut: Type.Array(Type.Object({ reason: Choice(LEFT_OUT), people: Type.Integer() })),
})
export type RemindersAnswer = Static<typeof RemindersAnswer>

const Whom = Body({
  /** Either these people, */
  personIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })),
  /** or all that match; an empty filter is everybody who is not finished. */
  filter: Type.Optional(Body({ ...narrowing, ...ofStage })),
})

export const sendReminders = endpoint('POST', `${base}/reminders`, {
  access: 'onboarding.reminder.send',
  summary: 'Send a reminder to newcomers who are not finished, at most one in 3 days each',
  status: 200,
  body: Whom,
  response: RemindersAnswer,
})
export const countReminders = endpoint('POST', `${base}/reminders/preview`, {
  access: 'onboarding.reminder.send',
  summary: 'Whom a reminder would go to, and who would be left out; sends nothing',
  status: 200,
  body: Whom,
  response: RemindersAnswer,
})
