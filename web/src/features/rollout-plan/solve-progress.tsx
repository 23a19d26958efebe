// The optimiser at work.
import { Button, Group, Paper, Progress, Text } from '@mantine/core'
import type { SolveView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import classes from './plan.module.css'
import { formatScore, PHASE_WORDS } from './words.ts'

export function SolveProgress({ solve, onStop }: { solve: SolveView; onStop: () => void }) {
  const phase = solve.state === 'waiting' ? 'Waiting for its turn' : (PHASE_WORDS[solve.phase] ?? 'Starting')
  const best = solve.best === null ? '' : `, best score so far ${formatScore(solve.best)}`
  return (
    <Paper
      withBorder
      p="md"
      shadow="md"
      component="section"
      aria-label="The optimiser at work"
      className={classes.working ?? ''}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text fw={600}>{solve.words}</Text>
          <Text size="sm" c="dimmed" role="status">
            {phase}
            {best}
          </Text>
        </div>
        <Button variant="default" onClick={onStop}>
          Stop
        </Button>
      </Group>
      <Progress
        mt="sm"
        value={Math.max(3, solve.done * 100)}
        animated={solve.state === 'running'}
        aria-label={`${phase}: ${Math.round(solve.done * 100)} %`}
      />
      <Text size="xs" c="dimmed" mt={4}>
        You may leave this page: the proposal is kept. The plan stays as it is until then.
      </Text>
    </Paper>
  )
}
