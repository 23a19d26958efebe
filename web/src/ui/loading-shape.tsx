// Grey shapes of what comes, so that the page does not jump when it arrives.
import { Skeleton, Stack } from '@mantine/core'

export type Shape = 'list' | 'record' | 'form' | 'dashboard' | 'block'
const ROWS: Record<Shape, number[]> = {
  list: [36, 44, 44, 44, 44, 44, 44, 44],
  record: [88, 40, 160, 120],
  form: [24, 56, 56, 96, 56],
  dashboard: [96, 260, 160],
  block: [24, 24, 24],
}

/** The outline of a page or block that is being loaded. */
export function LoadingShape({ shape }: { shape: Shape }) {
  return (
    <Stack gap="sm" py="sm" role="status" aria-label="Loading">
      {shape !== 'block' && <Skeleton height={32} width="min(24rem, 70%)" />}
      {ROWS[shape].map((height, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a shape never change places.
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  )
}
