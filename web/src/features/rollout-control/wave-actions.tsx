// Pause, resume and cancel a wave, and give access back: for the page of the wave.
import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { readWaveControl, type WaveControl } from '../../../../server/src/modules/rollout/control/control.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import type { WaveStep } from './wave-step-words.ts'

const Dialog = lazy(() => import('./wave-step-dialog.tsx').then((module) => ({ default: module.WaveStepDialog })))

/** Buttons for what is possible with the wave of this number now; nothing for those who may not control waves. */
export function WaveActions({ wave }: { wave: number }) {
  const may = useCan()('rollout.wave.control')
  const control = useQuery({
    ...queryFor(readWaveControl, { params: { waveDigits: String(wave) } }),
    enabled: may,
  })
  if (!may || !control.data) return null
  return <Buttons control={control.data} />
}

function Buttons({ control }: { control: WaveControl }) {
  const [asked, setAsked] = useState<WaveStep>()
  const steps = control.actions.filter((one): one is typeof one & { action: WaveStep } => one.action !== 'start')
  const isClosed = control.revocations.some(({ restoredAt }) => restoredAt === null)
  if (steps.length === 0 && !isClosed) return null
  return (
    <Group gap="xs" role="group" aria-label="Control of the wave">
      {steps.map(({ action, label, refusal }) => (
        <ActionButton key={action} variant="default" refusal={refusal?.message} onClick={() => setAsked(action)}>
          {label}
        </ActionButton>
      ))}
      {isClosed && (
        <ActionButton variant="default" onClick={() => setAsked('access')}>
          Give access back
        </ActionButton>
      )}
      {asked && (
        <Suspense>
          <Dialog step={asked} control={control} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
    </Group>
  )
}
