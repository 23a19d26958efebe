// The name of a row with short lines below it: saves columns where there is little room.
import { Text } from '@mantine/core'

/** Title, and its details in small words, each on at most two lines; those that are not there are left out. */
export function RowTitle({ title, details }: { title: string; details: readonly (string | null | undefined)[] }) {
  return (
    <>
      {title}
      {details.map(
        (detail) =>
          detail && (
            <Text key={detail} size="xs" c="dimmed" fw={400} component="span" lineClamp={2} title={detail}>
              {detail}
            </Text>
          ),
      )}
    </>
  )
}
