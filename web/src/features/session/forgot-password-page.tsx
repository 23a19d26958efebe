// A link to set a new password, for whoever cannot sign in.
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { askForReset } from '../../api/auth.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { EntrancePage } from './entrance-page.tsx'

/** `/forgot-password`. What it says afterwards is the same for every name. */
export function ForgotPasswordPage() {
  const [asked, setAsked] = useState<string>()
  return (
    <EntrancePage title={asked ? 'Look into your mailbox' : 'Forgot your password?'}>
      {asked ? <Asked name={asked} onAgain={() => setAsked(undefined)} /> : <AskForm onAsked={setAsked} />}
      <Anchor href="/" size="sm">
        Back to sign-in
      </Anchor>
    </EntrancePage>
  )
}

function AskForm({ onAsked }: { onAsked: (name: string) => void }) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await askForReset(name.trim())
      onAsked(name.trim())
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        <Text>Type your username or your e-mail address. You get a message with a link to set a new password.</Text>
        {problem && <ProblemNotice problem={problem} />}
        <TextInput
          label="Username or e-mail"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={name.trim() === ''}>
          Send the link
        </Button>
      </Stack>
    </form>
  )
}

function Asked({ name, onAgain }: { name: string; onAgain: () => void }) {
  return (
    <Stack>
      <Note title="The message is on its way" tone="good">
        If there is an account with the name {name}, its owner gets a message within a few minutes. The link in it is
        valid for 24 hours and works once.
      </Note>
      <Text size="sm">
        Nothing arrived? Look among unwanted mail, and check the spelling. No e-mail in your office? The administrator
        of your organization can print a slip with a code.
      </Text>
      <Button variant="default" onClick={onAgain}>
        Try another name
      </Button>
    </Stack>
  )
}
