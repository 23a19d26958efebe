// What a module shows to the composition: its permissions, words for refusals, routes, jobs, letters and topics.
import type { ModulePolicy } from './access/policy.ts'
import type { OrganizationScope } from './database/scope.ts'
import type { ErrorTexts } from './errors/errors.ts'
import type { Route } from './http/route.ts'
import type { ImportDefinition } from './imports/define-import.ts'
import type { JobDefinition } from './jobs/define-job.ts'
import type { LetterDefinition } from './mail/define-letter.ts'
import type { Topic } from './notifications/define-topic.ts'

/** Something that waits for a person, and would wait forever when the person leaves. */
export interface OpenTask {
  /** "Strategic plan 2026-2030, returned for changes". */
  title: string
  /** Address inside BMMS. */
  path: string
}

export interface Module {
  name: string
  policy: ModulePolicy
  errors: ErrorTexts
  /** Named database constraint -> error code, for every constraint of the module's tables. */
  constraints: Record<string, string>
  routes: readonly Route[]
  jobs?: readonly JobDefinition[]
  letters?: readonly LetterDefinition[]
  topics?: readonly Topic[]
  imports?: readonly ImportDefinition[]
  /** What waits for a person in this organization. */
  openTasks?: (scope: OrganizationScope, personId: string) => Promise<OpenTask[]>
}
