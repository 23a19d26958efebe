import { defineLetter } from '../../../platform/mail/define-letter.ts'

interface Welcome {
  name: string
  username: string
  /** The organization, or BMMS itself for people who work above organizations. */
  organization: string
  /** Sets the password, once. */
  url: string
  /** `28 November 2026, 12:00`, in Philippine time. */
  validUntil: string
}

/** What is kept and why, as RA 10173 s. 16 (a, b) wants people to be told before their data is processed. */
const PURPOSE =
  'Your name, username, e-mail address, position and phone number are kept so that you can work in BMMS and your work can be told from that of others. Sign-ins are kept for 400 days; what you enter or decide stays in the records of your organization, as the law asks (Data Privacy Act of 2012, RA 10173). You may ask your administrator what is kept about you, and to have it corrected.'

/** The invitation. The link in it is the only way to a first password. */
export const welcomeLetter = defineLetter<Welcome>({
  name: 'people.welcome',
  title: 'Welcome',
  summary: 'Sent to a person who gets an account, with the link to set a password.',
  isConfidential: true,
  blocks: [
    {
      name: 'introduction',
      label: 'Introduction',
      help: 'Why people of your organization get this message, in a sentence or two. Without it the letter says that an account is ready.',
      fallback: '',
    },
    {
      name: 'training_schedule',
      label: 'Training schedule',
      help: 'When and where training takes place, and whether to register.',
      fallback: '',
    },
    {
      name: 'guide',
      label: 'Guide',
      help: 'Where the user guide is found.',
      fallback: '',
    },
    {
      name: 'help_desk',
      label: 'Help desk',
      help: 'Phone number, e-mail address and hours of those who help.',
      fallback: 'Ask the administrator of your organization when something does not work.',
    },
  ],
  subject: ({ organization }) => `Your account in BMMS – ${organization}`,
  letter: ({ name, username, organization, url, validUntil }, blocks) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      blocks.introduction ||
        `An account in the Bangsamoro Ministerial Management System (BMMS) is ready for you. Organization: ${organization}.`,
      `Your username is ${username}. Choose a password first; nobody else knows it or can see it.`,
      `The link below is valid until ${validUntil} (Philippine time) and works once. When it has run out, ask your administrator for a new invitation.`,
      ...headed('Training', blocks.training_schedule),
      ...headed('Guide', blocks.guide),
      ...headed('Help', blocks.help_desk),
      PURPOSE,
    ],
    button: { label: 'Set your password', url },
    why: 'You get this because an account was made for you.',
  }),
  sample: {
    name: 'Sittie Macarambon',
    username: 'sittie.macarambon',
    organization: 'Ministry of Health',
    url: 'https://bmms.example.gov.ph/set-password#example',
    validUntil: '28 November 2026, 12:00',
  },
})

function headed(title: string, text: string | undefined): string[] {
  return text ? [`${title}\n${text}`] : []
}
