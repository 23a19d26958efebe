// The readiness checklist of a wave: three-valued, by fact where facts exist, else by hand with note and day.
import { type Static, Type } from 'typebox'
import { Body, Choice, Day, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode } from '../rollout.contract.ts'
import { type FactName, THREE_VALUES } from './facts.contract.ts'

export const CHECK_ITEMS = [
  'focal_person',
  'administrator',
  'users_imported',
  'uat_signed',
  'trained',
  'data_migrated',
  'data_reconciled',
  'privacy_officer',
  'backup_drill',
  'support_ready',
] as const
export type CheckItem = (typeof CHECK_ITEMS)[number]

interface Item {
  label: string
  help: string
  /** Asked of each organization, or once of the wave. */
  of: 'organization' | 'wave'
  /** Answered by what BMMS knows; a hand answers only while that is unknown. */
  fact?: FactName
  /** As `fact`, by the sign-off of the organization. */
  bySignOff?: true
}

/** Readiness of organizations and of the wave (research: readiness gates of other fields; seed document 003). */
export const CHECKS: Readonly<Record<CheckItem, Item>> = {
  focal_person: { label: 'Focal person named', help: 'By letter of the head of the organization.', of: 'organization' },
  administrator: {
    label: 'Administrator appointed',
    help: 'At least one active member with the role Administrator.',
    of: 'organization',
    fact: 'administrator',
  },
  users_imported: {
    label: 'Users imported',
    help: 'The people of the organization are members in BMMS.',
    of: 'organization',
    fact: 'people',
  },
  uat_signed: {
    label: 'Acceptance signed',
    help: 'The organization tested BMMS and signed the sign-off.',
    of: 'organization',
    bySignOff: true,
  },
  trained: {
    label: 'Training completed by 80%',
    help: 'As measured: share of the people enrolled who completed the training.',
    of: 'organization',
    fact: 'trained',
  },
  data_migrated: { label: 'Data migrated', help: 'Plans, budgets and registers are in BMMS.', of: 'organization' },
  data_reconciled: {
    label: 'Data reconciled',
    help: 'Totals in BMMS were compared with the books of the organization and agree.',
    of: 'organization',
  },
  privacy_officer: {
    label: 'Data protection officer informed',
    help: 'The officer under RA 10173 knows what BMMS keeps of people.',
    of: 'organization',
  },
  backup_drill: {
    label: 'Backup drill done',
    help: 'A backup was restored and compared within the last 90 days.',
    of: 'wave',
  },
  support_ready: {
    label: 'Help desk staffed',
    help: 'Who answers in the first two weeks is on the roster.',
    of: 'wave',
  },
}

export const CheckAnswer = Type.Object({
  item: Choice(CHECK_ITEMS),
  /** Null: the whole wave. */
  organization: Nullable(OrganizationCode),
  answer: Choice(THREE_VALUES),
  /** `fact`: BMMS knows it; `person`: somebody said so; `none`: nobody knows yet. */
  by: Choice(['fact', 'person', 'none']),
  /** What was found, or what the person noted. */
  note: Type.String({ maxLength: 2000 }),
  notedOn: Nullable(Day),
  notedBy: Type.String({ maxLength: 200 }),
})
export type CheckAnswer = Static<typeof CheckAnswer>

const Share = Type.Object({ yes: Type.Integer(), no: Type.Integer(), unknown: Type.Integer() })
export const Checklist = Type.Object({
  organizations: Type.Array(Type.Object({ code: OrganizationCode, name: Type.String({ maxLength: 200 }) })),
  answers: Type.Array(CheckAnswer),
  totals: Share,
})
export type Checklist = Static<typeof Checklist>

const path = '/platform/rollout/waves/:waveDigits/checklist'

export const readChecklist = endpoint('GET', path, {
  access: 'rollout.wave.view',
  summary: 'Readiness of a wave and its organizations: yes, no or unknown, with evidence',
  response: Checklist,
})

export const answerCheck = endpoint('PUT', path, {
  access: 'rollout.wave.work',
  summary: 'Answer an item of the checklist by hand, where no fact answers it',
  body: Body({
    item: Choice(CHECK_ITEMS),
    organization: Nullable(OrganizationCode),
    answer: Choice(THREE_VALUES),
    note: Type.String({ minLength: 1, maxLength: 2000, format: 'text' }),
    notedOn: Day,
  }),
  response: Checklist,
})
