import { Anchor, Text } from '@mantine/core'
import { useRefreshSession } from '../../api/session.tsx'
import { Note } from '../../ui/note.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { findPasswordSetBy } from './password-set.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Sign-in stands at every address, so that a link from a message leads where it says once the person has signed in. */
export function SignInPage() {
  const refresh = useRefreshSession()
  const passwordSetBy = findPasswordSetBy()
  return (
    <EntrancePage title="Sign in">
      {passwordSetBy && (
        <Note title="Your password is set" tone="good">
          Sign in with it now.
        </Note>
      )}
      <SignInForm onDone={refresh} {...(passwordSetBy ? { suggested: passwordSetBy } : {})} />
      <Anchor href="/forgot-password" size="sm">
        Forgot your password?
      </Anchor>
      <Text size="sm" c="dimmed">
        Accounts are made by the administrator of your organization, who also helps when you cannot sign in. With a
        printed slip, <Anchor href="/set-password">set your password</Anchor> first.
      </Text>
    </EntrancePage>
  )
}
