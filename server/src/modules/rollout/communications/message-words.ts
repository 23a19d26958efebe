// The usual words of the four messages (rollout plan, 1.4), and filling in what stands in braces.

import { fail } from './errors.ts'
import type { Moment } from './messages.contract.ts'
import { PLACEHOLDERS } from './messages.contract.ts'

export type Placeholder = keyof typeof PLACEHOLDERS
export type Values = Readonly<Record<Placeholder, string>>

export const USUAL_WORDS: Readonly<Record<Exclude<Moment, 'other'>, { subject: string; body: string }>> = {
  announcement: {
    subject: 'BMMS comes to {organization} on {starts_on}',
    body: `From {starts_on} your organization begins with the Bangsamoro Ministerial Management System (BMMS), together with the others of {wave}.

What happens: administrators are trained on {admin_training_on}, everybody else on {user_training_on}, and you work in BMMS from {go_live_on}.

What we ask of you: keep these days free, and send the list of people who will use BMMS to your wave lead, {lead}.`,
  },
  week_1: {
    subject: 'Training for BMMS: {user_training_on}',
    body: `This week {organization} begins with BMMS.

Administrators are trained on {admin_training_on}, everybody else on {user_training_on}. Bring a device on which you can sign in, and the plan or budget you work on.

Before the training: open the invitation that BMMS sent you and set your password. Help: {support}.`,
  },
  week_2: {
    subject: 'BMMS is open for {organization} from {go_live_on}',
    body: `From {go_live_on} {organization} works in BMMS.

Begin with your own work: the inbox shows what waits for you, and the checklist leads through the first steps. Nothing you enter is seen by other organizations.

When something does not work, ask {support}.`,
  },
  after: {
    subject: 'Thank you: {organization} works in BMMS',
    body: `{wave} is complete, and {organization} is part of it. Thank you.

Please tell us what went well and what did not: write to {lead}. What you say changes the next wave.`,
  },
}

const IN_BRACES = /\{([^{}\n]{0,40})\}/g

/** Placeholders of a text, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(IN_BRACES)].map(([, name = '']) => name))]
}

/** Refuses placeholders that nobody fills in; fails with rollout.message.placeholder_unknown. */
export function requireKnown(texts: { subject: string; body: string }): void {
  for (const path of ['subject', 'body'] as const) {
    const unknown = placeholdersOf(texts[path]).filter((name) => !Object.hasOwn(PLACEHOLDERS, name))
    const known = Object.keys(PLACEHOLDERS).map((name) => `{${name}}`)
    if (unknown.length > 0)
      fail(
        'rollout.message.placeholder_unknown',
        { which: unknown.map((name) => `{${name}}`).join(', '), known: known.join(', ') },
        { path },
      )
  }
}

/** The text with everything filled in; what has no value stays as it stands. */
export function filled(text: string, values: Partial<Values>): string {
  return text.replaceAll(IN_BRACES, (whole, name: string) => values[name as Placeholder] || whole)
}
