// The session ended while somebody worked: they sign in over the page, and what they did goes on.
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { readMe } from '../../../../server/src/modules/people/me.contract.ts'
import { callOnce } from '../../api/call.ts'
import { meQuery, useSession } from '../../api/session.tsx'
import { sessionGate } from '../../api/session-gate.ts'

const SignInAgain = lazy(() => import('./sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })))

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
  if (!closed) return null
  return (
    <Suspense>
      <SignInAgain username={person.username} onDone={goOn} onClose={sessionGate.giveUp} />
    </Suspense>
  )
}
