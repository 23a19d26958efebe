import { Button, Group, Text } from '@mantine/core'
import { countOf } from '../lib/words.ts'
import type { BulkAction } from './list-page.tsx'

interface BulkBarProps<T> {
  rows: T[]
  actions: readonly BulkAction<T>[]
  onClear: () => void
}

/** What can be done with the chosen rows. */
export function BulkBar<T>({ rows, actions, onClear }: BulkBarProps<T>) {
  return (
    <Group gap="xs" role="region" aria-label="Chosen rows">
      <Text size="sm">{countOf(rows.length, 'row')} chosen</Text>
      {actions.map((action) => (
        <Button key={action.label} size="xs" variant="default" onClick={() => action.run(rows)}>
          {action.label}
        </Button>
      ))}
      <Button size="xs" variant="subtle" onClick={onClear}>
        Clear the choice
      </Button>
    </Group>
  )
}
