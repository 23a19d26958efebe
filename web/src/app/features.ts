// The features of this web, in the order of the navigation. A new module adds its one line here.

import { budgeting } from '../features/budgeting/feature.ts'
import { budgetCalls } from '../features/budgeting-calls/feature.ts'
import { budgetOversight } from '../features/budgeting-dashboard/feature.ts'
import { keptBudgetReference } from '../features/budgeting-reference/feature.ts'
import { reportOversight } from '../features/budgeting-reports/feature.ts'
import { calendar, workingDays } from '../features/calendar/feature.ts'
import { imports } from '../features/imports/feature.ts'
import { letters, platformLetters } from '../features/letters/feature.ts'
import { notifications } from '../features/notifications/feature.ts'
import { onboarding } from '../features/onboarding/feature.ts'
import { operations } from '../features/operations/feature.ts'
import { changeLog, organization, organizations } from '../features/organizations/feature.ts'
import { oversight } from '../features/oversight/feature.ts'
import { organizationPeople, people } from '../features/people/feature.ts'
import { planning } from '../features/planning/feature.ts'
import { rollout } from '../features/rollout/feature.ts'
import type { Feature } from '../lib/feature.ts'

export const features: readonly Feature[] = [
  planning,
  ...budgeting,
  organization,
  organizationPeople,
  workingDays,
  letters,
  oversight,
  budgetCalls,
  budgetOversight,
  reportOversight,
  ...rollout,
  organizations,
  people,
  onboarding,
  imports,
  keptBudgetReference,
  calendar,
  changeLog,
  operations,
  platformLetters,
  notifications,
]
