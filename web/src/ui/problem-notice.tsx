// A refusal of the server in words, with what can be done.
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { asProblem } from '../lib/problem.ts'

export interface ProblemNoticeProps {
  problem: unknown
  onRetry?: (() => void) | undefined
}

/** What happened, why, and a way to try again. Announced to screen readers. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { title, detail, requestId, status } = asProblem(problem)
  const Icon = status === 0 ? IconPlugConnectedX : IconAlertTriangle
  return (
    <Alert role="alert" color={status === 0 ? 'gray' : 'red'} variant="light" title={title} icon={<Icon aria-hidden />}>
      <Text size="sm" maw="75ch">
        {detail}
      </Text>
      {requestId && status >= 500 && (
        <Text size="sm" c="dimmed" mt={4}>
          If it happens again, give the help desk this number: {requestId}
        </Text>
      )}
      {onRetry && (
        <Group mt="sm">
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  )
}
