// What must be done before anything else: a password of one's own, and two-factor sign-in where the role asks for it.
import { Button } from '@mantine/core'
import type { Me } from '../../../../server/src/modules/people/me.contract.ts'
import { signOut } from '../../api/auth.ts'
import { useRefreshSession } from '../../api/session.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { PasswordForm } from './password-form.tsx'
import { TwoFactorSetup } from './two-factor-setup.tsx'

/** The first step that is due. */
export function ForcedStep({ me }: { me: Me }) {
  const refresh = useRefreshSession()
  const leave = () => void signOut().then(() => window.location.assign('/'))
  if (me.person.mustChangePassword) {
    return (
      <EntrancePage
        title="Choose your own password"
        intro="Somebody else knows the password that you signed in with. Choose a new one before you go on."
      >
        <PasswordForm onDone={refresh} />
        <Leave onLeave={leave} />
      </EntrancePage>
    )
  }
  return (
    <EntrancePage
      title="Set up two-factor sign-in"
      intro="Your role can change much, so a password alone is not enough. You need a phone with an authenticator app."
    >
      <TwoFactorSetup onDone={refresh} />
      <Leave onLeave={leave} />
    </EntrancePage>
  )
}

function Leave({ onLeave }: { onLeave: () => void }) {
  return (
    <Button variant="subtle" color="gray" onClick={onLeave}>
      Sign out
    </Button>
  )
}
