// The two letters that notifications come in: what is worth a mail at once, and the digest of the day.
import { formatInstant } from '../calendar/manila.ts'
import { defineLetter } from '../mail/define-letter.ts'

/** One notification, as letters show it. */
export interface Told {
  title: string
  text: string
  /** Whole address of what to look at. */
  url: string
  /** ISO instant. */
  at: string
}

interface Addressed {
  name: string
  /** Where the person chooses what comes by mail. */
  choicesUrl: string
}

interface News extends Addressed {
  items: readonly Told[]
  inboxUrl: string
}

const sample: Told = {
  title: 'Strategic plan 2026–2030 waits for your decision',
  text: 'Amina Santos submitted "Health Strategic Plan".',
  url: 'https://bmms.example.gov.ph/moa/MOH/planning/strategic-plans/1',
  at: '2026-11-20T01:05:00Z',
}
const addressed = { name: 'Farida Ali', choicesUrl: 'https://bmms.example.gov.ph/account/notifications' }

/** Several at once, when quiet hours held them back, are one letter. */
export const newsLetter = defineLetter<News>({
  name: 'notifications.news',
  title: 'Notification',
  summary: 'As soon as something happens that a person wants to hear of at once; after their quiet hours.',
  subject: ({ items }) => (items.length === 1 ? (items[0]?.title ?? '') : `${items.length} notifications`),
  letter: ({ name, items, inboxUrl, choicesUrl }) => {
    const [only] = items.length === 1 ? items : []
    return {
      greeting: `Dear ${name},`,
      paragraphs: only ? [only.title, only.text].filter(Boolean) : items.map(lines),
      button: only ? { label: 'Open in BMMS', url: only.url } : { label: 'Open the inbox', url: inboxUrl },
      footer: footerOf(choicesUrl),
    }
  },
  sample: { ...addressed, items: [sample], inboxUrl: 'https://bmms.example.gov.ph/account/inbox' },
})

interface Digest extends Addressed {
  /** By organization, the platform's own last. */
  groups: readonly { organization: string; items: readonly Told[] }[]
  /** How many more are unread than the letter shows. */
  more: number
  inboxUrl: string
}

export const digestLetter = defineLetter<Digest>({
  name: 'notifications.digest',
  title: 'Daily digest',
  summary: 'Once a day, at the hour that the person chose, with what is still unread.',
  isBulk: true,
  subject: ({ groups, more }) => {
    const count = groups.reduce((sum, { items }) => sum + items.length, more)
    return count === 1 ? '1 unread notification' : `${count} unread notifications`
  },
  letter: ({ name, groups, more, inboxUrl, choicesUrl }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      'This happened in BMMS and is still unread.',
      ...groups.flatMap(({ organization, items }) => [organization.toUpperCase(), ...items.map(lines)]),
      ...(more > 0 ? [`and ${more} more`] : []),
    ],
    button: { label: 'Open the inbox', url: inboxUrl },
    footer: footerOf(choicesUrl),
  }),
  sample: {
    ...addressed,
    groups: [{ organization: 'Ministry of Health', items: [sample] }],
    more: 0,
    inboxUrl: 'https://bmms.example.gov.ph/account/inbox',
  },
})

function lines({ title, text, at }: Told): string {
  return [title, text, formatInstant(at)].filter(Boolean).join('\n')
}

function footerOf(choicesUrl: string): string {
  return `BMMS sent this message by itself; answers to it are not read. Choose what you hear of by mail, and when:\n${choicesUrl}`
}
