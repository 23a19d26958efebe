// The question before a wave is paused, resumed or cancelled, with its consequence and the reason that everybody reads.
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  cancelWave,
  pauseWave,
  restoreAccess,
  resumeWave,
  type WaveControl,
} from '../../../../server/src/modules/rollout/control/control.contract.ts'
import { useAction } from '../../api/queries.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { type CancelChoice, STEP_LABELS, stepConsequences, stepQuestion, type WaveStep } from './wave-step-words.ts'

interface WaveStepDialogProps {
  step: WaveStep
  control: WaveControl
  onClose: () => void
}

export function WaveStepDialog({ step, control, onClose }: WaveStepDialogProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [choice, setChoice] = useState<CancelChoice>({ revokeAccess: false, rollBackData: false })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const take = useStep(step, control)
  const send = async () => {
    if (step !== 'access' && !reason.trim()) return setMissing(true)
    setBusy(true)
    try {
      await take(reason.trim(), choice)
      onClose()
    } catch (refused) {
      setProblem(asProblem(refused))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={stepQuestion(step, control)}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        {step === 'cancel' && <CancelChoices choice={choice} onChange={setChoice} />}
        <div role="status">
          {stepConsequences(step, control, choice).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </div>
        <Textarea
          data-autofocus
          label={step === 'access' ? 'Comment (optional)' : 'Reason'}
          description={step === 'access' ? undefined : 'Everybody concerned reads it.'}
          required={step !== 'access'}
          maxLength={1000}
          error={missing && !reason.trim() ? 'Say why: everybody concerned is told.' : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button {...(step === 'cancel' ? { color: 'red.8' } : {})} loading={busy} onClick={() => void send()}>
            {STEP_LABELS[step]}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function CancelChoices({ choice, onChange }: { choice: CancelChoice; onChange: (choice: CancelChoice) => void }) {
  return (
    <Stack gap="xs">
      <Checkbox
        label="Take access away"
        description="Organizations become inactive, memberships are suspended, sessions end at once. It can be given back."
        checked={choice.revokeAccess}
        onChange={(event) => onChange({ ...choice, revokeAccess: event.currentTarget.checked })}
      />
      <Checkbox
        label="Prepare rollbacks of data"
        description="Back to midnight before the wave began. Nothing changes before each rollback is approved."
        checked={choice.rollBackData}
        onChange={(event) => onChange({ ...choice, rollBackData: event.currentTarget.checked })}
      />
    </Stack>
  )
}

function useStep(step: WaveStep, { number, version }: WaveControl) {
  const also = { alsoChanges: ['organizations', 'people'] }
  const pause = useAction(pauseWave)
  const resume = useAction(resumeWave)
  const cancel = useAction(cancelWave, also)
  const restore = useAction(restoreAccess, also)
  const params = { waveDigits: String(number) }
  return async (reason: string, choice: CancelChoice): Promise<void> => {
    if (step === 'pause') await pause.mutateAsync({ params, body: { version, reason } })
    else if (step === 'resume') await resume.mutateAsync({ params, body: { version, reason } })
    else if (step === 'cancel') await cancel.mutateAsync({ params, body: { version, reason, ...choice } })
    else await restore.mutateAsync({ params, body: reason ? { comment: reason } : {} })
  }
}
