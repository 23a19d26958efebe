// From nothing to the right screen: who is signed in decides whether there is a sign-in, a forced step, or the shell.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { Me } from '../../../server/src/modules/people/me.contract.ts'
import { meQuery, SessionProvider } from '../api/session.tsx'
import { setStorageOwner } from '../lib/stored.ts'
import { LoadingShape } from '../ui/loading-shape.tsx'
import { NoticeBoard } from '../ui/notice-board.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { queryClient } from './client.ts'
import { keepLastKnown } from './last-known.ts'
import { makeRouter } from './router.ts'
import { theme } from './theme.ts'

const SignInPage = lazy(() => import('../features/session/sign-in-page.tsx').then((m) => ({ default: m.SignInPage })))
const ForcedStep = lazy(() => import('../features/session/forced-step.tsx').then((m) => ({ default: m.ForcedStep })))

const ForgotPasswordPage = lazy(() =>
  import('../features/session/forgot-password-page.tsx').then((m) => ({ default: m.ForgotPasswordPage })),
)
const SetPasswordPage = lazy(() =>
  import('../features/session/set-password-page.tsx').then((m) => ({ default: m.SetPasswordPage })),
)

const VerifyPage = lazy(() => import('./verify-page.tsx').then((m) => ({ default: m.VerifyPage })))

/** Pages for people who cannot sign in; who is signed in on this device does not matter to them. */
const WAYS_IN: Readonly<Record<string, typeof SignInPage>> = {
  '/forgot-password': ForgotPasswordPage,
  '/set-password': SetPasswordPage,
}

const colorScheme = localStorageColorSchemeManager({ key: 'bmms.color-scheme' })

/** The whole web. No style element is injected: variables and classes stand in theme.css (strict CSP). */
export function App() {
  const { pathname } = window.location
  const WayIn = pathname.startsWith('/verify/') ? VerifyPage : WAYS_IN[pathname.replace(/\/$/, '')]
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <Suspense>{WayIn ? <WayIn /> : <Entrance />}</Suspense>
        <NoticeBoard />
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Entrance() {
  const me = useQuery(meQuery)
  if (me.data) return <SignedIn me={me.data} />
  if (me.error?.status === 401) return <SignInPage />
  return (
    <main style={{ padding: '2rem' }}>
      {me.error ? (
        <ProblemNotice problem={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <LoadingShape shape="dashboard" />
      )}
    </main>
  )
}

function SignedIn({ me }: { me: Me }) {
  const client = useQueryClient()
  const { id } = me.person
  // biome-ignore lint/correctness/useExhaustiveDependencies: one router for a person; a change of roles keeps it.
  const router = useMemo(() => {
    setStorageOwner(id)
    return makeRouter(me)
  }, [id, me.mode])
  useEffect(() => keepLastKnown(client, id), [client, id])
  if (me.person.mustChangePassword || me.person.mustSetUpTwoFactor) return <ForcedStep me={me} />
  return (
    <SessionProvider me={me}>
      <RouterProvider router={router} />
    </SessionProvider>
  )
}
