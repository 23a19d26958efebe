import { defineJob } from '../jobs/define-job.ts'
import type { Module } from '../module.ts'
import { authConstraints, authErrors } from './auth-errors.ts'
import { tidySignIn } from './sessions.ts'

const tidy = defineJob({
  name: 'auth.tidy',
  summary: 'Removes sessions, codes and locks that are over',
  cron: '17 * * * *',
  handle: async ({ database }) => {
    await tidySignIn(database.identity)
  },
})

/** Sign-in: its words and its hourly work; its addresses are mounted apart, since they need no session. */
export const authModule: Module = {
  name: 'auth',
  policy: { module: 'auth', switchable: false, policy: {} },
  errors: authErrors,
  constraints: authConstraints,
  routes: [],
  jobs: [tidy],
}
