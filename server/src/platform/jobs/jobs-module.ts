import type { Module } from '../module.ts'
import { jobsPolicy } from './access.ts'
import { makeChangePartitions } from './change-log-jobs.ts'
import type { JobDefinition } from './define-job.ts'
import { jobErrors } from './job-errors.ts'
import { jobRoutes } from './jobs.routes.ts'

/** The page of jobs, and the jobs of the platform itself. `others` are the jobs of all other modules. */
export function jobsModule(others: readonly JobDefinition[]): Module {
  const own = [makeChangePartitions]
  return {
    name: 'jobs',
    policy: jobsPolicy,
    errors: jobErrors,
    constraints: {},
    routes: jobRoutes([...own, ...others]),
    jobs: own,
  }
}
