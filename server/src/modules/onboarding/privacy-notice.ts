// What BMMS records about people, in words for them (RA 10173, the Data Privacy Act of 2012, s. 16 a and b). Periods
// are those of the jobs that tidy up: sign-ins, notifications, files of imports.
import type { Static } from 'typebox'
import type { ConsentPurpose } from './consents.ts'
import type { PrivacyRecord } from './privacy.contract.ts'

const MANDATE = 'RA 10173 s. 12 (e): functions of public authority'
const DUTY = 'RA 10173 s. 12 (c): a legal obligation'
const SECURITY = 'RA 10173 s. 20 (a): protection of personal information'

export const privacyRecords: readonly Static<typeof PrivacyRecord>[] = [
  {
    what: 'Your account: name, username, e-mail address, phone number, organization, roles, position and department',
    purpose: 'To know who prepares, submits and decides in the name of an organization, and to reach you.',
    basis: MANDATE,
    kept: 'While you work with BMMS. After you have left it is made anonymous on request.',
  },
  {
    what: 'Your password and your second step',
    purpose:
      'To make sure that it is you. The password is kept as a hash that cannot be turned back; nobody can read it.',
    basis: SECURITY,
    kept: 'Until you change them, or your account is erased.',
  },
  {
    what: 'Signing in: when, from which network address and with which browser, and attempts that failed',
    purpose: 'To protect your account, and to show you whether somebody else tried to use it.',
    basis: SECURITY,
    kept: 'Sessions until they end; the list of sign-ins for 400 days.',
  },
  {
    what: 'What you do with records: created, changed, submitted, approved, rejected, commented, with your name and the time',
    purpose: 'To account for public money and decisions, and to answer audit.',
    basis: DUTY,
    kept: 'As long as the records themselves. It stays when you leave, since audit needs it.',
  },
  {
    what: 'Messages that BMMS sent you: address, subject, time and whether they arrived',
    purpose: 'To invite you, to tell you what waits for you, and to find out why a message did not arrive.',
    basis: MANDATE,
    kept: 'While your account exists. The text of a message with a one-time link is removed when it is delivered.',
  },
  {
    what: 'Notifications, and how you want to hear of them',
    purpose: 'To tell you what waits for you, in the way and at the hours that you chose.',
    basis: MANDATE,
    kept: 'Notifications until 180 days after you read them; your choices while your account exists.',
  },
  {
    what: 'Your first days: when you were invited, opened the link, signed in first, and finished the profile, the tour and the checklist',
    purpose: 'To help those who are stuck, and to bring all organizations in on time.',
    basis: MANDATE,
    kept: 'While your account exists.',
  },
  {
    what: 'The row about you in the spreadsheet with which your organization sent in its people',
    purpose: 'To make your account, and to show afterwards who asked for it and who approved it.',
    basis: MANDATE,
    kept: 'The file for 90 days; the row with the import, or until the import is undone.',
  },
  {
    what: 'At which stop you left the tour',
    purpose: 'To make the tour better where people leave it.',
    basis: 'RA 10173 s. 12 (a): your consent',
    kept: 'Only if you agree; until you take the consent back or finish the tour.',
  },
]

export const privacyRights: readonly string[] = [
  'See and take away: download all that is recorded about you, on this page.',
  'Correct: change your name, phone number, position and department in your profile. Ask the administrator of your organization about your e-mail address, username or roles.',
  'Erase: when you no longer work with BMMS, ask the administrator of your organization or the help desk. Your data is then made anonymous; records of money and audit stay, as the law asks.',
  'Object and complain: write to the data protection officer of your organization, or to the National Privacy Commission (privacy.gov.ph).',
]

export const consentWords: Readonly<Record<ConsentPurpose, { label: string; text: string }>> = {
  onboarding_tracking: {
    label: 'Keep where I leave the tour',
    text: 'BMMS may keep at which stop you leave the tour, so that the tour can be made better. You can say no; everything works the same, and you can change your mind at any time on your privacy page.',
  },
}
