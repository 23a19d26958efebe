// Laying out all planned waves again, with what that would move.
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { layOutSchedule } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { call } from '../../api/call.ts'
import { useAction } from '../../api/queries.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { Columns } from '../../ui/columns.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { tell } from '../../ui/notice.ts'
import { WholeNumberField } from '../../ui/number-field.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { MovedView } from './moved-view.tsx'

interface Wish {
  startsOn: string
  waveDays: number | null
  gapDays: number | null
  parallel: number | null
  newBaseline: boolean
}

const FIRST: Wish = { startsOn: '', waveDays: 14, gapDays: 7, parallel: 1, newBaseline: false }

export function LayoutDialog({ onClose }: { onClose: () => void }) {
  const [wish, setWish] = useState(FIRST)
  const [asked] = useDebouncedValue(wish, 300)
  const layOut = useAction(layOutSchedule)
  const body = bodyOf(asked)
  const preview = useQuery({
    queryKey: ['rollout', 'layout preview', asked],
    queryFn: () => call(layOutSchedule, { body: { ...(body ?? bodyOf(FIRST, true)), preview: true } }),
    enabled: body !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const [problem, setProblem] = useState<ProblemError>()
  const apply = async () => {
    const wanted = bodyOf(wish)
    if (!wanted) return
    try {
      const { summary } = await layOut.mutateAsync({ body: { ...wanted, preview: false } })
      tell.done(summary.replace(/^Moves/, 'Moved'))
      onClose()
    } catch (refused) {
      setProblem(refused as ProblemError)
    }
  }
  const change = (part: Partial<Wish>) => {
    setProblem(undefined)
    setWish({ ...wish, ...part })
  }
  const refused = problem ?? preview.error
  return (
    <Modal opened onClose={onClose} title="Lay out the planned waves" size="lg">
      <Stack>
        <DayField
          label="First day"
          description="Empty: after the waves that run, with the gap between."
          value={wish.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
        <Columns min="9rem">
          <WholeNumberField
            label="Working days of a wave"
            min={1}
            max={260}
            value={wish.waveDays}
            onChange={(waveDays) => change({ waveDays })}
          />
          <WholeNumberField
            label="Working days between"
            min={0}
            max={260}
            value={wish.gapDays}
            onChange={(gapDays) => change({ gapDays })}
          />
          <WholeNumberField
            label="Waves at the same time"
            min={1}
            max={10}
            value={wish.parallel}
            onChange={(parallel) => change({ parallel })}
          />
        </Columns>
        <Checkbox
          label="Take these days as the plan"
          description="Later changes are then compared with them."
          checked={wish.newBaseline}
          onChange={(event) => change({ newBaseline: event.currentTarget.checked })}
        />
        <div aria-live="polite">
          {refused ? <ProblemNotice problem={refused} /> : preview.data && <MovedView moved={preview.data} />}
          {preview.isLoading && <LoadingShape shape="block" />}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button
            loading={layOut.isPending}
            disabled={!bodyOf(wish) || refused !== null || !preview.data}
            onClick={() => void apply()}
          >
            Lay out waves
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function bodyOf(wish: Wish, always: true): Complete
function bodyOf(wish: Wish): Complete | undefined
function bodyOf({ startsOn, waveDays, gapDays, parallel, newBaseline }: Wish): Complete | undefined {
  if (waveDays === null || gapDays === null || parallel === null) return undefined
  if (startsOn !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(startsOn)) return undefined
  return { startsOn: startsOn || null, waveDays, gapDays, parallel, newBaseline }
}

interface Complete {
  startsOn: string | null
  waveDays: number
  gapDays: number
  parallel: number
  newBaseline: boolean
}
