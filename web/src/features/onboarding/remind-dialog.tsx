// Asks before reminding, with the number of letters and who is left out, both counted by the server just then.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  countReminders,
  type RemindersAnswer,
  sendReminders,
} from '../../../../server/src/modules/onboarding/report.contract.ts'
import { type CallInput, call } from '../../api/call.ts'
import { useAction } from '../../api/queries.ts'
import { countOf } from '../../lib/words.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

export type Whom = NonNullable<CallInput<typeof sendReminders>['body']>

const REASONS: Readonly<Record<RemindersAnswer['leftOut'][number]['reason'], string>> = {
  finished: 'finished already',
  reminded_recently: 'reminded less than 3 days ago',
  not_invited: 'not invited yet',
  inactive: 'with an inactive account',
  suppressed: 'with an address that gets no mail',
}

interface RemindDialogProps {
  whom: Whom
  onClose: () => void
}

/** Sends when confirmed, and says how many letters are on their way. */
export function RemindDialog({ whom, onClose }: RemindDialogProps) {
  const preview = useQuery({
    queryKey: ['onboarding', countReminders.path, whom],
    queryFn: () => call(countReminders, { body: whom }),
    staleTime: 0,
    gcTime: 0,
  })
  const count = preview.data?.reminded
  const title =
    count === undefined
      ? 'Send reminders'
      : count === 0
        ? 'Nobody can be reminded now'
        : `Send a reminder to ${countOf(count, 'person', 'people')}?`
  return (
    <Modal opened onClose={onClose} title={title}>
      <Loaded query={preview} shape="block">
        {(answer) => <Question whom={whom} answer={answer} onClose={onClose} />}
      </Loaded>
    </Modal>
  )
}

function Question({ whom, answer, onClose }: RemindDialogProps & { answer: RemindersAnswer }) {
  const send = useAction(sendReminders)
  const confirm = () =>
    send.mutate(
      { body: whom },
      {
        onSuccess: ({ reminded }) => {
          tell.done(`${countOf(reminded, 'reminder')} on the way. Letters leave one after the other.`)
          onClose()
        },
      },
    )
  return (
    <Stack>
      {send.error && <ProblemNotice problem={send.error} />}
      {answer.reminded > 0 && (
        <Text>
          Whoever has no password yet gets a new link; links sent before stop working. The others are told which steps
          are still open.
        </Text>
      )}
      <LeftOut answer={answer} />
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {answer.reminded > 0 ? 'Do not send' : 'Close'}
        </Button>
        {answer.reminded > 0 && (
          <Button loading={send.isPending} onClick={confirm}>
            Send {countOf(answer.reminded, 'reminder')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function LeftOut({ answer: { leftOut, reminded } }: { answer: RemindersAnswer }) {
  if (leftOut.length === 0) return reminded > 0 ? null : <Text>Nobody matches.</Text>
  const words = leftOut.map(({ reason, people }) => `${people.toLocaleString('en')} ${REASONS[reason]}`)
  return <Text>Left out: {words.join(', ')}.</Text>
}
