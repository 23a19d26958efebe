import { Modal, Stack, Text } from '@mantine/core'
import { SignInForm } from '../../features/session/sign-in-form.tsx'

interface SignInAgainProps {
  username: string
  onDone: () => Promise<void>
  onClose: () => void
}

/** Over the page, which stays as it is. */
export function SignInAgain({ username, onDone, onClose }: SignInAgainProps) {
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title="Please sign in again">
      <Stack>
        <Text>Your session has ended. Nothing that you typed is lost: sign in and it goes on where you were.</Text>
        <SignInForm name={username} onDone={onDone} />
      </Stack>
    </Modal>
  )
}
