// A page that broke while drawing, or whose code could not be fetched.
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { asProblem, ProblemError } from '../lib/problem.ts'
import { ProblemPage } from '../ui/refusal-page.tsx'

/** Says what happened and tries again; the rest of the shell keeps working. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  const ofCode = /dynamically imported module|module script/i.test(asProblem(error).message)
  return <ProblemPage problem={ofCode ? notFetched : error} onRetry={ofCode ? () => window.location.reload() : retry} />
}

const notFetched = new ProblemError({
  status: 0,
  code: 'page.not_fetched',
  title: 'This page could not be fetched',
  detail: 'The connection failed, or BMMS was updated since you opened it. Try again loads it anew.',
})
