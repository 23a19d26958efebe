import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A part of a long page with its heading. */
export function Section({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} mb={note ? 4 : 'sm'}>
        {title}
      </Title>
      {note && (
        <Text c="dimmed" mb="sm" maw="75ch">
          {note}
        </Text>
      )}
      {children}
    </section>
  )
}
