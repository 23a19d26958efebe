// What a place is for, why it is empty, and the one thing to do.
import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: string
  children?: ReactNode
  /** The one thing to do: usually an `ActionButton`. */
  action?: ReactNode
  /** Without a frame: inside a table or card that has one. */
  bare?: boolean
}

/** Teaches instead of saying "no data". */
export function EmptyState({ title, children, action, bare = false }: EmptyStateProps) {
  const content = (
    <Stack align="flex-start" gap="sm" maw="62ch">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && (
        <Text component="div" c="dimmed">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  )
  return bare ? (
    content
  ) : (
    <Paper withBorder p="lg">
      {content}
    </Paper>
  )
}
