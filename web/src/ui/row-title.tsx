// The name of a row with a short line below it: saves a column where there is little room.
import { Text } from '@mantine/core'

/** Title, and the detail in small words when there is one. */
export function RowTitle({ title, detail }: { title: string; detail?: string | null | undefined }) {
  return (
    <>
      {title}
      {detail && (
        <Text size="xs" c="dimmed" fw={400} component="span" display="block">
          {detail}
        </Text>
      )}
    </>
  )
}
