import type { Module } from '../module.ts'
import { mailPolicy } from './access.ts'
import { mailRoutes } from './mail.routes.ts'
import { mailConstraints, mailErrors } from './mail-errors.ts'
import { sendMail } from './send-mail.ts'

/** The mailbox page and the job that sends. */
export const mailModule: Module = {
  name: 'mail',
  policy: mailPolicy,
  errors: mailErrors,
  constraints: mailConstraints,
  routes: mailRoutes,
  jobs: [sendMail],
}
