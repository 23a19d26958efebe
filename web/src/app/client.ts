// The one query client: what is read stays for a while, so that going back is instant and a lost line still shows something.
import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '../lib/problem.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 60 * 60_000,
      // Refusals stay refusals; only a lost line or a failing server is worth another try.
      retry: (count, error) => {
        const { status } = asProblem(error)
        return (status === 0 || status >= 500) && count < 2
      },
    },
  },
})
