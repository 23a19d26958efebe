// The dates of a pilot, and the reason for it.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  type OrganizationRecord,
  setPilot,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { useAction } from '../../api/queries.ts'
import { today } from '../../lib/calendar.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { DayField } from '../../ui/day-field.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SHOWN_ELSEWHERE } from './shown-elsewhere.ts'

interface PilotDialogProps {
  organization: OrganizationRecord
  onClose: () => void
}

/** Makes a pilot, or moves its dates. */
export function PilotDialog({ organization, onClose }: PilotDialogProps) {
  const { code, name, version, isPilot, pilotStartsOn, pilotEndsOn } = organization
  const change = useAction(setPilot, { alsoChanges: SHOWN_ELSEWHERE })
  const [startsOn, setStartsOn] = useState(pilotStartsOn ?? (isPilot ? '' : today()))
  const [endsOn, setEndsOn] = useState(pilotEndsOn ?? '')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const reversed = startsOn !== '' && endsOn !== '' && endsOn < startsOn
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!reason.trim() || reversed) return
    try {
      const dates = { startsOn: startsOn || null, endsOn: endsOn || null }
      await change.mutateAsync({ params: { code }, body: { version, isPilot: true, ...dates, reason: reason.trim() } })
      tell.done(isPilot ? 'Dates of the pilot saved' : `${code} is a pilot`)
      onClose()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <Modal opened onClose={onClose} title={isPilot ? `Dates of the pilot of ${code}` : `Make ${code} a pilot`}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          {problem && <ProblemNotice problem={problem} />}
          <Text>{name} is listed as a pilot. What its members may do does not change.</Text>
          <DayField label="First day (optional)" value={startsOn} onChange={setStartsOn} />
          <DayField
            label="Last day (optional)"
            value={endsOn}
            onChange={setEndsOn}
            error={reversed ? 'The pilot must end on or after the day it starts.' : undefined}
          />
          <Textarea
            label="Reason"
            description="Kept in the history of the organization."
            required
            maxLength={1000}
            error={tried && !reason.trim() ? 'Write a reason: others need to know why.' : undefined}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={change.isPending}>
              {isPilot ? 'Save the dates' : 'Make a pilot'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
