// What a module shows to the composition: its permissions, words for refusals, routes, jobs and commands.
import type { ModulePolicy } from './access/policy.ts'
import type { ErrorTexts } from './errors/errors.ts'
import type { Route } from './http/route.ts'
import type { JobDefinition } from './jobs/define-job.ts'

export interface Module {
  name: string
  policy: ModulePolicy
  errors: ErrorTexts
  /** Named database constraint -> error code, for every constraint of the module's tables. */
  constraints: Record<string, string>
  routes: readonly Route[]
  jobs?: readonly JobDefinition[]
}
