// The session ended while somebody worked: they sign in over the page, and what they did goes on.
import { Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { readMe } from '../../../../server/src/modules/people/me.contract.ts'
import { callOnce } from '../../api/call.ts'
import { meQuery, useSession } from '../../api/session.tsx'
import { sessionGate } from '../../api/session-gate.ts'

const SignInForm = lazy(() =>
  import('../../features/session/sign-in-form.tsx').then((module) => ({ default: module.SignInForm })),
)

/** The dialog; closing it refuses the calls that wait. */
export function SessionEnded() {
  const { person } = useSession()
  const client = useQueryClient()
  const closed = useSyncExternalStore(sessionGate.subscribe, sessionGate.isClosed)
  const goOn = async () => {
    const me = await callOnce(readMe)
    // Somebody else at this desk: nothing of the person before may stay on screen.
    if (me.person.id !== person.id) return window.location.reload()
    client.setQueryData(meQuery.queryKey, me)
    sessionGate.open()
  }
  return (
    <Modal opened={closed} onClose={sessionGate.giveUp} closeOnClickOutside={false} title="Please sign in again">
      <Stack>
        <Text>Your session has ended. Nothing that you typed is lost: sign in and it goes on where you were.</Text>
        <Suspense>
          <SignInForm name={person.username} onDone={goOn} />
        </Suspense>
      </Stack>
    </Modal>
  )
}
