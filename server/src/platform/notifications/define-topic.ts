// A topic: one kind of thing that people are told of, and how unless they chose otherwise.

export const MAIL_CHOICES = ['off', 'at_once', 'digest'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

export interface Topic {
  /** `planning.approval`. */
  name: string
  label: string
  /** What it tells, for the page of choices. */
  summary: string
  inApp: boolean
  mail: MailChoice
  /** Too important to switch off: the inbox always shows it. */
  isFixed: boolean
}

/** Declares a topic; its module lists it. In the inbox unless said otherwise, and with the digest by mail. */
export function defineTopic(topic: Pick<Topic, 'name' | 'label' | 'summary'> & Partial<Topic>): Topic {
  return { inApp: true, mail: 'digest', isFixed: false, ...topic }
}
