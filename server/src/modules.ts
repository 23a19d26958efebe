// The modules of BMMS, in one list; mail and jobs come last because their pages know the letters and jobs of all others.
import { budgetingModule } from './modules/budgeting/module.ts'
import { calendarModule } from './modules/calendar/module.ts'
import { onboardingModule } from './modules/onboarding/module.ts'
import { organizationsModule } from './modules/organizations/module.ts'
import { peopleModule } from './modules/people/module.ts'
import { planningModule } from './modules/planning/module.ts'
import { rolloutModule } from './modules/rollout/module.ts'
import { authModule } from './platform/auth/auth-module.ts'
import type { ErrorTexts } from './platform/errors/errors.ts'
import { platformErrors } from './platform/errors/platform-errors.ts'
import { filesModule } from './platform/files/files-module.ts'
import { importsModule } from './platform/imports/imports-module.ts'
import { jobsModule } from './platform/jobs/jobs-module.ts'
import { mailModule } from './platform/mail/mail-module.ts'
import type { Module } from './platform/module.ts'
import { notificationsModule } from './platform/notifications/notifications-module.ts'
import { workflowConstraints } from './platform/workflow/constraints.ts'

const work: Module[] = [
  authModule,
  organizationsModule,
  peopleModule(() => modules),
  planningModule,
  budgetingModule,
  calendarModule,
  rolloutModule,
  filesModule,
]

const domain = [...work, onboardingModule(work), importsModule(work.flatMap((module) => module.imports ?? []))]

const told = [...domain, notificationsModule(domain.flatMap((module) => module.topics ?? []))]

const written = [...told, mailModule(told.flatMap((module) => module.letters ?? []))]

export const modules: readonly Module[] = [...written, jobsModule(written.flatMap((module) => module.jobs ?? []))]

export const allErrors: ErrorTexts = Object.assign({}, platformErrors, ...modules.map((module) => module.errors))

/** Constraint name -> error code; the change log's are only ever met by its own trigger. */
export const allConstraints: Record<string, string> = Object.assign(
  { change_pkey: 'server.busy', change_action_known: 'record.invalid' },
  workflowConstraints,
  ...modules.map((module) => module.constraints),
)

/** First parts of the predecessor's addresses whose place exists here. */
export const legacyPaths = ['planning']
