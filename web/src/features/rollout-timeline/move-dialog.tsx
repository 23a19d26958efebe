// Moving a wave or a milestone to another day: the consequence is seen before anything changes.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moveMilestone, moveWave } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { call } from '../../api/call.ts'
import { useAction } from '../../api/queries.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { MovedView } from './moved-view.tsx'
import { dayOf, type Mover, nameOf } from './schedule-move.ts'

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/

interface MoveDialogProps {
  mover: Mover
  onClose: () => void
}

export function MoveDialog({ mover, onClose }: MoveDialogProps) {
  const { wave, milestone, to = dayOf(mover) } = mover
  const begun = wave.status !== 'planned'
  const [day, setDay] = useState(to)
  const [endsOn, setEndsOn] = useState(milestone || !begun ? '' : wave.endsOn)
  const [why, setWhy] = useState('')
  const [askedDay] = useDebouncedValue(day, 250)
  const [askedEnd] = useDebouncedValue(endsOn, 250)
  const changes = hasChange(mover, askedDay, askedEnd)
  const send = useSend(mover)
  const preview = useQuery({
    queryKey: [
      'rollout',
      'move preview',
      milestone?.id ?? wave.id,
      milestone?.version ?? wave.version,
      askedDay,
      askedEnd,
    ],
    queryFn: () => send.ask({ day: askedDay, endsOn: askedEnd, why: '', preview: true }),
    enabled: changes,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const [problem, setProblem] = useState<ProblemError>()
  const apply = async () => {
    try {
      const { summary } = await send.move({ day, endsOn, why, preview: false })
      tell.done(summary.replace(/^Moves/, 'Moved'))
      onClose()
    } catch (refused) {
      setProblem(refused as ProblemError)
    }
  }
  const refused = problem ?? (changes ? preview.error : null)
  return (
    <Modal opened onClose={onClose} title={`Move ${nameOf(mover)}`} size="lg">
      <Stack>
        {milestone || !begun ? (
          <DayField label={milestone ? 'Day' : 'First day'} value={day} onChange={setDay} data-autofocus />
        ) : null}
        {!milestone && (
          <DayField
            label="Last day"
            description={
              begun
                ? 'The wave has begun: only its end moves.'
                : `Empty: it keeps its ${wave.workingDays} working days.`
            }
            value={endsOn}
            onChange={setEndsOn}
          />
        )}
        <Textarea
          label="Why"
          description="Stands beside every day that moves, and in the message to those concerned."
          maxLength={500}
          minRows={1}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <div aria-live="polite">
          {refused ? (
            <ProblemNotice problem={refused} />
          ) : (
            preview.data && changes && <MovedView moved={preview.data} />
          )}
          {changes && preview.isLoading && <LoadingShape shape="block" />}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button
            loading={send.busy}
            disabled={!changes || refused !== null || preview.data === undefined}
            onClick={() => void apply()}
          >
            Move {nameOf(mover)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface Wish {
  day: string
  endsOn: string
  why: string
  preview: boolean
}

/** The same question for a wave and for a milestone. */
function useSend({ wave, milestone }: Mover) {
  const forWave = useAction(moveWave)
  const forMilestone = useAction(moveMilestone)
  const ofWave = ({ day, endsOn, why, preview }: Wish) => ({
    params: { id: wave.id },
    body: {
      ...(day === wave.startsOn ? {} : { startsOn: day }),
      ...(endsOn ? { endsOn } : {}),
      why,
      preview,
      version: wave.version,
    },
  })
  const ofMilestone = ({ day, why, preview }: Wish) => ({
    params: { id: milestone?.id ?? '' },
    body: { dueOn: day, why, preview, version: milestone?.version ?? 1 },
  })
  return {
    busy: forWave.isPending || forMilestone.isPending,
    ask: (wish: Wish) => (milestone ? call(moveMilestone, ofMilestone(wish)) : call(moveWave, ofWave(wish))),
    move: (wish: Wish) => (milestone ? forMilestone.mutateAsync(ofMilestone(wish)) : forWave.mutateAsync(ofWave(wish))),
  }
}

function hasChange({ wave, milestone }: Mover, day: string, endsOn: string): boolean {
  if (!WHOLE_DAY.test(day) || (endsOn !== '' && !WHOLE_DAY.test(endsOn))) return false
  if (milestone) return day !== milestone.dueOn
  return day !== wave.startsOn || (endsOn !== '' && endsOn !== wave.endsOn)
}
