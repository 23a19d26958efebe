// A password of one's own, with its rules shown as one types.
import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LinkView } from '../../../../server/src/platform/auth/password-links.contract.ts'
import { setPassword } from '../../api/auth.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import classes from './new-password-form.module.css'
import { passwordChecks } from './password-checks.ts'
import { PasswordRules } from './password-rules.tsx'
import { goToSignIn } from './password-set.ts'

const shown = { 'aria-label': 'Show the password' }

/** For the person of the link; afterwards they sign in. */
export function NewPasswordForm({ link, secret }: { link: LinkView; secret: string }) {
  const { name, username, organization } = link
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<{ next?: string; again?: string }>({})
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const checks = passwordChecks(next, [name, username])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    if (next !== again) return setWrong({ again: 'The two passwords are not the same. Type the password again.' })
    setWrong({})
    setBusy(true)
    try {
      goToSignIn((await setPassword({ secret, newPassword: next })).username)
    } catch (refused) {
      const said = asProblem(refused)
      const atField = said.errors.find(({ path }) => path === 'newPassword')
      if (atField) setWrong({ next: atField.message })
      else setProblem(said)
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        <div className={classes.whose} ref={(place) => place?.style.setProperty('--whose', organization.accentColor)}>
          <Text fw={600}>{organization.name}</Text>
          <Text>
            {name}, username <strong>{username}</strong>
          </Text>
          <Text size="sm" c="dimmed">
            This link works once, until {formatMoment(link.validUntil)}.
          </Text>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          required
          maxLength={128}
          visibilityToggleButtonProps={shown}
          error={wrong.next}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordRules checks={checks} />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          required
          maxLength={128}
          visibilityToggleButtonProps={shown}
          error={wrong.again}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Set password
        </Button>
        <Text size="sm" c="dimmed">
          Every device that is signed in with this account is signed out. Then you sign in with the new password.
        </Text>
      </Stack>
    </form>
  )
}
