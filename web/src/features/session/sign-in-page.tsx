import { Text } from '@mantine/core'
import { useRefreshSession } from '../../api/session.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Sign-in stands at every address, so that a link from a message leads where it says once the person has signed in. */
export function SignInPage() {
  const refresh = useRefreshSession()
  return (
    <EntrancePage title="Sign in">
      <SignInForm onDone={refresh} />
      <Text size="sm" c="dimmed">
        Accounts are made by the administrator of your organization, who also helps when you cannot sign in.
      </Text>
    </EntrancePage>
  )
}
