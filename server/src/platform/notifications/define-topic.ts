// A topic: one kind of thing that people are told of, and how unless they chose otherwise.
import type { MailChoice } from './notifications.contract.ts'

export interface Topic {
  /** `planning.approval`; what stands before the first point is the module. */
  name: string
  label: string
  /** What it tells, for the page of choices. */
  summary: string
  inApp: boolean
  mail: MailChoice
  /** Too important to switch off: the inbox always shows it. */
  isFixed: boolean
  /** Only those with a role above organizations ever hear of it: others are not asked to choose. */
  isForStaff: boolean
}

/** Declares a topic; its module lists it. In the inbox unless said otherwise, and with the digest by mail. */
export function defineTopic(topic: Pick<Topic, 'name' | 'label' | 'summary'> & Partial<Topic>): Topic {
  return { inApp: true, mail: 'digest', isFixed: false, isForStaff: false, ...topic }
}
