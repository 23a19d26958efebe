// The page of a one-time link: from an invitation, a reset, or a code that was printed on a slip.
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { lookAtLink } from '../../api/auth.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { NewPasswordForm } from './new-password-form.tsx'

/** `/set-password`, with the secret after `#`; without one, the code is typed. */
export function SetPasswordPage() {
  const [secret, setSecret] = useState(secretInAddress)
  useEffect(() => {
    const follow = () => setSecret(secretInAddress())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  if (!secret) return <CodePage onCode={setSecret} />
  return <LinkPage key={secret} secret={secret} onOtherCode={() => setSecret('')} />
}

function secretInAddress(): string {
  return decodeURIComponent(window.location.hash.slice(1)).trim().slice(0, 100)
}

function LinkPage({ secret, onOtherCode }: { secret: string; onOtherCode: () => void }) {
  const link = useQuery({
    queryKey: ['link', secret],
    queryFn: () => lookAtLink(secret),
    retry: (count, problem: ProblemError) => problem.status === 0 && count < 2,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (link.data) {
    const { kind } = link.data
    return (
      <EntrancePage title={kind === 'reset' ? 'Set a new password' : 'Set your password'}>
        <NewPasswordForm link={link.data} secret={secret} />
      </EntrancePage>
    )
  }
  return (
    <EntrancePage title="Set your password">
      {link.error ? (
        <Stack>
          <ProblemNotice
            problem={link.error}
            onRetry={link.error.status === 0 ? () => void link.refetch() : undefined}
          />
          <OtherWays onOtherCode={onOtherCode} />
        </Stack>
      ) : (
        <LoadingShape shape="block" />
      )}
    </EntrancePage>
  )
}

function OtherWays({ onOtherCode }: { onOtherCode: () => void }) {
  return (
    <>
      <Button component="a" href="/forgot-password">
        Ask for a new link
      </Button>
      <Group justify="space-between">
        <Anchor href="/" size="sm">
          Sign in
        </Anchor>
        <Button variant="subtle" size="compact-sm" onClick={onOtherCode}>
          Type a code
        </Button>
      </Group>
    </>
  )
}

function CodePage({ onCode }: { onCode: (code: string) => void }) {
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onCode(code.trim())
  }
  return (
    <EntrancePage title="Set your password">
      <form onSubmit={send}>
        <Stack>
          <Text>Type the one-time code of your slip. It works once.</Text>
          <TextInput
            label="One-time code"
            description="Four groups of five letters and digits; capitals and hyphens do not matter."
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={100}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" disabled={code.trim() === ''}>
            Continue
          </Button>
        </Stack>
      </form>
      <Anchor href="/" size="sm">
        Back to sign-in
      </Anchor>
    </EntrancePage>
  )
}
