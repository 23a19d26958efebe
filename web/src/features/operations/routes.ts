import { readJobsSummary } from '../../../../server/src/platform/jobs/jobs.contract.ts'
import { listMail, readMail } from '../../../../server/src/platform/mail/mail.contract.ts'
import { addSuppression, listSuppressions } from '../../../../server/src/platform/mail/suppressions.contract.ts'
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const operationsPages = {
  jobs: page(places.jobs.path, {
    access: readJobsSummary.access,
    title: 'Jobs',
    load: () => import('./jobs-page.tsx').then((module) => module.JobsPage),
  }),
  mailbox: page(places.mailbox.path, {
    access: listMail.access,
    title: 'Mailbox',
    load: () => import('./mailbox-page.tsx').then((module) => module.MailboxPage),
  }),
  message: page(places.message.path, {
    access: readMail.access,
    title: 'Message',
    load: () => import('./message-page.tsx').then((module) => module.MessagePage),
  }),
  suppressions: page(places.suppressions.path, {
    access: listSuppressions.access,
    title: 'Addresses without mail',
    load: () => import('./suppressions-page.tsx').then((module) => module.SuppressionsPage),
  }),
  newSuppression: page(places.newSuppression.path, {
    access: addSuppression.access,
    title: 'Send no more mail to an address',
    load: () => import('./new-suppression-page.tsx').then((module) => module.NewSuppressionPage),
  }),
  // What monitoring reads is public; the page is for those who look after the background work.
  health: page(places.health.path, {
    access: readJobsSummary.access,
    title: 'System health',
    load: () => import('./health-page.tsx').then((module) => module.HealthPage),
  }),
}
