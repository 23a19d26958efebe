import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

export const operationsPages = {
  jobs: page(places.jobs.path, {
    access: 'operations.job.view',
    title: 'Jobs',
    load: () => import('./jobs-page.tsx').then((module) => module.JobsPage),
  }),
  mailbox: page(places.mailbox.path, {
    access: 'operations.mail.view',
    title: 'Mailbox',
    load: () => import('./mailbox-page.tsx').then((module) => module.MailboxPage),
  }),
  message: page(places.message.path, {
    access: 'operations.mail.view',
    title: 'Message',
    load: () => import('./message-page.tsx').then((module) => module.MessagePage),
  }),
  suppressions: page(places.suppressions.path, {
    access: 'operations.suppression.view',
    title: 'Addresses without mail',
    load: () => import('./suppressions-page.tsx').then((module) => module.SuppressionsPage),
  }),
  newSuppression: page(places.newSuppression.path, {
    access: 'operations.suppression.manage',
    title: 'Send no more mail to an address',
    load: () => import('./new-suppression-page.tsx').then((module) => module.NewSuppressionPage),
  }),
  // What monitoring reads is public; the page is for those who look after the background work.
  health: page(places.health.path, {
    access: 'operations.job.view',
    title: 'System health',
    load: () => import('./health-page.tsx').then((module) => module.HealthPage),
  }),
}
