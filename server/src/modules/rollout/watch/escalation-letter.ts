import { defineLetter } from '../../../platform/mail/define-letter.ts'

interface Escalation {
  name: string
  /** `wave 3 (MOH)`. */
  place: string
  /** `5 hours`. */
  age: string
  title: string
  detail: string
  openedAt: string
  url: string
}

export const escalationLetter = defineLetter<Escalation>({
  name: 'rollout.escalation',
  title: 'Escalated blocker',
  summary:
    'To the lead of the wave and the rollout managers when a critical blocker is open for 4 hours; also in quiet hours.',
  subject: ({ place, title }) => `Critical blocker in ${place}: ${title}`,
  letter: ({ name, place, age, title, detail, openedAt, url }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      `A critical blocker in ${place} is open for ${age}, since ${openedAt}.`,
      [title, detail].filter(Boolean).join('\n'),
      'It holds up the wave. Decide who takes it, or close it with how it was resolved. This message comes once.',
    ],
    button: { label: 'Open the blocker', url },
    why: 'You get this because you lead the wave or manage the rollout.',
  }),
  sample: {
    ...{ name: 'Farida Ali', place: 'wave 3 (MOST)', age: '4 hours', title: 'No power in the training room' },
    detail: 'The generator is in repair until Monday.',
    openedAt: '20 November 2026, 08:05',
    url: 'https://bmms.example.gov.ph/platform/rollout/blockers/1',
  },
})
