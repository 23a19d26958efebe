import type { Module } from '../../platform/module.ts'
import { onboardingPolicy } from './access.ts'
import { declaredItems } from './checklist.ts'
import { onboardingConstraints, onboardingErrors } from './errors.ts'
import { onboardingRoutes } from './onboarding.routes.ts'
import { ownItems } from './own-items.ts'
import { remindByItself, sendReminderLetters } from './reminder-jobs.ts'
import { reminderLetter } from './reminder-letter.ts'

export { reportOnboarding } from './report.ts'

/** The way of newcomers; `others` are the modules whose first pieces of work stand on the checklist. */
export function onboardingModule(others: readonly Module[]): Module {
  const own = { policy: onboardingPolicy, checklist: ownItems }
  return {
    name: 'onboarding',
    policy: onboardingPolicy,
    errors: onboardingErrors,
    constraints: onboardingConstraints,
    routes: onboardingRoutes(declaredItems([...others, own])),
    jobs: [sendReminderLetters, remindByItself],
    letters: [reminderLetter],
    checklist: ownItems,
  }
}
