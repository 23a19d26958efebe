import { defineLetter } from '../../platform/mail/define-letter.ts'

interface Reminder {
  name: string
  organization: string
  /** Leads to setting a password, or to where the first steps go on. */
  url: string
  /** When the link ends, `28 November 2026, 12:00` in Philippine time; null for whoever has a password. */
  validUntil: string | null
  /** What is still open, for whoever has a password. */
  open: readonly string[]
}

/** To those who were invited and are not finished. Holds a new link for whoever has no password yet. */
export const reminderLetter = defineLetter<Reminder>({
  name: 'people.reminder',
  title: 'Reminder',
  summary: 'Sent to invited people who have not signed in, or have not finished their first steps.',
  isConfidential: true,
  isBulk: true,
  blocks: [
    {
      name: 'training_schedule',
      label: 'Training schedule',
      help: 'When and where training still takes place.',
      fallback: '',
    },
    {
      name: 'help_desk',
      label: 'Help desk',
      help: 'Phone number, e-mail address and hours of those who help.',
      fallback: 'Ask the administrator of your organization when something does not work.',
    },
  ],
  subject: ({ organization, validUntil }) =>
    validUntil === null
      ? `Your first steps in BMMS for ${organization}`
      : `Reminder: set your password in BMMS for ${organization}`,
  letter: ({ name, organization, url, validUntil, open }, blocks) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      ...(validUntil === null ? firstSteps(open) : noPassword(organization, validUntil)),
      ...(blocks.training_schedule ? [`Training\n${blocks.training_schedule}`] : []),
      ...(blocks.help_desk ? [`Help\n${blocks.help_desk}`] : []),
    ],
    button: { label: validUntil === null ? 'Go on where you left' : 'Set your password', url },
    why: 'You get this because you were invited to BMMS and are not finished.',
  }),
  sample: {
    name: 'Sittie Macarambon',
    organization: 'Ministry of Health',
    url: 'https://bmms.example.gov.ph/set-password#example',
    validUntil: '28 November 2026, 12:00',
    open: [],
  },
})

function noPassword(organization: string, validUntil: string): string[] {
  return [
    `You were invited to the Bangsamoro Ministerial Management System (BMMS) for ${organization}, and have not set a password yet.`,
    `The link below is new, valid until ${validUntil} (Philippine time), and works once. Links that you got before no longer work.`,
  ]
}

function firstSteps(open: readonly string[]): string[] {
  return [
    'You have signed in to the Bangsamoro Ministerial Management System (BMMS). These first steps are still open:',
    open.map((step) => `- ${step}`).join('\n'),
    'Each takes a few minutes. You can put them aside on the page itself when you do not need them.',
  ]
}
