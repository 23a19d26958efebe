import type { Module } from '../module.ts'
import { mailPolicy } from './access.ts'
import type { LetterDefinition } from './define-letter.ts'
import { letterRoutes } from './letters.routes.ts'
import { mailRoutes } from './mail.routes.ts'
import { mailConstraints, mailErrors } from './mail-errors.ts'
import { sendMail } from './send-mail.ts'

/** Letters and their words, the mailbox, and the job that sends. `letters` are those of all modules. */
export function mailModule(letters: readonly LetterDefinition[]): Module {
  return {
    name: 'mail',
    policy: mailPolicy,
    errors: mailErrors,
    constraints: mailConstraints,
    routes: [...mailRoutes(letters), ...letterRoutes(letters)],
    jobs: [sendMail],
  }
}
