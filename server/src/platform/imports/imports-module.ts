import type { Module } from '../module.ts'
import { importsPolicy } from './access.ts'
import type { ImportDefinition } from './define-import.ts'
import { importConstraints, importErrors } from './import-errors.ts'
import { importJobs } from './import-jobs.ts'
import { importTopics } from './import-news.ts'
import { importRoutes } from './imports.routes.ts'

/** Imports of what the modules declare: the pages, and the jobs that check, run, undo and tidy. */
export function importsModule(definitions: readonly ImportDefinition[]): Module {
  return {
    name: 'imports',
    policy: importsPolicy,
    errors: importErrors,
    constraints: importConstraints,
    routes: importRoutes(definitions),
    jobs: importJobs(definitions),
    topics: importTopics,
  }
}
