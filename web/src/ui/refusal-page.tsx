// Whole pages that say why there is nothing to see.
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '../lib/page-title.ts'
import { asProblem } from '../lib/problem.ts'
import { ActionButton } from './action-button.tsx'
import { ProblemNotice } from './problem-notice.tsx'

export interface RefusalPageProps {
  title: string
  children: ReactNode
  action?: ReactNode
}

/** A page that explains a refusal in a few sentences. */
export function RefusalPage({ title, children, action }: RefusalPageProps) {
  usePageTitle(title)
  return (
    <Stack gap="md" py="xl" maw="62ch">
      <Title order={1}>{title}</Title>
      <Text component="div">{children}</Text>
      {action && <div>{action}</div>}
    </Stack>
  )
}

const home = <ActionButton to="/">Go to my work</ActionButton>

/** An address that names nothing. */
export function NotFoundPage() {
  return (
    <RefusalPage title="There is no such page" action={home}>
      The address may be mistyped, or the record was removed or belongs to another organization.
    </RefusalPage>
  )
}

/** Something in the page failed, or the server refused the whole page. */
export function ProblemPage({ problem, onRetry }: { problem: unknown; onRetry?: (() => void) | undefined }) {
  const { status, title, detail } = asProblem(problem)
  if (status === 404) return <NotFoundPage />
  if (status === 403) {
    return (
      <RefusalPage title={title} action={home}>
        {detail}
      </RefusalPage>
    )
  }
  return <FailedPage problem={problem} onRetry={onRetry} />
}

function FailedPage({ problem, onRetry }: { problem: unknown; onRetry: (() => void) | undefined }) {
  usePageTitle('This page could not be shown')
  return (
    <Stack gap="md" py="xl">
      <Title order={1}>This page could not be shown</Title>
      <ProblemNotice problem={problem} onRetry={onRetry ?? (() => window.location.reload())} />
    </Stack>
  )
}
