import type { Module } from '../module.ts'
import { mailPolicy } from './access.ts'
import { mailRoutes } from './mail.routes.ts'
import { mailConstraints, mailErrors } from './mail-errors.ts'
import type { MailSettings } from './mail-server.ts'
import { sendMailJob } from './send-mail.ts'

/** The mailbox page and the job that sends. */
export function mailModule(settings: MailSettings): Module {
  return {
    name: 'mail',
    policy: mailPolicy,
    errors: mailErrors,
    constraints: mailConstraints,
    routes: mailRoutes,
    jobs: [sendMailJob(settings)],
  }
}
