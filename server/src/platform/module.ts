// What a module shows to the composition: its permissions, words for refusals, routes, jobs, letters and topics.
import type { ModulePolicy, OrganizationRole } from './access/policy.ts'
import type { OrganizationScope, PlatformScope } from './database/scope.ts'
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

/** A first piece of work for newcomers. */
export interface ChecklistItem {
  /** `planning.open_plan`. */
  key: string
  /** Begins with a verb: "Draft an objective". */
  label: string
  /** Why, or how, in one sentence. */
  help: string
  /** Whom it concerns in an organization, or everybody, staff of the platform included. */
  roles: readonly OrganizationRole[] | 'everybody'
  /** Where it is done; `:moa` stands for the organization. */
  path: string
  /** Whether the person did it, by what is recorded; without it the person ticks the item. */
  isDone?: (scope: OrganizationScope | PlatformScope, personId: string) => Promise<boolean>
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
  checklist?: readonly ChecklistItem[]
  /** What waits for a person in this organization. */
  openTasks?: (scope: OrganizationScope, personId: string) => Promise<OpenTask[]>
}
