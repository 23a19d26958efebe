import { defineLetter } from '../../../platform/mail/define-letter.ts'

interface WaveMessage {
  name: string
  subject: string
  /** Everything filled in; paragraphs stand apart by an empty line. */
  body: string
  url: string
}

/** The messages of the communication plan, in the name and colour of the reader's organization. */
export const waveLetter = defineLetter<WaveMessage>({
  name: 'rollout.message',
  title: 'Message of a rollout wave',
  summary: 'Sent to members of the organizations of a wave: announcement, training, go-live, thanks.',
  isBulk: true,
  subject: ({ subject }) => subject,
  letter: ({ name, body, url }) => ({
    greeting: `Dear ${name},`,
    paragraphs: body.split(/\n\s*\n/),
    button: { label: 'Open BMMS', url },
    why: 'You get this because your organization is part of the rollout of BMMS.',
  }),
  sample: {
    name: 'Sittie Macarambon',
    subject: 'BMMS comes to the Ministry of Health on 7 December 2026',
    body: 'From 7 December 2026 your organization begins with BMMS.\n\nKeep the days of the trainings free.',
    url: 'https://bmms.example.gov.ph',
  },
})
