// Endpoints as queries and actions of TanStack Query, with one rule for keys and for what a change invalidates.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../server/src/platform/http/endpoint.ts'
import type { ProblemError } from '../lib/problem.ts'
import { type AnyEndpoint, type CallArguments, type CallInput, call } from './call.ts'

/** Query options of a reading endpoint, for `useQuery(queryFor(readPlan, { params }))`. The key is module, path, input. */
export function queryFor<E extends AnyEndpoint>(endpoint: E, ...args: CallArguments<E>) {
  const [input] = args
  return queryOptions<Output<E>, ProblemError>({
    queryKey: [moduleOf(endpoint.path), endpoint.path, input ?? {}],
    queryFn: () => call(endpoint, ...args),
  })
}

interface ActionOptions<E extends AnyEndpoint> {
  /** Modules whose data changes besides the endpoint's own. */
  alsoChanges?: readonly string[]
  onDone?: (output: Output<E>) => void
}

/**
 * A changing endpoint as a mutation; afterwards everything read from its module is read anew, and every queue. So is the
 * module when the record turns out to be changed by somebody else: the page then shows what it says now.
 */
export function useAction<E extends AnyEndpoint>(endpoint: E, options: ActionOptions<E> = {}) {
  const client = useQueryClient()
  return useMutation<Output<E>, ProblemError, CallInput<E>>({
    mutationFn: (input) => call(endpoint, ...([input] as unknown as CallArguments<E>)),
    onSuccess: async (output) => {
      options.onDone?.(output)
      const changed = [moduleOf(endpoint.path), 'inbox', ...(options.alsoChanges ?? [])]
      await Promise.all(changed.map((module) => client.invalidateQueries({ queryKey: [module] })))
    },
    onError: (problem) => {
      if (problem.code === 'concurrency.stale') void client.invalidateQueries({ queryKey: [moduleOf(endpoint.path)] })
    },
  })
}

/**
 * `/moa/:moa/planning/plans` -> `planning`, `/platform/organizations` -> `organizations`, `/me` -> `me`. Notifications
 * belong to the inbox, which is read anew after every change.
 */
export function moduleOf(path: string): string {
  const [first = '', second, third] = path.split('/').filter(Boolean)
  if (first === 'me' && second?.startsWith('notification')) return 'inbox'
  if (first === 'moa') return third ?? 'organizations'
  return second && (first === 'platform' || first === 'oversight') ? second : first
}
