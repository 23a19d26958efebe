// Something that is shown once and never again: a start password.
import { ActionIcon, Button, Checkbox, CopyButton, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useLeaveGuard } from '../lib/address.tsx'
import { Hint } from './hint.tsx'
import classes from './one-time-secret.module.css'

export interface OneTimeSecretProps {
  /** `Start password`. */
  label: string
  secret: string
  /** For whom it is: `Username`, `a.santos`. */
  facts: readonly { label: string; value: string }[]
  /** What to do with it, and what happens when it is lost. */
  children: ReactNode
  /** Words beside the tick: `I have passed it on`. */
  confirmLabel: string
  doneLabel: string
  onDone: () => void
}

/** Shows it with a button to copy; going on needs the tick, and leaving without it asks. */
export function OneTimeSecret(props: OneTimeSecretProps) {
  const { label, secret, facts, children, confirmLabel, doneLabel, onDone } = props
  const [kept, setKept] = useState(false)
  const leaving = useLeaveGuard(() => !kept)
  return (
    <Paper withBorder p="lg" maw="46rem">
      <Stack>
        <dl className={classes.facts}>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
          <div>
            <dt>{label}</dt>
            <dd>
              <code className={classes.secret}>{secret}</code> <Copy text={secret} label={label} />
            </dd>
          </div>
        </dl>
        <Text component="div">{children}</Text>
        <Checkbox
          className="no-print"
          label={confirmLabel}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Group className="no-print">
          <Button disabled={!kept} onClick={onDone}>
            {doneLabel}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            Print
          </Button>
        </Group>
      </Stack>
      {leaving && (
        <Modal opened onClose={leaving.stay} title={`Leave? The ${label.toLowerCase()} cannot be shown again`}>
          <Stack>
            <Text>Note it down or pass it on first.</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={leaving.leave}>
                Leave without it
              </Button>
              <Button data-autofocus onClick={leaving.stay}>
                Stay here
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Paper>
  )
}

function Copy({ text, label }: { text: string; label: string }) {
  return (
    <CopyButton value={text} timeout={3000}>
      {({ copied, copy }) => (
        <Hint silent label={copied ? 'Copied' : `Copy the ${label.toLowerCase()}`}>
          <ActionIcon
            className="no-print"
            variant="default"
            size="lg"
            aria-label={copied ? 'Copied' : `Copy the ${label.toLowerCase()}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
          </ActionIcon>
        </Hint>
      )}
    </CopyButton>
  )
}
