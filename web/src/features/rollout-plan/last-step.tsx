// What the last step did: who moved, and what it cost.
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { PlanView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import { countOf } from '../../lib/words.ts'
import { Note } from '../../ui/note.tsx'
import { formatChange, formatScore } from './words.ts'

/** As many moves as are listed at once. */
const SHOWN = 6

export function LastStep({ plan }: { plan: PlanView }) {
  const [all, setAll] = useState(false)
  const { moved, scoreBefore, score, words } = plan
  if (scoreBefore === null || !score) return null
  const change = score.total - scoreBefore
  const shown = all ? moved : moved.slice(0, SHOWN)
  return (
    <Note tone={plan.feasible ? 'info' : 'warn'} title={words}>
      <Text size="sm" component="div">
        {Math.abs(change) < 0.05 && moved.length === 0 ? (
          'Nobody moved, and the score is the same.'
        ) : (
          <>
            Score {formatScore(scoreBefore)} before, {formatScore(score.total)} now ({formatChange(change)};{' '}
            {meaningOf(change)}).{' '}
            {moved.length === 0 ? 'Nobody moved.' : `${countOf(moved.length, 'organization')} moved:`}
          </>
        )}
      </Text>
      {moved.length > 0 && (
        <ul>
          {shown.map(({ code, words: how }) => (
            <li key={code}>{how}</li>
          ))}
        </ul>
      )}
      {moved.length > SHOWN && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${moved.length}`}
          </Button>
        </Group>
      )}
    </Note>
  )
}

function meaningOf(change: number): string {
  if (Math.abs(change) < 0.05) return 'it costs nothing'
  return change > 0 ? 'worse by that much' : 'better by that much'
}
