import { type ErrorTexts, errorsOf } from '../errors/errors.ts'

export const jobErrors = {
  'operations.job.not_found': {
    status: 404,
    title: 'Job not found',
    detail: 'There is no such job. Jobs are removed thirty days after their end.',
  },
  'operations.job.not_failed': {
    status: 409,
    title: 'Not failed',
    detail: 'Only a failed job can be tried again; this one is {state}. Reload the page to see where it stands.',
  },
} as const satisfies ErrorTexts

export const failJob = errorsOf(jobErrors)
