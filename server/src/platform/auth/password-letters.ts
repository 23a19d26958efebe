// Letters about passwords. They stand in the platform's name: a password opens every organization of a person.
import { eq } from 'drizzle-orm'
import { formatInstant } from '../calendar/manila.ts'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { defineJob } from '../jobs/define-job.ts'
import { defineLetter } from '../mail/define-letter.ts'
import { queueLetter } from '../mail/queue-mail.ts'
import { signInEvents } from './sign-in-events.ts'
import { people } from './tables.ts'

interface Reset {
  name: string
  username: string
  url: string
  /** `21 November 2026, 12:00`, in Philippine time. */
  validUntil: string
  /** An administrator sent it; otherwise somebody typed the person's name into the form. */
  byAdministrator: boolean
}

const ASKED = 'You get this because somebody asked for a new password with your username or e-mail address.'

export const resetLetter = defineLetter<Reset>({
  name: 'auth.reset',
  title: 'New password',
  summary: 'Sent to a person who forgot the password, with the link to set a new one.',
  isConfidential: true,
  subject: () => 'Set a new password for BMMS',
  letter: ({ name, username, url, validUntil, byAdministrator }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      byAdministrator
        ? `Your administrator sent you this link, so that you can set a new password. Your username is ${username}.`
        : `Somebody asked for a new password for your account ${username}, most likely you.`,
      `The link below is valid until ${validUntil} (Philippine time) and works once. Your present password works until you set a new one; then every device is signed out.`,
      ...(byAdministrator
        ? []
        : ['If you did not ask for it, you need do nothing: without this message nobody can change your password.']),
    ],
    button: { label: 'Set a new password', url },
    why: byAdministrator ? 'You get this because your administrator asked for it.' : ASKED,
  }),
  sample: {
    name: 'Sittie Macarambon',
    username: 'sittie.macarambon',
    url: 'https://bmms.example.gov.ph/set-password#example',
    validUntil: '22 November 2026, 12:00',
    byAdministrator: false,
  },
})

export const inactiveLetter = defineLetter<{ name: string; username: string }>({
  name: 'auth.account_inactive',
  title: 'Account inactive',
  summary: 'Sent to a person who asks for a new password while the account is inactive.',
  subject: () => 'Your account in BMMS is inactive',
  letter: ({ name, username }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      `Somebody asked for a new password for your account ${username}. The account is inactive, so no new password can be set and nobody can sign in with it.`,
      'If you need BMMS for your work, ask the administrator of your organization to have the account reactivated.',
    ],
    why: ASKED,
  }),
  sample: { name: 'Sittie Macarambon', username: 'sittie.macarambon' },
})

interface Changed {
  name: string
  username: string
  /** `21 November 2026, 14:05`, in Philippine time. */
  at: string
  /** Empty when unknown. */
  ipAddress: string
}

export const changedLetter = defineLetter<Changed>({
  name: 'auth.password_changed',
  title: 'Password changed',
  summary: 'Sent to a person whose password was set or changed.',
  subject: () => 'Your password for BMMS was changed',
  letter: ({ name, username, at, ipAddress }) => ({
    greeting: `Dear ${name},`,
    paragraphs: [
      `The password of your account ${username} was changed on ${at} (Philippine time)${ipAddress ? `, from the address ${ipAddress}` : ''}. Other devices were signed out.`,
      'If it was you, there is nothing to do. If not, set a new password at once with "Forgot your password?" on the sign-in page, and tell your administrator.',
    ],
    why: 'You get this whenever the password of your account changes.',
  }),
  sample: {
    name: 'Sittie Macarambon',
    username: 'sittie.macarambon',
    at: '21 November 2026, 14:05',
    ipAddress: '192.0.2.7',
  },
})

export const PASSWORD_CHANGED = 'auth.password-changed'

/** Tells a person that the password was changed, with the time and address of the entry in the sign-in history. */
export const tellPasswordChanged = defineJob<{ personId: string; eventId: number }>({
  name: PASSWORD_CHANGED,
  summary: 'Confirms a new password by e-mail',
  handle: ({ database, caller }, data) => inPlatform(database, caller, (scope) => confirmChange(scope, data)),
})

async function confirmChange(scope: PlatformScope, { personId, eventId }: { personId: string; eventId: number }) {
  const { id, name, username, email } = people
  const [person] = await scope.db.select({ name, username, email }).from(people).where(eq(id, personId))
  const [event] = await scope.db.select().from(signInEvents).where(eq(signInEvents.id, eventId))
  if (!person || !event) return
  await queueLetter(scope, changedLetter, {
    to: { address: person.email, name: person.name, personId },
    data: {
      name: person.name,
      username: person.username,
      at: formatInstant(event.at),
      ipAddress: event.ipAddress,
    },
  })
}
