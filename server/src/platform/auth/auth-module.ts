import { defineJob } from '../jobs/define-job.ts'
import type { Module } from '../module.ts'
import { authConstraints, authErrors } from './auth-errors.ts'
import { inIdentity } from './identity-transaction.ts'
import { changedLetter, inactiveLetter, resetLetter, tellPasswordChanged } from './password-letters.ts'
import { sendReset, tidyResetRequests } from './reset-requests.ts'
import { tidySignIn } from './sessions.ts'
import { tidySignInEvents } from './sign-in-events.ts'

const tidy = defineJob({
  name: 'auth.tidy',
  summary: 'Removes sessions, codes and locks that are over, and sign-in history after 400 days',
  cron: '17 * * * *',
  handle: async ({ database }) => {
    await tidySignIn(database.identity)
    await inIdentity(database.identity, undefined, async (db) => {
      await tidySignInEvents(db, database.clock.now())
      await tidyResetRequests(db, database.clock.now())
    })
  },
})

/** Sign-in: its words and its hourly work; its addresses are mounted apart, since they need no session. */
export const authModule: Module = {
  name: 'auth',
  policy: { module: 'auth', switchable: false, policy: {} },
  errors: authErrors,
  constraints: authConstraints,
  routes: [],
  jobs: [tidy, sendReset, tellPasswordChanged],
  letters: [resetLetter, inactiveLetter, changedLetter],
}
