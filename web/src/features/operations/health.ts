// Whether the parts of BMMS work: what monitoring reads at /health/. Not an endpoint of the contracts.
import { queryOptions } from '@tanstack/react-query'
import { problemOf, reach } from '../../api/call.ts'
import type { ProblemError } from '../../lib/problem.ts'

export interface Health {
  status: 'ok' | 'failing'
  version: string
  components: Record<string, { status: 'ok' | 'failing'; detail: string }>
}

/** Answered with 503 when a part fails: that is an answer too. */
async function readHealth(): Promise<Health> {
  const response = await reach('/health/', { credentials: 'same-origin' })
  if (!response.ok && response.status !== 503) throw await problemOf(response)
  return (await response.json()) as Health
}

export const healthQuery = queryOptions<Health, ProblemError>({
  queryKey: ['health'],
  queryFn: readHealth,
  refetchInterval: 30_000,
})
