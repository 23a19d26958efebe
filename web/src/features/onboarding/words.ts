// Stages and stops in words, for figures, filters and lists.
import {
  NEXT_STEPS,
  NEXT_WORDS,
  type NextStep,
  STAGES,
  type Stage,
} from '../../../../server/src/modules/onboarding/report.contract.ts'

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  invited: 'Invited',
  delivered: 'Delivered',
  bounced: 'Came back',
  opened: 'Link opened',
  signed_in: 'Signed in',
  profile_done: 'Profile done',
  tour_done: 'Tour done',
  checklist_done: 'Checklist done',
}

export const stageOptions = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))
export const nextOptions = NEXT_STEPS.map((value) => ({ value, label: NEXT_WORDS[value] }))

/** Short enough to stand below a bar. */
export const STOP_WORDS: Readonly<Record<NextStep, string>> = {
  invitation: 'Invitation',
  delivery: 'Delivery',
  link: 'Link',
  sign_in: 'Sign-in',
  profile: 'Profile',
  tour: 'Tour',
  checklist: 'Checklist',
  finished: 'Finished',
}

/** Field of the counts behind each stage. */
export const COUNT_OF = {
  invited: 'invited',
  delivered: 'delivered',
  bounced: 'bounced',
  opened: 'opened',
  signed_in: 'signedIn',
  profile_done: 'profileDone',
  tour_done: 'tourDone',
  checklist_done: 'checklistDone',
} as const satisfies Record<Stage, string>
