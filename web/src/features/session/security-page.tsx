// The security of one's own account: password, two-factor sign-in, and where one is signed in.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { disableTwoFactor } from '../../api/auth.ts'
import { useRefreshSession, useSession } from '../../api/session.tsx'
import { tell } from '../../ui/notice.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionsPanel } from './sessions-panel.tsx'
import { SignInHistory } from './sign-in-history.tsx'
import { TwoFactorOff } from './two-factor-off.tsx'

// Draws a QR code: only for those who do not have the second step yet.
const TwoFactorSetup = lazy(() =>
  import('./two-factor-setup.tsx').then((module) => ({ default: module.TwoFactorSetup })),
)

/** `/account/security`. */
export function SecurityPage() {
  const { person } = useSession()
  const refresh = useRefreshSession()
  return (
    <>
      <PageHeader title="Password and security" description={`${person.name}, ${person.username}, ${person.email}`} />
      <Stack maw="46rem">
        <Panel title="Where you are signed in">
          <SessionsPanel />
        </Panel>
        <Panel
          title="Two-factor sign-in"
          badge={<StatusBadge state={person.twoFactorEnabled ? 'on' : 'off'} />}
          intro="A code of an app on your phone, besides the password. Whoever learns your password still cannot sign in."
        >
          {person.twoFactorEnabled ? (
            <TwoFactorOff
              onTurnOff={async (password) => {
                await disableTwoFactor(password)
                await refresh()
                tell.done('Two-factor sign-in is off')
              }}
            />
          ) : (
            <Suspense>
              <TwoFactorSetup onDone={refresh} />
            </Suspense>
          )}
        </Panel>
        <Panel
          title="Sign-in history"
          intro="Something that was not you? Change your password and tell your administrator."
        >
          <SignInHistory />
        </Panel>
        <Panel title="Password" intro="Changing it signs out every other device.">
          <PasswordForm
            onDone={async () => {
              await refresh()
              tell.done('Your password was changed')
            }}
          />
        </Panel>
      </Stack>
    </>
  )
}

interface PanelProps {
  title: string
  badge?: ReactNode
  intro?: string
  children: ReactNode
}

function Panel({ title, badge, intro, children }: PanelProps) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2}>
          {title} {badge}
        </Title>
        {intro && <Text c="dimmed">{intro}</Text>}
        {children}
      </Stack>
    </Paper>
  )
}
