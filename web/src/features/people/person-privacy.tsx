// What RA 10173 gives a person: all that is recorded about them, and being forgotten after they left.
import { Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { PersonRecord } from '../../../../server/src/modules/people/platform-people.contract.ts'
import { erasePerson, readPersonData } from '../../../../server/src/modules/people/privacy/personal-data.contract.ts'
import { call } from '../../api/call.ts'
import { useAction } from '../../api/queries.ts'
import { saveFile } from '../../lib/save-file.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'

export function PersonPrivacy({ person }: { person: PersonRecord }) {
  return (
    <Stack maw="56rem">
      <Paper withBorder p="lg" component="section" aria-label="What is recorded">
        <Title order={2} size="h3" mb="xs">
          What is recorded
        </Title>
        <Text mb="md">
          Everybody may ask what is kept about them (Data Privacy Act, RA 10173 s. 16 c). The file has every table that
          knows {person.name}, without passwords, codes and secrets. Hand it to nobody else.
        </Text>
        <ActionButton onClick={() => void saveData(person)}>Export all data</ActionButton>
      </Paper>
      {!person.erasedAt && <Erase person={person} />}
    </Stack>
  )
}

async function saveData({ id, username }: PersonRecord): Promise<void> {
  const data = await call(readPersonData, { params: { id } })
  saveFile(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `bmms-${username}.json`)
}

function Erase({ person }: { person: PersonRecord }) {
  const { id, name, username, isActive, isOwn } = person
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const erase = useAction(erasePerson, { alsoChanges: ['members', 'changes', 'role-changes'] })
  const ready = reason.trim() !== '' && typed.trim().toLowerCase() === username
  const refusal = isOwn
    ? 'Nobody erases their own account. Ask another platform administrator.'
    : isActive
      ? 'The account is active. Deactivate it first: only former people are erased.'
      : ready
        ? null
        : 'Write the reason and type the username first.'
  return (
    <Paper withBorder p="lg" component="section" aria-label="Erase">
      <Title order={2} size="h3" mb="xs">
        Erase
      </Title>
      <Text mb="md">
        Names, addresses, messages, sign-ins and links are taken away for good (RA 10173 s. 16 e). Plans, decisions and
        the log of changes stay with the names they were made under, since public money and its audit need them.
      </Text>
      <Stack>
        <Textarea
          label="Reason"
          maxLength={1000}
          disabled={isActive}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={`Type ${username} to confirm`}
          autoComplete="off"
          disabled={isActive}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group>
          <ConfirmAction
            label="Erase this person"
            danger
            refusal={refusal}
            question={`Erase ${name}?`}
            consequence={`${name} becomes "Former user" everywhere but in records of work. This cannot be taken back.`}
            confirmLabel="Erase for good"
            onConfirm={async () => {
              await erase.mutateAsync({ params: { id }, body: { reason: reason.trim(), username: typed.trim() } })
              tell.done('The person was made anonymous')
            }}
          />
        </Group>
      </Stack>
    </Paper>
  )
}
