// Setting up two-factor sign-in: password, picture for the app, first code, recovery codes.
import { Button, Checkbox, Code, Group, List, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { enableTwoFactor, type TwoFactorSetup as Setup, verifySecondFactor } from '../../api/auth.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { QrPicture } from './qr-picture.tsx'

/** All steps; done when a first code was right and the recovery codes are kept. */
export function TwoFactorSetup({ onDone }: { onDone: () => Promise<void> }) {
  const [setup, setSetup] = useState<Setup>()
  const [verified, setVerified] = useState(false)
  if (!setup) return <AskPassword onSetup={setSetup} />
  if (!verified) return <FirstCode uri={setup.totpURI} onVerified={() => setVerified(true)} />
  return <RecoveryCodes codes={setup.backupCodes} onDone={onDone} />
}

/** Runs one step of a form with its refusal and its busy state. */
function useStep(step: () => Promise<void>) {
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await step()
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return {
    notice: problem && <ProblemNotice problem={problem} />,
    busy,
    onSubmit: (event: FormEvent) => void send(event),
  }
}

function AskPassword({ onSetup }: { onSetup: (setup: Setup) => void }) {
  const [password, setPassword] = useState('')
  const { notice, busy, onSubmit } = useStep(async () => onSetup(await enableTwoFactor(password)))
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        {notice}
        <PasswordInput
          label="Your password"
          description="Asked again because this changes how you sign in."
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            Set up two-factor sign-in
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function FirstCode({ uri, onVerified }: { uri: string; onVerified: () => void }) {
  const [code, setCode] = useState('')
  const { notice, busy, onSubmit } = useStep(async () => {
    await verifySecondFactor(code)
    onVerified()
  })
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        {notice}
        <Text>
          Open an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or another), add an
          account and scan this picture.
        </Text>
        <QrPicture text={uri} label="Picture for the authenticator app" />
        <Text size="sm">
          On this phone already, or the camera does not work? <a href={uri}>Open the app</a>, or type this key into it:{' '}
          <Code style={{ overflowWrap: 'anywhere' }}>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        <TextInput
          label="Code"
          description="Six digits that the app shows now."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={10}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            Continue
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => Promise<void> }) {
  const [kept, setKept] = useState(false)
  const save = () =>
    saveFile(new Blob([`${codes.join('\r\n')}\r\n`], { type: 'text/plain' }), 'bmms-recovery-codes.txt')
  return (
    <Stack>
      <Text>
        Keep these recovery codes where you find them without your phone. Each signs you in once. They are shown only
        now.
      </Text>
      <List listStyleType="none" ff="monospace">
        {codes.map((code) => (
          <List.Item key={code}>{code}</List.Item>
        ))}
      </List>
      <Group>
        <Button variant="default" onClick={save}>
          Save as a file
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      <Checkbox
        label="I have kept the codes"
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Group>
        <Button disabled={!kept} onClick={() => void onDone()}>
          Finish
        </Button>
      </Group>
    </Stack>
  )
}
